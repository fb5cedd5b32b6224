import { type Kysely, sql } from 'kysely';

/** Who is away and who looks after what meanwhile; tasks that passed to somebody else. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // Days on the person's own calendar, both included. There is no column for a reason, and there will be none.
  `create table absence (
    id uuid primary key default uuidv7(),
    person_id uuid not null references person,
    from_day date not null,
    to_day date not null check (to_day >= from_day),
    delegate_id uuid references person check (delegate_id is distinct from person_id),
    entered_by text not null,
    entered_by_id uuid references person,
    entered_at timestamptz not null,
    begun_at timestamptz,
    ended_at timestamptz
  )`,
  `create index absence_person on absence (person_id)`,
  `create index absence_current on absence (from_day) where ended_at is null`,
  // Key results that changed hands: for the time of an absence, or for good when somebody left.
  `create table hand_over (
    id uuid primary key default uuidv7(),
    from_person_id uuid not null references person,
    to_person_id uuid not null references person,
    absence_id uuid references absence,
    at timestamptz not null,
    returned_at timestamptz
  )`,
  `create index hand_over_absence on hand_over (absence_id)`,
  `create table hand_over_key_result (
    hand_over_id uuid not null references hand_over,
    key_result_id uuid not null references key_result on delete cascade,
    primary key (hand_over_id, key_result_id)
  )`,
  // Where a task went that is no longer asked of its person.
  `alter table task add column passed_to uuid references task`,
];

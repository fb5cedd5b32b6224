import { type Kysely, sql } from 'kysely';

/** Concerns, their words apart in the erasable part of the trail. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table concern (
    id uuid primary key default uuidv7(),
    cycle_id uuid not null references cycle,
    cohort_id uuid references cohort,
    phase_run_id uuid not null references phase_run,
    raiser_id uuid not null references person,
    recipient_id uuid not null references person,
    audience text not null,
    confidential boolean not null,
    via text not null,
    state text not null default 'open',
    round integer not null default 1,
    content_id uuid references audit_content on delete set null,
    raised_at timestamptz not null,
    due_at timestamptz not null,
    remind_at timestamptz not null,
    reminded_at timestamptz,
    overdue_at timestamptz,
    answer text,
    answer_content_id uuid references audit_content on delete set null,
    answered_by uuid references person,
    answered_at timestamptz,
    insisted_at timestamptz
  )`,
  `create index concern_open on concern (due_at) where state = 'open'`,
  `create index concern_raiser on concern (raiser_id, cycle_id)`,
  `create index concern_cycle on concern (cycle_id)`,
];

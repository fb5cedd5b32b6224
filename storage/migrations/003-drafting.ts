import { type Kysely, sql } from 'kysely';

/**
 * What a draft says beyond figures: who helps, what is done for it, what other departments are asked for, how sure one
 * is at the start. A baseline may come later; whoever tells it with a check-in or a score can take that back.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table key_result alter column baseline drop not null`,
  `alter table key_result add column starting_confidence integer check (starting_confidence between 0 and 10)`,
  // Until the first figure is known a week can be told in words alone.
  `alter table check_in alter column value drop not null`,
  `alter table check_in add column baseline double precision`,
  `alter table score add column baseline double precision`,

  `create table contributor (
    key_result_id uuid not null references key_result on delete cascade,
    person_id uuid not null references person,
    primary key (key_result_id, person_id)
  )`,
  `create index contributor_person on contributor (person_id)`,
  `create table initiative (
    id uuid primary key default uuidv7(),
    key_result_id uuid not null references key_result on delete cascade,
    position integer not null,
    title text not null
  )`,
  `create index initiative_key_result on initiative (key_result_id)`,

  // The answer is written when it is given; the state follows after the undo window, when the asker is told.
  `create table dependency (
    id uuid primary key default uuidv7(),
    key_result_id uuid not null unique references key_result on delete cascade,
    department_id uuid not null references department,
    wanted text not null,
    needed_by date not null,
    state text not null default 'draft',
    asked_at timestamptz,
    answer text,
    words text not null default '',
    answered_by uuid references person,
    answered_at timestamptz
  )`,
  `create index dependency_department on dependency (department_id)`,

  `insert into policy (key, value) values ('objective-limits', '{"company": 3, "department": 3, "individual": 2}')
    on conflict do nothing`,
];

import { type Kysely, sql } from 'kysely';

/** The end of a quarter: scores of one's own, figures still to come, corrections, what goes on, and the celebration. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // `score` is what counts. What the formula gave is kept where somebody put a score of their own in its place.
  `alter table score add column formula_score double precision, add column own_reason text not null default ''`,
  `create table final_pending (
    key_result_id uuid primary key references key_result on delete cascade,
    task_id uuid not null references task,
    at timestamptz not null
  )`,
  `create index final_pending_task on final_pending (task_id)`,
  // One row a correction; without a person it was HR ops.
  `create table score_version (
    id uuid primary key default uuidv7(),
    key_result_id uuid not null references key_result on delete cascade,
    by_person_id uuid references person,
    value_before double precision,
    value_after double precision not null,
    score_before double precision,
    score_after double precision not null,
    reason text not null,
    at timestamptz not null
  )`,
  `create index score_version_key_result on score_version (key_result_id, at)`,
  `create table carry_over (
    objective_id uuid primary key references objective on delete cascade,
    choice text not null,
    task_id uuid not null references task,
    at timestamptz not null
  )`,
  `create index carry_over_task on carry_over (task_id)`,
  // A key result that has some goes from none of them to all of them.
  `create table milestone (
    id uuid primary key default uuidv7(),
    key_result_id uuid not null references key_result on delete cascade,
    position integer not null,
    title text not null,
    reached_at timestamptz
  )`,
  `create index milestone_key_result on milestone (key_result_id)`,

  // `lesson_of`: what was learned may be told at the celebration as a lesson from this key result.
  `alter table reflection add column team text not null default '',
     add column lesson_of uuid references key_result on delete set null`,
  `create table celebration_words (
    task_id uuid primary key references task,
    cycle_id uuid not null references cycle,
    department_id uuid references department,
    person_id uuid not null references person,
    words text not null,
    at timestamptz not null
  )`,
  `create index celebration_words_cycle on celebration_words (cycle_id)`,
  // What people asked of the process in one cycle and what became of it; the next one begins with it.
  `create table asked_changed (
    id uuid primary key default uuidv7(),
    cycle_id uuid not null references cycle,
    asked text not null,
    changed text not null,
    at timestamptz not null
  )`,
  `create index asked_changed_cycle on asked_changed (cycle_id)`,

  `insert into policy (key, value) values ('success-from', '{"committed": 1, "aspirational": 0.7}') on conflict do nothing`,
];

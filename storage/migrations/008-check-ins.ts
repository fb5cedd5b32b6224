import { type Kysely, sql } from 'kysely';

/** The quarter lived: rhythms, figures from elsewhere, changes of agreed goals, feedback and thanks tied to key results. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // Null: as the department's policy says. `quiet_week` is the last week in which it was not asked about, so that the
  // usual weekly rhythm writes nothing; `last_week` the week of its last check-in, `paused_until` the last of a pause.
  `alter table key_result add column rhythm text, add column quiet_week integer, add column last_week integer, add column paused_until integer,
     add column dropped_at timestamptz`,
  `update key_result k set last_week = (select max(week) from check_in c where c.key_result_id = k.id)`,
  `insert into policy (key, value) values ('check-in-rhythm', '"weekly"') on conflict do nothing`,

  `create table reported_value (
    id uuid primary key default uuidv7(),
    key_result_id uuid not null references key_result on delete cascade,
    value double precision not null,
    source text not null,
    at timestamptz not null
  )`,
  `create index reported_value_key_result on reported_value (key_result_id, at)`,

  `create table adjustment (
    key_result_id uuid primary key references key_result on delete cascade,
    choice text not null,
    task_id uuid not null references task,
    at timestamptz not null
  )`,
  `create index adjustment_task on adjustment (task_id)`,
  // Until final_at it can be taken back; then it goes to the reviewers of its set.
  `create table change_request (
    id uuid primary key default uuidv7(),
    cycle_id uuid not null references cycle,
    okr_set_id uuid not null references okr_set,
    key_result_id uuid references key_result on delete cascade,
    change text not null,
    proposal jsonb not null default '{}',
    reason text not null,
    asked_by uuid not null references person,
    task_id uuid not null references task,
    state text not null default 'asked',
    at timestamptz not null,
    final_at timestamptz not null,
    decided_at timestamptz,
    words text not null default ''
  )`,
  `create index change_request_set on change_request (okr_set_id)`,
  `create index change_request_task on change_request (task_id)`,
  `create index change_request_asked on change_request (final_at) where state = 'asked'`,

  `create table feedback_request (
    id uuid primary key default uuidv7(),
    cycle_id uuid not null references cycle,
    from_person_id uuid not null references person,
    to_person_id uuid not null references person,
    question text not null,
    task_id uuid not null references task,
    at timestamptz not null,
    final_at timestamptz not null,
    opened_at timestamptz
  )`,
  `create index feedback_request_task on feedback_request (task_id)`,
  `create index feedback_request_waiting on feedback_request (final_at) where opened_at is null`,
  `create table feedback (
    id uuid primary key default uuidv7(),
    cycle_id uuid not null references cycle,
    from_person_id uuid not null references person,
    to_person_id uuid not null references person,
    key_result_id uuid references key_result on delete set null,
    words text not null,
    task_id uuid not null references task,
    at timestamptz not null
  )`,
  `create index feedback_to on feedback (to_person_id, at)`,
  `create index feedback_task on feedback (task_id)`,

  // Cohorts open their weeks each on its own; whoever leads people in several is asked once.
  `create unique index task_once_a_week on task (cycle_id, person_id, kind, ordinal)
     where kind in ('feedback', 'decisions') and subject_id = person_id`,

  // Thanks were given once at the end; now they can be given each week, several at a time.
  `alter table kudos drop constraint kudos_pkey`,
  `alter table kudos add column id uuid primary key default uuidv7(), add column to_person_id uuid references person,
     add column key_result_id uuid references key_result on delete set null`,
  `create index kudos_task on kudos (task_id)`,
  `create index kudos_to on kudos (to_person_id, at)`,
];

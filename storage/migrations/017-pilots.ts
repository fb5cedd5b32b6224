import { type Kysely, sql } from 'kysely';

/** Pilots: why there is one, what people say at its end, what its sponsor decides, and what that prepares (R14). */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // `measures`: three, each a text with a figure of the report and its target, see domain/pilot/charter.ts.
  `create table charter (
    cycle_id uuid primary key references cycle,
    sponsor_id uuid not null references person,
    hypothesis text not null,
    measures jsonb not null,
    decision_on date not null,
    written_by text not null,
    written_at timestamptz not null,
    asked_at timestamptz,
    reminded_at timestamptz
  )`,
  `create index charter_waiting on charter (decision_on) where asked_at is null`,
  `create table pulse_answer (
    task_id uuid not null references task,
    cycle_id uuid not null references cycle,
    person_id uuid not null references person,
    question text not null,
    value integer not null check (value between 1 and 5),
    primary key (task_id, question)
  )`,
  `create index pulse_answer_cycle on pulse_answer (cycle_id)`,
  `create table pilot_decision (
    cycle_id uuid primary key references cycle,
    task_id uuid not null references task,
    choice text not null,
    waves integer,
    reason text not null,
    by_person_id uuid not null references person,
    at timestamptz not null,
    effective_at timestamptz
  )`,
  `create index pilot_decision_task on pilot_decision (task_id)`,
  // What a decision prepares: a cycle a wave, launched by HR ops when its time comes.
  `create table follow_up (
    id uuid primary key default uuidv7(),
    cycle_id uuid not null unique references cycle,
    created_at timestamptz not null
  )`,
  `create table follow_up_wave (
    follow_up_id uuid not null references follow_up on delete cascade,
    ordinal integer not null,
    period text not null,
    departments text[] not null,
    primary key (follow_up_id, ordinal)
  )`,
  `create table champion (
    follow_up_id uuid not null references follow_up on delete cascade,
    person_id uuid not null references person,
    primary key (follow_up_id, person_id)
  )`,
];

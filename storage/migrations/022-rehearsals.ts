import { type Kysely, sql } from 'kysely';

/** Rehearsals that the console plays before a launch, with what came of them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table rehearsal (
    id uuid primary key default uuidv7(),
    name text not null,
    -- Paths; empty for everyone. Who may launch for these may look at it.
    departments text[] not null,
    -- The launch page's form, to go back to the plan; its digest finds the rehearsals of one plan.
    form jsonb not null,
    digest text not null,
    state text not null default 'running',
    share real not null default 0,
    day date,
    asked_by_id uuid references person,
    asked_at timestamptz not null,
    beat_at timestamptz not null,
    ended_at timestamptz,
    figures jsonb,
    report text,
    problem text
  )`,
  // Two at a time would take each other's processors, and the product's.
  `create unique index rehearsal_one_at_a_time on rehearsal ((true)) where state = 'running'`,
];

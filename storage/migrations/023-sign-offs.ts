import { type Kysely, sql } from 'kysely';

/** What works councils are asked to sign before a launch, and what they said. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // `record` is what was signed, word for word; `launch` what HR ops asked for, to go on from there.
  `create table sign_off (
    id uuid primary key default uuidv7(),
    name text not null,
    period text not null,
    scope_key text not null,
    departments text[] not null,
    digest text not null,
    record jsonb not null,
    launch jsonb not null,
    state text not null default 'waiting',
    asked_at timestamptz not null,
    asked_by uuid references person,
    decided_at timestamptz,
    decided_by uuid references person,
    reason text not null default '',
    cycle_id uuid references cycle
  )`,
  `create unique index sign_off_waiting on sign_off (period, scope_key) where state = 'waiting'`,
  `create index sign_off_launch on sign_off (period, scope_key, id)`,
  `create index sign_off_cycle on sign_off (cycle_id)`,
];

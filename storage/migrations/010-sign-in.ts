import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  `create table sign_in (
    id uuid primary key default uuidv7(),
    person_id uuid not null references person,
    browser bytea not null,
    asked_at timestamptz not null,
    expires_at timestamptz not null,
    attempts integer not null default 0,
    used_at timestamptz
  )`,
  `create index sign_in_person on sign_in (person_id, asked_at)`,
  `create table session (
    id uuid primary key default uuidv7(),
    person_id uuid not null references person,
    secret bytea not null unique,
    opened_at timestamptz not null,
    expires_at timestamptz not null,
    ended_at timestamptz
  )`,
  `create index session_person on session (person_id) where ended_at is null`,
];

/** Signing in by a mail's link or code; of cookies only digests are kept. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

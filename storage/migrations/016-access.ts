import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  `create table access_grant (
    id uuid primary key default uuidv7(),
    person_id uuid not null references person,
    role text not null,
    department_id uuid references department,
    expires_at timestamptz,
    granted_at timestamptz not null,
    granted_by uuid references person,
    ended_at timestamptz
  )`,
  `create index access_grant_person on access_grant (person_id) where ended_at is null`,

  `create table api_key (
    id uuid primary key default uuidv7(),
    name text not null,
    digest bytea not null unique,
    ends_with text not null,
    scopes text[] not null,
    created_by uuid references person,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    last_used_at timestamptz,
    revoked_at timestamptz
  )`,

  // What was answered to a request that may come again; the body's digest tells whether it is the same one.
  `create table idempotent_answer (
    actor text not null,
    key text not null,
    request bytea not null,
    at timestamptz not null,
    status integer,
    content_type text,
    location text,
    body text,
    primary key (actor, key)
  )`,
  `create index idempotent_answer_at on idempotent_answer (at)`,

  `alter table sign_in add column place text not null default 'tree'`,
  `alter table session add column place text not null default 'tree'`,
  `alter table session add column seen_at timestamptz`,
];

/** Who may do what in the console: roles for a part of the organisation and for a time, keys of programs, sessions of its own. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

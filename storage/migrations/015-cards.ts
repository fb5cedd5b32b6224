import { type Kysely, sql } from 'kysely';

/** Cards of people without mail, and who entered a check-in for somebody else. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // The code is computed from id and person; what is stored recognises it and opens nothing.
  `create table card (
    id uuid primary key,
    person_id uuid not null references person,
    digest bytea not null unique,
    issued_at timestamptz not null,
    issued_by text not null,
    revoked_at timestamptz
  )`,
  `create unique index card_valid on card (person_id) where revoked_at is null`,
  // Null: the owner themselves.
  `alter table check_in add column entered_by_id uuid references person`,
];

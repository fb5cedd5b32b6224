import { type Kysely, sql } from 'kysely';

/** Departments that became part of another one, and the names under which people files may still know them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // A merged department lies below the one it became part of: its goals and history stay, and whoever leads there sees them.
  `alter table department add column merged_into_id uuid references department, add column merged_at timestamptz`,
  `create table department_alias (
    path text primary key,
    department_id uuid not null references department,
    at timestamptz not null
  )`,
];

import { type Kysely, sql } from 'kysely';

/** A people file between its preview and its import; it stays half an hour at most. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table kept_people_file (
    id uuid primary key default gen_random_uuid(),
    name text not null,
    bytes bytea not null,
    kept_until timestamptz not null
  )`,
];

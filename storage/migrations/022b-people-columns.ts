import { type Kysely, sql } from 'kysely';

/** What somebody said about the columns of a people file, for the next file with the same first line. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table people_columns (
    header text primary key,
    columns jsonb not null,
    said_at timestamptz not null
  )`.execute(db);
}

import { type Kysely, sql } from 'kysely';

/** Which team lead made a card: only they print it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // Null: HR ops.
  `alter table card add column made_by_lead_id uuid references person`,
];

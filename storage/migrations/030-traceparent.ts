import { type Kysely, sql } from 'kysely';

/**
 * A row that somebody else picks up later remembers the trace in which it was written, as its transaction was told (see
 * `storage/traceparent.ts`); null where nobody collects traces.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['outbox', 'notice']) {
    await sql`alter table ${sql.table(table)} add column traceparent text`.execute(db);
    await sql`
      alter table ${sql.table(table)} alter column traceparent
        set default nullif(current_setting('quarterdeck.traceparent', true), '')`.execute(db);
  }
}

import { type Kysely, sql } from 'kysely';

/**
 * What somebody is due, found by the person. By the due time alone each batch of mails looked through all that a launch had
 * left to send, which costs the square of the company's size.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index notice_unsent on notice (person_id) where mail_id is null and moot_at is null`.execute(
    db,
  );
}

import { type Kysely, sql } from 'kysely';

/**
 * What is still to be told, found by the person. Found by its due time, each batch of mails looked through all that a launch
 * had left to send, which costs the square of the company's size; and as long as there was an index of due times, a plan made
 * while the table was empty chose it. What is told already need not stand among what is not.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create index notice_unsent on notice (person_id) where mail_id is null and moot_at is null`,
  `drop index notice_due`,
  `drop index notice_mail`,
  `create index notice_mail on notice (mail_id) where mail_id is not null`,
];

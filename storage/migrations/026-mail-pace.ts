import { type Kysely, sql } from 'kysely';

/** What mailers, however many there are, keep together about limits of relays. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // `relay` for all mails together, else `to:` and the domain; spoken for until then (see domain/mail-rate.ts).
  `create table mail_pace (
    scope text primary key,
    spoken_until timestamptz not null
  )`,
];

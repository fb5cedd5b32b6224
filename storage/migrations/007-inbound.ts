import { type Kysely, sql } from 'kysely';

/** Mails that come in: which key result has which letter, what became of each reply, addresses that take no mail. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // In the order of their letters, and only ever added to: a reply may be written to an older mail.
  `alter table action_link add column asked uuid[]`,
  `create table inbound_mail (
    id uuid primary key default uuidv7(),
    fingerprint text not null unique,
    at timestamptz not null,
    verdict text not null,
    person_id uuid references person,
    task_id uuid references task,
    cycle_id uuid references cycle,
    mail_id uuid references mail,
    message_id text,
    status text,
    answer jsonb
  )`,
  `create index inbound_mail_person on inbound_mail (person_id, at)`,
  `create index inbound_mail_cycle on inbound_mail (cycle_id, verdict)`,
  // Of the address, not of the person: with a new one in the people file mail flows again by itself.
  `create table mail_suppression (
    address text primary key,
    person_id uuid not null references person,
    mail_id uuid references mail,
    status text not null,
    since timestamptz not null
  )`,
];

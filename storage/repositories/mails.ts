import { sql } from 'kysely';
import type { MailClass, PersonState } from '#domain/kinds.ts';
import type { Db } from '../database.ts';

/** A sealed mail as the mailer needs it; its links are placeholders still. */
export interface SealedMail {
  id: string;
  class: MailClass;
  messageId: string;
  toAddress: string | null;
  language: string;
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
  /** An iCalendar file, or null. */
  calendar: string | null;
  sealedAt: Date;
  personId: string;
  personState: PersonState;
  /** Whether mail to its address has come back meanwhile. */
  suppressed: boolean;
}

/** @returns these mails by id; ids without a mail are left out. */
export async function readSealedMails(db: Db, ids: readonly string[]): Promise<Map<string, SealedMail>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<SealedMail>`
    select m.id, m.class, m.message_id, m.to_address, m.language, m.subject, m.text, m.html, m.headers, m.calendar, m.sealed_at, m.person_id,
           p.state as person_state, exists (select 1 from mail_suppression x where x.address = lower(m.to_address)) as suppressed
      from mail m join person p on p.id = m.person_id where m.id = any(${[...ids]}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

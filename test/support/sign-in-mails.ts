import { type ParsedMail, simpleParser } from 'mailparser';
import { prepareMails } from '#services/mailer/prepare.ts';
import type { Db } from '#storage/database.ts';
import { LINK_KEYS } from './mailing.ts';

/** @returns the mails by which somebody can sign in, as they leave, the oldest first. */
export async function signInMails(db: Db, personId: string): Promise<ParsedMail[]> {
  const rows = await db
    .selectFrom('mail')
    .select('id')
    .where('personId', '=', personId)
    .where('slot', 'like', 'sign-in %')
    .orderBy('sealedAt')
    .orderBy('id')
    .execute();
  const prepared = await prepareMails(
    { db, linkKeys: LINK_KEYS, mailFrom: 'OKR <okr@example.org>' },
    rows.map(({ id }) => ({
      id: 1,
      kind: 'mail',
      key: id,
      cycleId: null,
      payload: { mailId: id },
      attempts: 1,
      lostBefore: false,
    })),
  );
  return Promise.all(prepared.flatMap(({ mail }) => (mail ? [simpleParser(mail.raw)] : [])));
}

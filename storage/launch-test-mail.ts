import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { StoreDeps } from './deps.ts';
import { recordAudit } from './repositories/audit.ts';
import { type NewMail, writeMails } from './sealing.ts';

/**
 * Sends a mail of a plan to whoever looks at it, before anybody else gets one. The same words on the same day are sent once.
 *
 * @param input.domain of message ids.
 * @returns the address it goes to; null for somebody without an address that takes mail.
 */
export async function sendTestMail(
  { db, clock }: StoreDeps,
  input: {
    personId: string;
    mail: Pick<NewMail, 'language' | 'subject' | 'text' | 'html'>;
    domain: string;
  },
): Promise<string | null> {
  const now = clock.now();
  const { personId, mail, domain } = input;
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ email: string }>`
      select email from person p where id = ${personId} and state <> 'left' and email is not null
         and not exists (select 1 from mail_suppression s where lower(s.address) = lower(p.email))`.execute(
      trx,
    );
    const toAddress = rows[0]?.email;
    if (!toAddress) return null;
    const words = createHash('sha256').update(`${mail.subject}\n${mail.text}`).digest('hex').slice(0, 32);
    const key = `${now.toISOString().slice(0, 10)}.${words}`;
    const { written } = await writeMails(trx, {
      now,
      mails: [
        {
          ...mail,
          ...{ personId, toAddress, class: 'immediate', slot: `test ${key}`, calendar: null },
          messageId: `<test.${key}.${personId}@${domain}>`,
          ...{ kinds: [], cycleIds: [], taskIds: [], headers: {}, noticeIds: [] },
        },
      ],
    });
    if (written > 0)
      await recordAudit(trx, [
        {
          at: now,
          actorKind: 'person',
          actorId: personId,
          action: 'launch.test-mail',
          entityKind: 'person',
          entityId: personId,
        },
      ]);
    return toAddress;
  });
}

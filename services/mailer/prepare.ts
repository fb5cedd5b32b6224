import { type LinkKey, signToken } from '#domain/action-token.ts';
import { fillLinks, fillReminders, linksIn } from '#domain/mail-links.ts';
import { REMINDERS_LINK_LIVES_MS, signRemindersToken } from '#domain/reminders-token.ts';
import { composeMime } from '#mails/mime.ts';
import type { Db } from '#storage/database.ts';
import { findLinks } from '#storage/repositories/action-links.ts';
import { readSealedMails, type SealedMail } from '#storage/repositories/mails.ts';
import type { ClaimedRow } from '#storage/repositories/outbox.ts';
import type { OutgoingMail } from './transport.ts';

/** A claimed row with what is to be sent for it, or why nothing will be. */
export interface PreparedMail {
  row: ClaimedRow;
  mail: OutgoingMail | null;
  refusal: string | null;
  sealedAt: Date;
}

/** Reads the mails of a batch, puts the links' tokens into them and composes the bytes. */
export async function prepareMails(
  deps: { db: Db; linkKeys: readonly LinkKey[]; mailFrom: string },
  rows: readonly ClaimedRow[],
): Promise<PreparedMail[]> {
  const mails = await readSealedMails(
    deps.db,
    rows.flatMap(({ payload }) => payload.mailId ?? []),
  );
  const tokens = await tokensOf(deps, [...mails.values()]);
  return rows.map((row) => {
    const sealed = mails.get(row.payload.mailId ?? '');
    if (!sealed) return { row, mail: null, refusal: 'there is no such mail', sealedAt: new Date(0) };
    const { sealedAt } = sealed;
    if (!sealed.toAddress) return { row, mail: null, refusal: 'no address', sealedAt };
    if (sealed.personState === 'left') return { row, mail: null, refusal: 'the person has left', sealedAt };
    try {
      return { row, mail: compose(deps, sealed, sealed.toAddress, tokens), refusal: null, sealedAt };
    } catch (error) {
      return {
        row,
        mail: null,
        refusal: error instanceof Error ? error.message : 'cannot be composed',
        sealedAt,
      };
    }
  });
}

async function tokensOf(
  deps: { db: Db; linkKeys: readonly LinkKey[] },
  mails: readonly SealedMail[],
): Promise<Map<string, string>> {
  const links = await findLinks(deps.db, [...new Set(mails.flatMap(({ text }) => linksIn(text)))]);
  return new Map(
    links.map(({ id, personId, version }) => [
      id,
      signToken(deps.linkKeys, { linkId: id, personId, version }),
    ]),
  );
}

function compose(
  { linkKeys, mailFrom: from }: { linkKeys: readonly LinkKey[]; mailFrom: string },
  sealed: SealedMail,
  address: string,
  tokens: ReadonlyMap<string, string>,
): OutgoingMail {
  const unsubscribe = sealed.headers['List-Unsubscribe'];
  const expiresAt = new Date(sealed.sealedAt.getTime() + REMINDERS_LINK_LIVES_MS);
  const own = unsubscribe ? signRemindersToken(linkKeys, { personId: sealed.personId, expiresAt }) : null;
  const fill = (text: string) => {
    const filled = fillLinks(text, tokens);
    return own ? fillReminders(filled, own) : filled;
  };
  const raw = composeMime({
    from,
    to: { address },
    subject: sealed.subject,
    date: sealed.sealedAt,
    messageId: sealed.messageId,
    language: sealed.language,
    text: fill(sealed.text),
    html: fill(sealed.html),
    calendar: sealed.calendar,
    headers: unsubscribe ? { ...sealed.headers, 'List-Unsubscribe': fill(unsubscribe) } : sealed.headers,
  });
  return { from, to: address, raw };
}

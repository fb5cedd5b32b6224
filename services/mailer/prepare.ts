import { type LinkKey, signToken } from '#domain/action-token.ts';
import { fillLinks, linksIn } from '#domain/mail-links.ts';
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
      return { row, mail: compose(sealed, sealed.toAddress, deps.mailFrom, tokens), refusal: null, sealedAt };
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
  sealed: SealedMail,
  address: string,
  from: string,
  tokens: ReadonlyMap<string, string>,
): OutgoingMail {
  const raw = composeMime({
    from,
    to: { address },
    subject: sealed.subject,
    date: sealed.sealedAt,
    messageId: sealed.messageId,
    language: sealed.language,
    text: fillLinks(sealed.text, tokens),
    html: fillLinks(sealed.html, tokens),
    headers: sealed.headers,
  });
  return { from, to: address, raw };
}

import { type LinkKey, signToken } from '#domain/action-token.ts';
import { fillLinks, fillReminders, fillReply, fillSignIn, linksIn, repliesIn } from '#domain/mail-links.ts';
import { REMINDERS_LINK_LIVES_MS, signRemindersToken } from '#domain/reminders-token.ts';
import { bounceToken, plusAddress, replyToken } from '#domain/reply/address.ts';
import { signInCode, signInToken } from '#domain/sign-in.ts';
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
  /** Whether it may go another time: its reader is away. */
  later?: boolean;
  sealedAt: Date;
}

export interface PrepareDeps {
  db: Db;
  linkKeys: readonly LinkKey[];
  mailFrom: string;
  inboundAddress?: string | null;
}

/** Reads the mails of a batch, puts the links' tokens into them and composes the bytes. */
export async function prepareMails(deps: PrepareDeps, rows: readonly ClaimedRow[]): Promise<PreparedMail[]> {
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
    if (sealed.suppressed) return { row, mail: null, refusal: 'mail to the address came back', sealedAt };
    if (sealed.personState === 'left') return { row, mail: null, refusal: 'the person has left', sealedAt };
    // Sealed before their first day away, tried once already: it waits. What answers their own doing may always go.
    if (sealed.personState === 'away' && sealed.class === 'routine')
      return { row, mail: null, refusal: 'the person is away', later: true, sealedAt };
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

async function tokensOf(deps: PrepareDeps, mails: readonly SealedMail[]): Promise<Tokens> {
  const wanted = mails.flatMap(({ text, headers }) => [
    ...linksIn(text),
    ...repliesIn(headers['Reply-To'] ?? ''),
  ]);
  const links = await findLinks(deps.db, [...new Set(wanted)]);
  const claims = new Map(links.map(({ id, personId, version }) => [id, { linkId: id, personId, version }]));
  return {
    ofLinks: new Map([...claims].map(([id, claim]) => [id, signToken(deps.linkKeys, claim)])),
    ofReply(linkId) {
      const claim = claims.get(linkId);
      return claim ? replyToken(deps.linkKeys, claim) : null;
    },
  };
}

/** What stands for each link of a batch, and in the address that answers under it. */
interface Tokens {
  ofLinks: ReadonlyMap<string, string>;
  ofReply(linkId: string): string | null;
}

function compose(
  { linkKeys, mailFrom: from, inboundAddress: inbound = null }: PrepareDeps,
  sealed: SealedMail,
  address: string,
  tokens: Tokens,
): OutgoingMail {
  const unsubscribe = sealed.headers['List-Unsubscribe'];
  const expiresAt = new Date(sealed.sealedAt.getTime() + REMINDERS_LINK_LIVES_MS);
  const own = unsubscribe ? signRemindersToken(linkKeys, { personId: sealed.personId, expiresAt }) : null;
  const fill = (text: string) => {
    const filled = fillSignIn(fillLinks(text, tokens.ofLinks), {
      token: (id) => signInToken(linkKeys, id),
      code: (id) => signInCode(linkKeys, id),
    });
    return own ? fillReminders(filled, own) : filled;
  };
  const { 'Reply-To': sealedReply = '', ...otherHeaders } = sealed.headers;
  const replyTo = fillReply(sealedReply, (linkId) => {
    const token = tokens.ofReply(linkId);
    return inbound && token ? plusAddress(inbound, token) : null;
  });
  // Nobody is told that an answer to an answer could not be delivered: that is how loops begin.
  const answers = sealed.headers['Auto-Submitted'] === 'auto-replied';
  const returnPath = answers
    ? ''
    : inbound
      ? plusAddress(inbound, bounceToken(linkKeys, sealed.id))
      : undefined;
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
    headers: {
      ...otherHeaders,
      ...(unsubscribe ? { 'List-Unsubscribe': fill(unsubscribe) } : {}),
      ...(replyTo ? { 'Reply-To': replyTo } : {}),
    },
  });
  return { from, to: address, returnPath, raw };
}

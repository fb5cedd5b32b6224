import { createHash } from 'node:crypto';
import type { FastifyBaseLogger } from 'fastify';
import type { LinkKey } from '#domain/action-token.ts';
import type { InboundVerdict } from '#domain/kinds.ts';
import { type InboundAddress, readInboundAddress, verifyReply } from '#domain/reply/address.ts';
import { machineOf } from '#domain/reply/automatic.ts';
import type { StoreDeps } from '#storage/deps.ts';
import {
  countAnswers,
  isKnownMail,
  type ReplyTarget,
  readReplyTarget,
  recordInbound,
} from '#storage/inbound.ts';
import { findReportedMail, handleReport } from './handle-report.ts';
import type { MailReader } from './mail-reader.ts';
import type { InboundMail } from './read-mail.ts';
import type { Delivery } from './receiver.ts';
import { actOnReply, type ReplyOutcome } from './reply.ts';

export interface InboundDeps extends StoreDeps {
  linkKeys: readonly LinkKey[];
  /** The part before the plus and the domain of all addresses here, such as `quarterdeck@example.org`. */
  address: string;
  reader: MailReader;
  logger: FastifyBaseLogger;
}

/** So often somebody is answered in an hour: enough for a person, the end of two machines that answer each other. */
export const ANSWERS_AN_HOUR = 10;
const HOUR_MS = 60 * 60 * 1000;

type ReplyAddress = Extract<InboundAddress, { kind: 'reply' }>;

/** @returns whether an address was made by us, for whatever it stands for still. */
export async function isOurs(deps: InboundDeps, address: string): Promise<boolean> {
  const read = readInboundAddress(address, deps.address);
  if (!read) return false;
  const found = read.kind === 'bounce' ? await findReportedMail(deps, read) : await findTarget(deps, read);
  return found !== undefined;
}

/** Deals with a mail: once for each address of ours, however often it comes. @throws Error when it is to come again. */
export async function handleMail(deps: InboundDeps, delivery: Delivery): Promise<void> {
  let read: Promise<InboundMail | null> | undefined;
  for (const recipient of new Set(delivery.recipients.map((address) => address.toLowerCase()))) {
    const address = readInboundAddress(recipient, deps.address);
    if (!address) continue;
    read ??= deps.reader.read(delivery.bytes);
    const mail = await read;
    const fingerprint = fingerprintOf(recipient, mail, delivery.bytes);
    if (await isKnownMail(deps.db, fingerprint)) continue;
    if (address.kind === 'bounce') await handleReport(deps, { address, fingerprint, mail });
    else await handleReply(deps, { address, fingerprint, mail, envelopeFrom: delivery.envelopeFrom });
  }
}

async function handleReply(
  deps: InboundDeps,
  {
    address,
    fingerprint,
    mail,
    envelopeFrom,
  }: {
    address: ReplyAddress;
    fingerprint: string;
    mail: InboundMail | null;
    envelopeFrom: string;
  },
): Promise<void> {
  const target = await findTarget(deps, address);
  if (!target) return;
  const messageId = mail?.messageId ?? null;
  const refusal = refusalOf(target, mail, envelopeFrom);
  const byPerson = refusal !== 'foreign-sender' && refusal !== 'unreadable';
  const note = (verdict: InboundVerdict) =>
    recordInbound(deps, { fingerprint, verdict, target, byPerson, messageId, answer: null });
  if (refusal || !mail) {
    await note(refusal ?? 'unreadable');
    return;
  }
  const since = new Date(deps.clock.now().getTime() - HOUR_MS);
  // Before anything is done: what cannot be confirmed is not done either.
  if ((await countAnswers(deps.db, { personId: target.link.personId, since })) >= ANSWERS_AN_HOUR) {
    await note('too-many');
    return;
  }
  const { verdict, answer } =
    endedLink(deps, target, address) ?? (await actOnReply(deps, target, mail.words));
  await recordInbound(deps, { fingerprint, verdict, target, byPerson: true, messageId, answer });
  deps.logger.info({ verdict, taskId: target.task.id }, 'a reply was read');
}

/**
 * Whether nobody is answered. Whoever writes must be who the address was made for: addresses travel with forwarded mails, and
 * what they say a stranger must not learn.
 */
function refusalOf(
  { task, email }: ReplyTarget,
  mail: InboundMail | null,
  envelopeFrom: string,
): InboundVerdict | null {
  if (!mail) return 'unreadable';
  const machine = machineOf({ ...mail, envelopeFrom });
  if (machine) return machine;
  const [from, ...others] = mail.from;
  if (!email || others.length > 0 || from !== email.trim().toLowerCase()) return 'foreign-sender';
  return task.personState === 'left' ? 'gone' : null;
}

/** What is answered when the address has ended, whatever the reply says. */
function endedLink(
  deps: InboundDeps,
  { link, task }: ReplyTarget,
  address: ReplyAddress,
): ReplyOutcome | null {
  const { id: linkId, personId, version } = link;
  const superseded = verifyReply(deps.linkKeys, address, { linkId, personId, version }) === 'superseded';
  if (superseded || link.revokedAt || task.personId !== personId)
    return { verdict: 'not-yours', answer: { is: 'not-yours' } };
  if (deps.clock.now() >= link.expiresAt) return { verdict: 'closed', answer: { is: 'closed' } };
  return null;
}

async function findTarget(deps: InboundDeps, address: ReplyAddress): Promise<ReplyTarget | undefined> {
  const target = await readReplyTarget(deps.db, address.linkId);
  if (!target) return undefined;
  const { id: linkId, personId, version } = target.link;
  return verifyReply(deps.linkKeys, address, { linkId, personId, version }) === 'forged' ? undefined : target;
}

/** A mail that comes again bears the same Message-ID; one without is known by its bytes. */
function fingerprintOf(recipient: string, mail: InboundMail | null, bytes: Buffer): string {
  return createHash('sha256')
    .update(`${recipient}|`)
    .update(mail?.messageId ?? bytes)
    .digest('base64url');
}

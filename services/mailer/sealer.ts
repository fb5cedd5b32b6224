import { createHash } from 'node:crypto';
import { addDays, isWorkingDay, localDate, mondayOf } from '#domain/calendar.ts';
import type { Clock } from '#domain/clock.ts';
import { type NoticeKind, OPTIONAL_NOTICES } from '#domain/kinds.ts';
import { linkPlaceholder, REMINDERS_PLACEHOLDER, replyPlaceholder } from '#domain/mail-links.ts';
import { composeMail } from '#mails/compose.ts';
import type { Db, Trx } from '#storage/database.ts';
import { issueLinks, LINK_OUTLIVES_TASK_MS } from '#storage/repositories/action-links.ts';
import { readReplyAnswers, type StoredAnswer } from '#storage/repositories/reply-answers.ts';
import {
  type DueMail,
  type DueNotice,
  markMoot,
  type NewMail,
  type OpenPlace,
  readDueMails,
  readDueNotices,
  readWaitingPlaces,
  takePeople,
  transactionNumber,
  type WaitingPlace,
  writeMails,
} from '#storage/sealing.ts';
import type { MailPacing } from '../shared/config.ts';
import { readFacts } from './notice-facts.ts';

export interface SealerDeps {
  db: Db;
  clock: Clock;
  /** `calm`: working hours and the mail budget (D11). `immediate`: at once, for trying things out. */
  pacing: MailPacing;
  /** Public base of the pages, without a slash at its end. */
  baseUrl: string;
  /** Whether mails can be answered; no when left out. */
  canReply?: boolean;
}

export interface Sealed {
  mails: number;
  /** Of these, how many have no address and are not sent. */
  suppressed: number;
  notices: number;
  /** Notices laid to rest because they had become pointless. */
  moot: number;
}

/** People per transaction: long enough to be fast, short enough to let others in. */
const BATCH = 500;

const OPTIONAL: readonly NoticeKind[] = OPTIONAL_NOTICES;

/** Readers get routine mail from 8 to 18 o'clock of their own working days. */
const WORKING_HOURS = { from: 8, to: 18 } as const;

/**
 * Gathers what is due into one mail per person, class and slot, and freezes its content. Several sealers may work at once.
 *
 * @returns what was done; all zeros when nothing is due or nobody may be written to now.
 */
export async function sealDue(deps: SealerDeps): Promise<Sealed> {
  const now = deps.clock.now();
  const sealed: Sealed = { mails: 0, suppressed: 0, notices: 0, moot: 0 };
  const budget = deps.pacing === 'calm';
  const waiting = await readWaitingPlaces(deps.db, now);
  const places = openPlaces(waiting, now, deps.pacing);
  // Most of the time nothing is due, or all who are due something have their evening: one question then, not two.
  if (places.length === 0 && !waiting.some((place) => place.immediate)) return sealed;
  const due = await readDueMails(deps.db, { now, places, budget });
  const people = [...new Set(due.map(({ personId }) => personId))];
  for (let start = 0; start < people.length; start += BATCH) {
    const batch = people.slice(start, start + BATCH);
    const part = await deps.db
      .transaction()
      .execute((trx) => sealBatch(trx, deps, { now, places, budget, people: batch }));
    sealed.mails += part.mails;
    sealed.suppressed += part.suppressed;
    sealed.notices += part.notices;
    sealed.moot += part.moot;
  }
  return sealed;
}

async function sealBatch(
  trx: Trx,
  deps: SealerDeps,
  batch: { now: Date; places: readonly OpenPlace[]; budget: boolean; people: readonly string[] },
): Promise<Sealed> {
  const { now } = batch;
  const people = await takePeople(trx, batch.people);
  if (people.length === 0) return { mails: 0, suppressed: 0, notices: 0, moot: 0 };
  // Asked again now that nobody else seals for these people: another sealer may just have been here.
  const moot = await markMoot(trx, { now, people });
  const due = await readDueMails(trx, { ...batch, people });
  const notices = await readDueNotices(trx, { now, people: due.map(({ personId }) => personId) });
  const links = await linksFor(trx, notices);
  const replyLinks = deps.canReply ? chooseReplyLinks(notices, links) : new Map<string, string>();
  const facts = await readFacts(trx, {
    now,
    notices,
    urlOf: (notice) => urlOf(deps.baseUrl, links, notice),
    replyLinks,
  });
  const below = await readReplyAnswers(trx, answeredBy(notices));
  const run = `${now.toISOString()}#${due.length > 0 ? await transactionNumber(trx) : ''}`;
  const byMail = Map.groupBy(notices, (notice) => `${notice.personId}/${notice.class}`);
  const mails = due.flatMap((mail) => {
    const own = byMail.get(`${mail.personId}/${mail.class}`);
    return own ? [newMail({ ...deps, now, replyLinks, below }, mail, own, facts, run)] : [];
  });
  const { written, suppressed } = await writeMails(trx, { now, mails });
  return {
    mails: written,
    suppressed,
    notices: mails.reduce((sum, mail) => sum + mail.noticeIds.length, 0),
    moot,
  };
}

function newMail(
  deps: SealerDeps & {
    now: Date;
    replyLinks: ReadonlyMap<string, string>;
    below: ReadonlyMap<string, StoredAnswer>;
  },
  due: DueMail,
  notices: readonly DueNotice[],
  facts: Awaited<ReturnType<typeof readFacts>>,
  run: string,
): NewMail {
  const first = notices[0];
  if (!first) throw new RangeError('a mail needs at least one notice');
  // Whoever uses it must find that just this mail would not have come.
  const optional = notices.every(({ kind }) => OPTIONAL.includes(kind));
  const remindersUrl = optional ? `${deps.baseUrl}/reminders/${REMINDERS_PLACEHOLDER}` : null;
  const composed = composeMail({
    reader: { name: first.name, locale: first.locale, timeZone: first.timeZone },
    notices: notices.flatMap((notice) => facts.get(notice.id) ?? []),
    baseUrl: deps.baseUrl,
    sealedAt: deps.now,
    remindersUrl,
  });
  const slot = due.slot === null || deps.pacing === 'immediate' ? run : due.slot;
  const domain = new URL(deps.baseUrl).hostname;
  const thread = messageId(domain, ['thread', first.cycleId, due.personId]);
  return {
    ...composed,
    personId: due.personId,
    class: due.class,
    slot,
    messageId: messageId(domain, [due.personId, due.class, slot]),
    toAddress: first.email,
    kinds: [...new Set(notices.map(({ kind }) => kind))],
    cycleIds: [...new Set(notices.map(({ cycleId }) => cycleId))],
    taskIds: [...new Set(notices.flatMap(({ taskId }) => taskId ?? []))],
    headers: {
      ...threadHeaders(thread, notices, deps.below),
      ...replyHeaders(notices, deps.replyLinks),
      ...(remindersUrl
        ? { 'List-Unsubscribe': `<${remindersUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
        : {}),
    },
    noticeIds: notices.map(({ id }) => id),
  };
}

/** A mail that answers a reply stands below it and says that a machine wrote it (RFC 3834, 3.1.7). */
function threadHeaders(
  thread: string,
  notices: readonly DueNotice[],
  below: ReadonlyMap<string, StoredAnswer>,
): Record<string, string> {
  const answers = answeredBy(notices);
  if (answers.length === 0) return { 'In-Reply-To': thread, References: thread };
  const messageId = answers
    .map((id) => below.get(id)?.messageId ?? '')
    .find((id) => SAFE_MESSAGE_ID.test(id));
  return {
    'In-Reply-To': messageId ?? thread,
    References: messageId ? `${thread} ${messageId}` : thread,
    'Auto-Submitted': 'auto-replied',
  };
}

/** What somebody else wrote becomes part of a header only if it can do no harm there. */
const SAFE_MESSAGE_ID = /^<[\w.!#$%&'*+/=?^`{|}~-]{1,200}@[\w.[\]:-]{1,100}>$/;

function replyHeaders(
  notices: readonly DueNotice[],
  replyLinks: ReadonlyMap<string, string>,
): Record<string, string> {
  const linkId = notices.map(({ id }) => replyLinks.get(id)).find((id) => id !== undefined);
  return linkId ? { 'Reply-To': replyPlaceholder(linkId) } : {};
}

/** @returns the mails that came in and are answered here. */
function answeredBy(notices: readonly DueNotice[]): string[] {
  return notices.flatMap(({ kind, subjectId }) => (kind === 'reply' && subjectId ? [subjectId] : []));
}

/** A mail has one address to answer to: that of its first check-in, else of the first task in it. */
function chooseReplyLinks(
  notices: readonly DueNotice[],
  links: ReadonlyMap<string, string>,
): Map<string, string> {
  const chosen = new Map<string, { noticeId: string; linkId: string; checkIn: boolean }>();
  for (const { id, personId, class: mailClass, taskKind, taskId, taskPersonId } of notices) {
    const linkId = taskPersonId === personId ? links.get(`${taskId}/${personId}`) : undefined;
    const mail = `${personId}/${mailClass}`;
    const before = chosen.get(mail);
    const checkIn = taskKind === 'check-in';
    if (linkId && (!before || (checkIn && !before.checkIn)))
      chosen.set(mail, { noticeId: id, linkId, checkIn });
  }
  return new Map([...chosen.values()].map(({ noticeId, linkId }) => [noticeId, linkId]));
}

/** Only a task's own person gets a link to it, and who prepares it for them; a manager who is asked to help gets none. */
async function linksFor(trx: Trx, notices: readonly DueNotice[]): Promise<Map<string, string>> {
  const wanted = notices.flatMap(({ kind, taskId, personId, taskPersonId, taskDueAt }) =>
    taskId && taskDueAt && (taskPersonId === personId || kind === 'prepare-asked')
      ? [{ taskId, personId, expiresAt: new Date(taskDueAt.getTime() + LINK_OUTLIVES_TASK_MS) }]
      : [],
  );
  const links = await issueLinks(trx, wanted);
  return new Map(links.map(({ id, taskId, personId }) => [`${taskId}/${personId}`, id]));
}

function urlOf(baseUrl: string, links: ReadonlyMap<string, string>, notice: DueNotice): string | null {
  const { kind, taskId, personId } = notice;
  const prepares = kind === 'prepare-asked';
  const linkId =
    prepares || notice.taskPersonId === personId ? links.get(`${taskId}/${personId}`) : undefined;
  return linkId ? `${baseUrl}/${prepares ? 'prepare' : 't'}/${linkPlaceholder(linkId)}` : null;
}

/** Where it is a working day within working hours; the slot is the reader's own date. */
function openPlaces(waiting: readonly WaitingPlace[], now: Date, pacing: MailPacing): OpenPlace[] {
  const places = waiting.filter(({ routine }) => routine);
  if (pacing === 'immediate')
    return places.map((place) => ({ ...place, slot: now.toISOString(), week: null }));
  return places.flatMap((place) => {
    const date = localDate(now, place.timeZone);
    const hour = localHour(now, place.timeZone);
    const open =
      hour >= WORKING_HOURS.from && hour < WORKING_HOURS.to && isWorkingDay({ date, country: place.country });
    const monday = mondayOf(date);
    return open ? [{ ...place, slot: date, week: { monday, sunday: addDays(monday, 6) } }] : [];
  });
}

const hourFormats = new Map<string, Intl.DateTimeFormat>();

function localHour(at: Date, timeZone: string): number {
  let format = hourFormats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone });
    hourFormats.set(timeZone, format);
  }
  return Number(format.format(at));
}

/** From the mail's unique key: sealing or sending it again can only give the same one (D6). */
function messageId(domain: string, key: readonly string[]): string {
  return `<${createHash('sha256').update(key.join('|')).digest('base64url').slice(0, 27)}@${domain}>`;
}

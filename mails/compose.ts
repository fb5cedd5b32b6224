import { formatDate, formatNumber, localeForText } from '#domain/format.ts';
import type { NoticeKind } from '#domain/kinds.ts';
import type { OwnWords } from '#domain/own-texts.ts';
import { calendarOf } from './calendar.ts';
import { capList, clipFacts, clipName } from './clip.ts';
import type { MailReader, MailSection, NoticeFacts, SectionWords } from './model.ts';
import { writtenMoment } from './moment.ts';
import { type MailContent, renderHtml, renderText } from './render.ts';
import { MAIL_LANGUAGES } from './texts/registry.ts';

export interface ComposedMail {
  language: string;
  subject: string;
  text: string;
  html: string;
  /** The deadlines as an iCalendar file, or null when there is none to keep. */
  calendar: string | null;
}

/**
 * Makes one mail of all that a person is due: each matter a section with its own button.
 *
 * @param notices at least one, in any order; what is most urgent comes first in the mail.
 * @param baseUrl public base of the pages, without a slash at its end.
 * @param sealedAt when the mail is frozen.
 * @param remindersUrl where the reader switches reminders off; null where nothing in the mail would stop coming.
 */
export function composeMail(input: {
  reader: MailReader;
  notices: readonly NoticeFacts[];
  baseUrl: string;
  sealedAt: Date;
  remindersUrl?: string | null;
}): ComposedMail {
  const { reader, baseUrl, sealedAt, remindersUrl = null } = input;
  const texts = MAIL_LANGUAGES.of(reader.locale);
  const locale = localeForText(texts.language, reader.locale);
  const words: SectionWords = {
    moment: (at) => writtenMoment(at, reader),
    day: (date) => formatDate(date, locale),
    number: (value) => formatNumber(value, reader.locale),
    baseUrl,
  };
  const notices = input.notices.map((notice) => {
    const facts = clipFacts(notice, texts.more);
    return { ...facts, cycle: { ...facts.cycle, period: texts.periodName(facts.cycle.period, locale) } };
  });
  const sections = gatherMatters(notices).map(([first, ...rest]) => {
    const section = texts.sections[first.kind](first, words, rest);
    return section.items ? { ...section, items: capList(section.items, MOST_ITEMS, texts.more) } : section;
  });
  const first = sections[0];
  if (!first) throw new RangeError('a mail needs at least one notice');
  const others = sections.length - 1;
  // The mail after an absence says in its first words how many things follow.
  const summed = notices.some(({ kind }) => kind === 'returned');
  const total = sections.reduce((sum, section) => sum + (section.minutes ?? 0), 0);
  const cycles = [...new Set(notices.map(({ cycle }) => cycle.name))];
  const own = ownWords(notices, texts.language);
  const content: MailContent = {
    language: texts.language,
    subject: oneLine(others > 0 && !summed ? texts.digestSubject(first.subject, others) : first.subject),
    greeting: texts.greeting(clipName(reader.name)),
    // Later mails begin with what they ask for.
    ...(notices.some(({ kind }) => kind === 'acknowledge') ? { intro: own.intro } : {}),
    signature: own.signature,
    lead: others > 0 ? texts.digestLead(sections.length, total) : null,
    sections,
    footer: [
      texts.why(cycles),
      ...(sections.some((section) => isPersonal(section, baseUrl)) ? [texts.personal] : []),
      texts.real(`${baseUrl}/real`),
      own.sender ? texts.senderFor(own.sender) : texts.sender,
      ...(remindersUrl ? [{ label: texts.noReminders, url: remindersUrl }] : []),
    ],
  };
  return {
    language: content.language,
    subject: content.subject,
    text: renderText(content),
    html: renderHtml(content),
    calendar: calendarOf({
      notices,
      subject: content.subject,
      texts,
      domain: new URL(baseUrl).hostname,
      sealedAt,
    }),
  };
}

/** A mail of one cycle speaks in its words; one that gathers several in the product's. */
function ownWords(notices: readonly NoticeFacts[], language: string): OwnWords {
  const [first, ...rest] = notices;
  if (!first || rest.some(({ cycle }) => cycle.id !== first.cycle.id)) return {};
  return first.ownTexts?.[language] ?? {};
}

/** Some links lead to what everybody may see; those of tasks act in their reader's name. */
function isPersonal({ button, links = [] }: MailSection, baseUrl: string): boolean {
  return [...(button ? [button] : []), ...links].some(
    ({ url }) => !url.startsWith(`${baseUrl}/celebration/`),
  );
}

/** A longer list is looked through by nobody, and a mail has a size to keep to. */
const MOST_ITEMS = 25;

/** @returns the matters of a mail in its order, each with the notice that leads it and those it gathers besides. */
function gatherMatters(notices: readonly NoticeFacts[]): Array<[NoticeFacts, ...NoticeFacts[]]> {
  const ordered = [...notices].sort((a, b) => RANK[a.kind] - RANK[b.kind] || byDueAndName(a, b));
  // Several notices about one task are one matter, told by the weightiest alone.
  const leading = new Map<string, NoticeFacts>();
  for (const notice of ordered) {
    const { kind, cycle, task, subjectId } = notice;
    // Each reply gets its own answer, also where two are about one task.
    const own = kind === 'escalation' ? 'escalation' : kind === 'reply' ? `reply/${subjectId}` : 'task';
    const key = task ? `${own}/${task.id}` : `${kind}/${cycle.id}/${subjectId}`;
    if (!leading.has(key)) leading.set(key, notice);
  }
  const matters = new Map<string, [NoticeFacts, ...NoticeFacts[]]>();
  for (const [key, notice] of leading) {
    const shared = isShared(notice) ? `${notice.kind}/${notice.cycle.id}` : key;
    const matter = matters.get(shared);
    if (matter) matter.push(notice);
    else matters.set(shared, [notice]);
  }
  return [...matters.values()].sort(
    ([a], [b]) =>
      Number(b.kind === 'returned') - Number(a.kind === 'returned') ||
      Number(a.url === null) - Number(b.url === null) ||
      byDueAndName(a, b),
  );
}

/** Late tasks of a team are one matter, and so are the goals of several people that one person is asked to agree. */
function isShared({ kind, task }: NoticeFacts): boolean {
  return kind === 'escalation' || task?.kind === 'review';
}

/** People in the order of their names, so that a list can be looked through and is the same each time. */
function byDueAndName(a: NoticeFacts, b: NoticeFacts): number {
  return dueOf(a) - dueOf(b) || NAMES.compare(nameOf(a), nameOf(b));
}

function nameOf({ set, task }: NoticeFacts): string {
  return set?.ownerName ?? task?.personName ?? '';
}

const NAMES = new Intl.Collator('en');

function dueOf({ task }: NoticeFacts): number {
  return task?.dueAt.getTime() ?? Number.MAX_SAFE_INTEGER;
}

/** Which notice speaks for a task: news about its date, then the task itself, then a nudge. */
const RANK: Readonly<Record<NoticeKind, number>> = {
  'cycle-cancelled': 0,
  'deadline-moved': 1,
  reply: 1,
  decide: 2,
  answer: 2,
  concern: 2,
  celebrate: 2,
  'pilot-decision': 2,
  champion: 2,
  'concern-answered': 5,
  'concern-overdue': 4,
  review: 2,
  draft: 2,
  acknowledge: 2,
  'check-in': 2,
  score: 2,
  reflect: 2,
  change: 2,
  feedback: 2,
  pace: 2,
  welcome: 2,
  decisions: 2,
  reminder: 3,
  escalation: 4,
  agreed: 5,
  'in-force': 5,
  'parent-changed': 5,
  'proposal-answered': 5,
  'prepare-asked': 2,
  prepared: 1,
  talk: 5,
  answered: 5,
  'change-decided': 5,
  'team-goals': 5,
  'handed-over': 5,
  returned: 0,
  'strategy-published': 6,
  celebration: 7,
  progress: 8,
  reorganised: 1,
};

/** A line end in a title must not become a header of its own. */
function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 150
    ? `${line
        .slice(0, 149)
        .toWellFormed()
        .replace(/\ufffd$/, '')
        .trimEnd()}…`
    : line;
}

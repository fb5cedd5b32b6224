import { formatDay, formatNumber, localeForText } from '#domain/format.ts';
import type { NoticeKind } from '#domain/kinds.ts';
import type { MailReader, NoticeFacts, SectionWords } from './model.ts';
import { type MailContent, renderHtml, renderText } from './render.ts';
import { EN } from './texts/en/index.ts';

export interface ComposedMail {
  language: string;
  subject: string;
  text: string;
  html: string;
}

/**
 * Makes one mail of all that a person is due: each matter a section with its own button.
 *
 * @param notices at least one, in any order; what is most urgent comes first in the mail.
 * @param baseUrl public base of the pages, without a slash at its end.
 */
export function composeMail(input: {
  reader: MailReader;
  notices: readonly NoticeFacts[];
  baseUrl: string;
}): ComposedMail {
  const { reader, baseUrl } = input;
  // English is the only language so far; the reader's own joins here.
  const texts = EN;
  const locale = localeForText(texts.language, reader.locale);
  const words: SectionWords = {
    moment: (at) => formatDay(at, { locale, timeZone: reader.timeZone, hour: true }),
    number: (value) => formatNumber(value, reader.locale),
    baseUrl,
  };
  const notices = input.notices.map((notice) => ({
    ...notice,
    cycle: { ...notice.cycle, period: texts.periodName(notice.cycle.period) },
  }));
  const sections = groupNotices(notices).map(([first, ...rest]) =>
    texts.sections[first.kind](first, words, rest),
  );
  const first = sections[0];
  if (!first) throw new RangeError('a mail needs at least one notice');
  const others = sections.length - 1;
  const total = sections.reduce((sum, section) => sum + (section.minutes ?? 0), 0);
  const cycles = [...new Set(input.notices.map(({ cycle }) => cycle.name))];
  const content: MailContent = {
    language: texts.language,
    subject: oneLine(others > 0 ? texts.digestSubject(first.subject, others) : first.subject),
    greeting: texts.greeting(reader.name),
    lead: others > 0 ? texts.digestLead(sections.length, total) : null,
    sections,
    footer: [
      texts.why(cycles),
      ...(sections.some(({ button }) => button) ? [texts.personal] : []),
      texts.real(`${baseUrl}/real`),
      texts.sender,
    ],
  };
  return {
    language: content.language,
    subject: content.subject,
    text: renderText(content),
    html: renderHtml(content),
  };
}

/** Several notices about one task are one matter, told by the weightiest; late tasks of a team are one matter too. */
function groupNotices(notices: readonly NoticeFacts[]): Array<[NoticeFacts, ...NoticeFacts[]]> {
  const groups = new Map<string, [NoticeFacts, ...NoticeFacts[]]>();
  const ordered = [...notices].sort((a, b) => RANK[a.kind] - RANK[b.kind] || byDueAndName(a, b));
  for (const notice of ordered) {
    const key = groupKey(notice);
    const group = groups.get(key);
    if (group) group.push(notice);
    else groups.set(key, [notice]);
  }
  return [...groups.values()].sort(
    ([a], [b]) => Number(a.url === null) - Number(b.url === null) || byDueAndName(a, b),
  );
}

function groupKey({ kind, cycle, task, subjectId }: NoticeFacts): string {
  if (kind === 'escalation') return `escalation/${cycle.id}`;
  return task ? `task/${task.id}` : `${kind}/${cycle.id}/${subjectId}`;
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
  decide: 2,
  review: 2,
  draft: 2,
  acknowledge: 2,
  'check-in': 2,
  score: 2,
  reflect: 2,
  reminder: 3,
  escalation: 4,
  agreed: 5,
  'in-force': 5,
  'strategy-published': 6,
  celebration: 7,
};

/** A line end in a title must not become a header of its own. */
function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 150 ? `${line.slice(0, 149).trimEnd()}…` : line;
}

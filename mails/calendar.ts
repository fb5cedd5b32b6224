import ical, {
  ICalCalendarMethod,
  ICalEventClass,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import type { TaskKind } from '#domain/kinds.ts';
import type { MailTexts, NoticeFacts } from './model.ts';
import { TASK_MINUTES } from './task-minutes.ts';

/** What takes some time and has a day worth keeping free; what is done in a minute would only fill the calendar. */
export const CALENDAR_TASKS: readonly TaskKind[] = ['draft', 'review', 'score', 'decide'];

const HALF_AN_HOUR_MS = 30 * 60_000;

/**
 * Deadlines as calendar entries. An entry's id stays the same as long as its task lives and its number rises when the
 * deadline moves, so that calendars update the entry they have. It holds no link: calendars are often open to colleagues,
 * and whoever has the link can act.
 *
 * @param input.notices of a mail, in its order. @param input.subject of the mail in which the links are.
 * @param input.sealedAt when the mail was frozen; the same input always gives the same text.
 * @returns an iCalendar file (RFC 5545), or null when there is no deadline to keep.
 */
export function calendarOf(input: {
  notices: readonly NoticeFacts[];
  subject: string;
  texts: MailTexts;
  domain: string;
  sealedAt: Date;
}): string | null {
  const { notices, subject, texts, domain, sealedAt } = input;
  // Several notices of a mail may be about one task.
  const entries = [...new Map(notices.flatMap(entriesOf).map((entry) => [entry.id, entry])).values()];
  if (entries.length === 0) return null;
  const calledOff = entries.every(({ cancelled }) => cancelled);
  const calendar = ical({
    prodId: { company: 'Quarterdeck', product: 'Deadlines', language: texts.language.toUpperCase() },
    method: calledOff ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  });
  for (const { id, kind, dueAt, sequence, cancelled, cycle, owner } of entries) {
    calendar.createEvent({
      id: `task-${id}@${domain}`,
      sequence,
      stamp: sealedAt,
      start: new Date(dueAt.getTime() - HALF_AN_HOUR_MS),
      end: dueAt,
      summary: texts.calendar.summary(texts.taskNames[kind], owner ?? cycle),
      description: texts.calendar.description({ minutes: TASK_MINUTES[kind], subject, cycle }),
      transparency: ICalEventTransparency.TRANSPARENT,
      class: ICalEventClass.PRIVATE,
      ...(cancelled ? { status: ICalEventStatus.CANCELLED } : {}),
    });
  }
  return `${calendar.toString().replace(/\r?\n$/, '')}\r\n`;
}

interface Entry {
  id: string;
  kind: TaskKind;
  dueAt: Date;
  sequence: number;
  cancelled: boolean;
  cycle: string;
  /** Whose goals a review is about. */
  owner: string | null;
}

function entriesOf({ kind, task, url, cycle, set, calledOff }: NoticeFacts): Entry[] {
  const called = calledOff.map((each) => ({ ...each, cancelled: true, cycle: cycle.name, owner: null }));
  // A reminder would say the same entry once more, and who prepares something has no deadline that would be called off.
  if (!task || !url || kind === 'reminder' || kind === 'prepare-asked' || !CALENDAR_TASKS.includes(task.kind))
    return called;
  const owner = task.kind === 'review' ? (set?.ownerName ?? null) : null;
  const { id, dueAt, sequence } = task;
  return [...called, { id, kind: task.kind, dueAt, sequence, cancelled: false, cycle: cycle.name, owner }];
}

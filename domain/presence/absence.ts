import { addDays, addWorkingDays, atLocalHour } from '../calendar.ts';
import { DomainError } from '../errors.ts';
import type { Place } from '../plan.ts';

/** When somebody is away, both days included. Why is nobody's business and is asked nowhere. */
export interface AbsenceDays {
  from: string;
  to: string;
}

/** What can be wrong with an absence that somebody enters or changes; `storage/presence` refuses with these codes. */
export const ABSENCE_PROBLEMS = [
  'bad-day',
  'days-reversed',
  'absence-over',
  'absence-too-long',
  'already-away',
  'absence-begun',
  'bad-delegate',
  'unknown-absence',
] as const;
export type AbsenceProblem = (typeof ABSENCE_PROBLEMS)[number];

/** Longer than any leave there is; beyond it a year was mistyped. */
const LONGEST_DAYS = 1100;
/** Own drafts wait until so many working days after the return. */
const DRAFT_GRACE_WORKING_DAYS = 2;
const CLOSING_HOUR = 17;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * @param today where the person is.
 * @throws DomainError `bad-day`, `days-reversed`, `absence-over` or `absence-too-long`, naming the field.
 */
export function checkAbsenceDays({ from, to }: AbsenceDays, today: string): void {
  for (const [field, value] of [
    ['from', from],
    ['to', to],
  ] as const) {
    if (!isDay(value))
      throw refusal(
        'bad-day',
        `"${value.slice(0, 40)}" is not a day.`,
        field,
        value,
        'Write it as 2027-02-15.',
      );
  }
  if (to < from)
    throw refusal(
      'days-reversed',
      `The last day ${to} lies before the first, ${from}.`,
      'to',
      to,
      'Name the last day away.',
    );
  if (to < today)
    throw refusal(
      'absence-over',
      `The last day ${to} has passed; today is ${today}.`,
      'to',
      to,
      'Name today or a later day.',
    );
  if (addDays(from, LONGEST_DAYS) < to)
    throw refusal(
      'absence-too-long',
      `From ${from} to ${to} are more than three years.`,
      'to',
      to,
      'Check the year.',
    );
}

/** @returns whether the text is a day that exists, such as `2027-02-15`. */
export function isDay(text: string): boolean {
  if (!DAY.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text;
}

/** @returns the first working day back. */
export function returnDay(to: string, country: string): string {
  return addWorkingDays({ date: addDays(to, 1), country }, 0);
}

/** @returns the moment at which the first working day back begins: what is due before it is due in the absence. */
export function returnMoment(to: string, { timeZone, country }: Place): Date {
  return atLocalHour({ date: returnDay(to, country), hour: 0, timeZone });
}

/**
 * @param to the last day away.
 * @param closesAt when the draft's phase closes; nothing is open beyond it.
 * @returns until when a draft of one's own can be submitted after an absence.
 */
export function draftDeadline(to: string, { timeZone, country }: Place, closesAt: Date): Date {
  const date = addWorkingDays({ date: returnDay(to, country), country }, DRAFT_GRACE_WORKING_DAYS);
  const graced = atLocalHour({ date, hour: CLOSING_HOUR, timeZone });
  return graced < closesAt ? graced : closesAt;
}

function refusal(code: string, message: string, field: string, value: string, remedy: string): DomainError {
  return new DomainError({ code, message, field, value: value.slice(0, 40), remedy });
}

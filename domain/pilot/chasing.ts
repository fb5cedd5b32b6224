import { addWorkingDays, atLocalHour, localDate } from '../calendar.ts';
import type { Reminders } from '../launch-policies/keys.ts';

/** One moment at which somebody is reminded of what waits beside a pilot's phases. */
export interface Nudge {
  /** Counts from 0, the one before the deadline. */
  round: number;
  at: Date;
  /** Whether HR ops hear of it too: the deadline has passed. */
  escalates: boolean;
}

const MORNING = 9;
/** In working days before the deadline, as phases remind. */
const BEFORE = 2;
/** After the deadline: the next working morning, then each week for a month. */
const ROUNDS_AFTER = 4;
const WORKING_DAYS_BETWEEN = 5;

/**
 * @param dueAt until when a sponsor decides.
 * @param place where the pilot is.
 * @param reminders as the pilot was launched with: `once` reminds before the deadline alone, `none` not at all.
 * @returns when to remind and when to escalate, in their order.
 */
export function decisionNudges(
  dueAt: Date,
  { timeZone, country }: { timeZone: string; country: string },
  reminders: Reminders = 'usual',
): Nudge[] {
  if (reminders === 'none') return [];
  const lastDay = localDate(dueAt, timeZone);
  const morning = (days: number) =>
    atLocalHour({ date: addWorkingDays({ date: lastDay, country }, days), hour: MORNING, timeZone });
  const before = { round: 0, at: morning(-BEFORE), escalates: false };
  if (reminders === 'once') return [before];
  const after = Array.from({ length: ROUNDS_AFTER }, (_, index) => ({
    round: index + 1,
    at: morning(1 + index * WORKING_DAYS_BETWEEN),
    escalates: true,
  }));
  return [before, ...after];
}

/**
 * @returns when people who were asked something beside the phases are reminded of it, once; undefined where the pilot
 *   reminds of nothing.
 */
export function invitationReminder(
  dueAt: Date,
  place: { timeZone: string; country: string },
  reminders: Reminders = 'usual',
): Date | undefined {
  return decisionNudges(dueAt, place, reminders)[0]?.at;
}

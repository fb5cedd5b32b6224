import type { Rhythm } from '../kinds.ts';

/** In this week every owner looks at each key result and keeps, changes or drops it, whatever its rhythm. */
export const ADJUST_WEEK = 6;

/** Who missed that week is asked in the next ones, up to this. */
const ADJUST_UNTIL = 8;

/** @returns whether a check-in of this week asks what to do with the goals, as far as that has not been said. */
export function isAdjustWeek(week: number): boolean {
  return week >= ADJUST_WEEK && week <= ADJUST_UNTIL;
}

/** Weeks between two questions; the weeks of a slower rhythm are among those of a faster one. */
const EVERY: Readonly<Record<Rhythm, number>> = { weekly: 1, fortnightly: 2, monthly: 4 };

/** A key result that is paused rests for so many weeks. */
export const PAUSE_WEEKS = 4;

/** @returns whether a key result of this rhythm is asked about in the week, counted from 1. */
export function isDueIn(rhythm: Rhythm, week: number): boolean {
  return week === ADJUST_WEEK || week % EVERY[rhythm] === 0;
}

/** @returns the slower of the department's rhythm and the key result's own, where it has one. */
export function slowerOf(department: Rhythm, own: Rhythm | null): Rhythm {
  return own !== null && EVERY[own] > EVERY[department] ? own : department;
}

/** @returns the last week up to and including `week` in which it was asked about; null when there was none. */
export function lastDueWeek(rhythm: Rhythm, week: number): number | null {
  for (let each = week; each > 0; each -= 1) if (isDueIn(rhythm, each)) return each;
  return null;
}

/** @returns the rhythm that a policy's value names; weekly when it names none. */
export function readRhythm(value: unknown): Rhythm {
  return value === 'fortnightly' || value === 'monthly' ? value : 'weekly';
}

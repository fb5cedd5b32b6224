import type { Clock } from '#domain/clock.ts';

/** @returns a clock that runs like the machine's, so much ahead of it: mails leave only in working hours. */
export function shiftedClock(aheadMs: number): Clock {
  return { now: () => new Date(Date.now() + aheadMs) };
}

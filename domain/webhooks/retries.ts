const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** The pauses after each failed attempt: a day and two hours in all, most of them when a receiver is down for long. */
const PAUSES_MS: readonly number[] = [
  5 * SECOND,
  30 * SECOND,
  2 * MINUTE,
  10 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  4 * HOUR,
  8 * HOUR,
  10 * HOUR,
];

/**
 * @param attempts how many have failed.
 * @returns how long to wait before the next one; undefined when it was the last and the delivery is parked.
 */
export function nextPauseMs(attempts: number): number | undefined {
  return PAUSES_MS[attempts - 1];
}

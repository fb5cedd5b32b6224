/** The only source of "now" for pages, activities and SQL parameters; a rehearsal's driver sets its own. */
export interface Clock {
  /** @returns the present moment. */
  now(): Date;
}

/** @returns the clock of the machine; the one place outside tests that reads it. */
export function systemClock(): Clock {
  return { now: () => new Date() };
}

/** A clock that stands still until it is set. */
export interface SettableClock extends Clock {
  /** @param to the new present moment; going back is an error of the driver and throws a RangeError. */
  set(to: Date): void;
}

/**
 * @param start the first moment.
 * @returns a clock that only its driver moves, and only forward.
 */
export function settableClock(start: Date): SettableClock {
  let current = start;
  return {
    now: () => current,
    set(to) {
      if (to < current)
        throw new RangeError(`clock set back from ${current.toISOString()} to ${to.toISOString()}`);
      current = to;
    },
  };
}

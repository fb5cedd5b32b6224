/** Lets so many tasks run at the same time and the others wait, in the order in which they came. */
export interface Turns {
  take<Result>(task: () => Promise<Result>): Promise<Result>;
}

/** @param places how many may run at the same time. */
export function createTurns(places: number): Turns {
  const waiting: Array<() => void> = [];
  let free = places;

  return {
    async take(task) {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      try {
        return await task();
      } finally {
        const next = waiting.shift();
        if (next) next();
        else free += 1;
      }
    },
  };
}

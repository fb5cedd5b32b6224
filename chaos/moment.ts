/** Something that happens again and again, and that somebody may want to be told of once. */
export interface Happening {
  /** Tells everyone who waits. */
  happens(): void;
  /** Resolves when it happens the next time, or after so long without it. */
  next(withinMs: number): Promise<void>;
}

export function createHappening(): Happening {
  const waiting = new Set<() => void>();
  return {
    happens() {
      for (const tell of waiting) tell();
    },
    next: (withinMs) =>
      new Promise((resolve) => {
        const timer = setTimeout(done, withinMs);
        function done() {
          clearTimeout(timer);
          waiting.delete(done);
          resolve();
        }
        waiting.add(done);
      }),
  };
}

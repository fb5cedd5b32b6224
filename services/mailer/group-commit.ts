import { setTimeout as pause } from 'node:timers/promises';

/**
 * Gathers results while a write is under way, and shortly after it, and writes them together with the next one: each is
 * marked at once when little happens, many in one statement when much does.
 */
export interface GroupCommit<T> {
  /** Resolves when the item has been written. */
  add(item: T): Promise<void>;
}

/**
 * @param write writes any number of items; it is never called twice at the same time.
 * @param gatherMs how long a write that follows another waits for company. What is lost by a crash in that time is sent
 *   once more, so it is kept far below the time that sending takes.
 */
export function createGroupCommit<T>(
  write: (items: readonly T[]) => Promise<void>,
  gatherMs = 0,
): GroupCommit<T> {
  let waiting: Array<{ item: T; resolve: () => void; reject: (error: unknown) => void }> = [];
  let writing = false;

  async function flush(): Promise<void> {
    writing = true;
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      try {
        await write(group.map(({ item }) => item));
        for (const { resolve } of group) resolve();
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
      if (waiting.length > 0 && gatherMs > 0) await pause(gatherMs);
    }
    writing = false;
  }

  return {
    add(item) {
      return new Promise((resolve, reject) => {
        waiting.push({ item, resolve, reject });
        if (!writing) void flush();
      });
    },
  };
}

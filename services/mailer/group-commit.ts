/**
 * Gathers results while a write is under way and writes them together with the next one: each is marked at once when
 * little happens, many in one statement when much does.
 */
export interface GroupCommit<T> {
  /** Resolves when the item has been written. */
  add(item: T): Promise<void>;
}

/** @param write writes any number of items; it is never called twice at the same time. */
export function createGroupCommit<T>(write: (items: readonly T[]) => Promise<void>): GroupCommit<T> {
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

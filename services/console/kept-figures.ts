/** Figures, and whether they are as old as they may be. */
interface Kept {
  value: unknown;
  /** When the counting of them began and how long it took, by the machine's own steady clock. */
  beganMs: number;
  tookMs: number;
}

/**
 * Keeps what takes long to count. What is small is counted anew at each look, so in most organisations every look is exact;
 * what is large is counted for no more than a tenth of the time, however many look.
 */
export interface KeptFigures {
  /**
   * @param key names exactly what is counted: for which cycle, in which version of it, and for whose eyes.
   * @param count counts; two who ask at once share one count.
   * @param isLarge says of what was counted whether it is worth keeping.
   * @returns the figures: of this moment, or of a moment not long ago that they should name themselves.
   * @throws whatever `count` throws where nothing is kept that is young enough.
   */
  get<T>(key: string, count: () => Promise<T>, isLarge: (value: T) => boolean): Promise<T>;
  /** @returns whether there are figures with this name. */
  has(key: string): boolean;
}

/** What may work hardest for the figures, as a share of the time: one part in ten. */
const REST_TIMES = 10;
const AT_LEAST_FRESH_MS = 5_000;
/** Older figures are not shown: whoever looks waits for new ones. */
const OLDEST_MS = 120_000;
const MOST_KEPT = 200;

/** @param nowMs a steady clock; the machine's when left out. @returns a keeper of figures, empty. */
export function createKeptFigures(nowMs: () => number = () => performance.now()): KeptFigures {
  const kept = new Map<string, Kept>();
  const counting = new Map<string, Promise<unknown>>();

  function countOnce<T>(key: string, count: () => Promise<T>, isLarge: (value: T) => boolean): Promise<T> {
    const underWay = counting.get(key);
    // The key names what is counted, and so its type.
    if (underWay) return underWay as Promise<T>;
    const beganMs = nowMs();
    const counted = count()
      .then((value) => {
        kept.delete(key);
        if (!isLarge(value)) return value;
        kept.set(key, { value, beganMs, tookMs: nowMs() - beganMs });
        const [oldest] = kept.keys();
        if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
        return value;
      })
      .finally(() => counting.delete(key));
    counting.set(key, counted);
    return counted;
  }

  return {
    async get<T>(key: string, count: () => Promise<T>, isLarge: (value: T) => boolean): Promise<T> {
      const found = kept.get(key);
      if (!found) return countOnce(key, count, isLarge);
      const ageMs = nowMs() - found.beganMs;
      if (ageMs > OLDEST_MS) return countOnce(key, count, isLarge);
      if (ageMs > Math.max(AT_LEAST_FRESH_MS, REST_TIMES * found.tookMs))
        // Whoever looks now does not wait. Should it fail, the figures age until somebody waits, and hears of it.
        countOnce(key, count, isLarge).catch(() => undefined);
      return found.value as T;
    },
    has: (key) => kept.has(key),
  };
}

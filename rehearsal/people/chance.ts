import { createHash } from 'node:crypto';

/** Fate by name: the same seed and words always give the same number, in whatever order they are asked. */
export interface Chance {
  /** @returns a number from 0 up to 1. */
  of(...words: string[]): number;
  /** @returns a whole number from `from` to `to`, both possible. */
  between(from: number, to: number, ...words: string[]): number;
  /** @returns one of the options; throws a RangeError when there are none. */
  pick<Option>(options: readonly Option[], ...words: string[]): Option;
}

/** @param seed another seed, another quarter. */
export function createChance(seed: number): Chance {
  const of = (...words: string[]) =>
    createHash('sha256')
      .update([seed, ...words].join('\u0000'))
      .digest()
      .readUInt32BE(0) /
    2 ** 32;
  return {
    of,
    between: (from, to, ...words) => from + Math.floor(of(...words) * (to - from + 1)),
    pick(options, ...words) {
      const option = options[Math.floor(of(...words) * options.length)];
      if (option === undefined) throw new RangeError('nothing to pick from');
      return option;
    },
  };
}

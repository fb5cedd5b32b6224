/** A small generator of pseudo-random numbers (mulberry32): the same seed gives the same company on every machine. */
export function createRandom(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    /** @returns one of the options; throws a RangeError when there are none. */
    pick<Option>(options: readonly Option[]): Option {
      const option = options[Math.floor(next() * options.length)];
      if (option === undefined) throw new RangeError('nothing to pick from');
      return option;
    },
    /** @returns true with this probability, 0 to 1. */
    chance: (probability: number) => next() < probability,
  };
}

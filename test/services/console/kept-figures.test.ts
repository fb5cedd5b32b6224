import { expect, it } from 'vitest';
import { createKeptFigures } from '#services/console/kept-figures.ts';

/** Figures that take so long to count, and how often they were counted. */
function counted(tookMs: number, isLarge: boolean) {
  let nowMs = 0;
  let counts = 0;
  const kept = createKeptFigures(() => nowMs);
  return {
    kept,
    wait: (ms: number) => {
      nowMs += ms;
    },
    look: () =>
      kept.get(
        'cycle',
        async () => {
          counts += 1;
          const count = counts;
          await Promise.resolve();
          nowMs += tookMs;
          return count;
        },
        () => isLarge,
      ),
  };
}

it('what is small is counted at each look', async () => {
  const { look, kept } = counted(20, false);
  expect([await look(), await look(), await look()]).toEqual([1, 2, 3]);
  expect(kept.has('cycle')).toBe(false);
});

it('who look at once share one count', async () => {
  const { look } = counted(20, false);
  expect(await Promise.all([look(), look(), look()])).toEqual([1, 1, 1]);
});

it('what is large is counted again while nobody waits, and for no more than a tenth of the time', async () => {
  const { look, wait, kept } = counted(2_000, true);
  expect(await look()).toBe(1);
  expect(kept.has('cycle')).toBe(true);
  wait(17_000);
  expect(await look()).toBe(1);
  wait(2_000);
  // This look sets the count off, and gets what is there.
  expect([await look(), await look()]).toEqual([1, 1]);
  await new Promise(setImmediate);
  expect(await look()).toBe(2);
});

it('figures that nobody has looked at for long are not shown', async () => {
  const { look, wait } = counted(2_000, true);
  await look();
  wait(120_000);
  expect(await look()).toBe(2);
});

it('a count that fails is told to whoever waits for it, and keeps nothing', async () => {
  const kept = createKeptFigures();
  const broken = () =>
    kept.get(
      'cycle',
      () => Promise.reject(new Error('no store')),
      () => true,
    );
  await expect(broken()).rejects.toThrow('no store');
  expect(
    await kept.get(
      'cycle',
      async () => 1,
      () => true,
    ),
  ).toBe(1);
});

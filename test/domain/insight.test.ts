import { expect, test } from 'vitest';
import { shownShare, shownSpread, stretchOf } from '#domain/insight.ts';

test.each([
  [{ low: 0, middle: 1, high: 9, mean: 0.93 }, 'too-easy'],
  [{ low: 2, middle: 4, high: 4, mean: 0.64 }, 'about-right'],
  [{ low: 8, middle: 2, high: 0, mean: 0.21 }, 'too-hard'],
  // Four scores would say whose they are.
  [{ low: 0, middle: 0, high: 4, mean: 1 }, 'few'],
  [{ low: 0, middle: 0, high: 0, mean: null }, 'few'],
] as const)('what scores of ambitions say: %o', (spread, says) => {
  expect(stretchOf(spread)).toBe(says);
});

test('nothing is shown of fewer than five', () => {
  expect(shownSpread({ low: 1, middle: 1, high: 2, mean: 0.5 })).toBeUndefined();
  expect(shownSpread({ low: 1, middle: 2, high: 2, mean: 0.5 })).toBeDefined();
  expect([shownShare(3, 4), shownShare(3, 5), shownShare(0, 0)]).toEqual([null, 60, null]);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { needsReason, objectiveScore, progressOf, readingOf, scoreOf } from '#domain/scoring.ts';

const figure = fc.double({ noNaN: true, noDefaultInfinity: true });
const successFrom = { committed: 1, aspirational: 0.7 };

describe('scores', () => {
  it.each([
    [{ baseline: 40, target: 60, value: 40 }, 0],
    [{ baseline: 40, target: 60, value: 54 }, 0.7],
    [{ baseline: 40, target: 60, value: 75 }, 1],
    [{ baseline: 40, target: 60, value: 20 }, 0],
    [{ baseline: 12, target: 5, value: 8.5 }, 0.5],
    [{ baseline: 12, target: 5, value: 2 }, 1],
    [{ baseline: -10, target: 10, value: 0 }, 0.5],
  ])('of %j is %d', (way, expected) => {
    expect(scoreOf(way)).toBe(expected);
  });

  it('lie between 0 and 1, are 0 at the baseline, 1 at the target, and do not care about direction', () => {
    fc.assert(
      fc.property(figure, figure, figure, (baseline, target, value) => {
        fc.pre(baseline !== target);
        const progress = progressOf({ baseline, target, value });
        expect(progress).toBeGreaterThanOrEqual(0);
        expect(progress).toBeLessThanOrEqual(1);
        expect(progressOf({ baseline: -baseline, target: -target, value: -value })).toBeCloseTo(progress, 9);
      }),
    );
    fc.assert(
      fc.property(fc.integer(), fc.integer(), (baseline, target) => {
        fc.pre(baseline !== target);
        expect(progressOf({ baseline, target, value: baseline })).toBeCloseTo(0, 9);
        expect(progressOf({ baseline, target, value: target })).toBeCloseTo(1, 9);
      }),
    );
  });

  it('of an objective are the mean of its key results', () => {
    expect(objectiveScore([0.5, 1])).toBe(0.75);
    expect(objectiveScore([])).toBeNull();
  });

  it('read as success from 0.7 on a stretch, and never blame', () => {
    expect(readingOf('aspirational', 0.7, successFrom)).toBe('success');
    expect(readingOf('aspirational', 0.4, successFrom)).toBe('lesson');
    expect(readingOf('committed', 1, successFrom)).toBe('kept');
    expect(needsReason('committed', 0.99)).toBe(true);
    expect(needsReason('aspirational', 0)).toBe(false);
  });
});

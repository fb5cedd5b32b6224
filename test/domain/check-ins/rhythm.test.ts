import { describe, expect, it } from 'vitest';
import { isDueIn, lastDueWeek, readRhythm, slowerOf } from '#domain/check-ins/rhythm.ts';
import { standingOf } from '#domain/check-ins/standing.ts';
import { RHYTHMS, type Rhythm } from '#domain/kinds.ts';

const WEEKS = Array.from({ length: 13 }, (_, index) => index + 1);
const dueWeeks = (rhythm: Rhythm) => WEEKS.filter((week) => isDueIn(rhythm, week));

describe('how often a key result is asked about', () => {
  it('each week, each second, each fourth; everything in the week in which goals are looked at', () => {
    expect(dueWeeks('weekly')).toEqual(WEEKS);
    expect(dueWeeks('fortnightly')).toEqual([2, 4, 6, 8, 10, 12]);
    expect(dueWeeks('monthly')).toEqual([4, 6, 8, 12]);
  });

  it('the slower of the department’s and its own holds: what is asked by both', () => {
    for (const department of RHYTHMS)
      for (const own of RHYTHMS)
        for (const week of WEEKS)
          expect(isDueIn(slowerOf(department, own), week), `${department} ${own} ${week}`).toBe(
            isDueIn(department, week) && isDueIn(own, week),
          );
    expect(slowerOf('fortnightly', null)).toBe('fortnightly');
  });

  it('a policy that names no rhythm means weekly', () => {
    for (const value of ['quarterly', 'daily', 7, null, undefined, { rhythm: 'monthly' }])
      expect(readRhythm(value)).toBe('weekly');
    expect(readRhythm('monthly')).toBe('monthly');
  });

  it('knows when it was last asked', () => {
    expect(lastDueWeek('monthly', 3)).toBeNull();
    expect(lastDueWeek('monthly', 5)).toBe(4);
    expect(lastDueWeek('fortnightly', 9)).toBe(8);
  });
});

describe('how a key result stands', () => {
  const facts = {
    rhythm: 'weekly' as const,
    lastWeek: 5,
    confidence: 8,
    pausedUntil: null,
    overWeek: 5,
    away: false,
  };

  it('says what its owner said last', () => {
    expect(standingOf(facts)).toBe('on-track');
    expect(standingOf({ ...facts, confidence: 5 })).toBe('unsure');
    expect(standingOf({ ...facts, confidence: 2 })).toBe('at-risk');
  });

  it('is pending and never green as long as nobody has said anything', () => {
    for (const overWeek of [0, 5, 13])
      for (const confidence of [null, 10])
        expect(standingOf({ ...facts, lastWeek: null, confidence, overWeek })).toBe('pending');
  });

  it('is overdue however good the last answer was, once a week went by in which it was asked', () => {
    expect(standingOf({ ...facts, overWeek: 6, confidence: 10 })).toBe('overdue');
    expect(standingOf({ ...facts, overWeek: 7, rhythm: 'monthly', lastWeek: 6 })).toBe('on-track');
    expect(standingOf({ ...facts, overWeek: 8, rhythm: 'monthly', lastWeek: 6 })).toBe('overdue');
  });

  it('rests in a pause, and is not overdue for it afterwards', () => {
    const paused = { ...facts, pausedUntil: 9 };
    expect(standingOf({ ...paused, overWeek: 8 })).toBe('paused');
    expect(standingOf({ ...paused, overWeek: 9 })).toBe('on-track');
    expect(standingOf({ ...paused, overWeek: 10 })).toBe('overdue');
  });

  it('is paused, not overdue, while its owner is away and nobody looks after it', () => {
    expect(standingOf({ ...facts, overWeek: 13, away: true })).toBe('away');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allowance, estimatedEnd, readLimitsByDomain, routinePriority } from '#domain/mail-rate.ts';

const NOW = new Date('2027-01-11T09:00:00Z');
const MINUTE_MS = 60_000;
/** Pauses that once let a second mail go 59,999 ms after the first one, at one a minute. */
const ONE_MILLISECOND_EARLY = [1, 30_000, 29_999, 1];

describe('a limit of mails a minute', () => {
  it('is never passed in any minute, wherever it begins, and is used up to a second’s worth', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 900 }),
        fc.array(fc.integer({ min: 1, max: 9_000 }), { minLength: 20, maxLength: 120 }),
        (perMinute, pauses) => {
          const sent: number[] = [];
          let now = NOW.getTime();
          let spoken: Date | null = null;
          for (const pause of pauses) {
            now += pause;
            const may = allowance(perMinute, spoken, new Date(now));
            for (let i = 0; i < may.count; i += 1) sent.push(now);
            if (may.count > 0) spoken = may.after(may.count);
          }
          for (const from of sent) {
            const inMinute = sent.filter((at) => at >= from && at < from + MINUTE_MS).length;
            expect(inMinute).toBeLessThanOrEqual(perMinute);
          }
        },
      ),
      { examples: [[1, ONE_MILLISECOND_EARLY]] },
    );
  });

  it('says when the next may go, and at that moment it may', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000 }), (perMinute) => {
        const first = allowance(perMinute, null, NOW);
        const spoken = first.after(first.count);
        const { count, nextAt } = allowance(perMinute, spoken, NOW);
        expect(count).toBe(0);
        expect(allowance(perMinute, spoken, nextAt).count).toBeGreaterThan(0);
      }),
    );
  });

  it('lets nearly all of it through when there is enough to send', () => {
    let spoken: Date | null = null;
    let sent = 0;
    for (let ms = 0; ms < 10 * MINUTE_MS; ms += 100) {
      const may = allowance(600, spoken, new Date(NOW.getTime() + ms));
      sent += may.count;
      if (may.count > 0) spoken = may.after(may.count);
    }
    expect(sent).toBeGreaterThan(0.97 * 6_000);
  });
});

describe('limits by domain', () => {
  it('are read in any case and spacing', () => {
    expect([...readLimitsByDomain('Example.org=30, *=100')]).toEqual([
      ['example.org', 30],
      ['*', 100],
    ]);
  });

  it.each(['example.org', 'example.org=0', 'a=1,a=2', '=3', 'x=many'])(
    'refuse %s in one sentence',
    (text) => {
      expect(() => readLimitsByDomain(text)).toThrow(/is no limit of mails to a domain/);
    },
  );
});

it('lets few mails go before many', () => {
  expect([0, 50, 99, 100, 2_000, 50_000, 10_000_000].map(routinePriority)).toEqual([5, 5, 5, 6, 7, 8, 9]);
});

it('estimates an end from what left lately, and none when nothing did', () => {
  const halfAnHour = { waiting: 300, sentLately: 50, overMs: 5 * MINUTE_MS };
  expect(estimatedEnd(halfAnHour, NOW)).toEqual(new Date('2027-01-11T09:30:00Z'));
  expect(estimatedEnd({ ...halfAnHour, sentLately: 0 }, NOW)).toBeNull();
});

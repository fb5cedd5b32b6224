import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '#domain/calendar.ts';
import { nextPeriod, parseDay, parsePeriod, quarterAt } from '#domain/period.ts';

describe('periods', () => {
  test.each([
    ['2027-Q1', '2027-01-01', '2027-03-31', 'quarter'],
    [' 2027q4 ', '2027-10-01', '2027-12-31', 'quarter'],
    ['2028', '2028-01-01', '2028-12-31', 'year'],
    ['2027-01-04..2027-04-02', '2027-01-04', '2027-04-02', 'custom'],
  ])('reads %s', (text, startsOn, endsOn, kind) => {
    expect(parsePeriod(text)).toMatchObject({ startsOn, endsOn, kind });
    expect(parsePeriod(parsePeriod(text).name)).toEqual(parsePeriod(text));
  });

  test.each([
    '',
    'Q1',
    '2027-Q5',
    '27-Q1',
    '2027-01-04',
    '2027-01-04..',
    '2027-04-02..2027-01-04',
    '2027-01-04..2027-01-04',
  ])('refuses “%s” with an example of what can be written', (text) => {
    expect(() => parsePeriod(text)).toThrow(
      expect.objectContaining({
        code: 'bad-period',
        field: 'quarter',
        value: text,
        remedy: expect.stringContaining('2027-Q1'),
      }),
    );
  });

  test.each(['2027-02-30', '2027-13-01', '2027-1-1', '01.02.2027', 'tomorrow', ''])(
    'refuses “%s” as a day',
    (text) => {
      expect(() => parseDay('start', text)).toThrow(
        expect.objectContaining({ code: 'bad-date', field: 'start', value: text }),
      );
    },
  );

  test('the next one begins on the day after, of the same kind; quarters come round', () => {
    const text = fc.oneof(
      fc
        .tuple(fc.integer({ min: 2026, max: 2050 }), fc.integer({ min: 1, max: 4 }))
        .map(([y, q]) => `${y}-Q${q}`),
      fc.integer({ min: 2026, max: 2050 }).map(String),
      fc
        .tuple(fc.integer({ min: 0, max: 3_000 }), fc.integer({ min: 1, max: 300 }))
        .map(
          ([start, length]) => `${addDays('2026-01-01', start)}..${addDays('2026-01-01', start + length)}`,
        ),
    );
    fc.assert(
      fc.property(text, (text) => {
        const period = parsePeriod(text);
        const next = nextPeriod(period);
        expect(next.startsOn).toBe(addDays(period.endsOn, 1));
        expect(next.kind).toBe(period.kind);
        if (period.kind === 'quarter') expect(quarterAt(next.endsOn)).toEqual(next);
      }),
      { seed: 7 },
    );
  });
});

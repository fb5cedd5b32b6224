import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  addWorkingDays,
  atLocalHour,
  daysBetween,
  isWorkingDay,
  localDate,
  mondayOf,
  publicHoliday,
  workingDayOnOrBefore,
  workingDaysBetween,
} from '#domain/calendar.ts';
import { shiftOntoWorkingDay } from '#domain/shift.ts';

const country = fc.constantFrom('DE', 'US', 'BR', 'JP', 'IN', 'GB', 'XX');
const date = fc.integer({ min: 0, max: 3_000 }).map((days) => addDays('2026-01-01', days));
const zones = fc.constantFrom(
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Pacific/Auckland',
  'America/St_Johns',
);

test('public holidays are those of the country; a country without rules has weekends alone', () => {
  expect(publicHoliday({ date: '2027-03-26', country: 'DE' })).toBe('Karfreitag');
  expect(publicHoliday({ date: '2027-07-04', country: 'US' })).toBe('Independence Day');
  expect(isWorkingDay({ date: '2027-07-05', country: 'US' })).toBe(false);
  expect(isWorkingDay({ date: '2027-07-05', country: 'DE' })).toBe(true);
  expect(isWorkingDay({ date: '2027-12-25', country: 'XX' })).toBe(false);
  expect(isWorkingDay({ date: '2026-12-25', country: 'XX' })).toBe(true);
});

test('counting on by working days and counting them between is the same', () => {
  fc.assert(
    fc.property(country, date, fc.integer({ min: 0, max: 40 }), (country, date, days) => {
      const to = addWorkingDays({ date, country }, days);
      expect(isWorkingDay({ date: to, country })).toBe(true);
      if (days > 0) expect(workingDaysBetween({ date, country }, to)).toBe(days);
      else expect(to >= date).toBe(true);
      const back = addWorkingDays({ date: to, country }, -1);
      expect(back < to && isWorkingDay({ date: back, country })).toBe(true);
      const before = workingDayOnOrBefore({ date, country });
      expect(before <= date && isWorkingDay({ date: before, country })).toBe(true);
    }),
    { seed: 7 },
  );
});

test('an hour of a local day is that hour there, also when clocks change', () => {
  fc.assert(
    fc.property(zones, date, fc.constantFrom(8, 9, 17), (timeZone, date, hour) => {
      const at = atLocalHour({ date, hour, timeZone });
      expect(localDate(at, timeZone)).toBe(date);
      const shown = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(
        at,
      );
      expect(Number(shown)).toBe(hour);
    }),
    { seed: 7 },
  );
});

test('the Monday of a day is at most six days before it', () => {
  fc.assert(
    fc.property(date, (date) => {
      const monday = mondayOf(date);
      expect(new Date(monday).getUTCDay()).toBe(1);
      expect(daysBetween(monday, date)).toBeGreaterThanOrEqual(0);
      expect(daysBetween(monday, date)).toBeLessThanOrEqual(6);
    }),
    { seed: 7 },
  );
});

test('shifting keeps the hour, lands on a working day, and never comes too early', () => {
  fc.assert(
    fc.property(zones, country, date, fc.integer({ min: 1, max: 60 }), (timeZone, country, date, days) => {
      const at = atLocalHour({ date, hour: 17, timeZone });
      const moved = shiftOntoWorkingDay(at, days, { timeZone, country });
      const day = localDate(moved, timeZone);
      expect(isWorkingDay({ date: day, country })).toBe(true);
      expect(day >= addDays(date, days)).toBe(true);
      expect(moved).toEqual(atLocalHour({ date: day, hour: 17, timeZone }));
    }),
    { seed: 7 },
  );
});

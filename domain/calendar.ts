import Holidays from 'date-holidays';
import { DateTime } from 'luxon';

/** Building a country's rules takes milliseconds, asking them microseconds: one instance per country, one set per year. */
const holidaysByCountry = new Map<string, Holidays>();
const holidayDates = new Map<string, Map<string, string>>();

/**
 * @param at.date a local day, `YYYY-MM-DD`.
 * @param at.country ISO 3166-1 alpha-2; a country without rules has no public holidays.
 * @returns the name of the public holiday on that day, or undefined.
 */
export function publicHoliday({ date, country }: { date: string; country: string }): string | undefined {
  const year = date.slice(0, 4);
  const key = `${country}/${year}`;
  let dates = holidayDates.get(key);
  if (!dates) {
    let rules = holidaysByCountry.get(country);
    if (!rules) {
      rules = new Holidays(country);
      holidaysByCountry.set(country, rules);
    }
    dates = new Map();
    for (const day of rules.getHolidays(Number(year)) ?? []) {
      if (day.type === 'public') dates.set(day.date.slice(0, 10), day.name);
    }
    holidayDates.set(key, dates);
  }
  return dates.get(date);
}

/**
 * @param at.date a local day, `YYYY-MM-DD`.
 * @param at.country ISO 3166-1 alpha-2.
 * @returns whether people there work on that day: Monday to Friday and no public holiday.
 */
export function isWorkingDay(at: { date: string; country: string }): boolean {
  return DateTime.fromISO(at.date, { zone: 'utc' }).weekday <= 5 && publicHoliday(at) === undefined;
}

/**
 * @param from.date a local day, `YYYY-MM-DD`.
 * @param days how many working days onward (negative: back); 0 gives the day itself, or the next working day.
 * @returns a working day.
 */
export function addWorkingDays(from: { date: string; country: string }, days: number): string {
  let day = DateTime.fromISO(from.date, { zone: 'utc' });
  const step = days < 0 ? -1 : 1;
  let left = Math.abs(days);
  const works = () => isWorkingDay({ date: isoDate(day), country: from.country });
  if (left === 0) while (!works()) day = day.plus({ days: 1 });
  while (left > 0) {
    day = day.plus({ days: step });
    if (works()) left -= 1;
  }
  return isoDate(day);
}

/** @returns the last working day on or before the given day. */
export function workingDayOnOrBefore(at: { date: string; country: string }): string {
  return isWorkingDay(at) ? at.date : addWorkingDays(at, -1);
}

/** @returns how many working days lie after `from.date` up to and including `to` (0 when `to` is not later). */
export function workingDaysBetween(from: { date: string; country: string }, to: string): number {
  let count = 0;
  let day = DateTime.fromISO(from.date, { zone: 'utc' });
  while (isoDate(day) < to) {
    day = day.plus({ days: 1 });
    if (isWorkingDay({ date: isoDate(day), country: from.country })) count += 1;
  }
  return count;
}

/** @returns the moment when clocks in `timeZone` show `hour` o'clock on `date`. */
export function atLocalHour({
  date,
  hour,
  timeZone,
}: {
  date: string;
  hour: number;
  timeZone: string;
}): Date {
  return DateTime.fromISO(date, { zone: timeZone }).set({ hour }).toJSDate();
}

/** @returns the local day (`YYYY-MM-DD`) of a moment in a zone. */
export function localDate(at: Date, timeZone: string): string {
  return isoDate(DateTime.fromJSDate(at, { zone: timeZone }));
}

/** @returns the day `days` calendar days later (negative: earlier). */
export function addDays(date: string, days: number): string {
  return isoDate(DateTime.fromISO(date, { zone: 'utc' }).plus({ days }));
}

/** @returns the whole days from `from` to `to`, both `YYYY-MM-DD`. */
export function daysBetween(from: string, to: string): number {
  return DateTime.fromISO(to, { zone: 'utc' }).diff(DateTime.fromISO(from, { zone: 'utc' }), 'days').days;
}

/** @returns the Monday of the ISO week in which the day lies. */
export function mondayOf(date: string): string {
  return isoDate(DateTime.fromISO(date, { zone: 'utc' }).startOf('week'));
}

function isoDate(at: DateTime): string {
  return at.toFormat('yyyy-MM-dd');
}

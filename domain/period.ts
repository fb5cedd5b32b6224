import { DateTime } from 'luxon';
import { DomainError } from './errors.ts';
import type { PeriodKind } from './kinds.ts';

/** The time a cycle's goals are for. Both days belong to it. */
export interface Period {
  /** `2027-Q1`, `2027`, or `2027-01-04..2027-04-02`. */
  name: string;
  kind: PeriodKind;
  startsOn: string;
  endsOn: string;
}

const EXAMPLE = 'Write a quarter as 2027-Q1, a year as 2027, or two days as 2027-01-04..2027-04-02.';

/**
 * @param text what a person wrote for the period.
 * @returns the period with its first and last day.
 * @throws DomainError `bad-period` when the text is none of the three forms.
 */
export function parsePeriod(text: string): Period {
  const trimmed = text.trim();
  const quarter = /^(\d{4})-?Q([1-4])$/i.exec(trimmed);
  if (quarter?.[1] && quarter[2]) return quarterOf(Number(quarter[1]), Number(quarter[2]));
  if (/^\d{4}$/.test(trimmed)) {
    return { name: trimmed, kind: 'year', startsOn: `${trimmed}-01-01`, endsOn: `${trimmed}-12-31` };
  }
  const [startsOn, endsOn, ...rest] = trimmed.split('..');
  if (startsOn && endsOn && rest.length === 0) {
    parseDay('quarter', startsOn);
    parseDay('quarter', endsOn);
    if (endsOn > startsOn) return { name: `${startsOn}..${endsOn}`, kind: 'custom', startsOn, endsOn };
  }
  throw new DomainError({
    code: 'bad-period',
    message: `"${text}" is not a period.`,
    field: 'quarter',
    value: text,
    remedy: EXAMPLE,
  });
}

/**
 * @param field which input the text came from, for the error.
 * @param text a day as `YYYY-MM-DD`.
 * @returns the same day.
 * @throws DomainError `bad-date` when it is malformed or not in the calendar.
 */
export function parseDay(field: string, text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text).isValid) return text;
  throw new DomainError({
    code: 'bad-date',
    message: `"${text}" is not a day of the calendar.`,
    field,
    value: text,
    remedy: 'Write a day as year-month-day, for example 2027-01-29.',
  });
}

/** @returns the share of a period that has passed, 0 to 1; its last day counts whole. */
export function sharePassed({ startsOn, endsOn }: Pick<Period, 'startsOn' | 'endsOn'>, now: Date): number {
  const start = Date.parse(startsOn);
  const end = Date.parse(endsOn) + 24 * 60 * 60 * 1000;
  return Math.min(1, Math.max(0, (now.getTime() - start) / (end - start)));
}

/** @returns the period of the same kind that follows: the next quarter, year, or as many days again. */
export function nextPeriod(period: Period): Period {
  const dayAfter = DateTime.fromISO(period.endsOn).plus({ days: 1 });
  if (period.kind === 'quarter') return quarterOf(dayAfter.year, dayAfter.quarter);
  if (period.kind === 'year') return parsePeriod(String(dayAfter.year));
  const length = DateTime.fromISO(period.endsOn).diff(DateTime.fromISO(period.startsOn), 'days').days;
  return parsePeriod(`${dayAfter.toISODate()}..${dayAfter.plus({ days: length }).toISODate()}`);
}

/** @returns the quarter of the calendar year in which the day lies. */
export function quarterAt(date: string): Period {
  const day = DateTime.fromISO(date);
  return quarterOf(day.year, day.quarter);
}

function quarterOf(year: number, quarter: number): Period {
  const start = DateTime.utc(year, quarter * 3 - 2, 1);
  return {
    name: `${year}-Q${quarter}`,
    kind: 'quarter',
    startsOn: start.toFormat('yyyy-MM-dd'),
    endsOn: start.plus({ months: 3 }).minus({ days: 1 }).toFormat('yyyy-MM-dd'),
  };
}

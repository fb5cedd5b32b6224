import { scaleUtc } from 'd3-scale';
import { addDays } from '#domain/calendar.ts';
import { shortMonth } from '../dates.ts';
import { label, rule, WIDTH } from './figure.ts';

/** The days of a cycle along a drawing, the same in every drawing of the report so that they can be compared. */
export interface CalendarAxis {
  /** Where a day begins. */
  x(date: string): number;
  dayWidth: number;
  /** Months as words above a line, and where the period begins and ends; `top` and `bottom` bound the drawing. */
  marks(top: number, bottom: number): string;
}

/** Room for names on the left of every drawing along time. */
export const LEFT = 112;

/**
 * @param days.from, days.to the first and last day drawn.
 * @param period the cycle's own, marked with a line each.
 */
export function calendarAxis(
  days: { from: string; to: string },
  period: { startsOn: string; endsOn: string },
): CalendarAxis {
  const end = addDays(days.to, 1);
  const scale = scaleUtc([new Date(days.from), new Date(end)], [LEFT, WIDTH - 8]);
  const x = (date: string) => scale(new Date(date));
  return {
    x,
    dayWidth: x(addDays(days.from, 1)) - x(days.from),
    marks(top, bottom) {
      const months = scale.ticks(6).map((at) => at.toISOString().slice(0, 10));
      const firsts = months.filter((date) => date.endsWith('-01'));
      return [
        rule(LEFT, bottom, WIDTH - 8, bottom, 'axis'),
        ...firsts.map((date) => rule(x(date), top, x(date), bottom + 5, 'grid')),
        ...firsts.map((date) => label(x(date) + 4, bottom + 16, shortMonth(date))),
        ...[period.startsOn, addDays(period.endsOn, 1)].map((date) =>
          rule(x(date), top - 6, x(date), bottom + 5, 'period'),
        ),
      ].join('');
    },
  };
}

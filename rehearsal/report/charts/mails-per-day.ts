import { scaleLinear } from 'd3-scale';
import type { MailFigures } from '../data/mails.ts';
import { dayAndMonth, figure, shortDay } from '../dates.ts';
import { type CalendarAxis, LEFT } from './calendar.ts';
import { box, chart, dataTable, label, rule, WIDTH } from './figure.ts';

const TOP = 26;
const BOTTOM = 210;

/** @returns safe HTML of a column for each day on which mails leave, and a table by week. */
export function mailsPerDay(mails: MailFigures, axis: CalendarAxis): string {
  const peak = mails.days.reduce((best, day) => (day.mails > best.mails ? day : best), {
    date: '',
    mails: 0,
  });
  const y = scaleLinear([0, Math.max(1, peak.mails)], [BOTTOM, TOP]).nice(4);
  const width = Math.max(1.5, axis.dayWidth * 0.78);
  const shapes = [
    axis.marks(TOP, BOTTOM),
    ...y
      .ticks(4)
      .filter((tick) => tick > 0 && Number.isInteger(tick))
      .map(
        (tick) =>
          rule(LEFT, y(tick), WIDTH - 8, y(tick), 'grid') +
          label(LEFT - 8, y(tick) + 4, figure(tick), { anchor: 'end' }),
      ),
    ...mails.days.map(({ date, mails: count }) =>
      box(
        { x: axis.x(date) + (axis.dayWidth - width) / 2, y: y(count), width, height: BOTTOM - y(count) },
        'bar',
        `${shortDay(date)}: ${figure(count)} mails`,
      ),
    ),
    peak.date
      ? label(axis.x(peak.date), y(peak.mails) - 8, `${shortDay(peak.date)}: ${figure(peak.mails)}`, {
          anchor: axis.x(peak.date) > WIDTH / 2 ? 'end' : 'start',
          className: 'strong',
        })
      : '',
  ];
  return chart({
    id: 'mails-per-day',
    title: 'Mails per day',
    desc: peak.date
      ? `${figure(mails.total)} mails on ${figure(mails.days.length)} days. The most leave on ${shortDay(peak.date)}: ${figure(peak.mails)}. Lines mark the first and last day of the period.`
      : 'No mail leaves.',
    height: BOTTOM + 24,
    shapes: shapes.join(''),
    table: dataTable({
      label: 'Mails per week',
      columns: [
        { label: 'Week from' },
        { label: 'Mails', number: true },
        { label: 'People who get one', number: true },
        { label: 'Most for one person', number: true },
      ],
      rows: mails.weeks.map((week) => [
        dayAndMonth(week.monday),
        figure(week.mails),
        figure(week.readers),
        week.mostForOne,
      ]),
    }),
  });
}

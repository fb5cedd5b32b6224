import { scaleLinear, scalePoint } from 'd3-scale';
import { area, line } from 'd3-shape';
import type { Summary } from '../../summary.ts';
import { figure, percent } from '../dates.ts';
import { LEFT } from './calendar.ts';
import { chart, dataTable, label, rule, WIDTH } from './figure.ts';

const TOP = 24;
const BOTTOM = 150;

/** @returns safe HTML of the share of asked people who checked in, week by week. */
export function participationChart(weeks: Summary['checkInParticipationByWeek']): string {
  const x = scalePoint(
    weeks.map(({ week }) => week),
    [LEFT + 12, WIDTH - 24],
  );
  const y = scaleLinear([0, 1], [BOTTOM, TOP]);
  const at = ({ week }: { week: number }) => x(week) ?? LEFT;
  const lowest = weeks.reduce((low, each) => (each.share < low.share ? each : low), {
    week: 0,
    share: 1,
  });
  const points = [...weeks];
  const under = area<(typeof points)[number]>(at, BOTTOM, ({ share }) => y(share))(points) ?? '';
  const path = line<(typeof points)[number]>(at, ({ share }) => y(share))(points) ?? '';
  const shapes = [
    ...[0, 0.5, 1].map(
      (share) =>
        rule(LEFT, y(share), WIDTH - 8, y(share), share === 0 ? 'axis' : 'grid') +
        label(LEFT - 8, y(share) + 4, percent(share), { anchor: 'end' }),
    ),
    `<path d="${under}" class="under"/><path d="${path}" class="line"/>`,
    ...weeks.map(
      (each) =>
        `<circle cx="${at(each).toFixed(1)}" cy="${y(each.share).toFixed(1)}" r="4" class="point"/>${label(at(each), BOTTOM + 17, String(each.week), { anchor: 'middle' })}`,
    ),
    lowest.week > 0
      ? label(at(lowest), y(lowest.share) + 20, percent(lowest.share), {
          anchor: 'middle',
          className: 'strong',
        })
      : '',
    label(0, BOTTOM + 17, 'Week'),
  ];
  return chart({
    id: 'participation',
    title: 'Check-ins by week',
    desc:
      lowest.week > 0
        ? `Of those with key results, the share who checked in; lowest in week ${lowest.week} with ${percent(lowest.share)}.`
        : 'Of those with key results, the share who checked in: everyone, every week.',
    height: BOTTOM + 24,
    shapes: shapes.join(''),
    table: dataTable({
      label: 'Check-ins by week',
      columns: [
        { label: 'Week' },
        { label: 'Asked', number: true },
        { label: 'Checked in', number: true },
        { label: 'Share', number: true },
      ],
      rows: weeks.map(({ week, asked, done, share }) => [
        `Week ${week}`,
        figure(asked),
        figure(done),
        percent(share),
      ]),
    }),
  });
}

import { scaleLinear } from 'd3-scale';
import type { Reviewer } from '../data/people.ts';
import { duration, plural, shortDay } from '../dates.ts';
import { box, chart, dataTable, label, WIDTH } from './figure.ts';

const ROW = 26;
const LEFT = 190;
/** Room for the words at the end of the longest bar. */
const RIGHT = 150;

/** @returns safe HTML of a bar for each of the busiest reviewers, by predicted minutes of review. */
export function reviewerChart(reviewers: readonly Reviewer[]): string {
  const most = Math.max(1, ...reviewers.map(({ reviewMinutes }) => reviewMinutes));
  const x = scaleLinear([0, most], [LEFT, WIDTH - RIGHT]);
  const shapes = reviewers.map(({ name, reviews, reviewMinutes }, index) => {
    const y = index * ROW + 6;
    return (
      label(LEFT - 10, y + 13, name, { anchor: 'end' }) +
      box({ x: LEFT, y: y + 2, width: x(reviewMinutes) - LEFT, height: ROW - 10 }, 'bar') +
      label(x(reviewMinutes) + 8, y + 13, `${duration(reviewMinutes)}, ${plural(reviews, 'review')}`)
    );
  });
  return chart({
    id: 'reviewers',
    title: 'Busiest reviewers',
    desc: 'Predicted minutes for reading and agreeing the goals of others, all rounds together.',
    height: reviewers.length * ROW + 10,
    shapes: shapes.join(''),
    table: dataTable({
      label: 'Busiest reviewers',
      columns: [
        { label: 'Reviewer' },
        { label: 'Department' },
        { label: 'Reviews', number: true },
        { label: 'For reviews', number: true },
        { label: 'For everything', number: true },
        { label: 'Busiest day' },
      ],
      rows: reviewers.map((each) => [
        each.name,
        each.department,
        each.reviews,
        duration(each.reviewMinutes),
        duration(each.minutes),
        `${shortDay(each.busiestDay)}: ${duration(each.busiestDayMinutes)}`,
      ]),
    }),
  });
}

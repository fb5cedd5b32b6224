import { PHASES } from '#domain/kinds.ts';
import { PHASE_NAMES } from '#mails/texts/en/words.ts';
import type { PhaseInPlace, PlaceOfCohorts, PlanFigures } from '../data/plan.ts';
import { figure, shortDay } from '../dates.ts';
import type { CalendarAxis } from './calendar.ts';
import { box, chart, dataTable, label, rule } from './figure.ts';

/** More places than this are in the table only. */
const PLACES_DRAWN = 6;
const LANE = 8;
const GAP = 14;
const TOP = 14;

/** @returns safe HTML of each phase as a row, in it a lane for each place; below, the public holidays of each country. */
export function phaseChart(plan: PlanFigures, axis: CalendarAxis): string {
  const places = plan.places.slice(0, PLACES_DRAWN);
  const countries = [...new Set(places.map(({ country }) => country))];
  const shapes: string[] = [];
  let y = TOP;
  for (const phase of PHASES) {
    const rows = plan.phases.filter((each) => each.phase === phase);
    const whole = rows.filter(({ place }) => place === null);
    const local = places.flatMap((place) => rows.find((row) => row.place === place) ?? []);
    // What belongs to the whole cycle comes first in its row, as it opens the way or closes it.
    const lanes = [...whole, ...local];
    if (lanes.length === 0) continue;
    shapes.push(label(0, y + (lanes.length * LANE) / 2 + 4, PHASE_NAMES[phase], { className: 'strong' }));
    for (const lane of lanes) {
      shapes.push(laneOf(lane, y, axis));
      y += LANE;
    }
    y += GAP;
  }
  const bottom = y;
  for (const country of countries) {
    y += LANE + 8;
    shapes.push(label(0, y + 4, `Holidays ${country}`));
    for (const holiday of plan.holidays.filter((each) => each.country === country)) {
      const x = axis.x(holiday.date) + axis.dayWidth / 2;
      shapes.push(
        rule(x, TOP - 6, x, bottom, 'holiday-line'),
        box(
          { x: x - 3, y: y - 3, width: 6, height: 6 },
          'holiday',
          `${shortDay(holiday.date)}: ${holiday.name}`,
        ),
      );
    }
  }
  y += 10;
  const order = places.map(({ timeZone }) => city(timeZone)).join(', ');
  const left = plan.places.length - places.length;
  return chart({
    id: 'phases',
    title: 'Phases, deadlines and public holidays',
    desc: `In each row one lane a place, from above: ${order}${left > 0 ? ` (${left} more in the table)` : ''}; a lane ends at the deadline. In Strategy and Celebration the first lane is the whole cycle’s. Squares are public holidays.`,
    height: y + 24,
    shapes: axis.marks(TOP, y) + shapes.join(''),
    table: phaseTable(plan) + holidayTable(plan),
  });
}

function laneOf({ phase, place, opensOn, closesOn }: PhaseInPlace, y: number, axis: CalendarAxis): string {
  const x = axis.x(opensOn);
  const width = axis.x(closesOn) + axis.dayWidth - x;
  const who = place ? city(place.timeZone) : 'Whole cycle';
  return (
    box(
      { x, y: y + 1, width, height: LANE - 2 },
      place ? 'lane' : 'lane whole',
      `${PHASE_NAMES[phase]}, ${who}: ${shortDay(opensOn)} to ${shortDay(closesOn)}`,
    ) + box({ x: x + width - 2, y, width: 2, height: LANE }, 'deadline')
  );
}

function phaseTable(plan: PlanFigures): string {
  return dataTable({
    label: 'Phases by place',
    columns: [
      { label: 'Phase' },
      { label: 'Where' },
      { label: 'Opens' },
      { label: 'Deadline' },
      { label: 'Extended', number: true },
    ],
    rows: plan.phases.map(({ phase, place, opensOn, closesOn, extended }) => [
      PHASE_NAMES[phase],
      place ? whereabouts(place) : 'Whole cycle',
      shortDay(opensOn),
      shortDay(closesOn),
      extended === 0 ? '–' : place ? `${extended} of ${place.cohorts}` : 'yes',
    ]),
  });
}

function holidayTable(plan: PlanFigures): string {
  return dataTable({
    label: 'Public holidays',
    columns: [{ label: 'Public holiday' }, { label: 'Country' }, { label: 'Day' }],
    rows: plan.holidays.map(({ name, country, date }) => [name, country, shortDay(date)]),
  });
}

function whereabouts({ timeZone, cohorts, people }: PlaceOfCohorts): string {
  return `${city(timeZone)} (${cohorts === 1 ? '1 cohort' : `${cohorts} cohorts`}, ${figure(people)} people)`;
}

/** @returns the city a zone is named after. */
export function city(timeZone: string): string {
  return timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone;
}

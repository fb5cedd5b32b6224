import { html } from 'ghtml';
import { STANDINGS, type Standing } from '#domain/check-ins/standing.ts';
import { formatNumber } from '#domain/format.ts';
import type {
  CycleStandings,
  KeyResultToLookAt,
  StandingCounts,
} from '#storage/repositories/key-result-standings.ts';
import { withUnit } from '../../shared/ui/okr-card.ts';
import { standingTag } from '../../shared/ui/standing-tag.ts';
import { track } from '../../shared/ui/track.ts';
import { dataTable, text } from './data-table.ts';
import { plural } from './words.ts';

/** How a key result stands, in the console's words. */
export const STANDING_WORDS: Readonly<Record<Standing, string>> = {
  'on-track': 'On track',
  unsure: 'Unsure',
  'at-risk': 'At risk',
  overdue: 'Overdue',
  pending: 'Pending',
  paused: 'Paused',
  away: 'Paused while away',
};

const LOCALE = 'en-GB';

/** @param expected share of the period that has passed. @returns how a cycle's key results stand: in a sentence, then detail. */
export function standingsBody(options: {
  cycle: { id: string; name: string };
  standings: CycleStandings;
  expected: number;
}): string {
  const { cycle, standings, expected } = options;
  return html`<p class="eyebrow"><a href="/cycles/${cycle.id}">${cycle.name}</a></p>
    <h1>Key results</h1>
    <p class="lead">${standingSentence(standings.total)}</p>
    <h2>To look at first</h2>
    !${
      standings.lookAt.length === 0
        ? html`<p>Nothing is at risk, and nobody has named anything that is in the way.</p>`
        : lookTable(standings.lookAt, expected)
    }
    <h2>Departments</h2>
    !${
      standings.departments.length === 0
        ? html`<p>No goals are agreed yet; they appear here as soon as they are.</p>`
        : departmentTable(standings)
    }
    <p class="soft">Pending: nobody has checked in yet. Overdue: the last check-in is older than the last time it was asked for.</p>`;
}

/** @returns how many key results stand how, as a sentence. */
export function standingSentence(counts: StandingCounts): string {
  const all = STANDINGS.reduce((sum, each) => sum + counts[each], 0);
  if (all === 0) return 'No key results are agreed or in force yet.';
  const parts = STANDINGS.filter((each) => counts[each] > 0).map(
    (each) => `${counts[each]} ${STANDING_WORDS[each].toLowerCase()}`,
  );
  return `${plural(all, 'key result')}: ${parts.join(', ')}.`;
}

function lookTable(rows: readonly KeyResultToLookAt[], expected: number): string {
  return dataTable({
    label: 'Key results at risk or blocked, the least sure first',
    columns: [
      { label: 'Key result' },
      { label: 'How it stands' },
      { label: 'The way' },
      { label: 'In the way' },
    ],
    rows: rows.map((row) => [
      html`${row.title}<br><span class="soft">${row.owner}, ${row.department}</span>`,
      standingTag(row.standing, STANDING_WORDS[row.standing]),
      wayOf(row, expected),
      text(row.blocker || '–'),
    ]),
  });
}

function wayOf({ baseline, target, unit, currentValue }: KeyResultToLookAt, expected: number): string {
  const figure = (value: number | null) =>
    value === null ? 'still to come' : withUnit(formatNumber(value, LOCALE), unit);
  const label = `From ${figure(baseline)} to ${figure(target)}, now ${figure(currentValue)}`;
  return html`!${track({ baseline, target, currentValue, expected, label })}<span class="soft">${label}</span>`;
}

function departmentTable({ departments }: CycleStandings): string {
  return dataTable({
    label: 'How key results stand, by department',
    columns: [
      { label: 'Department' },
      ...STANDINGS.map((each) => ({ label: STANDING_WORDS[each], number: true })),
    ],
    rows: departments.map(({ path, counts }) => [text(path), ...STANDINGS.map((each) => text(counts[each]))]),
  });
}

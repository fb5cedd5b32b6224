import type { FastifyPluginAsync } from 'fastify';
import { html } from 'ghtml';
import {
  countOf,
  type ScoreSpread,
  STRETCH_WORDS,
  shownShare,
  shownSpread,
  stretchOf,
} from '#domain/insight.ts';
import { type ObjectiveKind, PHASES } from '#domain/kinds.ts';
import { SMALLEST_GROUP } from '#domain/pilot/figures.ts';
import { type CycleInsight, readInsight } from '#storage/insight.ts';
import { PHASE_NAMES } from '../../shared/ui/phase-timeline.ts';
import { stackedBars } from '../../shared/ui/stacked-bars.ts';
import { dataTable, text } from './data-table.ts';
import type { PagesDeps } from './install.ts';
import { consolePage, sendPage } from './layout.ts';
import { plural } from './words.ts';

/** What the cycles together say: how goals were set, who took part, how long it took, how well drafts were written. */
export const insightPages: FastifyPluginAsync<PagesDeps> = async (app, deps) => {
  app.get('/insight', async (request, reply) => {
    const cycles = await readInsight(deps.db, deps.clock.now());
    const body = insightBody(cycles);
    return sendPage(reply, consolePage({ title: 'Insight', body, request, links: deps.links }));
  });
};

const KINDS: ReadonlyArray<readonly [ObjectiveKind, string]> = [
  ['aspirational', 'Ambitions'],
  ['committed', 'Commitments'],
];

function insightBody(cycles: readonly CycleInsight[]): string {
  if (cycles.length === 0)
    return html`<h1>Insight</h1><p class="lead">There is no cycle yet. What cycles have in common, and what changes from one to the next, shows here.</p>`;
  return html`<h1>What the cycles say together</h1>
    <p class="lead">${sentence(cycles)}</p>
    <p>Of a cycle with fewer than ${SMALLEST_GROUP} people, and of fewer than ${SMALLEST_GROUP} scores, nothing is shown. Nobody is compared with anybody.</p>
    <h2>Were goals too easy, or too hard?</h2>
    !${KINDS.map(([kind, label]) => scoreChart(cycles, kind, label)).join('')}
    <h2>Taking part</h2>!${participation(cycles)}
    <h2>How well drafts are written</h2>!${quality(cycles)}
    <h2>How long it takes</h2>!${durations(cycles)}`;
}

function sentence(cycles: readonly CycleInsight[]): string {
  const scored = [...cycles].reverse().find(({ scores }) => stretchOf(scores.aspirational) !== 'few');
  if (!scored) return 'Nothing is scored yet, or too little to be shown; the rest is below.';
  return `Ambitions in ${scored.cycle.name}: ${STRETCH_WORDS[stretchOf(scored.scores.aspirational)]}.`;
}

function scoreChart(cycles: readonly CycleInsight[], kind: ObjectiveKind, label: string): string {
  const shown = cycles.flatMap((each) => {
    const spread = shownSpread(each.scores[kind]);
    return spread ? [{ ...each, spread }] : [];
  });
  const table = dataTable({
    label: `${label}: scores by cycle`,
    columns: [
      { label: 'Cycle' },
      { label: 'From 0.7 on', number: true },
      { label: 'From 0.4 on', number: true },
      { label: 'Below', number: true },
      { label: 'Mean', number: true },
      ...(kind === 'aspirational' ? [{ label: 'What it says' }] : []),
    ],
    rows: cycles.map(({ cycle, scores }) => [
      html`<a href="/cycles/${cycle.id}">${cycle.name}</a>`,
      ...spreadCells(scores[kind]),
      ...(kind === 'aspirational' ? [text(STRETCH_WORDS[stretchOf(scores[kind])])] : []),
    ]),
  });
  if (shown.length === 0) return html`<h3>${label}</h3><p>Nothing to show yet.</p>`;
  return html`<h3>${label}</h3>!${stackedBars({
    id: `scores-${kind}`,
    title: `${label}: how the scores spread`,
    description: shown
      .map(
        ({ cycle, spread }) =>
          `${cycle.name}: ${spread.high} from 0.7 on, ${spread.middle} from 0.4 on, ${spread.low} below.`,
      )
      .join(' '),
    bars: shown.map(({ cycle, spread: { high, middle, low } }) => ({
      name: cycle.name,
      parts: [high, middle, low],
      label: `${cycle.name}: ${high} from 0.7 on, ${middle} from 0.4 on, ${low} below`,
    })),
    legend: ['from 0.7 on', 'from 0.4 on', 'below'],
    table,
    tableLabel: `${label} in figures`,
  })}`;
}

function spreadCells(spread: ScoreSpread): string[] {
  const shown = shownSpread(spread);
  if (!shown) return [text(countOf(spread) === 0 ? '–' : 'too few'), text(''), text(''), text('')];
  return [text(shown.high), text(shown.middle), text(shown.low), text((shown.mean ?? 0).toFixed(2))];
}

const share = (part: number, whole: number): string => {
  if (whole === 0) return '–';
  const percent = shownShare(part, whole);
  return percent === null ? 'too few' : `${percent} %`;
};

function participation(cycles: readonly CycleInsight[]): string {
  const shown = cycles.filter(({ checkIns }) => checkIns.asked >= SMALLEST_GROUP);
  const table = dataTable({
    label: 'Taking part by cycle',
    columns: [
      { label: 'Cycle' },
      { label: 'People', number: true },
      { label: 'Did something', number: true },
      { label: 'Check-ins answered', number: true },
    ],
    rows: cycles.map(({ cycle, participants, active, checkIns }) => [
      text(cycle.name),
      text(participants),
      text(participants < SMALLEST_GROUP ? 'too few' : share(active, participants)),
      text(share(checkIns.done, checkIns.asked)),
    ]),
  });
  if (shown.length === 0) return table;
  return stackedBars({
    id: 'check-ins',
    title: 'Check-ins answered and not',
    description: shown
      .map(({ cycle, checkIns }) => `${cycle.name}: ${checkIns.done} of ${checkIns.asked} answered.`)
      .join(' '),
    bars: shown.map(({ cycle, checkIns: { asked, done } }) => ({
      name: cycle.name,
      parts: [done, asked - done],
      label: `${cycle.name}: ${done} of ${plural(asked, 'check-in')} answered`,
    })),
    legend: ['answered', 'not answered'],
    table,
    tableLabel: 'Taking part in figures',
  });
}

function quality(cycles: readonly CycleInsight[]): string {
  return dataTable({
    label: 'Objectives the coach has nothing to say about',
    columns: [
      { label: 'Cycle' },
      { label: 'Sound at first submission', number: true },
      { label: 'Sound as agreed', number: true },
      { label: 'Agreed, not only in force', number: true },
    ],
    rows: cycles.map(({ cycle, quality: { submitted, agreed }, agreement }) => [
      text(cycle.name),
      text(share(submitted.sound, submitted.objectives)),
      text(share(agreed.sound, agreed.objectives)),
      text(share(agreement.agreed, agreement.agreed + agreement.inForce)),
    ]),
  });
}

function durations(cycles: readonly CycleInsight[]): string {
  const phases = PHASES.filter((phase) => cycles.some(({ days }) => days[phase] !== undefined));
  if (phases.length === 0) return html`<p>No phase is over yet.</p>`;
  return html`<p>Days from opening to closing, of the group in the middle.</p>!${dataTable({
    label: 'Days in each phase',
    columns: [{ label: 'Cycle' }, ...phases.map((phase) => ({ label: PHASE_NAMES[phase], number: true }))],
    rows: cycles.map(({ cycle, days }) => [
      text(cycle.name),
      ...phases.map((phase) => text(days[phase] === undefined ? '–' : Math.round(days[phase]))),
    ]),
  })}`;
}

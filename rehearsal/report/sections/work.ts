import { html } from 'ghtml';
import { TASK_KINDS, type TaskKind } from '#domain/kinds.ts';
import { dataTable } from '../charts/figure.ts';
import { participationChart } from '../charts/participation.ts';
import type { TaskOutcome } from '../data/tasks.ts';
import type { ReportData } from '../data.ts';
import { figure, percent } from '../dates.ts';

const KIND_NAMES: Readonly<Record<TaskKind, string>> = {
  acknowledge: 'Introduction',
  draft: 'Drafts',
  review: 'Reviews',
  'check-in': 'Check-ins',
  score: 'Scoring',
  reflect: 'Looking back',
  decide: 'Decisions',
  answer: 'Requests',
  concern: 'Concerns',
  change: 'Changes of goals',
  feedback: 'Feedback',
  pace: 'Quiet weeks',
  welcome: 'Welcomes',
  decisions: 'Decisions of the month',
  celebrate: 'Words of leaders',
  'pilot-decision': 'Decisions about a pilot',
  champion: 'Invitations to be a champion',
};

/** @returns safe HTML: check-ins week by week, then what stayed undone by kind and by department. */
export function workSection({ summary, tasks }: ReportData): string {
  const kinds = TASK_KINDS.filter((kind) => tasks.some((task) => task.kind === kind));
  const departments = [...new Set(tasks.map(({ department }) => department))];
  const weeks = summary.checkInParticipationByWeek;
  return html`<section aria-labelledby="work"><h2 id="work">What gets done, and what stays open</h2>
    !${weeks.length > 0 ? participationChart(weeks) : '<p>Nobody had key results to check in on.</p>'}
    <h3>By kind</h3>
    !${outcomes(
      'Tasks by kind',
      'Kind',
      kinds.map((kind) => [KIND_NAMES[kind], tasks.filter((task) => task.kind === kind)] as const),
    )}
    <h3>By department</h3>
    !${outcomes(
      'Tasks by department',
      'Department',
      departments.map(
        (department) =>
          [department ?? 'The whole cycle', tasks.filter((task) => task.department === department)] as const,
      ),
    )}
    !${missedMap(tasks, kinds)}</section>`;
}

function outcomes(
  label: string,
  first: string,
  groups: ReadonlyArray<readonly [string, readonly TaskOutcome[]]>,
): string {
  const sum = (of: readonly TaskOutcome[], what: 'asked' | 'done' | 'missed' | 'open' | 'withdrawn') =>
    of.reduce((total, each) => total + each[what], 0);
  return dataTable({
    label,
    columns: [
      { label: first },
      { label: 'Asked', number: true },
      { label: 'Done', number: true },
      { label: 'Missed', number: true },
      { label: 'Open', number: true },
      { label: 'Withdrawn', number: true },
    ],
    rows: groups.map(([name, of]) => [
      name,
      figure(sum(of, 'asked')),
      figure(sum(of, 'done')),
      figure(sum(of, 'missed')),
      figure(sum(of, 'open')),
      figure(sum(of, 'withdrawn')),
    ]),
  });
}

/** A table whose cells are the darker the more was missed; one hue, with the figure in words, so that print keeps it. */
function missedMap(tasks: readonly TaskOutcome[], kinds: readonly TaskKind[]): string {
  const missing = kinds.filter((kind) => tasks.some((task) => task.kind === kind && task.missed > 0));
  const departments = [
    ...new Set(tasks.filter(({ missed }) => missed > 0).map(({ department }) => department)),
  ];
  if (missing.length === 0) return '<p>Nothing is missed anywhere.</p>';
  const cell = (department: string | null, kind: TaskKind) => {
    const task = tasks.find((each) => each.kind === kind && each.department === department);
    if (!task || task.missed === 0) return '<td class="number soft">–</td>';
    const share = task.missed / task.asked;
    const depth = Math.min(5, Math.ceil(share * 10));
    return html`<td class="number heat-${depth}">${percent(share)}</td>`;
  };
  return html`<h3>Share missed, where any was</h3>
    <div class="scroll" role="region" tabindex="0" aria-label="Share missed by department and kind"><table class="heat"><thead>
    <tr><th scope="col">Department</th>!${missing.map((kind) => html`<th scope="col" class="number">${KIND_NAMES[kind]}</th>`).join('')}</tr></thead>
    <tbody>!${departments.map((department) => html`<tr><th scope="row">${department ?? 'The whole cycle'}</th>!${missing.map((kind) => cell(department, kind)).join('')}</tr>`).join('')}</tbody></table></div>`;
}

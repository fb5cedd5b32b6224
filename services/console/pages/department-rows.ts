import { html } from 'ghtml';
import type { CycleProgress, TaskCounts } from '#storage/repositories/progress.ts';
import { dataTable, text } from './data-table.ts';
import { day, phaseList, plural } from './words.ts';

/** Columns of any table of tasks. */
export const COUNTS = [
  { label: 'Open', number: true },
  { label: 'Late', number: true },
];

/** @returns a table of how far these departments are. */
export function departmentRows(cycle: CycleProgress, departments: CycleProgress['departments']): string {
  return dataTable({
    label: 'Departments',
    columns: [
      { label: 'Department' },
      { label: 'Done' },
      ...COUNTS,
      { label: 'Where it is' },
      { label: 'Next deadline' },
    ],
    rows: departments.map((each) => [
      html`${each.path}<br><span class="soft">${plural(each.people, 'person', 'people')}</span>`,
      doneBar(each.tasks, each.path),
      text(each.tasks.open),
      text(each.tasks.late),
      text(phaseList(each.openPhases) || 'Nothing open'),
      text(each.nextDeadline ? day(each.nextDeadline, cycle.timeZone) : '–'),
    ]),
  });
}

/** A bar that also says its number; tasks that were called off count for nothing. */
export function doneBar({ open, done, missed }: TaskCounts, of: string): string {
  const all = open + done + missed;
  if (all === 0) return html`<span class="soft">none yet</span>`;
  return html`<span class="done"><progress value="${done}" max="${all}" aria-label="${of}: ${done} of ${all} done"></progress>
    <span>${done} of ${all}</span></span>`;
}

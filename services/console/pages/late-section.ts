import { html } from 'ghtml';
import type { OutstandingCount, OutstandingTask } from '#storage/repositories/outstanding.ts';
import type { CycleProgress } from '#storage/repositories/progress.ts';
import { dataTable, text } from './data-table.ts';
import { day, plural, TASK_NAMES } from './words.ts';

const LATE_AT_ONCE = 8;

/** @param who whether the reader may see who has which task. @returns safe HTML of who is late; by name only where the policy of their place allows it. */
export function lateSection(cycle: CycleProgress, who: boolean): string {
  if (cycle.state !== 'running' && cycle.state !== 'paused') return '';
  const { late, lateUnnamed, timeZone } = cycle;
  const total = cycle.tasksByKind.reduce((sum, kind) => sum + kind.late, 0);
  const all = html`<a href="/cycles/${cycle.id}/outstanding">Everything that is outstanding</a>`;
  if (!who)
    return html`<h2>Late</h2><p>${total === 0 ? 'Nobody is late.' : `${plural(total, 'task is', 'tasks are')} late.`}</p>`;
  if (total === 0) return html`<h2>Late</h2><p>Nobody is late. !${all}</p>`;
  const rest = late.slice(LATE_AT_ONCE);
  const counted = lateUnnamed.reduce((sum, { tasks }) => sum + tasks, 0);
  const beyond = total - late.length - counted;
  return html`<h2>Late: ${plural(total, 'task')}</h2>
    !${late.length === 0 ? '' : outstandingTable('Late tasks, the longest overdue first', late.slice(0, LATE_AT_ONCE), { timeZone })}
    !${rest.length > 0 ? html`<details><summary>${rest.length} more</summary>!${outstandingTable('More late tasks', rest, { timeZone })}</details>` : ''}
    !${unnamedList(lateUnnamed, timeZone)}
    <p class="soft">${beyond > 0 ? `And ${beyond} beyond these. ` : ''}!${all}</p>`;
}

/** @param options.cell a last cell for each row, safe HTML. @returns a table of open tasks. */
export function outstandingTable(
  label: string,
  tasks: readonly OutstandingTask[],
  options: { timeZone: string; last?: { label: string; cell: (task: OutstandingTask) => string } },
): string {
  const { timeZone, last } = options;
  return dataTable({
    label,
    columns: [
      { label: 'Who' },
      { label: 'Department' },
      { label: 'What' },
      { label: 'Asked' },
      { label: 'Due' },
      ...(last ? [{ label: last.label }] : []),
    ],
    rows: tasks.map((task) => [
      ...[
        task.name,
        task.department,
        TASK_NAMES[task.kind],
        day(task.openedAt, timeZone),
        day(task.dueAt, timeZone),
      ].map(text),
      ...(last ? [last.cell(task)] : []),
    ]),
  });
}

/** @returns safe HTML of departments whose people are counted and not named; empty when there are none. */
export function unnamedList(counts: readonly OutstandingCount[], timeZone: string): string {
  if (counts.length === 0) return '';
  return html`<p>By policy these are counted and not named:</p><ul>!${counts
    .map(
      ({ department, people, tasks, oldest }) =>
        html`<li>${department}: ${plural(people, 'person', 'people')}, ${plural(tasks, 'task')}, the oldest due ${day(oldest, timeZone)}</li>`,
    )
    .join('')}</ul>`;
}

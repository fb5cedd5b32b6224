import { html } from 'ghtml';
import type { ConfidenceWeek } from '#storage/repositories/confidence-weeks.ts';
import { heatMap } from '../../shared/ui/heat-map.ts';
import { dataTable, text } from './data-table.ts';
import { plural } from './words.ts';

const MOST_ROWS = 8;

/** @returns safe HTML of how sure departments were week by week, the least sure at the top; before the first check-in, what will be here. */
export function confidenceSection(weeks: readonly ConfidenceWeek[]): string {
  if (weeks.length === 0)
    return html`<h2>Confidence</h2><p>As soon as people check in, this shows how sure each department is, week by week.</p>`;
  const latest = new Map(weeks.map((each) => [each.department, each.confidence]));
  const departments = [...latest].sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1)).map(([path]) => path);
  const shown = departments.slice(0, MOST_ROWS);
  const columns = [...new Set(weeks.map(({ week }) => week))].sort((a, b) => a - b);
  const cells = weeks.filter(({ department }) => shown.includes(department));
  const [lowest] = departments;
  const description = `Mean confidence of 0 to 10 at the check-ins of each week. Least sure at last: ${lowest}, ${(latest.get(lowest ?? '') ?? 0).toFixed(1)}.`;
  return html`<h2>Confidence</h2>!${heatMap({
    id: 'confidence',
    title: 'Confidence by department and week',
    description,
    rows: shown,
    columns: columns.map(String),
    cells: cells.map(({ department, week, confidence, checkIns }) => ({
      row: department,
      column: String(week),
      value: confidence,
      label: `${department}, week ${week}: ${confidence.toFixed(1)} at ${plural(checkIns, 'check-in')}`,
    })),
    legend: `${description} The darker, the less sure.${departments.length > MOST_ROWS ? ` The ${MOST_ROWS} least sure of ${departments.length} departments.` : ''}`,
    table: table(shown, columns, cells),
    tableLabel: 'Confidence in figures',
  })}`;
}

function table(
  departments: readonly string[],
  columns: readonly number[],
  cells: readonly ConfidenceWeek[],
): string {
  const at = new Map(cells.map((each) => [`${each.department}/${each.week}`, each.confidence.toFixed(1)]));
  return dataTable({
    label: 'Confidence by department and week, in figures',
    columns: [{ label: 'Department' }, ...columns.map((week) => ({ label: `Week ${week}`, number: true }))],
    rows: departments.map((path) => [
      text(path),
      ...columns.map((week) => text(at.get(`${path}/${week}`) ?? '–')),
    ]),
  });
}

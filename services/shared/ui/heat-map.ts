import { scaleBand, scaleThreshold } from 'd3-scale';
import { html } from 'ghtml';

export interface HeatCell {
  row: string;
  column: string;
  value: number;
  /** What the cell says in words, for a pointer that rests on it. */
  label: string;
}

/** Four steps of one hue; each cell also says its figure, so that print and colour-blind people lose nothing. */
const STEP = scaleThreshold<number, string>([3.5, 5, 7], ['heat-4', 'heat-3', 'heat-2', 'heat-1']);
const LEFT = 210;
const CELL = { width: 46, height: 30 };
const TOP = 24;

/**
 * @param options.cells values of 0 to 10; the lower, the darker, since doubt is what one looks for.
 * @param options.table the same as a table: safe HTML.
 * @returns safe HTML of the picture with its legend and, folded away, its figures.
 */
export function heatMap(options: {
  id: string;
  title: string;
  description: string;
  rows: readonly string[];
  columns: readonly string[];
  cells: readonly HeatCell[];
  legend: string;
  table: string;
  tableLabel: string;
}): string {
  const { id, title, description, rows, columns, cells, legend, table, tableLabel } = options;
  const width = LEFT + columns.length * CELL.width;
  const height = TOP + rows.length * CELL.height;
  const x = scaleBand(columns, [LEFT, width]).paddingInner(0.06);
  const y = scaleBand(rows, [TOP, height]).paddingInner(0.1);
  const middle = (band: number | undefined, size: number) => ((band ?? 0) + size / 2).toFixed(1);
  const shapes = cells.map(({ row, column, value, label }) => {
    const step = STEP(value);
    return html`<g class="${step}"><title>${label}</title><rect x="${(x(column) ?? 0).toFixed(1)}" y="${(y(row) ?? 0).toFixed(1)}"
      width="${x.bandwidth().toFixed(1)}" height="${y.bandwidth().toFixed(1)}" rx="4"/><text x="${middle(x(column), x.bandwidth())}" y="${(
        (y(row) ?? 0) + y.bandwidth() / 2 + 5
      ).toFixed(1)}" text-anchor="middle">${value.toFixed(1)}</text></g>`;
  });
  const names = rows.map(
    (row) =>
      html`<text x="0" y="${((y(row) ?? 0) + y.bandwidth() / 2 + 5).toFixed(1)}"><title>${row}</title>${shorten(row)}</text>`,
  );
  const weeks = columns.map(
    (column) =>
      html`<text class="head" x="${middle(x(column), x.bandwidth())}" y="15" text-anchor="middle">${column}</text>`,
  );
  return html`<figure class="heat"><div class="scroll" role="region" tabindex="0" aria-label="${title}">
    <svg role="img" aria-labelledby="${id}-title ${id}-desc" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
      <title id="${id}-title">${title}</title><desc id="${id}-desc">${description}</desc>
      <text class="head" x="0" y="15">Week</text>!${weeks.join('')}!${names.join('')}!${shapes.join('')}</svg></div>
    <figcaption>${legend}</figcaption><details><summary>${tableLabel}</summary>!${table}</details></figure>`;
}

/** The end of a path says more than its beginning. */
function shorten(name: string): string {
  const last = name.split(' / ').at(-1) ?? name;
  return last.length <= 26 ? last : `${last.slice(0, 25).toWellFormed()}…`;
}

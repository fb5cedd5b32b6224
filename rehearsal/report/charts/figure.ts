import { html } from 'ghtml';

export interface Column {
  label: string;
  /** Figures stand right. */
  number?: boolean;
}

/** How wide a drawing is in its own units; on a phone it scrolls rather than shrinks to nothing. */
export const WIDTH = 880;

/**
 * @param input.title what it is, @param input.desc what it shows, for those who do not see it.
 * @param input.height of the drawing in its own units.
 * @param input.shapes safe SVG.
 * @param input.table the same in figures, see `dataTable`.
 * @returns safe HTML of a drawing with its data beneath.
 */
export function chart(input: {
  id: string;
  title: string;
  desc: string;
  height: number;
  shapes: string;
  table: string;
}): string {
  const { id, title, desc, height, shapes, table } = input;
  return html`<figure>
    <div class="scroll" role="region" tabindex="0" aria-label="${title}">
    <svg role="img" aria-labelledby="${id}-title ${id}-desc" viewBox="0 0 ${WIDTH} ${height}">
      <title id="${id}-title">${title}</title><desc id="${id}-desc">${desc}</desc>
      !${shapes}
    </svg></div>
    <figcaption>${desc}</figcaption>
    <details><summary>${title}: the figures</summary>!${table}</details>
  </figure>`;
}

/** @returns safe HTML of a table; cells are plain text, the first names its row. */
export function dataTable(input: {
  label: string;
  columns: readonly Column[];
  rows: readonly (readonly (string | number)[])[];
}): string {
  const { label, columns, rows } = input;
  const kind = (index: number) => (columns[index]?.number ? 'number' : '');
  const head = columns.map(
    (column, index) => html`<th scope="col" class="${kind(index)}">${column.label}</th>`,
  );
  const body = rows.map(
    ([first = '', ...rest]) =>
      html`<tr><th scope="row">${first}</th>!${rest
        .map((cell, index) => html`<td class="${kind(index + 1)}">${cell}</td>`)
        .join('')}</tr>`,
  );
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${label}"><table>
    <thead><tr>!${head.join('')}</tr></thead><tbody>!${body.join('')}</tbody></table></div>`;
}

/** @returns safe SVG of a word or figure. */
export function label(
  x: number,
  y: number,
  text: string,
  options: { anchor?: 'start' | 'middle' | 'end'; className?: string } = {},
): string {
  const { anchor = 'start', className = '' } = options;
  return html`<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}" class="${className}">${text}</text>`;
}

/** @returns safe SVG of a straight line. */
export function rule(x1: number, y1: number, x2: number, y2: number, className: string): string {
  return `<line x1="${x1.toFixed(1)}" y1="${y1.toFixed(1)}" x2="${x2.toFixed(1)}" y2="${y2.toFixed(1)}" class="${className}"/>`;
}

/** @returns safe SVG of a box, with a tooltip when there is one. */
export function box(
  at: { x: number; y: number; width: number; height: number },
  className: string,
  tooltip = '',
): string {
  const { x, y, width, height } = at;
  return html`<rect x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${Math.max(0, width).toFixed(1)}" height="${Math.max(0, height).toFixed(1)}" class="${className}">!${tooltip ? html`<title>${tooltip}</title>` : ''}</rect>`;
}

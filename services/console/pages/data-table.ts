import { html } from 'ghtml';

export interface TableColumn {
  label: string;
  /** Figures stand right. */
  number?: boolean;
}

/**
 * @param options.label what the table is about, for those who cannot see its heading.
 * @param options.rows safe HTML of each cell; the first names its row.
 * @returns a table that can be scrolled by keyboard, and on a phone becomes one card a row.
 */
export function dataTable(options: {
  label: string;
  columns: readonly TableColumn[];
  rows: readonly (readonly string[])[];
}): string {
  const { label, columns, rows } = options;
  const kind = (index: number) => (columns[index]?.number ? ' class="number"' : '');
  const head = columns.map((column, index) => html`<th scope="col"!${kind(index)}>${column.label}</th>`);
  const body = rows.map(
    ([first = '', ...rest]) =>
      html`<tr><th scope="row">!${first}</th>!${rest
        .map(
          (cell, index) =>
            html`<td!${kind(index + 1)} data-label="${columns[index + 1]?.label ?? ''}">!${cell}</td>`,
        )
        .join('')}</tr>`,
  );
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${label}"><table class="stack">
    <thead><tr>!${head.join('')}</tr></thead><tbody>!${body.join('')}</tbody></table></div>`;
}

/** @returns text as safe HTML. */
export const text = (value: string | number): string => html`${value}`;

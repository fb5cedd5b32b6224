import { scaleBand, scaleLinear } from 'd3-scale';
import { html } from 'ghtml';

/** A bar made of parts that together are the whole. */
export interface StackedBar {
  name: string;
  /** In the order of the legend. */
  parts: readonly number[];
  /** What the bar says in words, for a pointer that rests on it. */
  label: string;
}

const LEFT = 190;
const WIDTH = 620;
const ROW = 38;
/** A share that is narrower has no room for its figure; the words and the table have it. */
const NARROW = 34;

/** The first part is what one hopes for, and the strongest. */
const shade = (place: number) => `heat-${Math.max(1, 3 - place)}`;

/**
 * @param options.legend of each part; one hue in steps, and each part says its figure.
 * @param options.table the same as a table: safe HTML.
 * @returns safe HTML of the picture with its legend and, folded away, its figures.
 */
export function stackedBars(options: {
  id: string;
  title: string;
  description: string;
  bars: readonly StackedBar[];
  legend: readonly string[];
  table: string;
  tableLabel: string;
}): string {
  const { id, title, description, bars, legend, table, tableLabel } = options;
  const height = bars.length * ROW;
  const y = scaleBand(
    bars.map((_, index) => index),
    [0, height],
  ).paddingInner(0.25);
  const shapes = bars.map(({ name, parts, label }, index) => {
    const top = y(index) ?? 0;
    const whole = parts.reduce((sum, part) => sum + part, 0);
    const x = scaleLinear([0, Math.max(1, whole)], [LEFT, WIDTH]);
    const middle = (top + y.bandwidth() / 2 + 5).toFixed(1);
    let before = 0;
    const rects = parts.map((part, place) => {
      const [from, to] = [x(before), x(before + part)];
      before += part;
      if (part === 0) return '';
      const figure =
        to - from < NARROW
          ? ''
          : html`<text x="${((from + to) / 2).toFixed(1)}" y="${middle}" text-anchor="middle">${part}</text>`;
      return html`<g class="${shade(place)}"><rect x="${from.toFixed(1)}" y="${top.toFixed(1)}" width="${Math.max(0, to - from - 2).toFixed(1)}" height="${y.bandwidth().toFixed(1)}" rx="3"/>!${figure}</g>`;
    });
    return html`<g><title>${label}</title><text x="0" y="${middle}">${shorten(name)}</text>!${rects.join('')}</g>`;
  });
  const keys = legend.map(
    (words, place) =>
      html`<span class="key"><svg class="swatch" aria-hidden="true" width="14" height="14"><g class="${shade(place)}"><rect width="14" height="14" rx="3"/></g></svg> ${words}</span>`,
  );
  return html`<figure class="heat"><div class="scroll" role="region" tabindex="0" aria-label="${title}">
    <svg role="img" aria-labelledby="${id}-title ${id}-desc" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}">
      <title id="${id}-title">${title}</title><desc id="${id}-desc">${description}</desc>!${shapes.join('')}</svg></div>
    <figcaption>!${keys.join(' ')}</figcaption><details><summary>${tableLabel}</summary>!${table}</details></figure>`;
}

function shorten(name: string): string {
  return name.length <= 24 ? name : `${name.slice(0, 23).toWellFormed()}…`;
}

import { scaleLog } from 'd3-scale';
import { html } from 'ghtml';
import { exponentOf } from './exponent.ts';
import { figure, type Series } from './result.ts';

const SIZE = { width: 640, height: 360 };
const FRAME = { left: 90, right: 24, top: 48, bottom: 56 };

/**
 * @param id of the benchmark, for the title.
 * @returns an SVG of cost against size, both axes by powers of ten, with a dashed line for what grows by the power of 1. It
 *   brings its own background and is readable on light and dark pages.
 */
export function plotSeries(id: string, { unit, points }: Series): string {
  const [sizes, costs] = [points.map(([size]) => size), points.map(([, cost]) => cost)];
  const [first] = points;
  if (!first || points.length < 2) throw new RangeError('a plot needs two sizes at least');
  const largest = Math.max(...sizes);
  const inProportion = (size: number) => (first[1] * size) / first[0];
  const x = scaleLog([Math.min(...sizes), largest], [FRAME.left, SIZE.width - FRAME.right]);
  const y = scaleLog(
    [Math.min(...costs) / 2, Math.max(...costs, inProportion(largest)) * 1.3],
    [SIZE.height - FRAME.bottom, FRAME.top],
  );
  const path = points.map(([size, cost]) => `${round(x(size))},${round(y(cost))}`).join(' ');
  const end = { x: round(x(largest)), y: round(y(inProportion(largest))) };
  const power = figure(exponentOf(points));
  const title = `${id}: ${unit} against people; the cost grows by the power of ${power}`;
  return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE.width} ${SIZE.height}" role="img" font-family="system-ui, sans-serif" font-size="14">
<title>${title}</title>
<rect width="100%" height="100%" fill="#ffffff"/>
<text x="${FRAME.left}" y="26" font-weight="600" fill="#1a1a1a">${title}</text>
<path d="M${FRAME.left} ${FRAME.top}V${SIZE.height - FRAME.bottom}H${SIZE.width - FRAME.right}" fill="none" stroke="#6b6b6b"/>
!${sizes.map((size) => html`<text x="${round(x(size))}" y="${SIZE.height - FRAME.bottom + 22}" text-anchor="middle" fill="#444444">${size.toLocaleString('en-US')}</text>\n`).join('')}<text x="${(FRAME.left + SIZE.width - FRAME.right) / 2}" y="${SIZE.height - 10}" text-anchor="middle" fill="#444444">people</text>
<line x1="${round(x(first[0]))}" y1="${round(y(first[1]))}" x2="${end.x}" y2="${end.y}" stroke="#8a8a8a" stroke-dasharray="5 5"/>
<polyline points="${path}" fill="none" stroke="#0b57a4" stroke-width="2.5"/>
!${points.map(([size, cost]) => html`<circle cx="${round(x(size))}" cy="${round(y(cost))}" r="4.5" fill="#0b57a4"/><text x="${round(x(size)) - 10}" y="${round(y(cost)) - 10}" text-anchor="end" fill="#1a1a1a">${figure(cost)}</text>\n`).join('')}</svg>
`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

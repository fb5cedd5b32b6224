import { html } from 'ghtml';
import encodeQR from 'qr';

/** Light modules around a code, without which cameras do not find it (ISO/IEC 18004). */
const QUIET = 4;

/**
 * @param text what a camera shall read, such as an address.
 * @param label what it is, for those who cannot see it.
 * @returns safe HTML of the code as a drawing, black on white also by night, sharp at any size on paper.
 */
export function qrCode(text: string, label: string): string {
  // A quarter of it may be scratched or soiled: cards live in pockets.
  const rows = encodeQR(text, 'raw', { ecc: 'quartile', border: QUIET });
  const size = rows.length;
  const path = rows
    .flatMap((row, y) =>
      row.flatMap((dark, x) => (dark && !row[x - 1] ? [`M${x} ${y}h${run(row, x)}v1H${x}z`] : [])),
    )
    .join('');
  return html`<svg class="qr" role="img" aria-label="${label}" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><title>${label}</title>
    <rect width="${size}" height="${size}" fill="#fff"/><path d="${path}" fill="#000"/></svg>`;
}

/** @returns how many dark modules follow each other from there. */
function run(row: readonly boolean[], from: number): number {
  const end = row.indexOf(false, from);
  return (end < 0 ? row.length : end) - from;
}

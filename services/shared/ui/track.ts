import { html } from 'ghtml';
import { progressOf } from '#domain/scoring.ts';

export interface Track {
  /** Null: nobody has measured yet where it starts. */
  baseline: number | null;
  target: number;
  currentValue: number | null;
  /** Share of the period that has passed, 0 to 1: where the mark of today stands. Left out before the period. */
  expected?: number | undefined;
  /** The same in words, for whoever does not see it. */
  label: string;
}

/**
 * A key result as a track from baseline to target: the way made is filled, today's expected place is a line across, so
 * that it reads without colour.
 *
 * @returns safe HTML.
 */
export function track({ baseline, target, currentValue, expected, label }: Track): string {
  const made =
    currentValue === null || baseline === null ? 0 : progressOf({ baseline, target, value: currentValue });
  const percent = (share: number) => `${Math.round(share * 1000) / 10}%`;
  return html`<svg class="track" role="img" aria-label="${label}" preserveAspectRatio="none">
    <title>${label}</title>
    <rect class="rail" x="0" y="7" width="100%" height="8" rx="4"/>
    !${made > 0 ? html`<rect class="way" x="0" y="7" width="${percent(made)}" height="8" rx="4"/>` : ''}
    !${expected === undefined ? '' : html`<line class="today" x1="${percent(expected)}" x2="${percent(expected)}" y1="1" y2="21"/>`}
  </svg>`;
}

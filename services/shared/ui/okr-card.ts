import { html } from 'ghtml';
import { formatNumber } from '#domain/format.ts';
import type { ObjectiveKind } from '#domain/kinds.ts';
import { progressOf } from '#domain/scoring.ts';

export interface KeyResultCard {
  title: string;
  baseline: number;
  target: number;
  unit: string;
  currentValue: number | null;
  /** How likely it is to be reached, already worded, such as `at risk`. */
  confidence?: string | undefined;
}

export interface OkrCardModel {
  title: string;
  kind: ObjectiveKind;
  /** Titles of the objectives above that it contributes to; null when it is deliberately local. */
  alignedTo?: readonly string[] | null;
  keyResults: readonly KeyResultCard[];
  /** Share of the period that has passed, 0 to 1: where the mark of today stands. Left out before the period. */
  expected?: number;
  /** The reader's, for numbers. */
  locale: string;
}

/** @returns safe HTML of an objective as a sentence with its key results as tracks from baseline to target. */
export function okrCard({ title, kind, alignedTo, keyResults, expected, locale }: OkrCardModel): string {
  const aligned =
    alignedTo === null
      ? 'A goal of our own'
      : alignedTo?.length
        ? `Contributes to: ${alignedTo.join(' · ')}`
        : '';
  return html`<article class="okr">
    <h3>${title}</h3>
    <p class="aligned"><span class="tag">${KIND_WORDS[kind]}</span> ${aligned}</p>
    <ul>!${keyResults.map((keyResult) => keyResultItem(keyResult, expected, locale)).join('')}</ul>
  </article>`;
}

/** The two kinds of objectives as people read them. */
export const KIND_WORDS: Readonly<Record<ObjectiveKind, string>> = {
  committed: 'Commitment',
  aspirational: 'Stretch goal',
};

function keyResultItem(keyResult: KeyResultCard, expected: number | undefined, locale: string): string {
  const { baseline, target, unit, currentValue } = keyResult;
  const figure = (value: number) => withUnit(formatNumber(value, locale), unit);
  const now = currentValue === null ? 'not measured yet' : `now ${figure(currentValue)}`;
  return html`<li class="kr">
    <p class="title">${keyResult.title} !${keyResult.confidence ? html`<span class="tag">${keyResult.confidence}</span>` : ''}</p>
    !${track({ ...keyResult, expected, label: `From ${figure(baseline)} to ${figure(target)}, ${now}` })}
    <p class="figures"><span>${figure(baseline)}</span><strong>${now}</strong><span>${figure(target)}</span></p>
  </li>`;
}

/** @returns a figure with its unit as people write it: `40 %`, `3 customers`, `12`. */
export function withUnit(figure: string, unit: string): string {
  return unit ? `${figure}\u00a0${unit}` : figure;
}

interface Track {
  baseline: number;
  target: number;
  currentValue: number | null;
  expected: number | undefined;
  label: string;
}

/** The way made is filled; today's expected place is a line across, so that it reads without colour. */
function track({ baseline, target, currentValue, expected, label }: Track): string {
  const made = currentValue === null ? 0 : progressOf({ baseline, target, value: currentValue });
  const percent = (share: number) => `${Math.round(share * 1000) / 10}%`;
  return html`<svg class="track" role="img" aria-label="${label}" preserveAspectRatio="none">
    <title>${label}</title>
    <rect class="rail" x="0" y="7" width="100%" height="8" rx="4"/>
    !${made > 0 ? html`<rect class="way" x="0" y="7" width="${percent(made)}" height="8" rx="4"/>` : ''}
    !${expected === undefined ? '' : html`<line class="today" x1="${percent(expected)}" x2="${percent(expected)}" y1="1" y2="21"/>`}
  </svg>`;
}

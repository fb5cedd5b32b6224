import { html } from 'ghtml';
import { formatNumber } from '#domain/format.ts';
import type { ObjectiveKind } from '#domain/kinds.ts';
import { track } from './track.ts';

export interface KeyResultCard {
  title: string;
  /** Null: nobody has measured yet where it starts. */
  baseline: number | null;
  target: number;
  unit: string;
  currentValue: number | null;
  /** Safe HTML of how it stands, see `standing-tag.ts`. */
  standing?: string | undefined;
  /** Whatever else is said of it, a line each, such as who contributes. */
  notes?: ReadonlyArray<{ label: string; text: string }>;
  /** What may keep it from coming true, in a sentence. */
  risk?: string | undefined;
  /** Safe HTML to stand under it, such as a form about it. */
  below?: string | undefined;
}

export interface OkrCardModel {
  title: string;
  kind: ObjectiveKind;
  /** Titles of the objectives above that it contributes to; null when it is deliberately local. */
  alignedTo?: readonly string[] | null;
  keyResults: readonly KeyResultCard[];
  /** Safe HTML to stand under the objective's own lines. */
  below?: string | undefined;
  /** Share of the period that has passed, 0 to 1: where the mark of today stands. Left out before the period. */
  expected?: number;
  /** The reader's, for numbers. */
  locale: string;
}

/** @returns safe HTML of an objective as a sentence with its key results as tracks from baseline to target. */
export function okrCard(model: OkrCardModel): string {
  const { title, kind, alignedTo, keyResults, below = '', expected, locale } = model;
  const aligned =
    alignedTo === null
      ? 'A goal of our own'
      : alignedTo?.length
        ? `Contributes to: ${alignedTo.join(' · ')}`
        : '';
  return html`<article class="okr">
    <h3>${title}</h3>
    <p class="aligned"><span class="tag">${KIND_WORDS[kind]}</span> ${aligned}</p>
    !${below}
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
  const start = baseline === null ? 'baseline still to come' : figure(baseline);
  const label =
    baseline === null
      ? `Baseline still to come, target ${figure(target)}, ${now}`
      : `From ${start} to ${figure(target)}, ${now}`;
  return html`<li class="kr">
    <p class="title">${keyResult.title} !${keyResult.standing ?? ''}</p>
    !${track({ ...keyResult, expected, label })}
    <p class="figures"><span>${start}</span><strong>${now}</strong><span>${figure(target)}</span></p>
    !${keyResult.risk ? html`<p class="risk">${keyResult.risk}</p>` : ''}
    !${(keyResult.notes ?? []).map(({ label: what, text }) => html`<p class="about"><span>${what}</span> ${text}</p>`).join('')}
    !${keyResult.below ?? ''}
  </li>`;
}

/** @returns a figure with its unit as people write it: `40 %`, `3 customers`, `12`. */
export function withUnit(figure: string, unit: string): string {
  return unit ? `${figure}\u00a0${unit}` : figure;
}

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

/** What a card says, in one language. */
export interface OkrCardWords {
  kinds: Readonly<Record<ObjectiveKind, string>>;
  own: string;
  contributesTo(titles: string): string;
  now(figure: string): string;
  notMeasured: string;
  startToCome: string;
  way(from: string, to: string, now: string): string;
  wayWithoutStart(to: string, now: string): string;
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
  words: OkrCardWords;
}

/** @returns safe HTML of an objective as a sentence with its key results as tracks from baseline to target. */
export function okrCard(model: OkrCardModel): string {
  const { title, kind, alignedTo, keyResults, below = '', expected, locale, words } = model;
  const aligned =
    alignedTo === null ? words.own : alignedTo?.length ? words.contributesTo(alignedTo.join(' · ')) : '';
  return html`<article class="okr">
    <h3>${title}</h3>
    <p class="aligned"><span class="tag">${words.kinds[kind]}</span> ${aligned}</p>
    !${below}
    <ul>!${keyResults.map((keyResult) => keyResultItem(keyResult, { expected, locale, words })).join('')}</ul>
  </article>`;
}

function keyResultItem(
  keyResult: KeyResultCard,
  { expected, locale, words }: { expected: number | undefined; locale: string; words: OkrCardWords },
): string {
  const { baseline, target, unit, currentValue } = keyResult;
  const figure = (value: number) => withUnit(formatNumber(value, locale), unit);
  const now = currentValue === null ? words.notMeasured : words.now(figure(currentValue));
  const start = baseline === null ? words.startToCome : figure(baseline);
  const label =
    baseline === null ? words.wayWithoutStart(figure(target), now) : words.way(start, figure(target), now);
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

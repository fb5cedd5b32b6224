import { html } from 'ghtml';
import type { Difference, FieldDifference } from '#domain/agreement/differences.ts';
import { wordDifference } from '#domain/agreement/word-difference.ts';
import { formatNumber } from '#domain/format.ts';
import { OBJECTIVE_KINDS } from '#domain/kinds.ts';
import { withUnit } from '../../shared/ui/okr-card.ts';
import type { ReviewTexts } from '../texts/en/review.ts';

/** @returns safe HTML of what changed between two rounds; what went is struck through and said, what came is underlined and said. */
export function differencesList(
  differences: readonly Difference[],
  { locale, texts }: { locale: string; texts: ReviewTexts },
): string {
  const words = texts.differences;
  if (differences.length === 0) return html`<p>${words.nothing}</p>`;
  return html`<ul class="differences">!${differences.map((difference) => item(difference, locale, words)).join('')}</ul>`;
}

type Words = ReviewTexts['differences'];

function item(difference: Difference, locale: string, words: Words): string {
  const { change, title, fields } = difference;
  if (change === 'added')
    return html`<li><span class="tag good">${words.added}</span> <ins>${title}</ins></li>`;
  if (change === 'removed')
    return html`<li><span class="tag">${words.removed}</span> <del>${title}</del></li>`;
  const rewritten = fields.find(({ field }) => field === 'title');
  const rest = fields.filter(({ field }) => field !== 'title');
  return html`<li>!${rewritten ? textChange(rewritten, words) : html`${title}`}
    !${rest.map((field) => fieldChange(field, difference, locale, words)).join('')}</li>`;
}

function fieldChange(field: FieldDifference, difference: Difference, locale: string, words: Words): string {
  const label = html`<span class="soft">${words.fields[field.field]}:</span> `;
  if (field.field === 'why' || field.field === 'notThisQuarter')
    return html`<p class="tight">!${label}!${textChange(field, words)}</p>`;
  const figure = (value: string | number | null) => {
    if (typeof value === 'number') return withUnit(formatNumber(value, locale), difference.unit);
    const kind = OBJECTIVE_KINDS.find((each) => each === value);
    return kind ? words.kinds[kind] : (value ?? words.unknown);
  };
  return html`<p class="tight">!${label}!${gone(figure(field.before) || '–', words)} !${come(figure(field.after) || '–', words)}</p>`;
}

function textChange({ before, after }: FieldDifference, words: Words): string {
  return wordDifference(String(before ?? ''), String(after ?? ''))
    .map(({ change, text }) => {
      if (change === 'removed') return gone(text, words);
      return change === 'added' ? come(text, words) : html`${text}`;
    })
    .join(' ');
}

/** Readers that do not see lines through or under words hear it. */
function gone(text: string, { was }: Words): string {
  return html`<del><span class="visually-hidden">${was} </span>${text}</del>`;
}

function come(text: string, { now }: Words): string {
  return html`<ins><span class="visually-hidden">${now} </span>${text}</ins>`;
}

import { html } from 'ghtml';
import type { Exception } from '#domain/agreement/exceptions.ts';
import { formatNumber } from '#domain/format.ts';
import type { ChangeAbove } from '#storage/repositories/reviews.ts';
import { withUnit } from '../../shared/ui/okr-card.ts';
import type { ReviewTexts } from '../texts/en/review.ts';

/** @returns one sentence that says what deserves a look, as plain text. */
export function attentionSentence(exceptions: readonly Exception[], texts: ReviewTexts): string {
  const { attention } = texts;
  if (exceptions.length === 0) return attention.nothing;
  const parts = [...Map.groupBy(exceptions, ({ kind }) => kind)].map(([kind, rows]) =>
    attention.kinds[kind](rows.length),
  );
  const last = parts.pop() ?? '';
  const where = parts.length > 0 ? `${parts.join(', ')} ${attention.and} ${last}` : last;
  return attention.some(exceptions.length, where);
}

/** @returns safe HTML of what deserves a look at one objective or key result; empty when nothing does. */
export function attentionAt(exceptions: readonly Exception[], id: string, texts: ReviewTexts): string {
  const own = exceptions.filter((exception) => exception.id === id);
  if (own.length === 0) return '';
  return html`<div class="note">!${own
    .map((exception) =>
      exception.kind === 'finding'
        ? html`<p>${exception.message} <span class="soft">${exception.reason}</span></p>`
        : html`<p>${texts.spot[exception.kind]}</p>`,
    )
    .join('')}</div>`;
}

/** @returns safe HTML of what changed in the goals above; empty when nothing did. */
export function changesAbove(
  changes: readonly ChangeAbove[],
  { locale, texts }: { locale: string; texts: ReviewTexts },
): string {
  if (changes.length === 0) return '';
  const sentence = ({ title, change, keyResult, before, after, unit }: ChangeAbove) => {
    const figure = (value: number | null) =>
      value === null ? texts.differences.unknown : withUnit(formatNumber(value, locale), unit);
    const what = keyResult ? `${title}: ${keyResult}` : title;
    return change === 'dropped'
      ? texts.above.dropped(what)
      : texts.above[change](what, figure(before), figure(after));
  };
  return html`<div class="note"><p><strong>${texts.above.heading}</strong></p>
    <ul>!${changes.map((change) => html`<li>${sentence(change)}</li>`).join('')}</ul></div>`;
}

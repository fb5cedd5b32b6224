import { html } from 'ghtml';
import { assertNever } from '#domain/errors.ts';
import { formatNumber } from '#domain/format.ts';
import type { ChangeRequest } from '#storage/repositories/change-requests.ts';
import { withUnit } from '../../shared/ui/okr-card.ts';
import type { ChangeTexts } from '../texts/quarter-model.ts';

/** @returns in plain text what a change would make of a key result, or made of it. */
export function saysOf(request: ChangeRequest, words: ChangeTexts, locale: string): string {
  const { change, proposal, unit, toName } = request;
  const figure = (value: number | null, of = unit) =>
    value === null ? '–' : withUnit(formatNumber(value, locale), of);
  switch (change) {
    case 'target':
      return words.says.target(figure(proposal.was?.target ?? request.target), figure(proposal.target));
    case 'wording':
      return words.says.wording(proposal.title);
    case 'drop':
      return words.says.drop;
    case 'add':
      return words.says.add(
        proposal.title,
        figure(proposal.baseline, ''),
        figure(proposal.target, proposal.unit),
      );
    case 'hand-over':
      return words.says.handOver(toName ?? '–');
    default:
      return assertNever(change);
  }
}

/**
 * @param shown.below safe HTML to stand under it; a card in a list has its heading below that of the list.
 * @returns safe HTML of a change: what it is about, what would become of it, and why.
 */
export function changeCard(
  request: ChangeRequest,
  words: ChangeTexts,
  shown: { locale: string; inList?: boolean; below?: string },
): string {
  const { objective, title, proposal, reason } = request;
  const { locale, inList = false, below = '' } = shown;
  const name = proposal.was?.title ?? title;
  return html`<section class="card"><p class="eyebrow">${objective}</p>!${inList ? html`<h3>${name}</h3>` : html`<h2>${name}</h2>`}
    <p><strong>${saysOf(request, words, locale)}</strong></p>
    <p>${words.review.because}: ${reason}</p>!${below}</section>`;
}

import { html } from 'ghtml';
import { formatNumber } from '#domain/format.ts';
import type { Proposal } from '#storage/actions/review.ts';
import type { PastPoint, PastReview } from '#storage/repositories/reviews.ts';
import { withUnit } from '../../shared/ui/okr-card.ts';
import type { ReviewTexts } from '../texts/en/review.ts';

/** @returns safe HTML of what reviewers said in the round before and what the author made of it; empty when nothing was said. */
export function lastTime(
  reviews: readonly PastReview[],
  { owner, locale, texts }: { owner: string; locale: string; texts: ReviewTexts },
): string {
  const words = texts.lastTime;
  const said = reviews.flatMap((review) => [
    ...(review.comment
      ? [
          html`<li><p><strong>${review.reviewerName}:</strong> ${review.comment}</p>!${answerText(review.answer, owner, texts)}</li>`,
        ]
      : []),
    ...review.points
      .filter(({ verdict }) => verdict !== 'agree')
      .map((point) => pointItem(point, review.reviewerName, { owner, locale, texts })),
  ]);
  if (said.length === 0) return '';
  return html`<details class="card"><summary>${words.heading}</summary><ul>!${said.join('')}</ul></details>`;
}

function pointItem(
  point: PastPoint,
  reviewer: string,
  { owner, locale, texts }: { owner: string; locale: string; texts: ReviewTexts },
): string {
  const words = texts.lastTime;
  const outcome =
    point.answer === 'taken'
      ? html`<p class="soft">${words.taken}</p>`
      : answerText(point.answerText, owner, texts) || html`<p class="soft">${words.notAnswered}</p>`;
  return html`<li><p class="eyebrow">${point.entityTitle}</p>
    <p><strong>${reviewer}</strong> ${words.byReviewer[point.verdict]}!${point.comment ? html`: ${point.comment}` : ''}</p>
    !${point.proposal ? html`<blockquote>${proposalText(point.proposal, { locale, texts })}</blockquote>` : ''}!${outcome}</li>`;
}

function answerText(answer: string, owner: string, { lastTime: words }: ReviewTexts): string {
  return answer ? html`<p>${words.answered(owner)} ${answer}</p>` : '';
}

/** @returns a proposal in one line, as plain text: wording, and from where to where. */
export function proposalText(
  { title, baseline, target, unit = '' }: Proposal,
  { locale, texts }: { locale: string; texts: ReviewTexts },
): string {
  if (target === undefined) return title;
  const figure = (value: number | null | undefined) =>
    value == null ? texts.differences.unknown : withUnit(formatNumber(value, locale), unit);
  return `${title}: ${figure(baseline)} → ${figure(target)}`;
}

import { html } from 'ghtml';
import { TASK_MINUTES } from '#mails/task-minutes.ts';
import { reviewerChart } from '../charts/reviewers.ts';
import type { ReportData } from '../data.ts';
import { duration, shortDay } from '../dates.ts';

/** @returns safe HTML: who reads and agrees most, and how long that takes. */
export function reviewerSection({ reviewers }: ReportData): string {
  const [busiest] = reviewers;
  if (!busiest)
    return '<section aria-labelledby="reviews"><h2 id="reviews">Reviewers</h2><p>Nobody had anything to review.</p></section>';
  return html`<section aria-labelledby="reviews"><h2 id="reviews">Reviewers</h2>
    <p>${busiest.name} reviews most: ${duration(busiest.reviewMinutes)} in all. Their busiest day is ${shortDay(busiest.busiestDay)},
      with about ${duration(busiest.busiestDayMinutes)} of tasks of all kinds. Reckoned with ${TASK_MINUTES.review} minutes a review,
      ${TASK_MINUTES.draft} a draft and ${TASK_MINUTES['check-in']} a check-in.</p>
    !${reviewerChart(reviewers)}</section>`;
}

import { html } from 'ghtml';
import { formatNumber, formatTime } from '#domain/format.ts';
import type { AgreedTogether, OpenReview } from '#storage/repositories/open-reviews.ts';
import type { ReviewSheet } from '#storage/repositories/review-sheets.ts';
import type { TaskOnPage } from '#storage/repositories/task-page.ts';
import { withUnit } from '../../shared/ui/okr-card.ts';
import { join, page } from '../../shared/ui/page.ts';
import { checkBox } from '../form.ts';
import { takeBackBox } from '../task-frame.ts';
import type { ReviewTexts } from '../texts/en/review.ts';
import { dueOf, readerOf, textsOf } from '../view.ts';
import { attentionSentence } from './attention.ts';

export interface ListedReview extends Pick<OpenReview, 'taskId' | 'dueAt' | 'cycleName'> {
  path: string;
  sheet: ReviewSheet;
}

export interface ReviewListModel {
  task: TaskOnPage;
  token: string;
  /** Those with something to look at. */
  first: readonly ListedReview[];
  /** Those with nothing that stands out. */
  without: readonly ListedReview[];
  /** What was agreed by one press and can still be taken back. */
  agreed: readonly AgreedTogether[];
  problem: string | null;
  undoProblem: string | null;
}

/** @returns the whole page. */
export function reviewListPage(model: ReviewListModel): string {
  const { task, first, without } = model;
  const { language, frame, review: texts } = textsOf(task);
  const words = texts.list;
  const count = first.length + without.length;
  const title = count > 0 ? words.title(count) : words.none;
  return page({
    title,
    lang: language,
    skip: frame.skip,
    body: join([
      html`<h1>${title}</h1>`,
      agreedNote(model, texts),
      count > 0 && html`<p class="lead">${words.lead(task.personName)}</p>`,
      first.length > 0 &&
        html`<h2>${words.first}</h2>!${first.map((row) => card(row, model, texts)).join('')}`,
      without.length > 0 && together(model, texts),
    ]),
    footer: html`<p>${words.private(task.personName)}</p>`,
  });
}

function agreedNote(
  { agreed, token, task, undoProblem }: ReviewListModel,
  { list: words }: ReviewTexts,
): string | false {
  const [earliest] = agreed.map(({ finalAt }) => finalAt).sort((a, b) => a.getTime() - b.getTime());
  if (!earliest) return false;
  return html`<div class="note" role="status"><p><strong>${words.agreed(agreed.length)}</strong> ${agreed.map(({ ownerName }) => ownerName).join(', ')}</p>
    <form method="post" action="/t/${token}/reviews/undo"><p>${words.undo(formatTime(earliest, readerOf(task)))}</p>!${takeBackBox(textsOf(task).frame, undoProblem ? [{ field: 'undo', remedy: undoProblem }] : [])}
    <div class="buttons"><button type="submit" class="quiet">${words.takeBack}</button></div></form></div>`;
}

function together(model: ReviewListModel, texts: ReviewTexts): string {
  const { without, token, problem } = model;
  const words = texts.list;
  return html`<h2>${words.without(without.length)}</h2>!${without.map((row) => card(row, model, texts)).join('')}
    <form method="post" action="/t/${token}/reviews">
      <input type="hidden" name="tasks" value="${without.map(({ taskId }) => taskId).join(',')}">
      !${checkBox({
        name: 'agree',
        label: words.agreeTogether(without.length),
        hint: words.agreeHint,
        value: '',
        problems: problem ? [{ field: 'agree', remedy: problem }] : [],
      })}
      <div class="buttons"><button type="submit">${words.press(without.length)}</button></div>
    </form>`;
}

/** The goals as one reads them across a table: the objective, and from where to where. */
function card({ path, sheet, dueAt }: ListedReview, { task }: ReviewListModel, texts: ReviewTexts): string {
  const { set, exceptions } = sheet;
  const team = set.level === 'department' && set.departmentName ? ` · ${set.departmentName}` : '';
  const figure = (value: number | null, unit: string) =>
    value === null ? texts.differences.unknown : withUnit(formatNumber(value, task.locale), unit);
  return html`<section class="card listed">
    <h3><a href="${path}">${set.ownerName}${team}</a></h3>
    !${exceptions.length > 0 ? html`<p class="attention tight">${attentionSentence(exceptions, texts)}</p>` : ''}
    !${set.objectives
      .map(
        ({ title, keyResults }) =>
          html`<p class="tight"><strong>${title}</strong></p><ul>!${keyResults
            .map((keyResult) => {
              const { baseline, target, unit } = keyResult;
              return html`<li>${keyResult.title}: ${figure(baseline, unit)} → ${figure(target, unit)}</li>`;
            })
            .join('')}</ul>`,
      )
      .join('')}
    <p class="soft tight">${texts.list.due(dueOf({ ...task, dueAt }))}</p></section>`;
}

import { html } from 'ghtml';
import type { Difference } from '#domain/agreement/differences.ts';
import type { ChangeAbove, PastPoint, PastReview, SaidAboutTalking } from '#storage/repositories/reviews.ts';
import type { TaskOnPage } from '#storage/repositories/task-page.ts';
import type { Fields } from '../fields.ts';
import { checkBox, type FormProblem, idOf, textArea } from '../form.ts';
import type { ReviewTexts } from '../texts/en/review.ts';
import { answerName, openPoints } from './answers-input.ts';
import { changesAbove } from './attention.ts';
import { differencesList } from './differences-list.ts';
import { proposalText } from './last-time.ts';

/** What stands above the draft from the second round on. */
export interface AnswersModel {
  task: TaskOnPage;
  reviews: readonly PastReview[];
  talks: readonly SaidAboutTalking[];
  changesAbove: readonly ChangeAbove[];
  /** What the draft says differently by now. */
  differences: readonly Difference[];
  /** Ids of what is still in the draft, each with the name of its fields where that is known. */
  present: ReadonlyMap<string, string>;
}

interface Typed {
  fields: Fields;
  problems: readonly FormProblem[];
  texts: ReviewTexts;
}

/** @returns safe HTML: each comment and proposal at its spot with what the author may say to it, and the offer to talk. */
export function answersPanel(model: AnswersModel, typed: Typed): string {
  const { task, reviews, differences } = model;
  const { texts } = typed;
  const { locale } = task;
  const words = texts.answers;
  const names = namesOf(reviews);
  const comments = reviews.filter(({ comment }) => comment);
  return html`<section class="card answers"><h2>${words.heading(names)}</h2>
    !${changesAbove(model.changesAbove, { locale, texts })}
    !${talkNotes(model, texts)}
    <p>${words.intro}</p>
    !${comments.map((review) => commentItem(review, typed)).join('')}
    !${openPoints(reviews)
      .map((point) => pointItem(point, reviewerOf(reviews, point), model, typed))
      .join('')}
    !${differences.length > 0 ? html`<h3>${texts.differences.heading}</h3>!${differencesList(differences, { locale, texts })}` : ''}
    !${conversation(model, names, typed)}</section>`;
}

function namesOf(reviews: readonly PastReview[]): string {
  return reviews.map(({ reviewerName }) => reviewerName).join(', ');
}

function reviewerOf(reviews: readonly PastReview[], point: PastPoint): string {
  return reviews.find(({ points }) => points.includes(point))?.reviewerName ?? '';
}

function talkNotes({ talks, task }: AnswersModel, texts: ReviewTexts): string {
  return talks
    .filter(({ round, personId }) => round === task.ordinal - 1 && personId !== task.personId)
    .map(
      ({ name, word }) =>
        html`<p class="note">${word === 'wish' ? texts.lastTime.wouldLikeToTalk(name) : texts.lastTime.saysAgreed(name)}</p>`,
    )
    .join('');
}

function commentItem(review: PastReview, { fields, problems, texts }: Typed): string {
  const name = `${answerName(review.taskId)}[text]`;
  return html`<div class="answer"><p><strong>${review.reviewerName} ${texts.answers.asks}:</strong></p><blockquote>${review.comment}</blockquote>
    !${textArea({ name, label: texts.answers.answer, value: typedOr(fields, name, review.answer), problems })}</div>`;
}

function pointItem(
  point: PastPoint,
  reviewer: string,
  { present, task }: AnswersModel,
  { fields, problems, texts }: Typed,
): string {
  const words = texts.answers;
  const name = answerName(point.id);
  const field = present.get(point.entityId);
  const where =
    field === undefined
      ? html`<span class="soft">${words.gone}</span>`
      : html`<a href="#${idOf(`${field}[title]`)}">${words.atSpot}</a>`;
  const { proposal } = point;
  const choice = fields.text(`${name}[choice]`);
  return html`<div class="answer"><h3>${point.entityTitle}</h3><p>!${where}</p>
    <p><strong>${reviewer} ${proposal ? words.proposes : words.asks}</strong></p>
    !${proposal ? html`<blockquote>${proposalText(proposal, { locale: task.locale, texts })}</blockquote>` : ''}
    !${point.comment ? html`<blockquote>${point.comment}</blockquote>` : ''}
    !${point.answer === 'taken' ? html`<p><span class="tag good">${words.taken}</span></p>` : ''}
    !${
      proposal && field !== undefined && point.answer !== 'taken'
        ? html`<label class="choice"><input type="checkbox" name="${name}[choice]" value="taken" !${choice === 'taken' ? 'checked' : ''}><span><strong>${words.take}</strong>${words.takeHint}</span></label>`
        : ''
    }
    !${textArea({ name: `${name}[text]`, label: words.answer, value: typedOr(fields, `${name}[text]`, point.answerText), problems })}</div>`;
}

function conversation(
  { talks, task }: AnswersModel,
  names: string,
  { fields, problems, texts }: Typed,
): string {
  const words = texts.answers;
  const pressed = talks.filter(
    ({ round, word, personId }) =>
      round === task.ordinal - 1 && word === 'agreed' && personId !== task.personId,
  );
  const hint =
    pressed.length > 0
      ? words.agreedByOther(pressed.map(({ name }) => name).join(', '))
      : words.agreedHint(names);
  return html`!${checkBox({ name: 'talk', label: words.talk, hint: texts.decision.talkHint(names), value: fields.text('talk'), problems })}
    !${checkBox({ name: 'agreedInConversation', label: words.agreed, hint, value: fields.text('agreedInConversation'), problems })}`;
}

function typedOr(fields: Fields, name: string, stored: string): string {
  return fields.names().includes(name) ? fields.text(name) : stored;
}

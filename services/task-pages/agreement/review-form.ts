import { html } from 'ghtml';
import type { ReviewSheet } from '#storage/repositories/review-sheets.ts';
import type { TaskOnPage } from '#storage/repositories/task-page.ts';
import type { Fields } from '../fields.ts';
import { checkBox, type FormProblem, radioGroup, textArea } from '../form.ts';
import { objectiveCard } from '../okr-set.ts';
import type { ReviewTexts } from '../texts/en/review.ts';
import { type PageParts, textsOf } from '../view.ts';
import { attentionAt, attentionSentence, changesAbove } from './attention.ts';
import { differencesList } from './differences-list.ts';
import { lastTime } from './last-time.ts';
import { pointForm } from './point-form.ts';
import { pointsOf } from './review-input.ts';

/** Beyond so many goals, fields for proposals come when one is chosen: a page shall stay under 50 kB. */
const MOST_WITH_FIELDS = 12;

/** What the page knows besides what is typed. */
export interface ReviewModel {
  task: TaskOnPage;
  sheet: ReviewSheet;
  /** Others who are asked about the same round. */
  otherReviewers: readonly string[];
  /** Objectives of the strategy that nothing contributes to; told where a department's goals are agreed. */
  uncovered: readonly string[];
  /** How many reviews wait for this reader, this one included. */
  waiting: number;
}

/** @returns the page: what deserves a look, what changed, each goal with what may be said about it, then the answer. */
export function reviewParts(
  model: ReviewModel,
  { fields, problems, texts }: { fields: Fields; problems: readonly FormProblem[]; texts: ReviewTexts },
): PageParts {
  const { task, sheet, otherReviewers, waiting } = model;
  const { set } = sheet;
  const team = set.level === 'department' ? set.departmentName : null;
  return {
    title: texts.page.title(set.ownerName, team),
    why: texts.page.why(task.personName),
    howLong: texts.page.howLong,
    ...(waiting > 1 ? { more: { path: 'reviews', label: texts.page.listLink(waiting) } } : {}),
    form: html`!${head(model, texts)}
      !${set.why ? html`<h2>${texts.page.whyTheseGoals}</h2><blockquote>${set.why}</blockquote>` : ''}
      <h2>${texts.page.goals}</h2>
      !${goals(model, { fields, problems, texts })}
      !${set.notThisQuarter ? html`<h2>${texts.page.notNow}</h2><blockquote>${set.notThisQuarter}</blockquote>` : ''}
      !${answer(model, { fields, problems, texts })}`,
    detail: html`!${otherReviewers.length > 0 ? html`<p>${texts.page.others(otherReviewers.join(', '))}</p>` : ''}
      <p class="soft">${texts.page.detail(task.ordinal)}</p>`,
  };
}

function head({ task, sheet, uncovered }: ReviewModel, texts: ReviewTexts): string {
  const { exceptions, differences, set, lastReviews, talks } = sheet;
  const { locale } = task;
  const wishes = talks.filter(({ round, personId }) => round === set.round && personId !== task.personId);
  return html`<h2>${texts.attention.heading}</h2>
    <p class="attention">${attentionSentence(exceptions, texts)}</p>
    !${wishes.map(({ name, word }) => html`<p class="note">${word === 'wish' ? texts.lastTime.wouldLikeToTalk(name) : texts.lastTime.saysAgreed(name)}</p>`).join('')}
    !${changesAbove(sheet.changesAbove, { locale, texts })}
    !${uncovered.length > 0 ? html`<p>${texts.attention.uncovered}</p><ul>!${uncovered.map((title) => html`<li>${title}</li>`).join('')}</ul>` : ''}
    !${set.round > 1 ? html`<h2>${texts.differences.heading}</h2>!${differencesList(differences, { locale, texts })}` : ''}
    !${lastTime(lastReviews, { owner: set.ownerName, locale, texts })}`;
}

function goals(
  { task, sheet }: ReviewModel,
  form: { fields: Fields; problems: readonly FormProblem[]; texts: ReviewTexts },
): string {
  const { locale } = task;
  const { texts } = form;
  const points = pointsOf(sheet.set);
  const roomy = points.length <= MOST_WITH_FIELDS;
  const below = new Map(
    points.map((point) => [
      point.id,
      html`!${attentionAt(sheet.exceptions, point.id, texts)}
      !${point.part === 'objective' ? questions(texts) : ''}!${pointForm(point, { ...form, locale, roomy })}`,
    ]),
  );
  return sheet.set.objectives
    .map((objective) =>
      objectiveCard(objective, { locale, below, words: textsOf(task).okr }, sheet.set.ownerId),
    )
    .join('');
}

/** Reminders beside the objective; nobody has to answer them. */
function questions({ questions: words }: ReviewTexts): string {
  return html`<p class="soft">${words.care} ${words.cover}</p>`;
}

function answer(
  { task, sheet }: ReviewModel,
  { fields, problems, texts }: { fields: Fields; problems: readonly FormProblem[]; texts: ReviewTexts },
): string {
  const words = texts.decision;
  const { set, talks } = sheet;
  const asked = talks.some(
    ({ word, round, personId }) => word === 'agreed' && round === set.round && personId === set.ownerId,
  );
  const conversation = {
    value: 'agree-in-conversation',
    label: words.conversation,
    hint: asked ? words.conversationAsked(set.ownerName) : words.conversationFirst(set.ownerName),
  };
  return html`!${radioGroup({
    name: 'decision',
    label: words.label,
    value: fields.text('decision'),
    problems,
    options: [
      { value: 'agree', label: words.agreeAbove, hint: words.agreeHint },
      { value: 'request-change', label: words.change, hint: words.changeHint },
      ...(task.ordinal > 1 ? [conversation] : []),
    ],
  })}
  !${textArea({ name: 'comment', label: words.comment, hint: words.commentHint, value: fields.text('comment'), problems })}
  !${
    task.ordinal > 1
      ? checkBox({
          name: 'talk',
          label: words.talk,
          hint: words.talkHint(set.ownerName),
          value: fields.text('talk'),
          problems,
        })
      : ''
  }
  <div class="buttons"><button type="submit">${words.send}</button></div>`;
}

import { html } from 'ghtml';
import { formatTime } from '#domain/format.ts';
import { MAIL_LANGUAGES } from '#mails/texts/registry.ts';
import type { TaskOnPage } from '#storage/repositories/task-page.ts';
import { join, page } from '../shared/ui/page.ts';
import { checkBox, type FormProblem, problemList } from './form.ts';
import type { PageTexts } from './texts/model.ts';
import { PAGE_LANGUAGES } from './texts/registry.ts';
import { type Done, dueOf, type PageParts, readerOf, textsOf } from './view.ts';

/** The frame around every kind of task: who and what, why, how long, the one action, then detail. */
export function openTaskPage(frame: {
  task: TaskOnPage;
  token: string;
  parts: PageParts;
  problems?: readonly FormProblem[];
  note?: string | undefined;
  /** Where its form goes; the task's own page when left out. */
  action?: string;
}): string {
  const { task, token, parts, problems = [], note, action = `/t/${token}` } = frame;
  const words = textsOf(task).frame;
  return taskPage(
    task,
    token,
    parts.title,
    [
      html`<p class="eyebrow">${words.forWhom(task.personName, task.cycleName, dueOf(task))}</p>`,
      html`<h1>${parts.title}</h1>`,
      html`<p class="lead">${parts.why}</p>`,
      parts.howLong && html`<p class="soft">${parts.howLong}. ${words.canBeTakenBack}</p>`,
      parts.more && html`<p><a href="/t/${token}/${parts.more.path}">${parts.more.label}</a></p>`,
      note && html`<p class="note" role="status">${note}</p>`,
      problemList(problems, words),
      html`<form method="post" action="${action}">!${parts.form}</form>`,
      parts.detail,
    ],
    parts.head,
  );
}

/** What has been done, how to take it back, and what happens next. */
export function doneTaskPage(frame: {
  task: TaskOnPage;
  token: string;
  done: Done;
  undoableUntil: Date | null;
  problems?: readonly FormProblem[];
}): string {
  const { task, token, done, undoableUntil, problems = [] } = frame;
  const words = textsOf(task).frame;
  return taskPage(task, token, done.title, [
    html`<p class="eyebrow">${words.forWhomDone(task.personName, task.cycleName)}</p>`,
    html`<h1>${done.title}</h1>`,
    task.enteredBy !== null &&
      html`<p class="note">${enteredSentence(task, task.enteredBy, textsOf(task))}</p>`,
    html`<p class="lead">${done.next}</p>`,
    undoableUntil
      ? html`<form method="post" action="/t/${token}/undo"><p>${words.changedYourMind(formatTime(undoableUntil, readerOf(task)))}</p>!${takeBackBox(words, problems)}
        <div class="buttons"><button type="submit" class="quiet">${words.takeBack}</button></div></form>`
      : html`<p class="soft">${words.closePage}</p>`,
    done.more && html`<p><a href="/t/${token}/${done.more.path}">${done.more.label}</a></p>`,
    done.onward && html`<p><a href="${done.onward.url}">${done.onward.label}</a></p>`,
  ]);
}

/** @returns who has done it in the reader's place, plain text. */
export function enteredSentence(
  { kind, ordinal }: Pick<TaskOnPage, 'kind' | 'ordinal'>,
  by: string,
  { card }: PageTexts,
): string {
  return kind === 'score' ? card.enteredScores(by) : card.entered(by, ordinal);
}

/** @returns safe HTML of the choice without which the button beside it takes nothing back. */
export function takeBackBox(words: PageTexts['frame'], problems: readonly FormProblem[]): string {
  return checkBox({ name: 'undo', label: words.yesTakeBack, value: '', problems, plain: true });
}

/**
 * A page that ends here: something is over, or never was; it says what to do.
 *
 * @param texts of the language in which `end` is written.
 */
export function endPage(
  end: { title: string; text: string; next: string },
  texts: PageTexts = PAGE_LANGUAGES.of('en'),
): string {
  return page({
    title: end.title,
    lang: texts.language,
    skip: texts.frame.skip,
    body: html`<h1>${end.title}</h1><p class="lead">${end.text}</p><p>${end.next}</p>`,
    footer: footerLinks(texts),
  });
}

/** @returns safe HTML of what can be read from every page. */
export function footerLinks({ language, frame, okrs }: PageTexts): string {
  const { title } = MAIL_LANGUAGES.of(language).primer;
  return html`<p><a href="/okrs">${okrs.title}</a> · <a href="/learn/goals?lang=${language}">${title}</a> · <a href="/real?lang=${language}">${frame.realLink}</a></p>`;
}

function taskPage(
  task: TaskOnPage,
  token: string,
  title: string,
  parts: ReadonlyArray<string | undefined | false>,
  head = '',
): string {
  const texts = textsOf(task);
  const words = texts.frame;
  return page({
    title,
    head,
    lang: texts.language,
    skip: words.skip,
    body: join(parts),
    footer: html`<p>${words.forOneAlone(task.personName)}</p>
      <p><a href="/t/${token}/concern">${texts.concern.link}</a> · <a href="/t/${token}/not-me">${words.notYou}</a></p>
      !${footerLinks(texts)}`,
  });
}

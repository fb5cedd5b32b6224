import { html } from 'ghtml';
import { formatTime, localeForText } from '#domain/format.ts';
import type { TaskOnPage } from '#storage/repositories/task-page.ts';
import { join, page } from '../shared/ui/page.ts';
import { type FormProblem, problemList } from './form.ts';
import { dueOf, PAGE_LANGUAGE, type PageParts, readerOf } from './view.ts';

/** The frame around every kind of task: who and what, why, how long, the one action, then detail. */
export function openTaskPage(frame: {
  task: TaskOnPage;
  token: string;
  parts: PageParts;
  problems?: readonly FormProblem[];
  note?: string | undefined;
}): string {
  const { task, token, parts, problems = [], note } = frame;
  return taskPage(
    task,
    token,
    parts.title,
    [
      html`<p class="eyebrow">For ${task.personName} · ${task.cycleName} · until ${dueOf(task)}</p>`,
      html`<h1>${parts.title}</h1>`,
      html`<p class="lead">${parts.why}</p>`,
      html`<p class="soft">${parts.howLong}. You can take it back for a while afterwards.</p>`,
      note && html`<p class="note" role="status">${note}</p>`,
      problemList(problems),
      html`<form method="post" action="/t/${token}">!${parts.form}</form>`,
      parts.detail,
    ],
    parts.head,
  );
}

/** What has been done, how to take it back, and what happens next. */
export function doneTaskPage(frame: {
  task: TaskOnPage;
  token: string;
  done: { title: string; next: string };
  undoableUntil: Date | null;
}): string {
  const { task, token, done, undoableUntil } = frame;
  const reader = { ...readerOf(task), locale: localeForText(PAGE_LANGUAGE, task.locale) };
  return taskPage(task, token, done.title, [
    html`<p class="eyebrow">For ${task.personName} · ${task.cycleName}</p>`,
    html`<h1>${done.title}</h1>`,
    html`<p class="lead">${done.next}</p>`,
    undoableUntil
      ? html`<form method="post" action="/t/${token}/undo"><p>Changed your mind? Until ${formatTime(undoableUntil, reader)} you can take it back; nobody
          has been told yet.</p><div class="buttons"><button type="submit" class="quiet">Take it back</button></div></form>`
      : html`<p class="soft">You can close this page.</p>`,
  ]);
}

/** A page that ends here: something is over, or never was; it says what to do. */
export function endPage(end: { title: string; text: string; next: string }): string {
  return page({
    title: end.title,
    body: html`<h1>${end.title}</h1><p class="lead">${end.text}</p><p>${end.next}</p>`,
    footer: FOOTER_LINKS,
  });
}

const FOOTER_LINKS = html`<p><a href="/primer">Goals in two minutes</a> · <a href="/real">Is this mail really from us?</a></p>`;

function taskPage(
  task: TaskOnPage,
  token: string,
  title: string,
  parts: ReadonlyArray<string | undefined | false>,
  head = '',
): string {
  return page({
    title,
    head,
    lang: PAGE_LANGUAGE,
    body: join(parts),
    footer: html`<p>This page is for ${task.personName} alone; whoever has its link can act in that name, so please do not pass it on.</p>
      <details><summary>Not you?</summary>
        <form method="post" action="/t/${token}/not-me"><p>If you are not ${task.personName}, tell us: we look after it, and nothing else happens.</p>
        <div class="buttons"><button type="submit" class="quiet">This is not me</button></div></form></details>
      !${FOOTER_LINKS}`,
  });
}

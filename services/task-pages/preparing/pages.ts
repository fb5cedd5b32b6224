import { html } from 'ghtml';
import type { Preparer } from '#storage/preparers.ts';
import type { TaskOnPage } from '#storage/repositories/task-page.ts';
import { join, page } from '../../shared/ui/page.ts';
import { checkBox, type FormProblem, problemList, textField } from '../form.ts';
import { footerLinks } from '../task-frame.ts';
import { type PageParts, textsOf } from '../view.ts';

/** @returns the page on which the author of a strategy asks somebody to prepare it, and takes that back. */
export function preparersPage(model: {
  task: TaskOnPage;
  token: string;
  preparers: readonly Preparer[];
  typed: string;
  problems: readonly FormProblem[];
  note?: string | undefined;
}): string {
  const { task, token, preparers, typed, problems, note } = model;
  const texts = textsOf(task);
  const words = texts.preparing;
  const path = `/t/${token}/preparers`;
  return page({
    title: words.title,
    lang: texts.language,
    skip: texts.frame.skip,
    body: join([
      html`<p class="eyebrow">${task.personName} · ${task.cycleName}</p><h1>${words.title}</h1><p class="lead">${words.lead}</p>`,
      note && html`<p class="note" role="status">${note}</p>`,
      problemList(problems, texts.frame),
      html`<form method="post" action="${path}">!${textField({ name: 'person', ...words.who, value: typed, problems })}
        <div class="buttons"><button type="submit">${words.ask}</button></div></form>`,
      preparers.length > 0 && html`<h2>${words.soFar}</h2>!${preparers.map(askedCard).join('')}`,
      html`<p><a href="/t/${token}">${words.back}</a></p>`,
    ]),
    footer: html`<p>${texts.frame.forOneAlone(task.personName)}</p>!${footerLinks(texts)}`,
  });

  function askedCard({ personId, name, readyAt }: Preparer): string {
    const box = { name: `end-${personId}`, label: words.takeBack(name), value: '', problems, plain: true };
    return html`<section class="card"><p dir="auto">${name} <span class="tag">${readyAt ? words.isReady : words.atWork}</span></p>
      <form method="post" action="${path}/end"><input type="hidden" name="person" value="${personId}">!${checkBox(box)}
      <div class="buttons"><button type="submit" class="quiet">${words.take}</button></div></form></section>`;
  }
}

/** @returns the draft as somebody sees it who prepares it for its author. */
export function preparePage(model: {
  task: TaskOnPage;
  token: string;
  preparerName: string;
  parts: PageParts;
  problems?: readonly FormProblem[] | undefined;
  note?: string | undefined;
}): string {
  const { task, token, preparerName, parts, problems = [], note } = model;
  const texts = textsOf(task);
  const words = texts.preparing;
  return page({
    title: parts.title,
    head: parts.head ?? '',
    lang: texts.language,
    skip: texts.frame.skip,
    body: join([
      html`<p class="eyebrow">${task.personName} · ${task.cycleName}</p><h1>${parts.title}</h1>`,
      html`<p class="lead">${words.forWhom(task.personName)}</p>`,
      note && html`<p class="note" role="status">${note}</p>`,
      problemList(problems, texts.frame),
      html`<form method="post" action="/prepare/${token}">!${parts.form}</form>`,
      parts.detail,
    ]),
    footer: html`<p>${words.forOneAlone(preparerName)}</p>!${footerLinks(texts)}`,
  });
}

import { html } from 'ghtml';
import { join, page } from '../../shared/ui/page.ts';
import { type FormProblem, idOf, problemList, problemText } from '../form.ts';
import { footerLinks } from '../task-frame.ts';
import type { PageTexts } from '../texts/model.ts';

/** @returns the page that asks for the address. */
export function askPage(
  texts: PageTexts,
  model: { email?: string; problems?: readonly FormProblem[] } = {},
): string {
  const { email = '', problems = [] } = model;
  const { signIn: words } = texts;
  return frame(texts, words.title, [
    html`<p class="lead">${words.lead}</p>`,
    problemList(problems, texts.frame),
    html`<form method="post" action="/sign-in">!${field({ name: 'email', ...words.email, value: email, attributes: 'type="email" autocomplete="email" maxlength="254" required', problems })}
      <div class="buttons"><button type="submit">${words.send}</button></div></form>`,
  ]);
}

/** @returns the page that follows asking, the same whether the address is known or not. */
export function codePage(texts: PageTexts, problems: readonly FormProblem[] = []): string {
  const { signIn: words } = texts;
  return frame(texts, words.sent.title, [
    html`<p class="lead">${words.sent.lead}</p>`,
    problemList(problems, texts.frame),
    html`<form method="post" action="/sign-in/code">!${field({ name: 'code', ...words.code, value: '', attributes: 'type="text" inputmode="numeric" autocomplete="one-time-code" maxlength="9" required', problems })}
      <div class="buttons"><button type="submit">${words.confirm}</button></div></form>
      <p><a href="/sign-in">${words.askAgain}</a></p>`,
  ]);
}

/** @returns the page behind the mail's link: reading it signs nobody in. */
export function linkPage(texts: PageTexts): string {
  const { link } = texts.signIn;
  return frame(texts, link.title, [
    html`<p class="lead">${link.lead}</p>
      <form method="post"><div class="buttons"><button type="submit">${link.button}</button></div></form>`,
  ]);
}

function frame(texts: PageTexts, title: string, parts: readonly string[]): string {
  return page({
    title,
    lang: texts.language,
    skip: texts.frame.skip,
    body: join([html`<h1>${title}</h1>`, ...parts]),
    footer: footerLinks(texts),
  });
}

function field(model: {
  name: string;
  label: string;
  hint: string;
  value: string;
  /** Safe HTML. */
  attributes: string;
  problems: readonly FormProblem[];
}): string {
  const { name, label, hint, value, attributes, problems } = model;
  const id = idOf(name);
  const wrong = problems.length > 0;
  return html`<div class="field"><label for="${id}">${label}</label><span class="hint" id="${id}-hint">${hint}</span>
    <input id="${id}" name="${name}" value="${value}" !${attributes} !${wrong ? 'aria-invalid="true"' : ''}
      aria-describedby="${id}-hint${wrong ? ` ${id}-problem` : ''}">!${problemText(name, problems)}</div>`;
}

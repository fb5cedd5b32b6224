import { html } from 'ghtml';
import { MAIL_LANGUAGES } from '#mails/texts/registry.ts';
import { join, page } from '../../shared/ui/page.ts';
import { meanProgress, type OkrReader, percent, type ShownSet } from './okr-pages.ts';

/** @returns all goals of a cycle on one sheet: the strategy, then a card for each department. */
export function okrPoster(reader: OkrReader, sets: readonly ShownSet[]): string {
  const { texts, cycle, signedIn } = reader;
  const words = texts.okrs;
  const period = MAIL_LANGUAGES.of(texts.language).periodName(cycle.period, signedIn.locale);
  const strategy = sets.filter(({ level }) => level === 'company');
  const departments = sets.filter(({ level }) => level === 'department');
  return page({
    title: words.title,
    lang: texts.language,
    skip: texts.frame.skip,
    width: 'wide',
    body: html`<div class="poster">!${join([
      html`<p class="no-print note">${texts.celebration.print} <a href="/okrs?cycle=${cycle.id}">${texts.celebration.asPage}</a></p>`,
      html`<p class="eyebrow">${cycle.name}</p><h1>${words.title}</h1><p class="lead">${words.lead(period)}</p>`,
      strategy.length > 0 &&
        html`<section class="strategy"><h2>${words.strategy}</h2>!${strategy.map((set) => goals(set, reader)).join('')}</section>`,
      html`<div class="sheet">!${departments
        .map((set) => html`<section><h2>${set.departmentName ?? ''}</h2>!${goals(set, reader)}</section>`)
        .join('')}</div>`,
    ])}</div>`,
  });
}

function goals({ objectives }: ShownSet, { texts, signedIn }: OkrReader): string {
  return html`<ul>!${objectives
    .map(({ title, keyResults }) => {
      const made = meanProgress(keyResults);
      const way = made === null ? texts.okrs.notYet : texts.okrs.progress(percent(made, signedIn.locale));
      return html`<li dir="auto">${title} <span class="soft">${way}</span></li>`;
    })
    .join('')}</ul>`;
}

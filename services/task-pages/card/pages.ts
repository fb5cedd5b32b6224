import { html } from 'ghtml';
import { localDate } from '#domain/calendar.ts';
import { calendarDay, formatDay, localeForText } from '#domain/format.ts';
import { MAIL_LANGUAGES } from '#mails/texts/registry.ts';
import type { CardHolder, CardTask } from '#storage/repositories/card-holder.ts';
import { join, page } from '../../shared/ui/page.ts';
import { type FormProblem, problemList, textField } from '../form.ts';
import { enteredSentence, footerLinks } from '../task-frame.ts';
import type { PageTexts } from '../texts/model.ts';

/** @returns the page where a code is typed. */
export function codePage(
  texts: PageTexts,
  { typed = '', problems = [] }: { typed?: string; problems?: readonly FormProblem[] } = {},
): string {
  const { card } = texts;
  return page({
    title: card.title,
    lang: texts.language,
    skip: texts.frame.skip,
    body: join([
      html`<h1>${card.title}</h1><p class="lead">${card.lead}</p>`,
      problemList(problems, texts.frame),
      html`<form method="post" action="/card">!${textField({ name: 'code', ...card.code, value: typed, problems })}
        <div class="buttons"><button type="submit">${card.open}</button></div></form>`,
    ]),
    footer: footerLinks(texts),
  });
}

/** @returns the page behind a card: what waits for its holder, each with the button that opens it. */
export function cardPage(
  texts: PageTexts,
  { holder, code, tasks }: { holder: CardHolder; code: string; tasks: readonly CardTask[] },
): string {
  const { card } = texts;
  const open = tasks.filter(({ enteredBy }) => enteredBy === null);
  return page({
    title: card.hello(holder.name),
    lang: texts.language,
    skip: texts.frame.skip,
    body: join([
      html`<p class="eyebrow">${holder.departmentName}</p><h1>${card.hello(holder.name)}</h1>`,
      html`<p class="lead">${open.length > 0 ? card.waiting(open.length) : card.nothing}</p>`,
      ...tasks.map((task) => taskCard(task, { texts, holder, code })),
      html`<form method="post" action="/card/${code}/goals"><p>${card.goals.lead}</p>
        <div class="buttons"><button type="submit" class="quiet">${card.goals.button}</button></div></form>`,
    ]),
    footer: html`<p>${card.yours(holder.name)}</p>!${madeBy(holder, texts)}!${footerLinks(texts)}`,
  });
}

/** A card that a lead made says so: they could have kept a copy. */
function madeBy(
  { madeBy: lead, issuedAt, locale, timeZone }: CardHolder,
  { card, language }: PageTexts,
): string {
  if (!lead) return '';
  const day = calendarDay(localDate(issuedAt, timeZone), localeForText(language, locale));
  return html`<p>${card.madeBy(lead, day)}</p>`;
}

function taskCard(
  task: CardTask,
  { texts, holder, code }: { texts: PageTexts; holder: CardHolder; code: string },
): string {
  const { card, language } = texts;
  const { taskNames } = MAIL_LANGUAGES.of(language);
  const locale = localeForText(language, holder.locale);
  const due = card.until(formatDay(task.dueAt, { locale, timeZone: holder.timeZone }));
  const title = inFull(taskNames[task.kind], language);
  const [heading, soft] = task.enteredBy
    ? [enteredSentence(task, task.enteredBy, texts), task.cycleName]
    : [title, [task.about ? card.about(task.about) : '', due, task.cycleName].filter(Boolean).join(' · ')];
  const button = task.enteredBy ? card.look : card.start;
  return html`<section class="card"><h2>${heading}</h2><p class="soft">${soft}</p>
    <form method="post" action="/card/${code}/open"><div class="buttons"><button type="submit" name="task" value="${task.id}"
      !${task.enteredBy ? 'class="quiet"' : ''} aria-label="${button}: ${heading}">${button}</button></div></form></section>`;
}

/** The name of a task stands within sentences elsewhere, here at the beginning of its line. */
function inFull(name: string, language: string): string {
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

import { html } from 'ghtml';
import { CONCERN_DAYS } from '#domain/concerns.ts';
import { formatDay } from '#domain/format.ts';
import type { ConcernRecipient } from '#storage/concerns/recipients.ts';
import type { ConcernOnPage } from '#storage/repositories/concerns.ts';
import type { TaskOnPage } from '#storage/repositories/task-page.ts';
import { join, page } from '../../shared/ui/page.ts';
import type { Fields } from '../fields.ts';
import { checkBox, type FormProblem, problemList, radioGroup, textArea } from '../form.ts';
import { footerLinks } from '../task-frame.ts';
import { readerOf, textsOf } from '../view.ts';

export interface ConcernPage {
  task: TaskOnPage;
  token: string;
  recipients: readonly ConcernRecipient[];
  own: readonly ConcernOnPage[];
  fields: Fields;
  problems: readonly FormProblem[];
  /** Said above everything else. */
  note?: string;
  now: Date;
}

/** @returns the page on which somebody raises a concern and sees what became of earlier ones. */
export function concernPage({
  task,
  token,
  recipients,
  own,
  fields,
  problems,
  note,
  now,
}: ConcernPage): string {
  const texts = textsOf(task);
  const says = texts.concern;
  const { raise } = says;
  const days = task.settings.concernDays ?? CONCERN_DAYS;
  const form =
    recipients.length === 0
      ? html`<p>${raise.nobody}</p>`
      : html`<form method="post" action="/t/${token}/concern">!${radioGroup({
          name: 'audience',
          label: raise.whom,
          value: fields.text('audience'),
          problems,
          options: recipients.map(({ audience, name }) => ({
            value: audience,
            label: raise.audiences[audience](name),
          })),
        })}
        !${textArea({ name: 'words', ...raise.words, value: fields.text('words'), problems })}
        !${checkBox({ name: 'confidential', ...raise.confidential, value: fields.text('confidential'), problems })}
        <div class="buttons"><button type="submit">${raise.send}</button></div></form>`;
  return page({
    title: raise.title,
    lang: texts.language,
    skip: texts.frame.skip,
    body: join([
      html`<p><a href="/t/${token}">${says.back}</a></p>`,
      html`<h1>${raise.title}</h1>`,
      note ? html`<p class="note" role="status">${note}</p>` : '',
      html`<p class="lead">${raise.lead(days)}</p>`,
      problemList(problems, texts.frame),
      form,
      own.length > 0
        ? html`<h2>${says.own.heading}</h2>!${own.map((each) => ownConcern(each, { task, token, problems, now })).join('')}`
        : '',
    ]),
    footer: html`<p>${texts.frame.forOneAlone(task.personName)}</p>!${footerLinks(texts)}`,
  });
}

function ownConcern(
  concern: ConcernOnPage,
  { task, token, problems, now }: Pick<ConcernPage, 'task' | 'token' | 'problems' | 'now'>,
): string {
  const { own: says } = textsOf(task).concern;
  const day = (at: Date) => formatDay(at, readerOf(task));
  const { recipientName, raisedAt, confidential, words, id } = concern;
  return html`<section class="card" id="concern-${id}">
    <p class="eyebrow">${says.told(recipientName, day(raisedAt))}${confidential ? ` · ${says.inConfidence}` : ''}</p>
    <blockquote dir="auto">${words ?? says.erased}</blockquote>
    !${concern.insisted ? html`<p class="soft">${says.insisted}</p>` : ''}
    !${whatBecame(concern, { says, day, now })}
    !${
      concern.state === 'answered' && !concern.insisted
        ? html`<form method="post" action="/t/${token}/concern/${id}">!${checkBox({ name: `insist-${id}`, label: says.insist.label, hint: says.insist.hint, value: '', problems })}
          <div class="buttons"><button type="submit" class="quiet">${says.insist.send}</button></div></form>`
        : ''
    }
  </section>`;
}

function whatBecame(
  { state, dueAt, answer, answerWords, answeredBy, recipientName }: ConcernOnPage,
  {
    says,
    day,
    now,
  }: { says: ReturnType<typeof textsOf>['concern']['own']; day: (at: Date) => string; now: Date },
): string {
  if (state === 'lapsed') return html`<p>${says.lapsed(recipientName)}</p>`;
  if (state === 'open') return html`<p>${now > dueAt ? says.late(day(dueAt)) : says.until(day(dueAt))}</p>`;
  const who = answeredBy ?? recipientName;
  return html`<p>${answer === 'talk' ? says.talk(who) : says.answered(who)}</p>
    <blockquote dir="auto">${answerWords ?? says.erased}</blockquote>`;
}

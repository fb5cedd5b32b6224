import { html } from 'ghtml';
import { RHYTHMS } from '#domain/kinds.ts';
import type { ChangeRequest } from '#storage/repositories/change-requests.ts';
import type { TaskOnPage } from '#storage/repositories/task-page.ts';
import { join, page } from '../../shared/ui/page.ts';
import { nameList } from '../check-in/feedback-wish.ts';
import type { Fields } from '../fields.ts';
import {
  checkBox,
  type FormProblem,
  problemList,
  radioGroup,
  selectField,
  textArea,
  textField,
} from '../form.ts';
import { declaredUseLine } from '../mine/declared-use.ts';
import { footerLinks } from '../task-frame.ts';
import { textsOf } from '../view.ts';
import { WISHES, type Wish, type WishInput } from './input.ts';
import { changeCard } from './said.ts';

interface Framed {
  task: TaskOnPage;
  token: string;
  problems: readonly FormProblem[];
}

/** @returns the page that says what can be asked for, and what has been. */
export function wishesPage(shown: Framed & { requests: readonly ChangeRequest[]; now: Date }): string {
  const { task, token, requests, now, problems } = shown;
  const words = textsOf(task).quarter.change;
  return framed(shown, words.title, [
    html`<p class="lead">${words.lead}</p>`,
    problemList(problems, textsOf(task).frame),
    html`<ul class="wishes">!${WISHES.map(
      (wish) =>
        html`<li><a href="/t/${token}/change/${wish}">${words.kinds[wish].label}</a><br><span class="soft">${words.kinds[wish].hint}</span></li>`,
    ).join('')}</ul>`,
    requests.length > 0 &&
      html`<h2>${words.mine}</h2>!${requests.map((each) => changeCard(each, words, { locale: task.locale, inList: true, below: stateOf(each, shown, now) })).join('')}`,
  ]);
}

/** Where a request is, and how to take it back as long as that goes. */
function stateOf(request: ChangeRequest, { task, token, problems }: Framed, now: Date): string {
  const { frame, quarter } = textsOf(task);
  const words = quarter.change;
  const said = request.words ? html`<blockquote>${request.words}</blockquote>` : '';
  if (request.state !== 'asked' || request.finalAt <= now)
    return html`<p><span class="tag">${words.states[request.state]}</span></p>!${said}`;
  const own = problems.filter(({ field }) => field === `undo-${request.id}`);
  return html`<p><span class="tag">${words.states.asked}</span></p>
    <form method="post" action="/t/${token}/change/take-back">
      <input type="hidden" name="request" value="${request.id}">
      !${checkBox({ name: `undo-${request.id}`, label: frame.yesTakeBack, value: '', problems: own, plain: true })}
      <div class="buttons"><button type="submit" class="quiet">${words.takeBack}</button></div></form>`;
}

/** @returns the page on which one thing is asked for. */
export function wishPage(shown: Framed & WishInput & { fields: Fields }): string {
  const { task, token, wish, problems } = shown;
  const { frame, quarter } = textsOf(task);
  const { kinds, send, save } = quarter.change;
  return framed(shown, kinds[wish].label, [
    html`<p class="lead">${kinds[wish].hint}</p>`,
    problemList(problems, frame),
    html`<form method="post" action="/t/${token}/change/${wish}">!${fieldsOf(shown)}
      <div class="buttons"><button type="submit">${wish === 'rhythm' ? save : send}</button></div></form>`,
  ]);
}

function fieldsOf({
  wish,
  owned,
  people,
  words,
  fields,
  problems,
}: Framed & WishInput & { fields: Fields }): string {
  const field = (name: string) => ({ name, value: fields.text(name), problems });
  const parts: Record<Wish, () => string> = {
    target: () => textField({ ...field('target'), label: words.target, figure: true }),
    wording: () => textField({ ...field('title'), label: words.wording }),
    drop: () => '',
    add: () =>
      html`!${textField({ ...field('title'), label: words.newTitle })}
        <div class="row">!${textField({ ...field('baseline'), label: words.baseline, figure: true })}
        !${textField({ ...field('target'), label: words.target, figure: true })}
        !${textField({ ...field('unit'), label: words.unit })}</div>`,
    'hand-over': () =>
      html`!${textField({ ...field('to'), label: words.to.label, hint: words.to.hint, list: 'colleagues' })}!${nameList('colleagues', people)}`,
    rhythm: () =>
      radioGroup({
        ...field('rhythm'),
        label: words.rhythm,
        options: RHYTHMS.map((value) => ({ value, label: words.rhythms[value] })),
      }),
  };
  // A new one stands beside another of the same objective.
  const options = owned.map(({ id, title, objectiveTitle }) => ({
    value: id,
    label: wish === 'add' ? `${objectiveTitle}: ${title}` : title,
  }));
  return html`!${selectField({ ...field('keyResult'), label: words.which, options: [{ value: '', label: words.choose }, ...options] })}
    !${parts[wish]()}
    !${wish === 'rhythm' ? '' : textArea({ ...field('reason'), label: words.reason.label, hint: words.reason.hint })}`;
}

function framed(
  { task, token }: Framed,
  title: string,
  parts: ReadonlyArray<string | false | undefined>,
): string {
  const texts = textsOf(task);
  return page({
    title,
    lang: texts.language,
    skip: texts.frame.skip,
    body: join([
      html`<p class="eyebrow"><a href="/t/${token}">${texts.quarter.change.back}</a></p><h1>${title}</h1>`,
      ...parts,
      declaredUseLine(task.settings.declaredUse, texts),
    ]),
    footer: footerLinks(texts),
  });
}

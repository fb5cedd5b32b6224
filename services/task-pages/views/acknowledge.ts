import { html } from 'ghtml';
import type { LeaderNote } from '#domain/settings.ts';
import { MAIL_LANGUAGES } from '#mails/texts/registry.ts';
import { acknowledge } from '#storage/actions/acknowledge.ts';
import type { TaskOnPage } from '#storage/repositories/task-page.ts';
import { type FormProblem, radioGroup } from '../form.ts';
import { primerText } from '../primer.ts';
import { type CreateView, type PageParts, periodOf, textsOf } from '../view.ts';

/** The welcome: what is coming, the primer, and one question about it. */
export const createAcknowledgeView: CreateView = (deps) => ({
  async show(task) {
    return parts(task, '', []);
  },
  async post(task, fields) {
    const { question } = primerOf(task);
    const words = textsOf(task).acknowledge;
    const answer = fields.text('answer');
    const option = question.options.find((each) => each.value === answer);
    if (answer === question.answer) {
      return {
        type: 'acted',
        result: await acknowledge(deps, { taskId: task.id, personId: task.personId }, { answer }),
      };
    }
    const remedy = option ? words.notQuite(option.explanation) : words.choose;
    const problems = [{ field: 'answer', remedy }];
    return { type: 'again', parts: parts(task, answer, problems), problems };
  },
  done: (task) => textsOf(task).acknowledge.done,
});

function primerOf(task: TaskOnPage) {
  return MAIL_LANGUAGES.of(textsOf(task).language).primer;
}

function parts(task: TaskOnPage, answer: string, problems: readonly FormProblem[]): PageParts {
  const words = textsOf(task).acknowledge;
  const primer = primerOf(task);
  return {
    title: words.title(periodOf(task)),
    why: words.why,
    howLong: words.howLong,
    form: html`!${leaderNote(task.settings.leaderNote)}<div class="card">!${primerText(primer)}</div>
      !${radioGroup({
        name: 'answer',
        label: primer.question.text,
        value: answer,
        problems,
        options: primer.question.options.map(({ value, label }) => ({ value, label })),
      })}
      <div class="buttons"><button type="submit">${words.send}</button></div>`,
    detail: html`<h2>${words.usedFor}</h2><p>${task.settings.declaredUse}</p>`,
  };
}

function leaderNote(note: LeaderNote | undefined): string {
  if (!note) return '';
  const paragraphs = note.text.split(/\n\s*\n/).map((text) => html`<p>${text}</p>`);
  return html`<figure><blockquote>!${paragraphs.join('')}</blockquote><figcaption>${note.from}</figcaption></figure>`;
}

import { html } from 'ghtml';
import type { LeaderNote } from '#domain/settings.ts';
import { PRIMER } from '#mails/texts/en/primer.ts';
import { periodName } from '#mails/texts/en/words.ts';
import { acknowledge } from '#storage/actions/acknowledge.ts';
import type { TaskOnPage } from '#storage/repositories/task-page.ts';
import { type FormProblem, radioGroup } from '../form.ts';
import { primerText } from '../primer.ts';
import type { CreateView, PageParts } from '../view.ts';

/** The welcome: what is coming, the primer, and one question about it. */
export const createAcknowledgeView: CreateView = (deps) => ({
  async show(task) {
    return parts(task, '', []);
  },
  async post(task, fields) {
    const answer = fields.text('answer');
    const option = PRIMER.question.options.find((each) => each.value === answer);
    if (answer === PRIMER.question.answer) {
      return {
        type: 'acted',
        result: await acknowledge(deps, { taskId: task.id, personId: task.personId }, { answer }),
      };
    }
    const remedy = option ? `Not quite. ${option.explanation}` : 'Choose one of the three answers.';
    const problems = [{ field: 'answer', remedy }];
    return { type: 'again', parts: parts(task, answer, problems), problems };
  },
  done: () => ({
    title: 'Thank you, you are ready.',
    next: 'We will write again when there is something for you to do. Until then, nothing.',
  }),
});

function parts(task: TaskOnPage, answer: string, problems: readonly FormProblem[]): PageParts {
  return {
    title: `Our goals for ${periodName(task.period)}`,
    why: 'Together we choose a few goals for the period, follow them week by week and learn from how they end. Here is how it works; one question at the end shows that it came across.',
    howLong: 'About two minutes',
    form: html`!${leaderNote(task.settings.leaderNote)}<div class="card">!${primerText()}</div>
      !${radioGroup({
        name: 'answer',
        label: PRIMER.question.text,
        value: answer,
        problems,
        options: PRIMER.question.options.map(({ value, label }) => ({ value, label })),
      })}
      <div class="buttons"><button type="submit">Send my answer</button></div>`,
    detail: html`<h2>What your entries are used for</h2><p>${task.settings.declaredUse}</p>`,
  };
}

function leaderNote(note: LeaderNote | undefined): string {
  if (!note) return '';
  const paragraphs = note.text.split(/\n\s*\n/).map((text) => html`<p>${text}</p>`);
  return html`<figure><blockquote>!${paragraphs.join('')}</blockquote><figcaption>${note.from}</figcaption></figure>`;
}

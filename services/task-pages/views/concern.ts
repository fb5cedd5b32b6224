import { html } from 'ghtml';
import { LONGEST_CONCERN } from '#domain/concerns.ts';
import { CONCERN_ANSWERS, type ConcernAnswer } from '#domain/kinds.ts';
import { answerConcern } from '#storage/actions/concern.ts';
import { type ConcernOnPage, readAskedConcern } from '#storage/repositories/concerns.ts';
import type { TaskOnPage } from '#storage/repositories/task-page.ts';
import { type Fields, noFields } from '../fields.ts';
import { type FormProblem, radioGroup, textArea } from '../form.ts';
import type { ConcernTexts } from '../texts/concern-model.ts';
import { type CreateView, type PageParts, textsOf } from '../view.ts';

/** Somebody has raised a concern: answer, talk about it, or hand it on to HR ops. */
export const createConcernView: CreateView = (deps) => {
  const read = (task: TaskOnPage) =>
    readAskedConcern(deps.db, { concernId: task.subjectId, recipientId: task.personId });
  return {
    async show(task) {
      return parts(task, await read(task), noFields(), []);
    },
    async post(task, fields) {
      const concern = await read(task);
      const words = fields.text('words').trim();
      const answer = concern && optionsFor(concern).find((each) => each === fields.text('concern'));
      const problems = check(answer, words, textsOf(task).concern.answer);
      if (!answer || problems.length > 0)
        return { type: 'again', parts: parts(task, concern, fields, problems), problems };
      const target = { taskId: task.id, personId: task.personId };
      return { type: 'acted', result: await answerConcern(deps, target, { answer, words }) };
    },
    done: (task) => textsOf(task).concern.answer.done,
  };
};

/** What was told in confidence is not handed on, and HR ops has nobody to hand it on to. */
function optionsFor({ confidential, audience }: ConcernOnPage): readonly ConcernAnswer[] {
  const handOn = !confidential && audience !== 'hr-ops';
  return CONCERN_ANSWERS.filter((each) => each !== 'hand-on' || handOn);
}

function check(
  answer: ConcernAnswer | undefined,
  words: string,
  says: ConcernTexts['answer'],
): FormProblem[] {
  const problems: FormProblem[] = [];
  if (!answer) problems.push({ field: 'concern', remedy: says.choose });
  if (answer && answer !== 'hand-on' && !words) problems.push({ field: 'words', remedy: says.say });
  if (words.length > LONGEST_CONCERN)
    problems.push({ field: 'words', remedy: says.shorten(LONGEST_CONCERN, words.length) });
  return problems;
}

function parts(
  task: TaskOnPage,
  concern: ConcernOnPage | undefined,
  fields: Fields,
  problems: readonly FormProblem[],
): PageParts {
  const { answer: says, own } = textsOf(task).concern;
  if (!concern) return { ...says.gone, howLong: says.howLong, form: '' };
  const { raiserName, confidential, words, answerWords, answeredBy } = concern;
  return {
    title: says.title(raiserName),
    why: says.why,
    howLong: says.howLong,
    form: html`<div class="card">!${confidential ? html`<p class="soft">${says.inConfidence}</p>` : ''}
        <blockquote dir="auto">${words ?? own.erased}</blockquote></div>
      !${answerWords ? html`<p>${says.before(answeredBy ?? '')}</p><blockquote dir="auto">${answerWords}</blockquote>` : ''}
      !${concern.insisted ? html`<p class="note">${own.insisted}</p>` : ''}
      !${radioGroup({
        name: 'concern',
        label: says.question,
        value: fields.text('concern'),
        problems,
        options: optionsFor(concern).map((value) => ({ value, ...says.options[value] })),
      })}
      !${textArea({ name: 'words', ...says.words, value: fields.text('words'), problems })}
      <div class="buttons"><button type="submit">${says.send}</button></div>`,
  };
}

import { html } from 'ghtml';
import { CHANGE_ANSWERS } from '#domain/kinds.ts';
import { answerChange } from '#storage/actions/answer-change.ts';
import { readChangeRequests } from '#storage/repositories/change-requests.ts';
import type { TaskOnPage } from '#storage/repositories/task-page.ts';
import { changeCard } from '../change/said.ts';
import { type Fields, noFields } from '../fields.ts';
import { type FormProblem, radioGroup, textArea } from '../form.ts';
import { type CreateView, type PageParts, textsOf } from '../view.ts';

const WORDS_LENGTH = 2000;

/** Somebody asks to change an agreed goal: whoever agreed it says yes or no. */
export const createChangeView: CreateView = (deps) => {
  async function parts(
    task: TaskOnPage,
    fields: Fields,
    problems: readonly FormProblem[],
  ): Promise<PageParts> {
    const request = (await readChangeRequests(deps.db, [task.subjectId])).get(task.subjectId);
    const words = textsOf(task).quarter.change;
    const { review } = words;
    return {
      title: review.title(request?.askerName ?? ''),
      why: review.why,
      howLong: review.howLong,
      form: html`!${request ? changeCard(request, words, task) : ''}
        !${radioGroup({
          name: 'say',
          label: review.question,
          value: fields.text('say'),
          problems,
          options: CHANGE_ANSWERS.map((value) => ({ value, ...review.answers[value] })),
        })}
        !${textArea({ name: 'words', ...review.words, value: fields.text('words'), problems })}
        <div class="buttons"><button type="submit">${review.send}</button></div>`,
    };
  }
  return {
    show: (task) => parts(task, noFields(), []),
    async post(task, fields) {
      const { review, shorten } = textsOf(task).quarter.change;
      const answer = CHANGE_ANSWERS.find((each) => each === fields.text('say'));
      const words = fields.text('words').trim();
      const problems: FormProblem[] = [];
      if (!answer) problems.push({ field: 'say', remedy: review.choose });
      if (answer === 'decline' && !words) problems.push({ field: 'words', remedy: review.sayWhy });
      if (words.length > WORDS_LENGTH)
        problems.push({ field: 'words', remedy: shorten(WORDS_LENGTH, words.length) });
      if (!answer || problems.length > 0)
        return { type: 'again', parts: await parts(task, fields, problems), problems };
      const target = { taskId: task.id, personId: task.personId };
      return { type: 'acted', result: await answerChange(deps, target, { answer, words }) };
    },
    done: (task) => textsOf(task).quarter.change.review.done,
  };
};

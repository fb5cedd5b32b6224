import { html } from 'ghtml';
import { formatDate } from '#domain/format.ts';
import { DEPENDENCY_ANSWERS, type DependencyAnswer } from '#domain/kinds.ts';
import { answerDependency } from '#storage/actions/answer.ts';
import { type DependencyOnPage, readDependencies } from '#storage/repositories/dependencies.ts';
import type { TaskOnPage } from '#storage/repositories/task-page.ts';
import { type Fields, noFields } from '../fields.ts';
import { checkBox, type FormProblem, radioGroup, textArea } from '../form.ts';
import type { AnswerTexts } from '../texts/en/answer.ts';
import { type CreateView, type PageParts, readerOf, textsOf } from '../view.ts';

const WORDS_LENGTH = 2000;

/** Another department needs something: the lead accepts, proposes something else or declines. */
export const createAnswerView: CreateView = (deps) => {
  const read = async (task: TaskOnPage) =>
    (await readDependencies(deps.db, [task.subjectId])).get(task.subjectId);
  return {
    async show(task) {
      return parts(task, await read(task), noFields(), []);
    },
    async post(task, fields) {
      const dependency = await read(task);
      const chosen = chosenIn(fields, dependency);
      const words = fields.text('words').trim();
      const problems = dependency
        ? check(chosen, words, textsOf(task).answer)
        : checkWithdrawn(chosen, textsOf(task).answer);
      if (!chosen || problems.length > 0)
        return { type: 'again', parts: parts(task, dependency, fields, problems), problems };
      const target = { taskId: task.id, personId: task.personId };
      return { type: 'acted', result: await answerDependency(deps, target, { answer: chosen, words }) };
    },
    done: (task) => textsOf(task).answer.done,
  };
};

/** What is no longer asked can only be taken off the list, which counts as a no to nobody. */
function chosenIn(fields: Fields, dependency: DependencyOnPage | undefined): DependencyAnswer | undefined {
  if (!dependency) return fields.text('close') === 'yes' ? 'decline' : undefined;
  return DEPENDENCY_ANSWERS.find((each) => each === fields.text('reply'));
}

function checkWithdrawn(chosen: DependencyAnswer | undefined, texts: AnswerTexts): FormProblem[] {
  return chosen ? [] : [{ field: 'close', remedy: texts.withdrawn.tick }];
}

function check(chosen: DependencyAnswer | undefined, words: string, texts: AnswerTexts): FormProblem[] {
  const problems: FormProblem[] = [];
  if (!chosen) problems.push({ field: 'reply', remedy: texts.choose });
  if (chosen === 'counter' && !words) problems.push({ field: 'words', remedy: texts.sayWhat });
  if (words.length > WORDS_LENGTH)
    problems.push({ field: 'words', remedy: texts.shorten(WORDS_LENGTH, words.length) });
  return problems;
}

function parts(
  task: TaskOnPage,
  dependency: DependencyOnPage | undefined,
  fields: Fields,
  problems: readonly FormProblem[],
): PageParts {
  const { answer: texts } = textsOf(task);
  const { howLong } = texts;
  if (!dependency) {
    const { title, why, close, send } = texts.withdrawn;
    const form = html`!${checkBox({ name: 'close', label: close, value: fields.text('close'), problems })}
      <div class="buttons"><button type="submit">${send}</button></div>`;
    return { title, why, howLong, form };
  }
  const { askerName, askerDepartment, wanted, neededBy, keyResult, objective } = dependency;
  const asker = askerDepartment ? `${askerName} (${askerDepartment})` : askerName;
  return {
    title: texts.title(asker),
    why: texts.why,
    howLong,
    form: html`<div class="card"><h2>${wanted}</h2><p>${texts.needed(formatDate(neededBy, readerOf(task).locale))}</p>
        <p class="soft">${texts.for}: ${keyResult} (${objective})</p></div>
      !${radioGroup({
        name: 'reply',
        label: texts.label,
        value: fields.text('reply'),
        problems,
        options: DEPENDENCY_ANSWERS.map((value) => ({ value, ...texts.options[value] })),
      })}
      !${textArea({ name: 'words', ...texts.words, value: fields.text('words'), problems })}
      <div class="buttons"><button type="submit">${texts.send}</button></div>`,
    detail: html`<p class="soft">${texts.silence}</p>`,
  };
}

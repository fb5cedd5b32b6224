import { html } from 'ghtml';
import { celebrate } from '#storage/actions/celebrate.ts';
import type { TaskOnPage } from '#storage/repositories/task-page.ts';
import { type Fields, noFields } from '../fields.ts';
import { checkBox, type FormProblem, textArea } from '../form.ts';
import type { CelebrateTexts } from '../texts/celebration-model.ts';
import { type CreateView, type PageParts, periodOf, textsOf } from '../view.ts';

const TEXT_LENGTH = 1200;

/** A leader's own words for the celebration; saying nothing is an answer too. */
export const createCelebrateView: CreateView = (deps) => ({
  async show(task) {
    return parts(task, noFields(), []);
  },
  async post(task, fields) {
    const problems = check(fields, textsOf(task).celebrate);
    if (problems.length > 0) return { type: 'again', parts: parts(task, fields, problems), problems };
    const target = { taskId: task.id, personId: task.personId };
    return { type: 'acted', result: await celebrate(deps, target, { words: fields.text('words').trim() }) };
  },
  done: (task) => textsOf(task).celebrate.done,
});

function check(fields: Fields, says: CelebrateTexts): FormProblem[] {
  const words = fields.text('words').trim();
  const nothing = fields.text('nothing') === 'yes';
  const problems: FormProblem[] = [];
  if (!words && !nothing) problems.push({ field: 'words', remedy: says.sayOrTick });
  if (words && nothing) problems.push({ field: 'nothing', remedy: says.bothSaid });
  if (words.length > TEXT_LENGTH)
    problems.push({ field: 'words', remedy: says.shorten(TEXT_LENGTH, words.length) });
  return problems;
}

function parts(task: TaskOnPage, fields: Fields, problems: readonly FormProblem[]): PageParts {
  const says = textsOf(task).celebrate;
  const field = (name: string) => ({ name, value: fields.text(name), problems });
  return {
    title: says.title(periodOf(task)),
    why: says.why,
    howLong: says.howLong,
    form: html`!${textArea({ ...field('words'), ...says.words })}
      !${checkBox({ ...field('nothing'), label: says.nothing })}
      <div class="buttons"><button type="submit">${says.send}</button></div>`,
  };
}

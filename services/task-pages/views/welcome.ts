import { html } from 'ghtml';
import { WELCOMES } from '#domain/presence/joining.ts';
import { welcome } from '#storage/actions/welcome.ts';
import { readJoinerName, readTakeable, type TakeableKeyResult } from '#storage/repositories/joiners.ts';
import type { TaskOnPage } from '#storage/repositories/task-page.ts';
import { type Fields, noFields } from '../fields.ts';
import { type FormProblem, radioGroup, selectField } from '../form.ts';
import { type CreateView, type PageParts, textsOf } from '../view.ts';

/** Somebody joined the team in mid-quarter: what their manager has in mind for them. */
export const createWelcomeView: CreateView = (deps) => {
  async function shown(
    task: TaskOnPage,
    fields: Fields,
    problems: readonly FormProblem[],
  ): Promise<PageParts> {
    const name = await readJoinerName(deps.db, task.subjectId);
    return parts(task, { name, keyResults: await readTakeable(deps.db, task), fields, problems });
  }
  return {
    show: (task) => shown(task, noFields(), []),
    async post(task, fields) {
      const words = textsOf(task).welcome;
      const choice = WELCOMES.find((each) => each === fields.text('welcome'));
      const keyResults = await readTakeable(deps.db, task);
      const keyResultId = keyResults.find(({ id }) => id === fields.text('keyResult'))?.id ?? null;
      const problems: FormProblem[] = [];
      if (!choice) problems.push({ field: 'welcome', remedy: words.choose });
      if (choice === 'take-over' && !keyResultId)
        problems.push({ field: 'keyResult', remedy: words.chooseKeyResult });
      if (!choice || problems.length > 0)
        return { type: 'again', parts: await shown(task, fields, problems), problems };
      const target = { taskId: task.id, personId: task.personId };
      const chosen = { choice, keyResultId: choice === 'own-goals' ? null : keyResultId };
      return { type: 'acted', result: await welcome(deps, target, chosen) };
    },
    done: (task) => textsOf(task).welcome.done,
  };
};

function parts(
  task: TaskOnPage,
  shown: {
    name: string;
    keyResults: readonly TakeableKeyResult[];
    fields: Fields;
    problems: readonly FormProblem[];
  },
): PageParts {
  const { name, keyResults, fields, problems } = shown;
  const words = textsOf(task).welcome;
  // There is nothing to take over where nothing is agreed.
  const choices = WELCOMES.filter((value) => value !== 'take-over' || keyResults.length > 0);
  return {
    title: words.title(name),
    why: words.why,
    howLong: words.howLong,
    form: html`!${radioGroup({
      name: 'welcome',
      label: words.question(name),
      value: fields.text('welcome'),
      problems,
      options: choices.map((value) => ({ value, ...words.options[value] })),
    })}
    !${
      keyResults.length === 0
        ? ''
        : selectField({
            ...words.keyResult,
            name: 'keyResult',
            value: fields.text('keyResult'),
            problems,
            options: [
              { value: '', label: words.none },
              ...keyResults.map(({ id, title, ownerName }) => ({
                value: id,
                label: `${title} (${ownerName})`,
              })),
            ],
          })
    }
    <div class="buttons"><button type="submit">${words.send}</button></div>`,
  };
}

import { html } from 'ghtml';
import { sharePassed } from '#domain/period.ts';
import { checkIn } from '#storage/actions/check-in.ts';
import { type OwnedKeyResult, readOwnedKeyResults } from '#storage/actions/owned-key-results.ts';
import type { TaskOnPage } from '#storage/repositories/task-page.ts';
import { readEntries } from '../check-in/entries.ts';
import { keyResultFields } from '../check-in/key-result-fields.ts';
import { type Fields, noFields } from '../fields.ts';
import { type FormProblem, radioGroup } from '../form.ts';
import { type CreateView, type PageParts, textsOf } from '../view.ts';

/** The weekly look at one's key results: nothing changed, or what did. */
export const createCheckInView: CreateView = (deps) => {
  const parts = (shown: Omit<Shown, 'expected'>) =>
    pageParts({ ...shown, expected: sharePassed(shown.task, deps.clock.now()) });
  return {
    async show(task) {
      return parts({
        task,
        owned: await readOwnedKeyResults(deps.db, task),
        fields: noFields(),
        problems: [],
      });
    },
    async post(task, fields) {
      const owned = await readOwnedKeyResults(deps.db, task);
      const { entries, problems } = readEntries(owned, fields, {
        locale: task.locale,
        words: textsOf(task).checkIn,
      });
      if (problems.length > 0)
        return { type: 'again', parts: parts({ task, owned, fields, problems }), problems };
      return {
        type: 'acted',
        result: await checkIn(deps, { taskId: task.id, personId: task.personId }, entries),
      };
    },
    done: (task) => textsOf(task).checkIn.done,
  };
};

interface Shown {
  task: TaskOnPage;
  owned: readonly OwnedKeyResult[];
  fields: Fields;
  problems: readonly FormProblem[];
  /** Share of the period that has passed. */
  expected: number;
}

function pageParts({ task, owned, fields, problems, expected }: Shown): PageParts {
  const filled = fields.names().length > 0;
  const words = textsOf(task).checkIn;
  return {
    title: words.title(task.ordinal),
    why: words.why,
    howLong: words.howLong,
    form: html`!${radioGroup({
      name: 'changed',
      label: words.since,
      value: fields.text('changed'),
      problems,
      inRow: true,
      options: [
        { value: 'nothing', ...words.nothing },
        { value: 'some', ...words.some },
      ],
    })}
      <div class="buttons"><button type="submit">${words.send}</button></div>
      <h2>${words.yours}</h2>
      !${owned.map((keyResult) => keyResultFields(keyResult, { task, fields, problems, filled, expected })).join('')}
      <div class="buttons"><button type="submit">${words.send}</button></div>`,
  };
}

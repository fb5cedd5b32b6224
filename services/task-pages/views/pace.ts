import { html } from 'ghtml';
import { PACES } from '#domain/kinds.ts';
import { choosePace } from '#storage/actions/pace.ts';
import { readColleagues } from '#storage/repositories/feedback.ts';
import { readPaced } from '#storage/repositories/pace.ts';
import type { TaskOnPage } from '#storage/repositories/task-page.ts';
import { findByName, nameList } from '../check-in/feedback-wish.ts';
import { type Fields, noFields } from '../fields.ts';
import { type FormProblem, radioGroup, textField } from '../form.ts';
import { type CreateView, type PageParts, textsOf } from '../view.ts';

/** After three quiet weeks: what would fit better. First the person is asked, then whoever they report to. */
export const createPaceView: CreateView = (deps) => {
  async function parts(
    task: TaskOnPage,
    fields: Fields,
    problems: readonly FormProblem[],
  ): Promise<PageParts> {
    const words = textsOf(task).quarter.pace;
    const own = isOwn(task);
    const paced = own ? null : await readPaced(deps.db, task);
    const wish = paced?.choice ? words.manager.wish(words.options[paced.choice].label) : '';
    const people = own ? [] : await readColleagues(deps.db, task);
    const options = PACES.map((value) => {
      const option = !own && value === 'stay' ? words.managerStay : words.options[value];
      // The hints speak to the person themselves.
      return own || value === 'stay' ? { value, ...option } : { value, label: option.label };
    });
    return {
      title: own ? words.own.title : words.manager.title(paced?.name ?? ''),
      why: own ? words.own.why : `${words.manager.why} ${wish}`.trim(),
      howLong: words.howLong,
      form: html`!${radioGroup({ name: 'pace', label: words.question, value: fields.text('pace'), problems, options })}
        !${own ? '' : html`!${textField({ name: 'to', label: words.to.label, hint: words.to.hint, value: fields.text('to'), problems, list: 'colleagues' })}!${nameList('colleagues', people)}`}
        <div class="buttons"><button type="submit">${words.send}</button></div>`,
    };
  }
  return {
    show: (task) => parts(task, noFields(), []),
    async post(task, fields) {
      const words = textsOf(task).quarter.pace;
      const choice = PACES.find((each) => each === fields.text('pace'));
      const problems: FormProblem[] = [];
      let toPersonId: string | null = null;
      if (!choice) problems.push({ field: 'pace', remedy: words.choose });
      if (choice === 'hand-over' && !isOwn(task)) {
        const heir = findByName(await readColleagues(deps.db, task), fields.text('to'));
        if (!heir || heir.id === task.subjectId) problems.push({ field: 'to', remedy: words.whoIsIt });
        toPersonId = heir?.id ?? null;
      }
      if (!choice || problems.length > 0)
        return { type: 'again', parts: await parts(task, fields, problems), problems };
      const target = { taskId: task.id, personId: task.personId };
      return { type: 'acted', result: await choosePace(deps, target, { choice, toPersonId }) };
    },
    done: (task) => textsOf(task).quarter.pace.done,
  };
};

function isOwn({ personId, subjectId }: TaskOnPage): boolean {
  return personId === subjectId;
}

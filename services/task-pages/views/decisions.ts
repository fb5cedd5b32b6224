import { html } from 'ghtml';
import { readDecisionsOfMonth } from '#storage/actions/read-decisions.ts';
import { type ChangeRequest, readDecisions } from '#storage/repositories/change-requests.ts';
import type { TaskOnPage } from '#storage/repositories/task-page.ts';
import { changeCard } from '../change/said.ts';
import { noFields } from '../fields.ts';
import { checkBox, type FormProblem } from '../form.ts';
import { type CreateView, type PageParts, textsOf } from '../view.ts';

/** A page looks back a little more than a month, so that nothing falls between two of them. */
const LOOKS_BACK_MS = 29 * 24 * 60 * 60 * 1000;

/** Once a month, for whoever answers for the cycle: what was decided about goals, and what waits. */
export const createDecisionsView: CreateView = (deps) => {
  async function parts(task: TaskOnPage, problems: readonly FormProblem[]): Promise<PageParts> {
    const since = new Date(deps.clock.now().getTime() - LOOKS_BACK_MS);
    const requests = await readDecisions(deps.db, { cycleId: task.cycleId, since });
    const { change: words, decisions } = textsOf(task).quarter;
    const cards = (list: readonly ChangeRequest[]) =>
      list.length === 0
        ? html`<p>${decisions.nothing}</p>`
        : list
            .map((each) =>
              changeCard(each, words, {
                locale: task.locale,
                inList: true,
                below: html`<p class="soft">${each.askerName}${each.department ? `, ${each.department}` : ''}: ${words.states[each.state]}</p>`,
              }),
            )
            .join('');
    return {
      title: decisions.title,
      why: decisions.why,
      howLong: decisions.howLong,
      form: html`<h2>${decisions.decided}</h2>!${cards(requests.filter(({ state }) => state !== 'open'))}
        <h2>${decisions.waiting}</h2>!${cards(requests.filter(({ state }) => state === 'open'))}
        !${checkBox({ name: 'read', label: decisions.read, value: noFields().text('read'), problems })}
        <div class="buttons"><button type="submit">${decisions.send}</button></div>`,
    };
  }
  return {
    show: (task) => parts(task, []),
    async post(task, fields) {
      if (fields.text('read') !== 'yes') {
        const problems = [{ field: 'read', remedy: textsOf(task).quarter.decisions.tick }];
        return { type: 'again', parts: await parts(task, problems), problems };
      }
      const target = { taskId: task.id, personId: task.personId };
      return { type: 'acted', result: await readDecisionsOfMonth(deps, target) };
    },
    done: (task) => textsOf(task).quarter.decisions.done,
  };
};

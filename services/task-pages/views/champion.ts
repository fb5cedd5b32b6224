import { html } from 'ghtml';
import { CHAMPION_ANSWERS } from '#domain/kinds.ts';
import { answerChampion } from '#storage/actions/champion.ts';
import type { TaskOnPage } from '#storage/repositories/task-page.ts';
import { type FormProblem, radioGroup } from '../form.ts';
import { type CreateView, type PageParts, textsOf } from '../view.ts';

/** Somebody of a pilot that is rolled out: whether colleagues may ask them how it works. */
export const createChampionView: CreateView = (deps) => ({
  show: async (task) => parts(task, '', []),
  async post(task, fields) {
    const answer = CHAMPION_ANSWERS.find((each) => each === fields.text('champion'));
    if (!answer) {
      const problems = [{ field: 'champion', remedy: textsOf(task).champion.choose }];
      return { type: 'again', parts: parts(task, '', problems), problems };
    }
    const target = { taskId: task.id, personId: task.personId };
    return { type: 'acted', result: await answerChampion(deps, target, { answer }) };
  },
  done(task) {
    const said = CHAMPION_ANSWERS.find((each) => each === answerIn(task.outcome));
    return textsOf(task).champion.done[said ?? 'decline'];
  },
});

function answerIn(outcome: unknown): unknown {
  return outcome && typeof outcome === 'object' && 'answer' in outcome ? outcome.answer : undefined;
}

function parts(task: TaskOnPage, value: string, problems: readonly FormProblem[]): PageParts {
  const says = textsOf(task).champion;
  const options = CHAMPION_ANSWERS.map((each) => ({ value: each, ...says.options[each] }));
  return {
    title: says.title,
    why: says.why(task.cycleName),
    howLong: says.howLong,
    form: html`!${radioGroup({ name: 'champion', label: says.question, value, problems, options })}
      <div class="buttons"><button type="submit">${says.send}</button></div>`,
  };
}

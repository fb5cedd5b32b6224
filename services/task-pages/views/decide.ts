import { html } from 'ghtml';
import { sql } from 'kysely';
import { MAIL_LANGUAGES } from '#mails/texts/registry.ts';
import {
  DECISION_CHOICES,
  type DecisionChoice,
  type DecisionTopic,
  decide,
} from '#storage/actions/decide.ts';
import type { StoreDeps } from '#storage/deps.ts';
import type { TaskOnPage } from '#storage/repositories/task-page.ts';
import { type FormProblem, radioGroup } from '../form.ts';
import { type PageParts, type TaskView, textsOf } from '../view.ts';

/**
 * A choice only HR ops can make: a deadline with work still open, or what follows a cycle.
 *
 * @param deps.consoleUrl where the next period is planned.
 */
export const createDecideView = (deps: StoreDeps & { consoleUrl?: string | undefined }): TaskView => {
  const { consoleUrl } = deps;
  async function countOpen(task: TaskOnPage): Promise<number> {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from task
      where phase_run_id = ${task.subjectId} and state = 'open' and kind <> 'decide'`.execute(deps.db);
    return rows[0]?.n ?? 0;
  }
  return {
    async show(task) {
      return parts(task, await countOpen(task), []);
    },
    async post(task, fields) {
      const allowed: readonly DecisionChoice[] = DECISION_CHOICES[topicOf(task)];
      const choice = allowed.find((each) => each === fields.text('decision'));
      if (choice) {
        return {
          type: 'acted',
          result: await decide(deps, { taskId: task.id, personId: task.personId }, { choice }),
        };
      }
      const problems = [{ field: 'decision', remedy: textsOf(task).decide.choose }];
      return { type: 'again', parts: parts(task, await countOpen(task), problems), problems };
    },
    done(task) {
      const { doneTitle, done, plan } = textsOf(task).decide;
      const choice = choiceOf(task);
      const onward =
        choice === 'repeat' && consoleUrl
          ? { onward: { url: `${consoleUrl}/launch?like=${task.cycleId}`, label: plan } }
          : {};
      return { title: doneTitle, next: done[choice], ...onward };
    },
  };
};

function topicOf(task: TaskOnPage): DecisionTopic {
  return task.subjectId === task.cycleId ? 'next-period' : 'deadline';
}

function choiceOf(task: TaskOnPage): DecisionChoice {
  const { outcome } = task;
  const choice = typeof outcome === 'object' && outcome !== null && 'choice' in outcome ? outcome.choice : '';
  const all: DecisionChoice[] = [...DECISION_CHOICES.deadline, ...DECISION_CHOICES['next-period']];
  return all.find((each) => each === choice) ?? 'wait';
}

function parts(task: TaskOnPage, open: number, problems: readonly FormProblem[]): PageParts {
  const { language, decide: words } = textsOf(task);
  const topic = topicOf(task);
  const next = topic === 'next-period';
  const phase = MAIL_LANGUAGES.of(language).phaseNames[task.phase];
  const options = DECISION_CHOICES[topic].map((value) => ({ value, ...words.options[value] }));
  return {
    title: next ? words.title.nextPeriod(task.cycleName) : words.title.deadline(phase, open),
    why: next ? words.why.nextPeriod : words.why.deadline,
    howLong: words.howLong,
    form: html`!${radioGroup({ name: 'decision', label: words.question, value: '', problems, options })}
      <div class="buttons"><button type="submit">${words.decide}</button></div>`,
  };
}

import { html } from 'ghtml';
import { sql } from 'kysely';
import {
  DECISION_CHOICES,
  type DecisionChoice,
  type DecisionTopic,
  decide,
} from '#storage/actions/decide.ts';
import type { TaskOnPage } from '#storage/repositories/task-page.ts';
import { PHASE_NAMES } from '../../shared/ui/phase-timeline.ts';
import { type FormProblem, radioGroup } from '../form.ts';
import type { CreateView, PageParts } from '../view.ts';

/** A choice only HR ops can make: a deadline with work still open, or what follows a cycle. */
export const createDecideView: CreateView = (deps) => {
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
      const problems = [{ field: 'decision', remedy: 'Choose one of the two.' }];
      return { type: 'again', parts: parts(task, await countOpen(task), problems), problems };
    },
    done: (task) => ({ title: 'Your decision is recorded.', next: DONE[choiceOf(task)] }),
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

const DONE: Readonly<Record<DecisionChoice, string>> = {
  extend: 'The deadline moves; everyone who still has something open is told the new date.',
  close:
    'The step closes with what is there; what is still open counts as missed, without a reproach to anyone.',
  repeat:
    'The next period is prepared with the same people; you see it in the console before anyone is told.',
  wait: 'Nothing is started. You can launch the next period from the console whenever it suits.',
};

function parts(task: TaskOnPage, open: number, problems: readonly FormProblem[]): PageParts {
  const next = topicOf(task) === 'next-period';
  const stillOpen = open === 1 ? 'one task is still open' : `${open} tasks are still open`;
  const options = next
    ? [
        {
          value: 'repeat',
          label: 'Go on with the next period',
          hint: 'The same people and calendar, one period later.',
        },
        { value: 'wait', label: 'Wait for now', hint: 'Nothing starts until you launch it.' },
      ]
    : [
        {
          value: 'extend',
          label: 'Give more time',
          hint: 'The deadline moves by a few working days; those concerned are told.',
        },
        { value: 'close', label: 'Close it now', hint: 'The cycle goes on with what is there.' },
      ];
  return {
    title: next
      ? `“${task.cycleName}” is over: go on with the next period?`
      : `“${PHASE_NAMES[task.phase]}” reached its deadline and ${stillOpen}`,
    why: next
      ? 'The cycle is complete. Starting the next one now keeps the rhythm; a pause is a decision too.'
      : 'The cycle can wait a little or go on with what is there. Without a decision it goes on.',
    howLong: 'About a minute',
    form: html`!${radioGroup({ name: 'decision', label: 'What shall happen?', value: '', problems, options })}
      <div class="buttons"><button type="submit">Decide</button></div>`,
  };
}

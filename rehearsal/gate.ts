import { activityInfo, Context } from '@temporalio/activity';
import type { StepRef, StepResult } from '#domain/workflow-plan.ts';
import type { Activities } from '../activities/index.ts';

/**
 * Where workflows wait for the played clock. Their own virtual time runs ahead to whatever is due next; the activity that
 * would perform it waits here until the played clock gets there, and with it the workflow's time stands still.
 */
export interface Gate {
  /** @returns the activities as the rehearsal's worker runs them: what is not due waits. */
  guard(activities: Activities): Activities;
  /** Lets everything pass that is due by then. */
  openUntil(moment: Date): void;
  /** Sends what waits back to its workflow, which has something new to consider. @returns how many waited. */
  sendBack(workflowId: string): number;
  /** How many activities of the workflow wait here. */
  waiting(workflowId: string): number;
  /** How many calls have come back from the store so far: as long as it stays the same, nothing new can be seen there. */
  answered(): number;
}

interface Waiting {
  workflowId: string;
  dueAt: number;
  /** Ends the wait: asks the store again, or gives the workflow its answer. */
  go: (next: 'ask again' | 'answer') => void;
}

/** Temporal gives an activity up that shows no sign of life for ten seconds. */
const HEARTBEAT_MS = 2_000;

/** @returns a gate that nothing passes before its time. */
export function createGate(): Gate {
  const queue = new Set<Waiting>();
  let openedUntil = Number.NEGATIVE_INFINITY;
  let answers = 0;

  async function pass(call: () => Promise<StepResult>): Promise<StepResult> {
    const { workflowId } = activityInfo().workflowExecution ?? { workflowId: '' };
    for (;;) {
      const result = await call().finally(() => {
        answers += 1;
      });
      if (result.result !== 'not-due') return result;
      // It asked just before the clock was moved and hears only now: nobody would call it again.
      if (result.dueAt <= openedUntil) continue;
      const next = await new Promise<'ask again' | 'answer'>((go) => {
        const heartbeat = setInterval(() => Context.current().heartbeat(), HEARTBEAT_MS);
        const entry: Waiting = {
          workflowId,
          dueAt: result.dueAt,
          go(answer) {
            clearInterval(heartbeat);
            queue.delete(entry);
            go(answer);
          },
        };
        queue.add(entry);
        Context.current().cancellationSignal.addEventListener('abort', () => entry.go('answer'));
      });
      if (next === 'answer') return result;
    }
  }

  return {
    guard(activities) {
      const guarded = Object.entries(activities).map(([name, activity]) => {
        if (name === 'readPlan' || name === 'closeCohort') return [name, activity];
        const perform = activity as (step: StepRef) => Promise<StepResult>;
        return [name, (step: StepRef) => pass(() => perform(step))];
      });
      return Object.fromEntries(guarded);
    },
    answered: () => answers,
    openUntil(moment) {
      openedUntil = moment.getTime();
      for (const entry of [...queue]) if (entry.dueAt <= moment.getTime()) entry.go('ask again');
    },
    sendBack(workflowId) {
      const own = [...queue].filter((entry) => entry.workflowId === workflowId);
      for (const entry of own) entry.go('answer');
      return own.length;
    },
    waiting(workflowId) {
      let count = 0;
      for (const entry of queue) if (entry.workflowId === workflowId) count += 1;
      return count;
    },
  };
}

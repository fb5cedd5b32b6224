import { condition } from '@temporalio/workflow';
import type { Phase } from '#domain/kinds.ts';
import type { StepRef, StepResult, WorkflowPlan } from '#domain/workflow-plan.ts';

/** An activity that performs a step. */
export type Perform = (step: StepRef) => Promise<StepResult>;

/** One phase of one cohort (or of the whole cycle), as its workflow file tells it. */
export interface PhaseRun {
  readonly phase: Phase;
  /** The weeks of the plan in which something is left to do, in order. */
  weeks(): number[];
  /** Waits for the step's time and performs it. */
  reach(key: string, perform: Perform): Promise<void>;
  /** Like `reach`, but left out when nothing is left to do in the phase or its close is already due. */
  nudge(key: string, perform: Perform): Promise<void>;
  /** Waits for the deadline, or until nothing is left to do, and closes the phase. */
  close(perform: Perform): Promise<void>;
  /** Performs something each time a level above has published, until the phase is over. */
  onLevelPublished(perform: Perform): Promise<void>;
}

/** What all phases of a workflow share; signals change it. */
export interface PlanBook {
  plan: WorkflowPlan;
  /** Raised by each reading of the plan, so that whoever waits looks again. */
  edition: number;
  settled: Set<string>;
  publications: number;
  /** What each phase waits for at present. */
  waiting: Map<Phase, { step: string; dueAt: number }>;
}

/**
 * @param book the workflow's plan, kept up to date by its signals.
 * @param phase which phase.
 * @returns the phase's run, or undefined when it is over.
 */
export function phaseRun(book: PlanBook, phase: Phase): PhaseRun | undefined {
  const found = book.plan.phases.find((each) => each.phase === phase);
  if (!found) return undefined;
  const { phaseRunId } = found;
  let over = found.over;

  const entry = () => book.plan.phases.find((each) => each.phaseRunId === phaseRunId);
  const isOver = () => over || book.plan.state === 'over' || entry()?.over === true;
  const dueAt = (key: string) => entry()?.steps.find((step) => step.key === key)?.dueAt;
  const closeIsDue = () => (dueAt('close') ?? Number.POSITIVE_INFINITY) <= Date.now();

  /** Sleeps until the step is due by the plan as it stands, or until `unless` holds. @returns whether it is due. */
  async function waitUntilDue(key: string, unless: () => boolean): Promise<boolean> {
    while (!isOver() && !unless()) {
      const due = dueAt(key);
      if (due === undefined) return false;
      const paused = book.plan.state === 'waiting';
      if (!paused && due <= Date.now()) return true;
      const edition = book.edition;
      const changed = () => book.edition !== edition || isOver() || unless();
      book.waiting.set(phase, { step: key, dueAt: due });
      if (paused) await condition(changed);
      else await condition(changed, due - Date.now());
    }
    return false;
  }

  function note(key: string, result: StepResult): void {
    const steps = entry()?.steps ?? [];
    const step = steps.find((each) => each.key === key);
    if (result.result === 'not-due' && step) step.dueAt = result.dueAt;
    if (result.result === 'done') steps.splice(0, steps.length, ...steps.filter((each) => each.key !== key));
    if (result.result === 'over') over = true;
    if (result.result === 'paused') book.plan.state = 'waiting';
  }

  async function performOnce(key: string, perform: Perform): Promise<void> {
    const result = await perform({ phaseRunId, key });
    note(key, result);
    // The store's clock may be a little behind; asking again at once would only spin.
    if (result.result === 'not-due' && result.dueAt <= Date.now()) await condition(isOver, 1_000);
  }

  async function performWhenDue(key: string, perform: Perform, unless: () => boolean): Promise<void> {
    while (await waitUntilDue(key, unless)) {
      await performOnce(key, perform);
    }
  }

  return {
    phase,
    weeks() {
      const steps = entry()?.steps ?? [];
      return [...new Set(steps.map((step) => step.week).filter((week) => week > 0))].sort((a, b) => a - b);
    },
    reach: (key, perform) => performWhenDue(key, perform, () => false),
    nudge: (key, perform) => performWhenDue(key, perform, () => closeIsDue() || book.settled.has(phaseRunId)),
    async close(perform) {
      while (!isOver() && dueAt('close') !== undefined) {
        const due = await waitUntilDue('close', () => book.settled.has(phaseRunId));
        if (!due && !book.settled.has(phaseRunId)) break;
        book.settled.delete(phaseRunId);
        await performOnce('close', perform);
      }
      over = true;
      book.waiting.delete(phase);
    },
    async onLevelPublished(perform) {
      // A workflow that starts in the middle (its forerunner was lost) cannot know what was published before.
      let seen = dueAt('open') === undefined ? -1 : 0;
      while (!isOver()) {
        await condition(() => isOver() || book.publications > seen);
        if (isOver()) return;
        seen = book.publications;
        await perform({ phaseRunId, key: 'level-published' });
      }
    },
  };
}

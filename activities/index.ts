import type { StepRef } from '#domain/workflow-plan.ts';
import type { StoreDeps } from '#storage/deps.ts';
import { readPlan } from '#storage/plan.ts';
import { closeApproval, openApproval } from '#storage/steps/approval.ts';
import { openCascade, openReadyDrafts, openRemainingDrafts } from '#storage/steps/cascade.ts';
import {
  celebrateCompany,
  celebrateDepartment,
  closeCohort,
  closeCycle,
  openReflection,
} from '#storage/steps/celebration.ts';
import { openCheckIns, openWeek } from '#storage/steps/check-ins.ts';
import { closePhase } from '#storage/steps/close-phase.ts';
import { escalateOpenTasks, remindOpenTasks } from '#storage/steps/nudges.ts';
import { openPreparation } from '#storage/steps/preparation.ts';
import { closeScoring, openScoring } from '#storage/steps/scoring.ts';
import { askForStrategy, awaitStrategy } from '#storage/steps/strategy.ts';

const STEPS = {
  openPreparation,
  askForStrategy,
  awaitStrategy,
  openCascade,
  openReadyDrafts,
  openRemainingDrafts,
  openApproval,
  closeApproval,
  openCheckIns,
  openWeek,
  openScoring,
  closeScoring,
  openReflection,
  celebrateDepartment,
  celebrateCompany,
  closeCycle,
  remindOpenTasks,
  escalateOpenTasks,
};

/**
 * The activities of all workflows: thin doors to the store. They take and give ids and times only.
 *
 * @param deps the database and the clock by which steps are due.
 */
export function createActivities(deps: StoreDeps) {
  return {
    ...bindSteps(deps, STEPS),
    closePhase: (step: StepRef) => closePhase(deps, step),
    readPlan: (owner: { cycleId: string; cohortId?: string }) => readPlan(deps, owner),
    closeCohort: (cohort: { cycleId: string; cohortId: string }) => closeCohort(deps, cohort),
  };
}

export type Activities = ReturnType<typeof createActivities>;

type Step<Result> = (deps: StoreDeps, step: StepRef) => Promise<Result>;
type Bound<Steps> = {
  [Name in keyof Steps]: Steps[Name] extends Step<infer Result> ? (step: StepRef) => Promise<Result> : never;
};

function bindSteps<Steps extends Record<string, Step<unknown>>>(deps: StoreDeps, steps: Steps): Bound<Steps> {
  const bound = Object.entries(steps).map(([name, step]) => [name, (ref: StepRef) => step(deps, ref)]);
  return Object.fromEntries(bound);
}

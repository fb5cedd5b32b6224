import { sql } from 'kysely';
import type { StepRef } from '#domain/workflow-plan.ts';
import type { StoreDeps } from '../deps.ts';
import { openPhase, performStep } from './perform-step.ts';
import { openTasks } from './tasks.ts';

/** Sends the training to everyone of the cohort, to be acknowledged before the first draft. */
export function openPreparation(deps: StoreDeps, ref: StepRef) {
  return performStep(deps, ref, async (trx, phase) => {
    await openPhase(trx, phase);
    const opened = await openTasks(trx, phase, {
      kind: 'acknowledge',
      dueAt: phase.closesAt,
      who: sql`select person_id, cycle_id as subject_id from member where cohort_id = ${phase.cohortId}`,
    });
    return `opened ${opened}`;
  });
}

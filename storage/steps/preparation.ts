import { sql } from 'kysely';
import { REVIEWERS_PRIMER } from '#domain/learning.ts';
import type { StepRef } from '#domain/workflow-plan.ts';
import type { StoreDeps } from '../deps.ts';
import { openPhase, performStep } from './perform-step.ts';
import { openTasks } from './tasks.ts';

/**
 * Sends the training to everyone of the cohort, to be acknowledged before the first draft, and to those who will review
 * what they write another one, before their first review.
 */
export function openPreparation(deps: StoreDeps, ref: StepRef) {
  return performStep(deps, ref, async (trx, phase) => {
    await openPhase(trx, phase);
    const opened = await openTasks(trx, phase, {
      kind: 'acknowledge',
      dueAt: phase.closesAt,
      who: sql`select person_id, cycle_id as subject_id from member where cohort_id = ${phase.cohortId}`,
    });
    const reviewers = await openTasks(trx, phase, {
      kind: 'acknowledge',
      ordinal: REVIEWERS_PRIMER,
      dueAt: phase.closesAt,
      who: reviewersOf(phase.cycleId, phase.cohortId),
    });
    return `opened ${opened + reviewers}`;
  });
}

/**
 * Those to whom people of the cycle report. Whoever has people in several cohorts is asked once, in the first of them.
 */
function reviewersOf(cycleId: string, cohortId: string | null) {
  return sql`
    select p.manager_id as person_id, m.cycle_id as subject_id
      from member m join person p on p.id = m.person_id
     where m.cycle_id = ${cycleId} and m.part = 'participant' and m.cohort_id is not null and p.manager_id is not null
     group by p.manager_id, m.cycle_id having (array_agg(m.cohort_id order by m.cohort_id))[1] = ${cohortId}`;
}

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
 * Those to whom people of the cycle report. Whoever has people in several cohorts is asked once, in the first of them;
 * only the people of those who have somebody in this cohort are looked at, or a company's launch would cost the square of its size.
 */
function reviewersOf(cycleId: string, cohortId: string | null) {
  return sql`
    select distinct p.manager_id as person_id, m.cycle_id as subject_id
      from member m join person p on p.id = m.person_id
     where m.cohort_id = ${cohortId} and m.part = 'participant' and p.manager_id is not null
       and not exists (
         select 1 from person x join member o on o.person_id = x.id and o.cycle_id = ${cycleId}
          where x.manager_id = p.manager_id and o.part = 'participant' and o.cohort_id < m.cohort_id)`;
}

import { sql } from 'kysely';
import type { StepRef } from '#domain/workflow-plan.ts';
import { openReviews } from '../consequences/reviews.ts';
import { tellTeam } from '../consequences/team-goals.ts';
import type { Trx } from '../database.ts';
import type { StoreDeps } from '../deps.ts';
import { closePhase } from './close-phase.ts';
import { openPhase, type PhaseContext, performStep } from './perform-step.ts';
import { tell } from './tasks.ts';

/** Opens the approval, with a review for every draft that was submitted before. */
export function openApproval(deps: StoreDeps, ref: StepRef) {
  return performStep(deps, ref, async (trx, phase) => {
    await openPhase(trx, phase);
    const opened = await openReviews(trx, phase, sql`s.cohort_id = ${phase.cohortId}`);
    return `opened ${opened}`;
  });
}

/** Closes the approval: what was not agreed is in force and shown as not yet agreed; what was never submitted lapses. */
export function closeApproval(deps: StoreDeps, ref: StepRef) {
  return closePhase(deps, ref, settleUnagreed);
}

/** Silence never agrees (D10): whatever the deadline finds unreviewed is in force without an agreement. */
async function settleUnagreed(trx: Trx, phase: PhaseContext): Promise<void> {
  const { cohortId, cycleId, now } = phase;
  await sql`
    with settled as (
      update okr_set set state = case when state = 'draft' then 'lapsed' else 'in-force' end, version = version + 1
       where cohort_id = ${cohortId} and state in ('draft', 'submitted', 'changes-requested') returning id, state)
    insert into audit_event (at, actor_kind, action, cycle_id, phase, entity_kind, entity_id)
    select ${now}, 'system', 'okr.' || state, ${cycleId}, ${phase.phase}, 'okr-set', id from settled`.execute(
    trx,
  );
  await tell(trx, phase, {
    kind: 'in-force',
    who: sql`select owner_id as person_id, id as subject_id, null::uuid as task_id from okr_set
      where cohort_id = ${cohortId} and state = 'in-force'`,
  });
  await tellTeam(trx, phase, sql`s.cohort_id = ${cohortId} and s.state = 'in-force'`);
}

import { type RawBuilder, sql } from 'kysely';
import type { StepRef, StepResult } from '#domain/workflow-plan.ts';
import type { Trx } from '../database.ts';
import type { StoreDeps } from '../deps.ts';
import { holdPhasesOpen } from '../phase-lock.ts';
import { openPhase, type PhaseContext, performStep, readPhase, refuse } from './perform-step.ts';
import { openTasks } from './tasks.ts';

/** Opens the cascade with the drafts that can begin: those to which nothing in the cycle's scope lies above. */
export function openCascade(deps: StoreDeps, ref: StepRef) {
  return performStep(deps, ref, async (trx, phase) => {
    await openPhase(trx, phase);
    return `opened ${await openDrafts(trx, phase, sql`published_above`)}`;
  });
}

/**
 * Opens the drafts for which the level above has published its own; asked whenever a level published.
 * Not a step of the plan: it may happen often and does each thing once.
 */
export async function openReadyDrafts(deps: StoreDeps, { phaseRunId }: StepRef): Promise<StepResult> {
  return deps.db.transaction().execute(async (trx) => {
    await holdPhasesOpen(trx, [phaseRunId]);
    const phase = await readPhase(trx, phaseRunId, deps.clock.now());
    const refusal = refuse(phase);
    if (refusal) return refusal;
    if (phase.state === 'open') await openDrafts(trx, phase, sql`published_above`);
    return { result: 'done' };
  });
}

/** Opens all drafts that are left: no department waits for another beyond this day (D9). */
export function openRemainingDrafts(deps: StoreDeps, ref: StepRef) {
  return performStep(deps, ref, async (trx, phase) => `opened ${await openDrafts(trx, phase, sql`true`)}`);
}

/** Opens a person's draft if it could be open by now and is not: they were away, or have just joined. */
export function openMissingDraft(trx: Trx, phase: PhaseContext, personId: string): Promise<number> {
  return openDrafts(
    trx,
    phase,
    sql`(published_above or exists (select 1 from step w where w.phase_run_id = ${phase.phaseRunId} and w.kind = 'widen' and w.done_at is not null))
      and p.id = ${personId}`,
  );
}

/**
 * A department's draft is its lead's, an individual one its person's where the department's policy has individual OKRs.
 * Above a department lies its nearest ancestor in the scope, above a person their department.
 */
async function openDrafts(trx: Trx, phase: PhaseContext, ready: RawBuilder<unknown>): Promise<number> {
  const { cohortId, cycleId } = phase;
  await sql`
    with own as (select co.department_id, d.parent_id, d.lead_id from cohort co
                   join department d on d.id = co.department_id where co.id = ${cohortId}),
    candidate as (
      select 'department' as level, own.department_id, own.lead_id as owner_id,
             (not exists (select 1 from cycle_department cd where cd.cycle_id = ${cycleId} and cd.department_id = own.parent_id)
              or exists (select 1 from okr_set above where above.cycle_id = ${cycleId} and above.level = 'department'
                          and above.department_id = own.parent_id and above.published_at is not null)) as published_above
        from own join member lead on lead.person_id = own.lead_id and lead.cohort_id = ${cohortId}
      union all
      select 'individual', own.department_id, m.person_id,
             exists (select 1 from okr_set above where above.cycle_id = ${cycleId} and above.level = 'department'
                      and above.department_id = own.department_id and above.published_at is not null)
        from own join member m on m.cohort_id = ${cohortId} and m.part = 'participant'
       where m.person_id is distinct from own.lead_id
         and cycle_policy_value(${cycleId}, 'individual-okrs', own.department_id, ${phase.place.country}) = 'true'::jsonb)
    insert into okr_set (cycle_id, cohort_id, level, department_id, owner_id)
    select ${cycleId}, ${cohortId}, c.level, c.department_id, c.owner_id from candidate c
      join person p on p.id = c.owner_id and p.state = 'active' where ${ready}
    on conflict do nothing`.execute(trx);
  return openTasks(trx, phase, {
    kind: 'draft',
    dueAt: phase.closesAt,
    who: sql`select owner_id as person_id, id as subject_id from okr_set
      where cohort_id = ${cohortId} and state = 'draft' and round = 1`,
  });
}

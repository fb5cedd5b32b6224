import { type RawBuilder, sql } from 'kysely';
import type { StepRef } from '#domain/workflow-plan.ts';
import type { Trx } from '../database.ts';
import type { StoreDeps } from '../deps.ts';
import { FINAL_PENDING } from '../repositories/score-sheet.ts';
import { tellScored } from '../webhooks/tell.ts';
import { closePhase } from './close-phase.ts';
import { openPhase, type PhaseContext, performStep } from './perform-step.ts';
import { openTasks } from './tasks.ts';

/** Asks every owner to score what was in force. */
export function openScoring(deps: StoreDeps, ref: StepRef) {
  return performStep(deps, ref, async (trx, phase) => {
    await openPhase(trx, phase);
    const opened = await openTasks(trx, phase, {
      kind: 'score',
      dueAt: phase.closesAt,
      who: sql`select distinct k.owner_id as person_id, k.owner_id as subject_id
        from okr_set s join objective o on o.okr_set_id = s.id join key_result k on k.objective_id = o.id
        where s.cohort_id = ${phase.cohortId} and s.state in ('agreed', 'in-force') and k.dropped_at is null`,
    });
    return `opened ${opened}`;
  });
}

/** Closes the scoring; see `markScored`. */
export function closeScoring(deps: StoreDeps, ref: StepRef) {
  return closePhase(deps, ref, async (trx, phase) => {
    await markScored(trx, phase, sql`s.cohort_id = ${phase.cohortId}`);
  });
}

/**
 * A set counts as scored when each of its key results is. One whose start nobody ever measured cannot be, and a final
 * figure may still be to come; these stay pending and do not hold up the others.
 *
 * @param which a condition on `okr_set s`.
 */
export async function markScored(
  trx: Trx,
  { cycleId, phase, now }: Pick<PhaseContext, 'cycleId' | 'phase' | 'now'>,
  which: RawBuilder<unknown>,
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    with key_results as (
      select s.id as set_id, k.id, sc.score, (k.baseline is null or ${FINAL_PENDING}) as pending
        from okr_set s join objective o on o.okr_set_id = s.id
        join key_result k on k.objective_id = o.id and k.dropped_at is null
        left join score sc on sc.key_result_id = k.id
       where ${which}),
    scored as (
      update okr_set s set state = 'scored'
       where s.state in ('agreed', 'in-force') and ${which}
         and not exists (select 1 from key_results x where x.set_id = s.id and x.score is null and not x.pending)
         and (exists (select 1 from key_results x where x.set_id = s.id and x.score is not null)
              or not exists (select 1 from objective o join key_result k on k.objective_id = o.id where o.okr_set_id = s.id))
      returning id)
    insert into audit_event (at, actor_kind, action, cycle_id, phase, entity_kind, entity_id)
    select ${now}, 'system', 'okr.scored', ${cycleId}, ${phase}, 'okr-set', id from scored returning entity_id as id`.execute(
    trx,
  );
  await tellScored(trx, { cycleId, now, okrSetIds: rows.map(({ id }) => id) });
}

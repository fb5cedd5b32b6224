import { sql } from 'kysely';
import type { StepRef } from '#domain/workflow-plan.ts';
import type { StoreDeps } from '../deps.ts';
import { closePhase } from './close-phase.ts';
import { openPhase, performStep } from './perform-step.ts';
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

/**
 * Closes the scoring; a set counts as scored when each of its key results is. One whose start nobody ever measured
 * cannot be; it stays pending and does not hold up the others.
 */
export function closeScoring(deps: StoreDeps, ref: StepRef) {
  return closePhase(deps, ref, async (trx, { cohortId, cycleId, phase, now }) => {
    await sql`
      with scored as (
        update okr_set s set state = 'scored'
         where s.cohort_id = ${cohortId} and s.state in ('agreed', 'in-force')
           and not exists (select 1 from objective o join key_result k on k.objective_id = o.id
                             left join score on score.key_result_id = k.id
                            where o.okr_set_id = s.id and score.key_result_id is null and k.baseline is not null and k.dropped_at is null)
           and (exists (select 1 from objective o join key_result k on k.objective_id = o.id
                          join score on score.key_result_id = k.id where o.okr_set_id = s.id)
                or not exists (select 1 from objective o join key_result k on k.objective_id = o.id where o.okr_set_id = s.id))
        returning id)
      insert into audit_event (at, actor_kind, action, cycle_id, phase, entity_kind, entity_id)
      select ${now}, 'system', 'okr.scored', ${cycleId}, ${phase}, 'okr-set', id from scored`.execute(trx);
  });
}

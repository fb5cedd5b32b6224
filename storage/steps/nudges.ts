import { sql } from 'kysely';
import type { StepRef } from '#domain/workflow-plan.ts';
import type { StoreDeps } from '../deps.ts';
import { performStep } from './perform-step.ts';
import { IN_PHASE, tell } from './tasks.ts';

/** Reminds everyone who still has an open task in the phase. */
export function remindOpenTasks(deps: StoreDeps, ref: StepRef) {
  return performStep(deps, ref, async (trx, phase) => {
    const reminded = await tell(trx, phase, {
      kind: 'reminder',
      ordinal: ref.key,
      who: sql`select t.person_id, t.subject_id, t.id as task_id from task t
        where t.phase_run_id = ${phase.phaseRunId} and t.state = 'open' and ${IN_PHASE}`,
    });
    return `reminded ${reminded}`;
  });
}

/**
 * Asks managers to help: for each open task one notice to its person's manager (gathered into one mail), to who stands in
 * while that one is away, or to the first HR ops person where there is nobody.
 */
export function escalateOpenTasks(deps: StoreDeps, ref: StepRef) {
  return performStep(deps, ref, async (trx, phase) => {
    const escalated = await tell(trx, phase, {
      kind: 'escalation',
      ordinal: ref.key,
      who: sql`select coalesce(stand_in(p.manager_id, p.id), hr.id) as person_id, t.person_id as subject_id, t.id as task_id
        from task t join person p on p.id = t.person_id
        left join lateral (select id from person where role = 'hr_ops' and state = 'active' order by name, id limit 1) hr on true
        where t.phase_run_id = ${phase.phaseRunId} and t.state = 'open' and ${IN_PHASE} and coalesce(stand_in(p.manager_id, p.id), hr.id) is not null`,
    });
    return `escalated ${escalated}`;
  });
}

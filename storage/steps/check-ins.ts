import { sql } from 'kysely';
import { checkInDeadline } from '#domain/plan.ts';
import type { StepRef } from '#domain/workflow-plan.ts';
import type { StoreDeps } from '../deps.ts';
import { lockPhaseForClosing } from '../phase-lock.ts';
import { openPhase, performStep } from './perform-step.ts';
import { endOpenTasks, openTasks } from './tasks.ts';

/** Opens the check-in phase; the weeks open one by one. */
export function openCheckIns(deps: StoreDeps, ref: StepRef) {
  return performStep(deps, ref, async (trx, phase) => {
    await openPhase(trx, phase);
    return 'opened';
  });
}

/**
 * Asks every owner of a key result that is agreed or in force how the week stands, and ends the week before: what nobody
 * checked in by now is missed, without reproach.
 */
export function openWeek(deps: StoreDeps, ref: StepRef) {
  return performStep(
    deps,
    ref,
    async (trx, phase) => {
      await openPhase(trx, phase);
      const missed = await endOpenTasks(trx, {
        now: phase.now,
        as: 'missed',
        where: sql`t.phase_run_id = ${phase.phaseRunId} and t.kind = 'check-in' and t.ordinal < ${phase.ordinal}`,
      });
      const opened = await openTasks(trx, phase, {
        kind: 'check-in',
        ordinal: phase.ordinal,
        dueAt: checkInDeadline(phase.now, phase.closesAt, phase.place),
        who: sql`select distinct k.owner_id as person_id, k.owner_id as subject_id
          from okr_set s join objective o on o.okr_set_id = s.id join key_result k on k.objective_id = o.id
          where s.cohort_id = ${phase.cohortId} and s.state in ('agreed', 'in-force')`,
      });
      return `opened ${opened}, missed ${missed}`;
    },
    { lock: lockPhaseForClosing },
  );
}

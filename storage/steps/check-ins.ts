import { sql } from 'kysely';
import type { StepRef, StepResult } from '#domain/workflow-plan.ts';
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

/** Asks every owner of a key result that is agreed or in force how the week stands. */
export function openWeek(deps: StoreDeps, ref: StepRef) {
  return performStep(deps, ref, async (trx, phase) => {
    await openPhase(trx, phase);
    const { rows } = await sql<{ dueAt: Date }>`
      select due_at from step where phase_run_id = ${phase.phaseRunId} and kind = 'week-close' and ordinal = ${phase.ordinal}`.execute(
      trx,
    );
    const opened = await openTasks(trx, phase, {
      kind: 'check-in',
      ordinal: phase.ordinal,
      dueAt: rows[0]?.dueAt ?? phase.closesAt,
      who: sql`select distinct k.owner_id as person_id, k.owner_id as subject_id
        from okr_set s join objective o on o.okr_set_id = s.id join key_result k on k.objective_id = o.id
        where s.cohort_id = ${phase.cohortId} and s.state in ('agreed', 'in-force')`,
    });
    return `opened ${opened}`;
  });
}

/** Ends the week: what nobody checked in is missed, without reproach. */
export async function closeWeek(deps: StoreDeps, ref: StepRef): Promise<StepResult> {
  return performStep(
    deps,
    ref,
    async (trx, phase) => {
      const missed = await endOpenTasks(trx, {
        now: phase.now,
        as: 'missed',
        where: sql`t.phase_run_id = ${phase.phaseRunId} and t.kind = 'check-in' and t.ordinal = ${phase.ordinal}`,
      });
      return `missed ${missed}`;
    },
    { lock: lockPhaseForClosing },
  );
}

import { sql } from 'kysely';
import type { Trx } from '../database.ts';
import { enqueueSignals } from '../signals.ts';
import { moveClose, workingDaysLater } from '../steps/close-phase.ts';
import { readPhase } from '../steps/perform-step.ts';
import type { FinalTask } from './finalise.ts';

/** How far a deadline moves when HR ops grant more time. */
const GRANTED_WORKING_DAYS = 3;

/**
 * Carries out what HR ops decided about a deadline: more time, or closing with what is there. A decision about the next
 * period is only on record; launching stays a press at the console.
 */
export async function applyDecision(trx: Trx, task: FinalTask, now: Date): Promise<void> {
  if (task.subjectId !== task.phaseRunId) return;
  const choice =
    task.outcome && typeof task.outcome === 'object' && 'choice' in task.outcome ? task.outcome.choice : '';
  const phase = await readPhase(trx, task.phaseRunId, now);
  if (phase.state !== 'open') return;
  const closesAt = choice === 'extend' ? workingDaysLater(now, GRANTED_WORKING_DAYS, phase.place) : now;
  await moveClose(trx, phase, closesAt);
  await enqueueSignals(trx, {
    now,
    signal: 'replan',
    key: `decided/${task.id}`,
    cohorts: sql`select cycle_id, cohort_id from phase_run where id = ${task.phaseRunId}`,
  });
}

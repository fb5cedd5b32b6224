import { sql } from 'kysely';
import type { StoreDeps } from '../deps.ts';
import { holdPhasesOpen } from '../phase-lock.ts';
import { openTasks } from '../steps/tasks.ts';

interface Waiting {
  id: string;
  cycleId: string;
  cohortId: string | null;
  phaseRunId: string;
  closesAt: Date;
}

/**
 * Brings wishes for feedback that can no longer be taken back to those who are asked. It belongs to the cohort of whoever
 * asks. @returns how many were brought.
 */
export async function openFeedbackRequests(deps: StoreDeps): Promise<number> {
  const now = deps.clock.now();
  const { rows } = await sql<Waiting>`
    select f.id, f.cycle_id, t.cohort_id, t.phase_run_id, r.closes_at
      from feedback_request f join task t on t.id = f.task_id join phase_run r on r.id = t.phase_run_id
     where f.opened_at is null and f.final_at <= ${now} order by f.at, f.id`.execute(deps.db);
  for (const { id, ...waiting } of rows) {
    await deps.db.transaction().execute(async (trx) => {
      await holdPhasesOpen(trx, [waiting.phaseRunId]);
      const claimed = await sql<{
        isOpen: boolean;
      }>`update feedback_request f set opened_at = ${now} from phase_run r
        where f.id = ${id} and f.opened_at is null and r.id = ${waiting.phaseRunId} returning r.state = 'open' as is_open`.execute(
        trx,
      );
      if (!claimed.rows[0]?.isOpen) return;
      await openTasks(
        trx,
        { ...waiting, phase: 'check-ins', now },
        {
          kind: 'feedback',
          dueAt: waiting.closesAt,
          who: sql`select to_person_id as person_id, id as subject_id from feedback_request where id = ${id}`,
        },
      );
    });
  }
  return rows.length;
}

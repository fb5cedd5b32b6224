import { sql } from 'kysely';
import type { WorkflowPlan } from '#domain/workflow-plan.ts';
import type { StoreDeps } from './deps.ts';
import { SETTLED_SQL } from './steps/close-phase.ts';

/**
 * @param input.cohortId the cohort whose plan is read; without it, the plan of what belongs to the whole cycle.
 * @returns what is left to do.
 */
export async function readPlan(
  { db }: StoreDeps,
  input: { cycleId: string; cohortId?: string },
): Promise<WorkflowPlan> {
  const { rows } = await sql<{ cycleState: string; phases: WorkflowPlan['phases'] | null }>`
    select c.state as cycle_state, (
      select jsonb_agg(jsonb_build_object('phaseRunId', r.id, 'phase', r.phase, 'over', r.state in ('closed', 'cancelled'),
               'settled', r.state = 'open' and ${SETTLED_SQL},
               'steps', coalesce((
                 select jsonb_agg(jsonb_build_object('key', s.key, 'kind', s.kind, 'week', s.ordinal,
                          'dueAt', (extract(epoch from s.due_at) * 1000)::bigint) order by s.due_at, s.key)
                   from step s where s.phase_run_id = r.id and s.done_at is null), '[]')))
        from phase_run r where r.cycle_id = c.id
         and ${input.cohortId ? sql`r.cohort_id = ${input.cohortId}` : sql`r.cohort_id is null`}) as phases
      from cycle c where c.id = ${input.cycleId}`.execute(db);
  const row = rows[0];
  if (!row || row.cycleState === 'cancelled' || row.cycleState === 'closed')
    return { state: 'over', phases: [] };
  return { state: row.cycleState === 'paused' ? 'waiting' : 'running', phases: row.phases ?? [] };
}

/** @returns the workflows that should be running now: those of every cycle and cohort that is not over. */
export async function listOpenWorkflows({ db }: StoreDeps) {
  const { rows } = await sql<{ cycleId: string; cohortId: string | null }>`
    select c.id as cycle_id, null::uuid as cohort_id from cycle c where c.state in ('running', 'paused')
    union all
    select co.cycle_id, co.id from cohort co join cycle c on c.id = co.cycle_id
     where c.state in ('running', 'paused') and co.state = 'open'`.execute(db);
  return rows;
}

import { sql } from 'kysely';
import type { Phase, StepKind } from '#domain/kinds.ts';
import type { StoreDeps } from './deps.ts';

/** A workflow's plan as it reads it: ids and times only, times in epoch milliseconds. */
export interface WorkflowPlan {
  /** `waiting`: the cycle is paused. `over`: it was cancelled or has closed, nothing more is to be done. */
  state: 'running' | 'waiting' | 'over';
  phases: Array<{
    phaseRunId: string;
    phase: Phase;
    over: boolean;
    /** Steps not done yet, in the order of their due times. */
    steps: Array<{ key: string; kind: StepKind; dueAt: number }>;
  }>;
}

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
               'steps', coalesce((
                 select jsonb_agg(jsonb_build_object('key', s.key, 'kind', s.kind,
                          'dueAt', (extract(epoch from s.due_at) * 1000)::bigint) order by s.due_at, s.key)
                   from step s where s.phase_run_id = r.id and s.done_at is null), '[]')))
        from phase_run r where r.cycle_id = c.id
         and r.cohort_id is not distinct from ${input.cohortId ?? null}::uuid) as phases
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

import { sql } from 'kysely';
import type { CycleState, DeadlinePolicy, Phase, PhaseState } from '#domain/kinds.ts';
import type { Place } from '#domain/plan.ts';
import type { CycleSettings } from '#domain/settings.ts';
import type { StepRef, StepResult } from '#domain/workflow-plan.ts';
import type { Trx } from '../database.ts';
import type { StoreDeps } from '../deps.ts';
import { holdPhasesOpen } from '../phase-lock.ts';

/** The phase a step works in, as read under its lock. */
export interface PhaseContext {
  phaseRunId: string;
  cycleId: string;
  cohortId: string | null;
  phase: Phase;
  state: PhaseState;
  closesAt: Date;
  onDeadline: DeadlinePolicy;
  extensions: number;
  cycleState: CycleState;
  settings: CycleSettings;
  sponsorId: string | null;
  place: Place;
  now: Date;
}

/**
 * Performs a step exactly once: in one transaction it is marked as done and takes effect, or neither.
 *
 * @param effects what the step does; it may write into the phase, which cannot close meanwhile.
 * @param how.early performs the step although its time has not come (something else made it possible).
 * @param how.lock what keeps others out meanwhile; by default the phase is only kept from closing.
 */
export async function performStep(
  deps: StoreDeps,
  { phaseRunId, key }: StepRef,
  effects: (trx: Trx, context: PhaseContext & { ordinal: number }) => Promise<string>,
  how: { early?: boolean; lock?: (trx: Trx, phaseRunId: string) => Promise<void> } = {},
): Promise<StepResult> {
  return deps.db.transaction().execute(async (trx) => {
    await (how.lock ? how.lock(trx, phaseRunId) : holdPhasesOpen(trx, [phaseRunId]));
    const context = await readPhase(trx, phaseRunId, deps.clock.now());
    const refusal = refuse(context);
    if (refusal) return refusal;
    const marked = await sql<{ ordinal: number }>`
      update step set done_at = ${context.now}, outcome = 'performed'
       where phase_run_id = ${phaseRunId} and key = ${key} and done_at is null
         and (due_at <= ${context.now} or ${how.early ?? false}) returning ordinal`.execute(trx);
    const step = marked.rows[0];
    if (!step) return stateOfStep(trx, { phaseRunId, key });
    const outcome = await effects(trx, { ...context, ordinal: step.ordinal });
    await trx
      .updateTable('step')
      .set({ outcome })
      .where('phaseRunId', '=', phaseRunId)
      .where('key', '=', key)
      .execute();
    return { result: 'done' };
  });
}

/** @returns why nothing may happen in the phase at present, or undefined. */
export function refuse(context: PhaseContext): StepResult | undefined {
  if (context.state === 'closed' || context.state === 'cancelled') return { result: 'over' };
  if (context.cycleState === 'cancelled' || context.cycleState === 'closed') return { result: 'over' };
  if (context.cycleState === 'paused') return { result: 'paused' };
  return undefined;
}

/** Reads a phase with what steps need to know of its cycle and place. */
export async function readPhase(trx: Trx, phaseRunId: string, now: Date): Promise<PhaseContext> {
  const { rows } = await sql<Omit<PhaseContext, 'place' | 'now'> & Place>`
    select r.id as phase_run_id, r.cycle_id, r.cohort_id, r.phase, r.state, r.closes_at, r.on_deadline, r.extensions,
           c.state as cycle_state, c.settings, c.sponsor_id,
           coalesce(co.time_zone, c.time_zone) as time_zone, coalesce(co.country, c.country) as country
      from phase_run r join cycle c on c.id = r.cycle_id left join cohort co on co.id = r.cohort_id
     where r.id = ${phaseRunId}`.execute(trx);
  const row = rows[0];
  if (!row) throw new Error(`no phase run ${phaseRunId}`);
  const { timeZone, country, ...rest } = row;
  return { ...rest, place: { timeZone, country }, now };
}

async function stateOfStep(trx: Trx, { phaseRunId, key }: StepRef): Promise<StepResult> {
  const step = await trx
    .selectFrom('step')
    .select(['doneAt', 'dueAt'])
    .where('phaseRunId', '=', phaseRunId)
    .where('key', '=', key)
    .executeTakeFirst();
  // A step that is not in the plan (a nudge that found no place in a short phase) has nothing to do.
  if (!step || step.doneAt) return { result: 'done' };
  return { result: 'not-due', dueAt: step.dueAt.getTime() };
}

/** Marks the phase as open, once; every opening step begins with it. */
export async function openPhase(
  trx: Trx,
  context: Pick<PhaseContext, 'phaseRunId' | 'cycleId' | 'phase' | 'now'>,
): Promise<void> {
  await sql`
    with opened as (
      update phase_run set state = 'open', opened_at = ${context.now}
       where id = ${context.phaseRunId} and state = 'planned' returning id)
    insert into audit_event (at, actor_kind, action, cycle_id, phase, entity_kind, entity_id)
    select ${context.now}, 'system', 'phase.opened', ${context.cycleId}, ${context.phase}, 'phase', id from opened`.execute(
    trx,
  );
}

import { sql } from 'kysely';
import { addWorkingDays, atLocalHour, localDate } from '#domain/calendar.ts';
import type { Place } from '#domain/plan.ts';
import type { StepRef, StepResult } from '#domain/workflow-plan.ts';
import type { Trx } from '../database.ts';
import type { StoreDeps } from '../deps.ts';
import { lockPhaseForClosing } from '../phase-lock.ts';
import { tellPhaseClosed } from '../webhooks/tell.ts';
import { type PhaseContext, readPhase, refuse } from './perform-step.ts';
import { endOpenTasks, IN_PHASE, openTasks, tell } from './tasks.ts';

/** Sweeps look each second; a phase that waits for an undo window looks again a little after them. */
const AFTER_UNDO_MS = 3_000;
/** How long HR ops have to decide about a deadline before the phase closes with what is there. */
const DECISION_WORKING_DAYS = 2;
const CLOSING_HOUR = 17;

/**
 * Closes a phase: at its deadline, or before it when nothing is left to do and nothing can come any more. At the
 * deadline with tasks still open the phase's policy decides: close, extend once, or ask HR ops.
 *
 * @param onClosed what closing means in this phase; part of the same transaction.
 */
export async function closePhase(
  deps: StoreDeps,
  { phaseRunId }: StepRef,
  onClosed: (trx: Trx, context: PhaseContext) => Promise<void> = async () => {},
): Promise<StepResult> {
  return deps.db.transaction().execute(async (trx) => {
    await lockPhaseForClosing(trx, phaseRunId);
    const context = await readPhase(trx, phaseRunId, deps.clock.now());
    const refusal = refuse(context);
    if (refusal) return context.state === 'closed' ? { result: 'done' } : refusal;
    const left = await readLeft(trx, context);
    if (context.closesAt > context.now) {
      if (!left.settled) return { result: 'not-due', dueAt: context.closesAt.getTime() };
    } else if (left.undoableUntil) {
      return waitForUndo(trx, context, left.undoableUntil);
    } else if (left.open > 0) {
      const moved = await applyDeadlinePolicy(trx, context);
      if (moved) return moved;
    }
    await close(trx, context, onClosed);
    return { result: 'done' };
  });
}

/** What keeps a phase from being finished; the sweep asks the same question for many phases at once. */
export const SETTLED_SQL = sql`
  not exists (select 1 from task t where t.phase_run_id = r.id and t.state = 'open' and ${IN_PHASE})
  and not exists (select 1 from task t where t.phase_run_id = r.id and t.state = 'done' and t.finalised_at is null and ${IN_PHASE})
  and not exists (select 1 from step s where s.phase_run_id = r.id and s.done_at is null
               and s.kind in ('open', 'widen', 'week-open'))
  and r.phase <> 'check-ins'
  and not (r.phase = 'strategy' and not exists (select 1 from cycle y join okr_set o
            on o.cycle_id = coalesce(y.strategy_cycle_id, y.id) and o.level = 'company' and o.published_at is not null
            where y.id = r.cycle_id))
  and not (r.phase = 'approval' and exists (select 1 from phase_run c
            where c.cohort_id = r.cohort_id and c.phase = 'cascade' and c.state in ('planned', 'open')))`;

async function readLeft(trx: Trx, context: PhaseContext) {
  const { rows } = await sql<{ open: number; undoableUntil: Date | null; settled: boolean }>`
    select (select count(*)::int from task t where t.phase_run_id = r.id and t.state = 'open' and ${IN_PHASE}) as open,
           (select max(final_at) from task t where t.phase_run_id = r.id and t.state = 'done' and t.finalised_at is null and ${IN_PHASE}) as undoable_until,
           (${SETTLED_SQL}) as settled
      from phase_run r where r.id = ${context.phaseRunId}`.execute(trx);
  const row = rows[0];
  if (!row) throw new Error(`no phase run ${context.phaseRunId}`);
  return row;
}

/** The deadline stays; only the closing waits until nobody can take back what they did in time. */
async function waitForUndo(trx: Trx, context: PhaseContext, undoableUntil: Date): Promise<StepResult> {
  const dueAt = new Date(Math.max(undoableUntil.getTime(), context.now.getTime()) + AFTER_UNDO_MS);
  await sql`update step set due_at = ${dueAt}
    where phase_run_id = ${context.phaseRunId} and kind = 'close' and done_at is null`.execute(trx);
  return { result: 'not-due', dueAt: dueAt.getTime() };
}

async function applyDeadlinePolicy(trx: Trx, context: PhaseContext): Promise<StepResult | undefined> {
  const { workingDays, atMost } = context.settings.extension;
  if (context.onDeadline === 'extend' && context.extensions < atMost) {
    const moved = await moveClose(trx, context, workingDaysLater(context.now, workingDays, context.place));
    await sql`update phase_run set extensions = extensions + 1 where id = ${context.phaseRunId}`.execute(trx);
    await tell(trx, context, {
      kind: 'deadline-moved',
      ordinal: context.extensions + 1,
      who: sql`select person_id, subject_id, id as task_id from task t where phase_run_id = ${context.phaseRunId} and state = 'open' and ${IN_PHASE}`,
    });
    return moved;
  }
  if (context.onDeadline === 'ask' && context.extensions === 0) {
    const dueAt = workingDaysLater(context.now, DECISION_WORKING_DAYS, context.place);
    const asked = await openTasks(trx, context, {
      kind: 'decide',
      dueAt,
      who: sql`select id as person_id, ${context.phaseRunId}::uuid as subject_id from person
        where role = 'hr_ops' and state = 'active' order by name, id limit 1`,
    });
    if (asked === 0) return undefined;
    await sql`update phase_run set extensions = extensions + 1 where id = ${context.phaseRunId}`.execute(trx);
    return moveClose(trx, context, dueAt);
  }
  return undefined;
}

async function close(
  trx: Trx,
  context: PhaseContext,
  onClosed: (trx: Trx, context: PhaseContext) => Promise<void>,
): Promise<void> {
  const { phaseRunId, now } = context;
  const missed = await endOpenTasks(trx, {
    now,
    as: 'missed',
    where: sql`t.phase_run_id = ${phaseRunId} and ${IN_PHASE}`,
  });
  await sql`update phase_run set state = 'closed', closed_at = ${now} where id = ${phaseRunId}`.execute(trx);
  await sql`update step set done_at = ${now}, outcome = case when kind = 'close' then 'closed' else 'skipped' end
    where phase_run_id = ${phaseRunId} and done_at is null`.execute(trx);
  await sql`insert into audit_event (at, actor_kind, action, cycle_id, phase, entity_kind, entity_id, detail)
    values (${now}, 'system', 'phase.closed', ${context.cycleId}, ${context.phase}, 'phase', ${phaseRunId},
            jsonb_build_object('missed', ${missed}::int))`.execute(trx);
  await tellPhaseClosed(trx, { ...context, missed });
  await onClosed(trx, context);
}

/** Moves a phase's deadline, with the due time of what is open in it. */
export async function moveClose(
  trx: Trx,
  context: Pick<PhaseContext, 'phaseRunId' | 'cycleId' | 'phase' | 'now'>,
  closesAt: Date,
): Promise<StepResult> {
  const { phaseRunId } = context;
  await sql`update phase_run set closes_at = ${closesAt}, plan_version = plan_version + 1 where id = ${phaseRunId}`.execute(
    trx,
  );
  await sql`update step set due_at = ${closesAt} where phase_run_id = ${phaseRunId} and kind = 'close' and done_at is null`.execute(
    trx,
  );
  await sql`update task t set due_at = ${closesAt} where phase_run_id = ${phaseRunId} and state = 'open' and kind <> 'check-in' and ${IN_PHASE}`.execute(
    trx,
  );
  await sql`insert into audit_event (at, actor_kind, action, cycle_id, phase, entity_kind, entity_id, detail)
    values (${context.now}, 'system', 'phase.deadline-moved', ${context.cycleId}, ${context.phase}, 'phase', ${phaseRunId},
            jsonb_build_object('closesAt', ${closesAt.toISOString()}::text))`.execute(trx);
  return { result: 'not-due', dueAt: closesAt.getTime() };
}

/** @returns the end of the working day that lies `days` working days after the moment, where the cohort is. */
export function workingDaysLater(from: Date, days: number, place: Place): Date {
  const date = addWorkingDays({ date: localDate(from, place.timeZone), country: place.country }, days);
  return atLocalHour({ date, hour: CLOSING_HOUR, timeZone: place.timeZone });
}

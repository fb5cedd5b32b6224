import { sql } from 'kysely';
import { addWorkingDays, daysBetween, localDate } from '#domain/calendar.ts';
import type { Place } from '#domain/plan.ts';
import { shiftOntoWorkingDay } from '#domain/shift.ts';
import type { Trx } from '../database.ts';
import type { StoreDeps } from '../deps.ts';
import { type CommandResult, type CycleCommand, commandCycle } from './command.ts';

/** Stops the cycle's clock: nothing opens, reminds or closes, and no routine mail leaves, until it is resumed. */
export function pauseCycle(deps: StoreDeps, command: CycleCommand): Promise<CommandResult> {
  return commandCycle(deps, command, { action: 'paused', allowed: ['running'] }, async (trx, cycle) => {
    await sql`update cycle set state = 'paused', paused_at = ${cycle.now} where id = ${cycle.id}`.execute(
      trx,
    );
    return { summary: `"${cycle.name}" is paused. Nobody gets a mail from it until you resume it.` };
  });
}

/** Starts the clock again: all that is not done moves by the length of the pause, onto working days. */
export function resumeCycle(deps: StoreDeps, command: CycleCommand): Promise<CommandResult> {
  return commandCycle(deps, command, { action: 'resumed', allowed: ['paused'] }, async (trx, cycle) => {
    const pausedAt = cycle.pausedAt ?? cycle.now;
    const today = localDate(cycle.now, cycle.timeZone);
    const days = daysBetween(localDate(pausedAt, cycle.timeZone), today);
    const moved = days > 0 ? await shiftPlan(trx, cycle.id, days) : 0;
    await sql`update cycle set state = 'running', paused_at = null where id = ${cycle.id}`.execute(trx);
    const next = addWorkingDays({ date: today, country: cycle.country }, 0);
    const when =
      days > 0 ? `Everything that is not done moves ${days} days, from ${next} on.` : 'No date moves.';
    return { summary: `"${cycle.name}" runs again. ${when}`, detail: { days, moved } };
  });
}

/** @returns how many steps moved. */
async function shiftPlan(trx: Trx, cycleId: string, days: number): Promise<number> {
  const places = await sql<Place & { cohortId: string | null }>`
    select null::uuid as cohort_id, time_zone, country from cycle where id = ${cycleId}
    union all select id, time_zone, country from cohort where cycle_id = ${cycleId} and state = 'open'`.execute(
    trx,
  );
  const placeOf = new Map(places.rows.map((row) => [row.cohortId, row]));
  const { rows } = await sql<{ cohortId: string | null; at: Date }>`
    select distinct r.cohort_id, x.at from phase_run r
     cross join lateral (
       select due_at as at from step where phase_run_id = r.id and done_at is null
       union select opens_at where r.state = 'planned' union select r.closes_at
       union select due_at from task where phase_run_id = r.id and state = 'open') x
     where r.cycle_id = ${cycleId} and r.state in ('planned', 'open')`.execute(trx);
  const shifts = rows.flatMap(({ cohortId, at }) => {
    const place = placeOf.get(cohortId);
    return place ? [{ cohort_id: cohortId, old_at: at, new_at: shiftOntoWorkingDay(at, days, place) }] : [];
  });
  await sql`create temp table shift on commit drop as
    select * from jsonb_to_recordset(${JSON.stringify(shifts)}::jsonb) as x(cohort_id uuid, old_at timestamptz, new_at timestamptz)`.execute(
    trx,
  );
  const belongs = sql`r.cycle_id = ${cycleId} and r.state in ('planned', 'open') and r.cohort_id is not distinct from shift.cohort_id`;
  const steps = await sql`update step s set due_at = shift.new_at from phase_run r, shift
    where s.phase_run_id = r.id and s.done_at is null and s.due_at = shift.old_at and ${belongs}`.execute(
    trx,
  );
  await sql`update task t set due_at = shift.new_at from phase_run r, shift
    where t.phase_run_id = r.id and t.state = 'open' and t.due_at = shift.old_at and ${belongs}`.execute(trx);
  await sql`update phase_run r set opens_at = shift.new_at from shift
    where r.state = 'planned' and r.opens_at = shift.old_at and ${belongs}`.execute(trx);
  await sql`update phase_run r set closes_at = shift.new_at, plan_version = plan_version + 1 from shift
    where r.closes_at = shift.old_at and ${belongs}`.execute(trx);
  await sql`drop table shift`.execute(trx);
  return Number(steps.numAffectedRows ?? 0);
}

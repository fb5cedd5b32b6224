import { type RawBuilder, sql } from 'kysely';
import { addWorkingDays, atLocalHour } from '#domain/calendar.ts';
import type { Phase } from '#domain/kinds.ts';
import type { StoreDeps } from '../deps.ts';
import { recordAudit } from '../repositories/audit.ts';
import { openTasks } from '../steps/tasks.ts';
import { startChase } from './chase.ts';

/** When a sponsor hears that it is time to decide, and how many working days they have. */
const MORNING = sql`time '08:00'`;
const WORKING_DAYS = 5;

/** The morning of a charter's `c` day where its cycle `y` is. */
const ASKED_AT = sql`((c.decision_on + ${MORNING}) at time zone y.time_zone)`;

/** Charters `c` whose day has come, as the rest of a statement; a paused pilot waits, a cancelled one is decided. */
export function duePilots(now: Date): RawBuilder<unknown> {
  return sql`from charter c join cycle y on y.id = c.cycle_id
     where c.asked_at is null and y.state in ('running', 'closed') and ${ASKED_AT} <= ${now}`;
}

/** When the next sponsor is asked, as an expression. */
export const NEXT_PILOT = sql<Date | null>`(
  select min(${ASKED_AT}) from charter c join cycle y on y.id = c.cycle_id
   where c.asked_at is null and y.state in ('running', 'closed'))`;

interface Due {
  cycleId: string;
  country: string;
  timeZone: string;
  decisionOn: string;
  phaseRunId: string;
  phase: Phase;
}

/**
 * Asks the sponsors of pilots whose day has come: stop, repeat, roll out. Who stands in for a sponsor is asked instead of
 * one who is away; where there is nobody, HR ops. Asked by the sweep, by any number of workers.
 *
 * @returns how many charters were looked at.
 */
export async function askForDecisions(deps: StoreDeps): Promise<number> {
  const now = deps.clock.now();
  const { rows } = await sql<{ cycleId: string }>`select c.cycle_id ${duePilots(now)}`.execute(deps.db);
  for (const { cycleId } of rows) await askFor(deps, cycleId, now);
  return rows.length;
}

async function askFor(deps: StoreDeps, cycleId: string, now: Date): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    // The task hangs on the company's celebration and stays open beside it, whatever becomes of that phase.
    const { rows } = await sql<Due>`
      with claimed as (update charter set asked_at = ${now} where cycle_id = ${cycleId} and asked_at is null returning *)
      select c.cycle_id, y.country, y.time_zone, to_char(c.decision_on, 'YYYY-MM-DD') as decision_on, r.id as phase_run_id, r.phase
        from claimed c join cycle y on y.id = c.cycle_id
        join lateral (select id, phase from phase_run r where r.cycle_id = y.id and r.cohort_id is null
                       order by r.phase = 'celebration' desc limit 1) r on true`.execute(trx);
    const [due] = rows;
    if (!due) return;
    const { phaseRunId, phase, country, timeZone, decisionOn } = due;
    const last = addWorkingDays({ date: decisionOn, country }, WORKING_DAYS);
    const opened = await openTasks(
      trx,
      { phaseRunId, cycleId, cohortId: null, phase, now },
      {
        kind: 'pilot-decision',
        dueAt: atLocalHour({ date: last, hour: 17, timeZone }),
        who: sql`select coalesce(stand_in(c.sponsor_id, null), hr.id) as person_id, c.cycle_id as subject_id
          from charter c left join lateral (
            select id from person where state = 'active' and role in ('hr_ops', 'executive') order by role desc, name, id limit 1) hr on true
         where c.cycle_id = ${cycleId} and coalesce(stand_in(c.sponsor_id, null), hr.id) is not null`,
      },
    );
    await startChase(trx, cycleId, now);
    await recordAudit(trx, [
      {
        at: now,
        actorKind: 'system',
        action: 'pilot.asked',
        cycleId,
        entityKind: 'cycle',
        entityId: cycleId,
        detail: { people: opened },
      },
    ]);
  });
}

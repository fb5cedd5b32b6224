import { type RawBuilder, sql } from 'kysely';
import type { Phase, TaskKind } from '#domain/kinds.ts';
import type { Reminders } from '#domain/launch-policies/keys.ts';
import { decisionNudges, invitationReminder } from '#domain/pilot/chasing.ts';
import type { Trx } from '../database.ts';
import type { StoreDeps } from '../deps.ts';
import { endOpenTasks, type PhaseRef, tell } from '../steps/tasks.ts';

/** Charters `c` with something to look after, as the rest of a statement; a paused pilot waits, a cancelled one is over. */
export function dueChases(now: Date): RawBuilder<unknown> {
  return sql`from charter c join cycle y on y.id = c.cycle_id
     where c.chase_at <= ${now} and y.state in ('running', 'closed')`;
}

/** When the next one is to be looked after, as an expression. */
export const NEXT_CHASE = sql<Date | null>`(
  select min(c.chase_at) from charter c join cycle y on y.id = c.cycle_id
   where c.chase_at is not null and y.state in ('running', 'closed'))`;

interface Chased {
  cycleId: string;
  timeZone: string;
  country: string;
  reminders: Reminders | null;
}

/** A kind of task that a pilot asks beside its phases, as long as some of it waits or can still be taken back. */
interface Waiting {
  kind: TaskKind;
  phaseRunId: string;
  phase: Phase;
  dueAt: Date;
}

/**
 * Looks after what a pilot asks beside its phases, which their plans do not remind of: its sponsor is reminded before the
 * deadline and after it, HR ops hear of a decision that is overdue, and invitations end when their time is over. Asked by
 * the sweep, by any number of workers.
 *
 * @returns how many pilots were looked after.
 */
export async function chasePilots(deps: StoreDeps): Promise<number> {
  const now = deps.clock.now();
  const { rows } = await sql<{ cycleId: string }>`select c.cycle_id ${dueChases(now)}`.execute(deps.db);
  for (const { cycleId } of rows) await deps.db.transaction().execute((trx) => chase(trx, cycleId, now));
  return rows.length;
}

/** Has a pilot looked after from now on; asked whenever it has asked somebody something. */
export async function startChase(trx: Trx, cycleId: string, now: Date): Promise<void> {
  await sql`update charter set chase_at = ${now} where cycle_id = ${cycleId}`.execute(trx);
}

async function chase(trx: Trx, cycleId: string, now: Date): Promise<void> {
  const { rows } = await sql<Chased>`
    select c.cycle_id, y.time_zone, y.country, y.settings->>'reminders' as reminders
      from charter c join cycle y on y.id = c.cycle_id
     where c.cycle_id = ${cycleId} and c.chase_at <= ${now} for update of c skip locked`.execute(trx);
  const [pilot] = rows;
  if (!pilot) return;
  const next: Date[] = [];
  for (const waiting of await readWaiting(trx, cycleId)) {
    const at =
      waiting.kind === 'champion'
        ? await chaseInvitations(trx, pilot, waiting, now)
        : await chaseDecision(trx, pilot, waiting, now);
    if (at) next.push(at);
  }
  const chaseAt = next.length > 0 ? new Date(Math.min(...next.map((at) => at.getTime()))) : null;
  await sql`update charter set chase_at = ${chaseAt} where cycle_id = ${cycleId}`.execute(trx);
}

async function readWaiting(trx: Trx, cycleId: string): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select t.kind, r.id as phase_run_id, r.phase, min(t.due_at) as due_at
      from phase_run r join task t on t.phase_run_id = r.id and t.kind in ('pilot-decision', 'champion')
     where r.cycle_id = ${cycleId} and r.cohort_id is null
       and (t.state = 'open' or t.state = 'done' and t.finalised_at is null)
     group by t.kind, r.id, r.phase`.execute(trx);
  return rows;
}

/** @returns when to look again. */
async function chaseDecision(
  trx: Trx,
  pilot: Chased,
  waiting: Waiting,
  now: Date,
): Promise<Date | undefined> {
  const nudges = decisionNudges(waiting.dueAt, pilot, pilot.reminders ?? undefined);
  // Whoever was not looked after for a while hears of it once, as it stands now.
  const nudge = nudges.findLast(({ at }) => at <= now);
  if (nudge) {
    const phase = phaseOf(pilot, waiting, now);
    await remind(trx, phase, waiting, `decision/${nudge.round}`);
    if (nudge.escalates)
      await tell(trx, phase, {
        kind: 'escalation',
        ordinal: `decision/${nudge.round}`,
        who: sql`select hr.id as person_id, t.person_id as subject_id, t.id as task_id from task t
          join lateral (select id from person where role = 'hr_ops' and state = 'active' and id <> t.person_id
                         order by name, id limit 1) hr on true
          where t.phase_run_id = ${waiting.phaseRunId} and t.kind = ${waiting.kind} and t.state = 'open'`,
      });
  }
  return nudges.find(({ at }) => at > now)?.at;
}

/** @returns when to look again. */
async function chaseInvitations(
  trx: Trx,
  pilot: Chased,
  waiting: Waiting,
  now: Date,
): Promise<Date | undefined> {
  const { dueAt, phaseRunId } = waiting;
  if (dueAt <= now) {
    // Whoever says nothing says no; the page of a link that still comes says so.
    const where = sql`t.phase_run_id = ${phaseRunId} and t.kind = 'champion' and t.due_at <= ${now}`;
    await endOpenTasks(trx, { now, as: 'missed', where });
    return undefined;
  }
  const remindAt = invitationReminder(dueAt, pilot, pilot.reminders ?? undefined);
  if (!remindAt || remindAt > now) return remindAt ?? dueAt;
  await remind(trx, phaseOf(pilot, waiting, now), waiting, 'champion');
  return dueAt;
}

function remind(trx: Trx, phase: PhaseRef, { kind, phaseRunId }: Waiting, ordinal: string): Promise<number> {
  return tell(trx, phase, {
    kind: 'reminder',
    ordinal,
    who: sql`select t.person_id, t.subject_id, t.id as task_id from task t
      where t.phase_run_id = ${phaseRunId} and t.kind = ${kind} and t.state = 'open'`,
  });
}

function phaseOf({ cycleId }: Chased, { phaseRunId, phase }: Waiting, now: Date): PhaseRef {
  return { phaseRunId, cycleId, cohortId: null, phase, now };
}

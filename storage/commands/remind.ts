import { sql } from 'kysely';
import { localDate } from '#domain/calendar.ts';
import type { Db } from '../database.ts';
import type { StoreDeps } from '../deps.ts';
import {
  listOutstanding,
  type Outstanding,
  type OutstandingScope,
  outstandingIn,
} from '../repositories/outstanding.ts';
import { type CommandResult, type CycleCommand, commandCycle } from './command.ts';

/** Whom a reminder is for: everyone with an open task when nothing is said. */
export interface ReminderScope {
  /** A department's path: it and all below it. */
  department?: string | undefined;
  lateOnly?: boolean | undefined;
}

/** Reminds those with an open task, once a day and person at the most; the mail budget still holds. */
export function remindCycle(deps: StoreDeps, command: CycleCommand & ReminderScope): Promise<CommandResult> {
  return commandCycle(deps, command, { action: 'reminded', allowed: ['running'] }, async (trx, cycle) => {
    const { department, lateOnly } = command;
    const scope = { cycleId: cycle.id, now: cycle.now, department, lateOnly };
    const today = localDate(cycle.now, cycle.timeZone);
    const reminded = await sql`
      insert into notice (key, cycle_id, cohort_id, phase, person_id, kind, task_id, subject_id, due_at)
      select ${keyOf(today)}, t.cycle_id, t.cohort_id, r.phase, t.person_id, 'reminder', t.id,
             t.subject_id, ${cycle.now}
        from ${outstandingIn(scope)} on conflict do nothing`.execute(trx);
    const count = Number(reminded.numAffectedRows ?? 0);
    const summary =
      count === 0
        ? `Nobody was reminded: nothing is open in "${cycle.name}", or everyone was reminded today.`
        : `${count} open tasks of "${cycle.name}" will be brought to mind with the next mail.`;
    return { summary, detail: { tasks: count, ...(department ? { department } : {}) } };
  });
}

/** Of a task `t`: its reminder of this day, of which there is one. */
const keyOf = (today: string) => sql`'reminder/asked/' || t.id || '/' || ${today}`;

/** What a reminder would do now, before anybody presses. */
export interface ReminderPreview extends Outstanding {
  /** Tasks of which their person was reminded today already, by hand. */
  remindedToday: number;
  /** People who have switched reminders off. */
  withoutReminders: number;
  /** People who have no address that takes mail. */
  withoutMail: number;
}

const NAMED = 25;

/** @returns whom a reminder would reach and whom not; by name where the policy allows it. */
export async function previewReminder(
  db: Db,
  scope: OutstandingScope & { timeZone: string },
): Promise<ReminderPreview> {
  const today = localDate(scope.now, scope.timeZone);
  const { rows } = await sql<Omit<ReminderPreview, keyof Outstanding>>`
    select count(*) filter (where exists (select 1 from notice n where n.key = ${keyOf(today)}))::int as reminded_today,
           count(distinct p.id) filter (where exists (
             select 1 from reminder_choice x where x.person_id = p.id and not x.wanted))::int as without_reminders,
           count(distinct p.id) filter (where p.email is null or exists (
             select 1 from mail_suppression x where x.address = lower(p.email)))::int as without_mail
      from ${outstandingIn(scope)}`.execute(db);
  const none = { remindedToday: 0, withoutReminders: 0, withoutMail: 0 };
  return { ...(await listOutstanding(db, { ...scope, limit: NAMED })), ...(rows[0] ?? none) };
}

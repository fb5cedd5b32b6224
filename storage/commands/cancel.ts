import { sql } from 'kysely';
import type { StoreDeps } from '../deps.ts';
import { endOpenTasks } from '../steps/tasks.ts';
import { tellEnded } from '../webhooks/tell.ts';
import { type CommandResult, type CycleCommand, commandCycle } from './command.ts';

/**
 * Ends a cycle for good: open tasks are cancelled, what waits to be mailed is not, and everyone who had heard of the
 * cycle is told once. What people wrote stays on record.
 */
export function cancelCycle(deps: StoreDeps, command: CycleCommand): Promise<CommandResult> {
  return commandCycle(
    deps,
    command,
    { action: 'cancelled', allowed: ['running', 'paused'] },
    async (trx, cycle) => {
      const { id, now } = cycle;
      // Whoever acts at this moment holds a phase; waiting for them keeps their action whole (I4).
      await sql`select pg_advisory_xact_lock(7, hashtext(id::text)) from (
      select id from phase_run where cycle_id = ${id} and state = 'open' order by id) p`.execute(trx);
      const cancelled = await endOpenTasks(trx, { now, as: 'cancelled', where: sql`t.cycle_id = ${id}` });
      await sql`update phase_run set state = 'cancelled', closed_at = ${now}
      where cycle_id = ${id} and state in ('planned', 'open')`.execute(trx);
      await sql`update step s set done_at = ${now}, outcome = 'cancelled' from phase_run r
      where r.id = s.phase_run_id and r.cycle_id = ${id} and s.done_at is null`.execute(trx);
      await sql`update cohort set state = 'cancelled' where cycle_id = ${id} and state = 'open'`.execute(trx);
      await sql`update cycle set state = 'cancelled', closed_at = ${now}, paused_at = null where id = ${id}`.execute(
        trx,
      );
      await tellEnded(trx, { type: 'cycle.cancelled', cycleId: id, now });
      const told = await sql`
      insert into notice (key, cycle_id, phase, person_id, kind, subject_id, due_at)
      select distinct 'cycle-cancelled/' || n.cycle_id || '/' || n.person_id, n.cycle_id, 'preparation', n.person_id,
             'cycle-cancelled', n.cycle_id, ${now}::timestamptz
        from notice n join person p on p.id = n.person_id and p.state = 'active'
       where n.cycle_id = ${id} and n.mail_id is not null on conflict do nothing`.execute(trx);
      await sql`update notice set moot_at = ${now}
      where cycle_id = ${id} and mail_id is null and moot_at is null and kind <> 'cycle-cancelled'`.execute(
        trx,
      );
      return {
        summary: `"${cycle.name}" is cancelled. ${cancelled} open tasks are withdrawn, ${Number(told.numAffectedRows ?? 0)} people are told.`,
        detail: { tasks: cancelled },
      };
    },
  );
}

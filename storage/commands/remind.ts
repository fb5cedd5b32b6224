import { sql } from 'kysely';
import { localDate } from '#domain/calendar.ts';
import type { StoreDeps } from '../deps.ts';
import { type CommandResult, type CycleCommand, commandCycle } from './command.ts';

/** Reminds everyone who has an open task, once a day and person at the most; the mail budget still holds. */
export function remindCycle(deps: StoreDeps, command: CycleCommand): Promise<CommandResult> {
  return commandCycle(deps, command, { action: 'reminded', allowed: ['running'] }, async (trx, cycle) => {
    const today = localDate(cycle.now, cycle.timeZone);
    const reminded = await sql`
      insert into notice (key, cycle_id, cohort_id, phase, person_id, kind, task_id, subject_id, due_at)
      select 'reminder/asked/' || t.id || '/' || ${today}, t.cycle_id, t.cohort_id, r.phase, t.person_id, 'reminder', t.id,
             t.subject_id, ${cycle.now}
        from task t join phase_run r on r.id = t.phase_run_id join person p on p.id = t.person_id and p.state = 'active'
       where t.cycle_id = ${cycle.id} and t.state = 'open' on conflict do nothing`.execute(trx);
    const count = Number(reminded.numAffectedRows ?? 0);
    const summary =
      count === 0
        ? `Nobody was reminded: nothing is open in "${cycle.name}", or everyone was reminded today.`
        : `${count} open tasks of "${cycle.name}" will be brought to mind with the next mail.`;
    return { summary, detail: { tasks: count } };
  });
}

import { sql } from 'kysely';
import type { Trx } from '../database.ts';
import type { WeekContext } from './check-ins.ts';
import { openTasks, type PhaseRef } from './tasks.ts';

/** After so many weeks without a word it is asked what would fit better. */
const QUIET_WEEKS = 3;

/**
 * After three missed check-ins in a row the person is asked what would fit better; if they do not say within a week,
 * whoever they report to is asked. Each silence is asked about once.
 */
export async function askAboutPace(trx: Trx, week: WeekContext): Promise<void> {
  const { phaseRunId, ordinal } = week;
  if (ordinal <= QUIET_WEEKS) return;
  await openTasks(trx, week, {
    kind: 'pace',
    ordinal,
    dueAt: week.closesAt,
    who: sql`
      select quiet.person_id, quiet.person_id as subject_id from (
        select t.person_id, t.state, t.ordinal, row_number() over (partition by t.person_id order by t.ordinal desc) as n
          from task t where t.phase_run_id = ${phaseRunId} and t.kind = 'check-in' and t.ordinal < ${ordinal}) quiet
       where quiet.n <= ${QUIET_WEEKS} group by quiet.person_id
      having count(*) = ${QUIET_WEEKS} and bool_and(quiet.state = 'missed')
         and not exists (select 1 from task p where p.phase_run_id = ${phaseRunId} and p.kind = 'pace'
                            and p.subject_id = quiet.person_id and p.ordinal > min(quiet.ordinal))`,
  });
  await askManagers(
    trx,
    week,
    sql`t.phase_run_id = ${phaseRunId} and t.state = 'missed' and t.ordinal = ${ordinal - 1}`,
  );
}

/**
 * Asks whoever the people report to what shall become of their key results.
 *
 * @param which a condition on the people's own tasks `t` of the kind `pace`.
 */
export async function askManagers(
  trx: Trx,
  week: PhaseRef & { ordinal: number; closesAt: Date },
  which: ReturnType<typeof sql>,
): Promise<void> {
  await openTasks(trx, week, {
    kind: 'pace',
    ordinal: week.ordinal,
    dueAt: week.closesAt,
    who: sql`select stand_in(p.manager_id, p.id) as person_id, p.id as subject_id
      from task t join person p on p.id = t.person_id and p.state = 'active'
     where t.kind = 'pace' and t.subject_id = t.person_id and stand_in(p.manager_id, p.id) is not null and ${which}`,
  });
}

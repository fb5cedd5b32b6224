import { type RawBuilder, sql } from 'kysely';
import type { Trx } from '../database.ts';
import { type PhaseRef, tell } from '../steps/tasks.ts';

/**
 * Shows a department's goals, once they stand, to its people who have none of their own: they are what these people work
 * for, and some of them contribute to a key result by name.
 *
 * @param which a condition on `okr_set s`.
 */
export function tellTeam(trx: Trx, phase: PhaseRef, which: RawBuilder<unknown>): Promise<number> {
  return tell(trx, phase, {
    kind: 'team-goals',
    who: sql`select m.person_id, s.id as subject_id, null::uuid as task_id
      from okr_set s join cohort co on co.cycle_id = s.cycle_id and co.department_id = s.department_id
      join member m on m.cohort_id = co.id and m.part = 'participant' and m.person_id <> s.owner_id
     where s.level = 'department' and s.state in ('agreed', 'in-force') and ${which}
       and not exists (select 1 from okr_set own where own.cycle_id = s.cycle_id and own.level = 'individual'
                          and own.owner_id = m.person_id)`,
  });
}

import { sql } from 'kysely';
import type { Db } from '../database.ts';
import { liesIn, type Within } from '../within.ts';

/** How sure the owners of a department's key results were in one week. */
export interface ConfidenceWeek {
  department: string;
  week: number;
  /** Mean of the confidence of 0 to 10. */
  confidence: number;
  checkIns: number;
}

/** @returns one row for each department and week in which somebody checked in, by department and week. */
export async function readConfidenceWeeks(
  db: Db,
  cycleId: string,
  within?: Within,
): Promise<ConfidenceWeek[]> {
  const { rows } = await sql<ConfidenceWeek>`
    select d.path as department, x.week, x.confidence, x.check_ins
      from (select s.department_id, c.week, avg(c.confidence)::float8 as confidence, count(*)::int as check_ins
              from okr_set s join objective o on o.okr_set_id = s.id join key_result k on k.objective_id = o.id and k.dropped_at is null
              join check_in c on c.key_result_id = k.id
             where s.cycle_id = ${cycleId} group by s.department_id, c.week) x
      join department d on d.id = x.department_id
     where ${liesIn(sql`d.path`, within)} order by d.path, x.week`.execute(db);
  return rows;
}

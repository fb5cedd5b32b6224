import { sql } from 'kysely';
import { AT_RISK_TO } from '#domain/check-ins/standing.ts';
import type { Db } from '../database.ts';
import { liesIn, type Within } from '../within.ts';

/** An objective whose owners doubt, or whom something stands in the way. What it is stays with the team. */
export interface ObjectiveAtRisk {
  setId: string;
  title: string;
  owner: string;
  /** Null for the strategy. */
  department: string | null;
  keyResults: number;
  atRisk: number;
  blocked: number;
  confidence: number | null;
}

const SHOWN = 12;

/** @returns the objectives of a cycle with a key result at risk or blocked at its last check-in, the least sure first. */
export async function readObjectivesAtRisk(
  db: Db,
  cycleId: string,
  within?: Within,
): Promise<ObjectiveAtRisk[]> {
  const { rows } = await sql<ObjectiveAtRisk>`
    select s.id as set_id, o.title, p.name as owner, d.path as department, count(*)::int as key_results,
           count(*) filter (where k.confidence <= ${AT_RISK_TO})::int as at_risk,
           count(*) filter (where c.blocker <> '')::int as blocked, avg(k.confidence)::float8 as confidence
      from okr_set s join objective o on o.okr_set_id = s.id join key_result k on k.objective_id = o.id and k.dropped_at is null
      join person p on p.id = s.owner_id left join department d on d.id = s.department_id
      left join check_in c on c.key_result_id = k.id and c.week = k.last_week
     where s.cycle_id = ${cycleId} and s.state in ('agreed', 'in-force') and (d.path is null or ${liesIn(sql`d.path`, within)})
     group by s.id, o.id, p.name, d.path
    having count(*) filter (where k.last_week is not null and (k.confidence <= ${AT_RISK_TO} or c.blocker <> '')) > 0
     order by confidence, o.title limit ${SHOWN}`.execute(db);
  return rows;
}

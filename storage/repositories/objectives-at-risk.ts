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
    with doubted as (
      select k.objective_id from key_result k
       where k.confidence <= ${AT_RISK_TO} and k.last_week is not null and k.dropped_at is null
      union
      select k.objective_id from check_in c join key_result k on k.id = c.key_result_id and k.last_week = c.week and k.dropped_at is null
       where c.blocker <> ''),
    least as (
      select s.id as set_id, o.id, o.title, s.owner_id, d.path as department, f.confidence
        from doubted x join objective o on o.id = x.objective_id join okr_set s on s.id = o.okr_set_id
        left join department d on d.id = s.department_id
       cross join lateral (
         select avg(k.confidence)::float8 as confidence from key_result k where k.objective_id = o.id and k.dropped_at is null) f
       where s.cycle_id = ${cycleId} and s.state in ('agreed', 'in-force') and (d.path is null or ${liesIn(sql`d.path`, within)})
       order by f.confidence, o.title limit ${SHOWN})
    select l.set_id, l.title, p.name as owner, l.department, l.confidence, count(*)::int as key_results,
           count(*) filter (where k.confidence <= ${AT_RISK_TO})::int as at_risk,
           count(*) filter (where c.blocker <> '')::int as blocked
      from least l join person p on p.id = l.owner_id
      join key_result k on k.objective_id = l.id and k.dropped_at is null
      left join check_in c on c.key_result_id = k.id and c.week = k.last_week
     group by l.set_id, l.id, l.title, p.name, l.department, l.confidence
     order by l.confidence, l.title `.execute(db);
  return rows;
}

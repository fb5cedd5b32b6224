import { sql } from 'kysely';
import type { Direction, ObjectiveKind, OkrLevel, OkrState, ReviewDecision } from '#domain/kinds.ts';
import type { Db } from '../database.ts';
import { liesIn, type Within } from '../within.ts';

/** A key result as it leaves: what was agreed and, as far as it may leave, what became of it. */
export interface ResultRow {
  keyResultId: string;
  level: OkrLevel;
  department: string | null;
  /** Of goals of single people whose they are; nobody else is named. */
  owner: string | null;
  employeeId: string | null;
  state: OkrState;
  agreedOn: string | null;
  objective: string;
  kind: ObjectiveKind;
  keyResult: string;
  unit: string;
  direction: Direction;
  baseline: number | null;
  target: number;
  /** Null, too, where scores of single people stay. */
  finalValue: number | null;
  score: number | null;
  /** Who agreed, on goals of single people; what they said stays between the two. */
  reviews: Array<{ reviewer: string; decision: ReviewDecision; on: string }>;
  /** What its owner said to what leaves about them. */
  comment: string | null;
}

/**
 * Final goals, scores and reviews of a cycle, as they may leave. Scores of single people only where the cycle was launched so.
 *
 * @param of.personId only what is about this person, for their own page.
 */
export async function readResults(
  db: Db,
  of: { cycleId: string; personId?: string; within?: Within },
): Promise<ResultRow[]> {
  const { rows } = await sql<ResultRow>`
    select k.id as key_result_id, s.level, d.path as department,
           case when s.level = 'individual' then p.name end as owner,
           case when s.level = 'individual' then p.employee_id end as employee_id,
           s.state, to_char(s.agreed_at at time zone 'UTC', 'YYYY-MM-DD') as agreed_on, o.title as objective, o.kind,
           k.title as key_result, k.unit, k.direction, k.baseline, k.target,
           case when x.leaves then sc.final_value end as final_value, case when x.leaves then sc.score end as score,
           case when s.level <> 'individual' then '[]' else coalesce((
             select jsonb_agg(jsonb_build_object('reviewer', rp.name, 'decision', r.decision,
                      'on', to_char(r.decided_at at time zone 'UTC', 'YYYY-MM-DD')) order by r.decided_at)
               from review r join person rp on rp.id = r.reviewer_id where r.okr_set_id = s.id and r.round = s.round), '[]') end as reviews,
           case when s.level = 'individual' then (
             select l.words from leaving_comment l where l.cycle_id = s.cycle_id and l.person_id = s.owner_id) end as comment
      from okr_set s join cycle c on c.id = s.cycle_id join objective o on o.okr_set_id = s.id
      join key_result k on k.objective_id = o.id and k.dropped_at is null
      join person p on p.id = s.owner_id left join department d on d.id = coalesce(s.department_id, p.department_id)
      left join score sc on sc.key_result_id = k.id
     cross join lateral (select s.level <> 'individual' or coalesce((c.settings ->> 'individualScoresLeave')::boolean, false) as leaves) x
     where s.cycle_id = ${of.cycleId} and s.state in ('agreed', 'in-force', 'scored')
       and (${of.personId ?? null}::uuid is null or s.level = 'individual' and s.owner_id = ${of.personId ?? null})
       and (s.level = 'company' or ${liesIn(sql`d.path`, of.within)})
     order by array_position(array['company', 'department', 'individual'], s.level), d.path, p.name, o.position, o.id, k.position, k.id`.execute(
    db,
  );
  return rows;
}

/** A cycle in which a person has goals of their own. */
export interface OwnResults {
  cycleId: string;
  cycle: string;
  period: string;
  declaredUse: string;
  /** Whether scores of single people may leave. */
  scoresLeave: boolean;
  erased: boolean;
  comment: string;
  rows: ResultRow[];
}

/** @returns what may leave about somebody, the newest cycle first. */
export async function readOwnResults(db: Db, personId: string): Promise<OwnResults[]> {
  const { rows } = await sql<Omit<OwnResults, 'rows'>>`
    select c.id as cycle_id, c.name as cycle, c.period, c.settings ->> 'declaredUse' as declared_use,
           coalesce((c.settings ->> 'individualScoresLeave')::boolean, false) as scores_leave,
           exists (select 1 from retention r where r.cycle_id = c.id and r.erased_at is not null) as erased,
           coalesce((select l.words from leaving_comment l where l.cycle_id = c.id and l.person_id = ${personId}), '') as comment
      from cycle c where c.state <> 'cancelled' and exists (
        select 1 from okr_set s where s.cycle_id = c.id and s.level = 'individual' and s.owner_id = ${personId}
           and s.state in ('agreed', 'in-force', 'scored'))
     order by c.launched_at desc, c.id limit 20`.execute(db);
  const found: OwnResults[] = [];
  for (const row of rows)
    found.push({ ...row, rows: await readResults(db, { cycleId: row.cycleId, personId }) });
  return found;
}

import { sql } from 'kysely';
import { readRhythm, slowerOf } from '#domain/check-ins/rhythm.ts';
import { type STANDINGS, type Standing, standingOf } from '#domain/check-ins/standing.ts';
import type { Rhythm } from '#domain/kinds.ts';
import type { Db } from '../database.ts';
import { liesIn, type Within } from '../within.ts';
import { overWeek, rhythmOf } from './standing.ts';

export type StandingCounts = Record<Standing, number>;

/** A key result that wants a look, with the person to ask about it. */
export interface KeyResultToLookAt {
  title: string;
  owner: string;
  department: string;
  baseline: number | null;
  target: number;
  unit: string;
  currentValue: number | null;
  standing: Standing;
  blocker: string;
}

export interface CycleStandings {
  total: StandingCounts;
  departments: Array<{ path: string; counts: StandingCounts }>;
  lookAt: KeyResultToLookAt[];
}

interface Facts {
  path: string;
  policy: string;
  rhythm: Rhythm | null;
  lastWeek: number | null;
  confidence: number | null;
  pausedUntil: number | null;
  overWeek: number;
  away: boolean;
}

const LOOKED_AT = 25;

/** What counts in a cycle, with the facts from which its standing follows. */
const COUNTED = (cycleId: string, within: Within) => sql`
  cohort_facts as materialized (
    select co.id, d.path, ${rhythmOf(sql`co.cycle_id`, sql`co.department_id`, sql`co.country`)} as policy, ${overWeek(sql`co.id`)} as over_week
      from cohort co join department d on d.id = co.department_id where co.cycle_id = ${cycleId} and ${liesIn(sql`d.path`, within)}),
  counted as (
    select k.*, c.path, c.policy, c.over_week, owner.state = 'away' as away from cohort_facts c
      join okr_set s on s.cohort_id = c.id and s.state in ('agreed', 'in-force', 'scored')
      join objective o on o.okr_set_id = s.id join key_result k on k.objective_id = o.id and k.dropped_at is null
      join person owner on owner.id = k.owner_id)`;

/** @returns how the key results of a cycle stand, counted by department, and which of them want a look first. @param within keeps these departments and those below. */
export async function readStandings(db: Db, cycleId: string, within?: Within): Promise<CycleStandings> {
  const [groups, rows] = await Promise.all([
    countGroups(db, cycleId, within),
    readDoubtful(db, cycleId, within),
  ]);
  const total = noCounts();
  const departments = new Map<string, StandingCounts>();
  for (const { n, ...facts } of groups) {
    const standing = standingFrom(facts);
    const counts = departments.get(facts.path) ?? noCounts();
    counts[standing] += n;
    total[standing] += n;
    departments.set(facts.path, counts);
  }
  const lookAt = rows.map(
    ({ path, policy, rhythm, lastWeek, confidence, pausedUntil, overWeek, away, ...row }) => ({
      ...row,
      department: path,
      standing: standingFrom({ path, policy, rhythm, lastWeek, confidence, pausedUntil, overWeek, away }),
    }),
  );
  return { total, departments: [...departments].map(([path, counts]) => ({ path, counts })), lookAt };
}

/** Key results with the same answer are counted together, so that the rule is asked a few hundred times at most. */
async function countGroups(db: Db, cycleId: string, within: Within): Promise<Array<Facts & { n: number }>> {
  const { rows } = await sql<Facts & { n: number }>`
    with ${COUNTED(cycleId, within)}
    select path, policy, rhythm, last_week, confidence, paused_until, over_week, away, count(*)::int as n
      from counted group by 1, 2, 3, 4, 5, 6, 7, 8 order by 1`.execute(db);
  return rows;
}

/** At risk or blocked, the least sure first. */
async function readDoubtful(
  db: Db,
  cycleId: string,
  within: Within,
): Promise<Array<Facts & Omit<KeyResultToLookAt, 'department' | 'standing'>>> {
  const { rows } = await sql<Facts & Omit<KeyResultToLookAt, 'department' | 'standing'>>`
    with ${COUNTED(cycleId, within)}
    select k.path, k.policy, k.rhythm, k.last_week, k.confidence, k.paused_until, k.over_week, k.away, k.title, p.name as owner, k.baseline, k.target,
           k.unit, k.current_value, coalesce(c.blocker, '') as blocker
      from counted k join person p on p.id = k.owner_id
      left join check_in c on c.key_result_id = k.id and c.week = k.last_week
     where k.last_week is not null and (k.confidence <= 3 or c.blocker <> '')
     order by k.confidence, k.title, k.id limit ${LOOKED_AT}`.execute(db);
  return rows;
}

function standingFrom({ policy, rhythm, ...facts }: Facts): Standing {
  return standingOf({ ...facts, rhythm: slowerOf(readRhythm(policy), rhythm) });
}

function noCounts(): StandingCounts {
  return {
    'on-track': 0,
    unsure: 0,
    'at-risk': 0,
    overdue: 0,
    pending: 0,
    paused: 0,
    away: 0,
  } satisfies Record<(typeof STANDINGS)[number], number>;
}

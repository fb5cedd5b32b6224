import { sql } from 'kysely';
import { readRhythm, slowerOf } from '#domain/check-ins/rhythm.ts';
import { type Standing, standingOf } from '#domain/check-ins/standing.ts';
import type { DependencyState, Direction, ObjectiveKind, OkrLevel, OkrState, Rhythm } from '#domain/kinds.ts';
import type { Db, Trx } from '../database.ts';
import { overWeek, rhythmOf } from './standing.ts';

export interface KeyResultContent {
  id: string;
  objectiveId: string;
  title: string;
  /** Null: still to come. */
  baseline: number | null;
  target: number;
  unit: string;
  direction: Direction;
  ownerId: string;
  ownerName: string;
  currentValue: number | null;
  confidence: number | null;
  startingConfidence: number | null;
  /** How it stands; null until the goals are agreed or in force. */
  standing: Standing | null;
  contributors: Array<{ id: string; name: string }>;
  initiatives: string[];
  /** Empty where it is told in figures. */
  milestones: Array<{ title: string; reached: boolean }>;
  dependency: DependencyContent | null;
}

/** What a key result needs of another department, and what that one said. */
export interface DependencyContent {
  departmentId: string;
  departmentName: string;
  wanted: string;
  /** A day, `2027-02-12`. */
  neededBy: string;
  state: DependencyState;
  words: string;
}

export interface ObjectiveContent {
  id: string;
  okrSetId: string;
  title: string;
  kind: ObjectiveKind;
  local: boolean;
  /** Objectives above that it contributes to. */
  alignedTo: Array<{ id: string; title: string }>;
  keyResults: KeyResultContent[];
}

export interface OkrSetContent {
  id: string;
  cycleId: string;
  cohortId: string | null;
  level: OkrLevel;
  departmentId: string | null;
  departmentName: string | null;
  ownerId: string;
  ownerName: string;
  state: OkrState;
  round: number;
  why: string;
  notThisQuarter: string;
  publishedAt: Date | null;
  objectives: ObjectiveContent[];
}

/** What is needed to tell how a key result stands. */
interface Asked {
  okrSetId: string;
  rhythm: Rhythm | null;
  lastWeek: number | null;
  away: boolean;
  pausedUntil: number | null;
}

/** Before these nobody is asked how it stands. */
const STANDING_STATES: readonly OkrState[] = ['agreed', 'in-force', 'scored'];

/** @returns these sets with all they hold, in the order asked; ids without a set are left out. Three statements. */
export async function readOkrSets(db: Db | Trx, ids: readonly string[]): Promise<OkrSetContent[]> {
  if (ids.length === 0) return [];
  const wanted = [...new Set(ids)];
  const sets = await sql<Omit<OkrSetContent, 'objectives'> & { rhythm: string; overWeek: number }>`
    select s.id, s.cycle_id, s.cohort_id, s.level, s.department_id, d.name as department_name, s.owner_id,
           p.name as owner_name, s.state, s.round, s.why, s.not_this_quarter, s.published_at,
           ${rhythmOf(sql`s.cycle_id`, sql`s.department_id`, sql`p.country`)} as rhythm, ${overWeek(sql`s.cohort_id`)} as over_week
      from okr_set s join person p on p.id = s.owner_id left join department d on d.id = s.department_id
     where s.id = any(${wanted}::uuid[])`.execute(db);
  const objectives = await sql<Omit<ObjectiveContent, 'keyResults'>>`
    select o.id, o.okr_set_id, o.title, o.kind, o.local,
           coalesce((select jsonb_agg(jsonb_build_object('id', up.id, 'title', up.title) order by up.position)
                       from alignment a join objective up on up.id = a.parent_objective_id
                      where a.objective_id = o.id), '[]') as aligned_to
      from objective o where o.okr_set_id = any(${wanted}::uuid[]) order by o.position, o.id`.execute(db);
  const keyResults = await sql<Asked & Omit<KeyResultContent, 'standing'>>`
    select k.id, k.objective_id, o.okr_set_id, k.rhythm, k.last_week, k.paused_until, k.title, k.baseline, k.target, k.unit, k.direction, k.owner_id, owner.name as owner_name, owner.state = 'away' as away,
           k.current_value, k.confidence, k.starting_confidence,
           coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by p.name, p.id)
                       from contributor c join person p on p.id = c.person_id where c.key_result_id = k.id), '[]') as contributors,
           coalesce((select jsonb_agg(i.title order by i.position) from initiative i where i.key_result_id = k.id), '[]') as initiatives,
           coalesce((select jsonb_agg(jsonb_build_object('title', m.title, 'reached', m.reached_at is not null) order by m.position)
                       from milestone m where m.key_result_id = k.id), '[]') as milestones,
           (select jsonb_build_object('departmentId', d.id, 'departmentName', d.name, 'wanted', n.wanted, 'neededBy', n.needed_by,
                     'state', n.state, 'words', case when n.state in ('draft', 'asked') then '' else n.words end)
              from dependency n join department d on d.id = n.department_id where n.key_result_id = k.id) as dependency
      from key_result k join objective o on o.id = k.objective_id join person owner on owner.id = k.owner_id
     where o.okr_set_id = any(${wanted}::uuid[]) and k.dropped_at is null order by k.position, k.id`.execute(
    db,
  );
  const setOf = new Map(sets.rows.map((row) => [row.id, row]));
  const withStanding = keyResults.rows.map(
    ({ rhythm, lastWeek, pausedUntil, away, okrSetId, ...row }): KeyResultContent => {
      const set = setOf.get(okrSetId);
      if (!set || !STANDING_STATES.includes(set.state)) return { ...row, standing: null };
      const slower = slowerOf(readRhythm(set.rhythm), rhythm);
      const { confidence } = row;
      return {
        ...row,
        standing: standingOf({
          rhythm: slower,
          lastWeek,
          confidence,
          pausedUntil,
          overWeek: set.overWeek,
          away,
        }),
      };
    },
  );
  const byObjective = Map.groupBy(withStanding, (row) => row.objectiveId);
  const bySet = Map.groupBy(
    objectives.rows.map((row) => ({ ...row, keyResults: byObjective.get(row.id) ?? [] })),
    (row) => row.okrSetId,
  );
  const byId = new Map(
    sets.rows.map(({ rhythm, overWeek, ...row }) => [
      row.id,
      { ...row, objectives: bySet.get(row.id) ?? [] },
    ]),
  );
  return wanted.flatMap((id) => byId.get(id) ?? []);
}

/** An objective of a level above that a draft may say it contributes to. */
export interface AlignmentChoice {
  id: string;
  okrSetId: string;
  title: string;
  /** Whose it is: the department's name, or the company's strategy. */
  from: string;
}

/**
 * @returns the published objectives above a set: the strategy's first, then those of the departments up the tree, for an
 *   individual set its own department's too. A strategy has none.
 */
export async function readAlignmentChoices(db: Db | Trx, okrSetId: string): Promise<AlignmentChoice[]> {
  const { rows } = await sql<AlignmentChoice>`
    with recursive own as (
      select s.id, s.level, s.department_id, s.cycle_id, coalesce(c.strategy_cycle_id, c.id) as strategy_cycle_id
        from okr_set s join cycle c on c.id = s.cycle_id where s.id = ${okrSetId} and s.level <> 'company'),
    up as (
      select d.id, d.parent_id, 0 as distance from own join department d on d.id = own.department_id
      union all select d.id, d.parent_id, up.distance + 1 from up join department d on d.id = up.parent_id)
    select o.id, o.okr_set_id, o.title, case when s.level = 'company' then 'Strategy' else d.name end as "from"
      from own join okr_set s on s.published_at is not null and s.id <> own.id
           and ((s.level = 'company' and s.cycle_id = own.strategy_cycle_id)
             or (s.level = 'department' and s.cycle_id = own.cycle_id
                 and s.department_id in (select id from up where distance > 0 or own.level = 'individual')))
      join objective o on o.okr_set_id = s.id
      left join department d on d.id = s.department_id
      left join up on up.id = s.department_id
     order by s.level = 'company' desc, up.distance desc, o.position`.execute(db);
  return rows;
}

import { sql } from 'kysely';
import type { ObjectiveKind } from '#domain/kinds.ts';
import type { CycleSettings } from '#domain/settings.ts';
import type { Db, Trx } from '../database.ts';

/** What a celebration can tell about a cycle, or about one department in it. Nothing in it is about one person's scores. */
export interface CelebrationFigures {
  departmentName: string | null;
  people: number;
  objectives: number;
  successes: Achievement[];
  /** The stretch that came furthest, where one came true. */
  stretch: Achievement | null;
  meanScore: number | null;
  kudos: Kudos[];
  /** How many wrote down what they learned. */
  lessons: number;
  /** What was learned from a miss, by those who agreed that it is told. */
  told: Lesson[];
  /** Whether single people had goals of their own. */
  ownGoals: boolean;
  /** The leader's own; null where there are none. */
  words: { from: string; text: string } | null;
}

export interface Achievement {
  title: string;
  /** Whose; null for the strategy's. */
  department: string | null;
}

export interface Kudos {
  from: string;
  to: string;
  text: string;
}

export interface Lesson {
  from: string;
  about: string;
  text: string;
}

/** More than anybody reads; a mail takes fewer. */
const MOST = { kudos: 60, successes: 30, told: 6 } as const;

/** @param of.departmentId null for the whole cycle, which leaves out what a policy keeps to its own department. */
export async function readCelebration(
  db: Db | Trx,
  of: { cycleId: string; departmentId: string | null },
): Promise<CelebrationFigures> {
  const scope = sql`scope as materialized (
    select co.id, co.department_id from cohort co where co.cycle_id = ${of.cycleId}
       and case when ${of.departmentId}::uuid is not null then co.department_id = ${of.departmentId}
                else cycle_policy_value(co.cycle_id, 'visibility', co.department_id, co.country) = '"everyone"'::jsonb end)`;
  const [count] = await rowsOf<Counts>(
    db,
    sql`with ${scope} select (select name from department where id = ${of.departmentId}) as department_name, c.settings,
           (select count(*)::int from member m join scope on scope.id = m.cohort_id where m.part = 'participant') as people,
           (select count(*)::int from reflection r join task t on t.id = r.task_id join scope on scope.id = t.cohort_id
             where r.cycle_id = c.id and r.learned <> '') as lessons,
           (select jsonb_build_object('from', p.name, 'text', w.words) from celebration_words w join person p on p.id = w.person_id
             where w.cycle_id = c.id and w.department_id is not distinct from ${of.departmentId}::uuid and w.words <> ''
             order by w.at desc limit 1) as words
      from cycle c where c.id = ${of.cycleId}`,
  );
  const objectives = await rowsOf<ScoredObjective>(
    db,
    sql`with ${scope} select o.title, o.kind, s.level = 'individual' as own, d.name as department, avg(sc.score)::float8 as mean,
           count(sc.score)::int as weight
      from okr_set s join scope on scope.id = s.cohort_id join objective o on o.okr_set_id = s.id
      left join department d on d.id = s.department_id
      left join key_result k on k.objective_id = o.id and k.dropped_at is null left join score sc on sc.key_result_id = k.id
     where s.cycle_id = ${of.cycleId} and s.state in ('agreed', 'in-force', 'scored')
     group by o.id, s.level, d.name order by mean desc nulls last, o.id`,
  );
  const kudos = await rowsOf<Kudos>(
    db,
    sql`with ${scope} select p.name as "from", k.to_text as "to", k.text from kudos k join person p on p.id = k.from_person_id
      join task t on t.id = k.task_id join scope on scope.id = t.cohort_id
     where k.cycle_id = ${of.cycleId} order by k.at desc, k.id limit ${MOST.kudos}`,
  );
  const told = await rowsOf<Lesson>(
    db,
    sql`with ${scope} select p.name as "from", o.title as about, r.learned as text from reflection r join task t on t.id = r.task_id
      join scope on scope.id = t.cohort_id join person p on p.id = r.person_id
      join key_result k on k.id = r.lesson_of join objective o on o.id = k.objective_id
     where r.cycle_id = ${of.cycleId} and r.learned <> ''
     order by o.kind, r.at, r.task_id limit ${MOST.told}`,
  );
  return { ...reachedIn(count, objectives), kudos, told, ownGoals: objectives.some(({ own }) => own) };
}

interface Counts {
  departmentName: string | null;
  people: number;
  lessons: number;
  settings: CycleSettings;
  words: { from: string; text: string } | null;
}

interface ScoredObjective extends Achievement {
  kind: ObjectiveKind;
  /** Of one person: counted, and never told. */
  own: boolean;
  mean: number | null;
  weight: number;
}

/** What a goal of one person came to is theirs: only what departments reached is told. */
function reachedIn(
  count: Counts | undefined,
  objectives: readonly ScoredObjective[],
): Omit<CelebrationFigures, 'kudos' | 'told' | 'ownGoals'> {
  const shared = objectives.filter((row) => row.weight > 0 && !row.own);
  const weight = shared.reduce((sum, row) => sum + row.weight, 0);
  const reached = shared.filter((row) => count && (row.mean ?? 0) >= count.settings.successFrom[row.kind]);
  const named = ({ title, department }: Achievement) => ({ title, department });
  const stretch = reached.find(({ kind }) => kind === 'aspirational');
  return {
    departmentName: count?.departmentName ?? null,
    people: count?.people ?? 0,
    objectives: objectives.length,
    successes: reached.slice(0, MOST.successes).map(named),
    stretch: stretch ? named(stretch) : null,
    meanScore:
      weight > 0 ? shared.reduce((sum, row) => sum + (row.mean ?? 0) * row.weight, 0) / weight : null,
    lessons: count?.lessons ?? 0,
    words: count?.words ?? null,
  };
}

async function rowsOf<Row>(db: Db | Trx, query: ReturnType<typeof sql>): Promise<Row[]> {
  const { rows } = await sql<Row>`${query}`.execute(db);
  return rows;
}

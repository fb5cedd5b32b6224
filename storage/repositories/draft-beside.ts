import { type RawBuilder, sql } from 'kysely';
import type { CarryChoice } from '#domain/kinds.ts';
import type { Db, Trx } from '../database.ts';
import { type ObjectiveContent, type OkrSetContent, readOkrSets } from './okr-content.ts';

/** What lies beside somebody's draft: the goals it can build on. */
export interface DraftBeside {
  /** The strategy first, then the departments above, as they are published. */
  above: OkrSetContent[];
  /** The goals of the year around it, where the same scope has such a cycle. */
  year: OkrSetContent | null;
  last: LastCycle | null;
}

/** The same owner's goals one period earlier. */
export interface LastCycle {
  period: string;
  /** Those that were to go on come first, those to be dropped last. */
  objectives: Array<ObjectiveContent & { score: number | null; choice: CarryChoice | null }>;
  /** By key result: where it ended, what it scored, and what was said about it. */
  ends: ReadonlyMap<string, { finalValue: number; score: number; reason: string }>;
  /** What the writer wrote down when looking back. */
  lessons: string[];
}

/** Whoever is left out of a company-wide cycle, it is the company's. */
const sameCircle = (key: RawBuilder<unknown>) =>
  sql`split_part(${key}, ' but ', 1) = split_part(c.scope_key, ' but ', 1)`;

/** @param input.aboveIds the published sets above (see `readAlignmentChoices`). */
export async function readBeside(
  db: Db | Trx,
  input: { okrSetId: string; writerId: string; aboveIds: readonly string[] },
): Promise<DraftBeside> {
  const { rows } = await sql<{ yearId: string | null; lastId: string | null }>`
    select (select y.id from cycle yc join okr_set y on y.cycle_id = yc.id and y.level = 'company'
             where yc.period_kind = 'year' and ${sameCircle(sql`yc.scope_key`)} and yc.id <> c.id and yc.state <> 'cancelled'
               and yc.starts_on <= c.starts_on and yc.ends_on >= c.ends_on and y.published_at is not null
             order by yc.starts_on desc limit 1) as year_id,
           (select o.id from okr_set o join cycle oc on oc.id = o.cycle_id
             where o.id <> s.id and o.level = s.level and oc.period_kind = c.period_kind and oc.ends_on < c.starts_on
               and o.state in ('agreed', 'in-force', 'scored')
               and case s.level when 'individual' then o.owner_id = s.owner_id
                                when 'department' then o.department_id = s.department_id else ${sameCircle(sql`oc.scope_key`)} end
             order by oc.ends_on desc limit 1) as last_id
      from okr_set s join cycle c on c.id = s.cycle_id where s.id = ${input.okrSetId}`.execute(db);
  const { yearId = null, lastId = null } = rows[0] ?? {};
  const [above, years, last] = [
    await readOkrSets(db, input.aboveIds),
    await readOkrSets(db, yearId ? [yearId] : []),
    lastId ? await readLast(db, lastId, input.writerId) : null,
  ];
  return { above, year: years[0] ?? null, last };
}

async function readLast(db: Db | Trx, okrSetId: string, writerId: string): Promise<LastCycle | null> {
  const [set] = await readOkrSets(db, [okrSetId]);
  if (!set) return null;
  const keyResultIds = set.objectives.flatMap(({ keyResults }) => keyResults.map(({ id }) => id));
  const scores = await sql<{ id: string; finalValue: number; score: number; reason: string }>`
    select key_result_id as id, final_value, score, reason from score where key_result_id = any(${keyResultIds}::uuid[])`.execute(
    db,
  );
  const about = await sql<{ period: string; lessons: string[] }>`
    select c.period, coalesce((select array_agg(r.learned order by r.at) from reflection r
                                where r.cycle_id = c.id and r.person_id = ${writerId} and r.learned <> ''), '{}') as lessons
      from cycle c where c.id = ${set.cycleId}`.execute(db);
  const chosen = await sql<{ objectiveId: string; choice: CarryChoice }>`
    select c.objective_id, c.choice from carry_over c join objective o on o.id = c.objective_id
     where o.okr_set_id = ${okrSetId}`.execute(db);
  const choiceOf = (id: string) => chosen.rows.find(({ objectiveId }) => objectiveId === id)?.choice ?? null;
  const ends = new Map(scores.rows.map(({ id, ...end }) => [id, end]));
  const meanOf = (objective: ObjectiveContent) => {
    const own = objective.keyResults.flatMap(({ id }) => ends.get(id)?.score ?? []);
    return own.length > 0 ? own.reduce((sum, score) => sum + score, 0) / own.length : null;
  };
  return {
    period: about.rows[0]?.period ?? '',
    objectives: set.objectives
      .map((objective) => ({
        ...objective,
        score: meanOf(objective),
        choice: choiceOf(objective.id),
      }))
      .sort((a, b) => rankOf(a.choice) - rankOf(b.choice)),
    ends,
    lessons: about.rows[0]?.lessons ?? [],
  };
}

/** Stable sorting keeps the order of the set within each rank. */
function rankOf(choice: CarryChoice | null): number {
  return choice === 'drop' ? 2 : choice === null ? 1 : 0;
}

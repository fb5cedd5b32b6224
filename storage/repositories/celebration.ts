import { sql } from 'kysely';
import type { ObjectiveKind } from '#domain/kinds.ts';
import type { CycleSettings } from '#domain/settings.ts';
import type { Db, Trx } from '../database.ts';

/** What a celebration can tell about a cycle, or about one department in it. */
export interface CelebrationFigures {
  departmentName: string | null;
  people: number;
  objectives: number;
  successes: string[];
  meanScore: number | null;
  kudos: Array<{ from: string; to: string; text: string }>;
  lessons: number;
}

/** A mail has room for so many; the rest is on the pages. */
const MOST_KUDOS = 12;
const MOST_SUCCESSES = 6;

/** @param of.departmentId null for the whole cycle. */
export async function readCelebration(
  db: Db | Trx,
  of: { cycleId: string; departmentId: string | null },
): Promise<CelebrationFigures> {
  const inScope = sql`(${of.departmentId}::uuid is null or co.department_id = ${of.departmentId})`;
  const counted = await sql<{
    departmentName: string | null;
    people: number;
    lessons: number;
    settings: CycleSettings;
  }>`
    select (select name from department where id = ${of.departmentId}) as department_name, c.settings,
           (select count(*)::int from member m join cohort co on co.id = m.cohort_id
             where m.cycle_id = c.id and m.part = 'participant' and ${inScope}) as people,
           (select count(*)::int from reflection r join task t on t.id = r.task_id join cohort co on co.id = t.cohort_id
             where r.cycle_id = c.id and r.learned <> '' and ${inScope}) as lessons
      from cycle c where c.id = ${of.cycleId}`.execute(db);
  const objectives = await sql<{ title: string; kind: ObjectiveKind; mean: number | null; weight: number }>`
    select o.title, o.kind, avg(sc.score)::float8 as mean, count(sc.score)::int as weight
      from okr_set s join cohort co on co.id = s.cohort_id join objective o on o.okr_set_id = s.id
      left join key_result k on k.objective_id = o.id and k.dropped_at is null left join score sc on sc.key_result_id = k.id
     where s.cycle_id = ${of.cycleId} and s.state in ('agreed', 'in-force', 'scored') and ${inScope}
     group by o.id order by mean desc nulls last, o.id`.execute(db);
  const kudos = await sql<{ from: string; to: string; text: string }>`
    select p.name as "from", k.to_text as "to", k.text from kudos k join person p on p.id = k.from_person_id
      join task t on t.id = k.task_id join cohort co on co.id = t.cohort_id
     where k.cycle_id = ${of.cycleId} and ${inScope} order by k.at, k.task_id limit ${MOST_KUDOS}`.execute(
    db,
  );
  const [count] = counted.rows;
  const scored = objectives.rows.filter((row) => row.weight > 0);
  const weight = scored.reduce((sum, row) => sum + row.weight, 0);
  return {
    departmentName: count?.departmentName ?? null,
    people: count?.people ?? 0,
    objectives: objectives.rows.length,
    successes: scored
      .filter((row) => count && (row.mean ?? 0) >= count.settings.successFrom[row.kind])
      .slice(0, MOST_SUCCESSES)
      .map((row) => row.title),
    meanScore:
      weight > 0 ? scored.reduce((sum, row) => sum + (row.mean ?? 0) * row.weight, 0) / weight : null,
    kudos: kudos.rows,
    lessons: count?.lessons ?? 0,
  };
}

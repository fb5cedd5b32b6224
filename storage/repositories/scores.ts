import { sql } from 'kysely';
import type { Db } from '../database.ts';
import { liesIn, type Within } from '../within.ts';
import { FINAL_PENDING } from './score-sheet.ts';

/** A key result at the end of its cycle, as HR ops and its owner see it. */
export interface EndedKeyResult {
  id: string;
  title: string;
  objective: string;
  owner: string;
  department: string | null;
  unit: string;
  baseline: number | null;
  target: number;
  finalValue: number | null;
  score: number | null;
  /** What the formula gave, where the owner put a score of their own in its place, and why. */
  formulaScore: number | null;
  ownReason: string;
  /** Who entered the final figure in the owner's place; null where it was the owner. */
  enteredBy: string | null;
  /** Its owner said that the final figure is still to come. */
  pending: boolean;
  versions: ScoreVersion[];
}

export interface ScoreVersion {
  /** As JSON writes it. */
  at: string;
  /** Null: HR ops. */
  by: string | null;
  scoreBefore: number | null;
  scoreAfter: number;
  reason: string;
}

/**
 * @param of.personId only theirs. @param of.notable only what wants a look: pending, overridden, corrected, or without a
 *   score although its scoring is over. @param of.search words of its title or owner.
 */
export async function listScores(
  db: Db,
  of: {
    cycleId: string;
    personId?: string;
    notable?: boolean;
    search?: string;
    limit?: number;
    within?: Within;
  },
): Promise<EndedKeyResult[]> {
  const pattern = of.search ? `%${of.search.replace(/[\\%_]/g, '\\$&')}%` : null;
  const { rows } = await sql<EndedKeyResult>`
    select * from (
      select k.id, k.title, o.title as objective, p.name as owner, d.path as department, k.unit, k.baseline, k.target,
             sc.final_value, sc.score, sc.formula_score, coalesce(sc.own_reason, '') as own_reason,
             (select x.name from person x where x.id = sc.entered_by_id) as entered_by,
             (${FINAL_PENDING} or (sc.score is null and k.baseline is null)) as pending,
             coalesce((select jsonb_agg(jsonb_build_object('at', v.at, 'by', vp.name, 'scoreBefore', v.score_before,
                         'scoreAfter', v.score_after, 'reason', v.reason) order by v.at desc)
                         from score_version v left join person vp on vp.id = v.by_person_id where v.key_result_id = k.id), '[]') as versions,
             exists (select 1 from phase_run r where r.cohort_id = s.cohort_id and r.phase = 'scoring' and r.state = 'closed') as over
        from okr_set s join objective o on o.okr_set_id = s.id join key_result k on k.objective_id = o.id and k.dropped_at is null
        join person p on p.id = k.owner_id left join department d on d.id = s.department_id left join score sc on sc.key_result_id = k.id
       where s.cycle_id = ${of.cycleId} and s.state in ('agreed', 'in-force', 'scored') and s.level <> 'company' and ${liesIn(sql`d.path`, of.within)}
         and (${of.personId ?? null}::uuid is null or k.owner_id = ${of.personId ?? null})
         and (${pattern}::text is null or concat_ws(' ', k.title, o.title, p.name) ilike ${pattern})) x
     where not ${of.notable ?? false} or x.pending or x.formula_score is not null or x.versions <> '[]' or (x.over and x.score is null)
     order by x.pending desc, x.department nulls first, x.title, x.id limit ${of.limit ?? 100}`.execute(db);
  return rows;
}

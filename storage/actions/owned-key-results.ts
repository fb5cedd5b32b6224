import { sql } from 'kysely';
import type { ObjectiveKind } from '#domain/kinds.ts';
import type { Db, Trx } from '../database.ts';

/** A key result as its owner sees it when checking in or scoring. */
export interface OwnedKeyResult {
  id: string;
  title: string;
  baseline: number;
  target: number;
  unit: string;
  currentValue: number | null;
  confidence: number | null;
  objectiveId: string;
  objectiveTitle: string;
  objectiveKind: ObjectiveKind;
  /** What the owner named as being in the way at the last check-in. */
  lastBlocker: string | null;
}

/**
 * @param of.cohortId the cohort whose sets count: a person's key results in another cycle stay out (I7).
 * @returns the key results a person owns in sets that are agreed or in force, in the order of the sets.
 */
export async function readOwnedKeyResults(
  db: Db | Trx,
  of: { personId: string; cohortId: string | null },
): Promise<OwnedKeyResult[]> {
  const { rows } = await sql<OwnedKeyResult>`
    select k.id, k.title, k.baseline, k.target, k.unit, k.current_value, k.confidence,
           o.id as objective_id, o.title as objective_title, o.kind as objective_kind,
           (select c.blocker from check_in c where c.key_result_id = k.id order by c.week desc limit 1) as last_blocker
      from key_result k join objective o on o.id = k.objective_id join okr_set s on s.id = o.okr_set_id
     where k.owner_id = ${of.personId} and s.cohort_id = ${of.cohortId} and s.state in ('agreed', 'in-force', 'scored')
     order by s.level, s.id, o.position, k.position`.execute(db);
  return rows;
}

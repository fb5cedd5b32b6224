import { sql } from 'kysely';
import { type OwnedBy, type OwnedKeyResult, readOwnedKeyResults } from '../actions/owned-key-results.ts';
import type { Db, Trx } from '../database.ts';

/** What somebody scores: their key results, and the objectives about whose future they have a say. */
export interface ScoreSheet {
  keyResults: SheetKeyResult[];
  /** Objectives of sets of their own, in the order of the page. */
  ownObjectives: Array<{ id: string; title: string }>;
}

export interface SheetKeyResult extends OwnedKeyResult {
  /** Empty where it is told in figures. */
  milestones: Milestone[];
}

export interface Milestone {
  id: string;
  title: string;
}

/** Whether the owner of key result `k` said that its final figure is still to come, and it has not come since. */
export const FINAL_PENDING = sql`(exists (select 1 from final_pending f where f.key_result_id = k.id)
  and not exists (select 1 from score sc where sc.key_result_id = k.id))`;

/** Asked again for figures that were still to come. */
export const ASKED_AGAIN = 1;

/** @param task the score task; when it is asked again, only what is still to come is on its sheet. */
export async function readScoreSheet(db: Db | Trx, task: OwnedBy): Promise<ScoreSheet> {
  const owned = await readOwnedKeyResults(db, task);
  const ids = owned.map(({ id }) => id);
  const { rows } = await sql<{ id: string; pending: boolean; own: boolean; milestones: Milestone[] }>`
    select k.id, ${FINAL_PENDING} as pending, s.owner_id = ${task.personId} as own,
           coalesce((select jsonb_agg(jsonb_build_object('id', m.id, 'title', m.title) order by m.position)
                       from milestone m where m.key_result_id = k.id), '[]') as milestones
      from key_result k join objective o on o.id = k.objective_id join okr_set s on s.id = o.okr_set_id
     where k.id = any(${ids}::uuid[])`.execute(db);
  const more = new Map(rows.map((row) => [row.id, row]));
  const again = (task.ordinal ?? 0) >= ASKED_AGAIN;
  const shown = owned.filter(({ id }) => !again || more.get(id)?.pending);
  const own = again ? [] : shown.filter(({ id }) => more.get(id)?.own);
  const objectives = new Map(own.map(({ objectiveId, objectiveTitle }) => [objectiveId, objectiveTitle]));
  return {
    keyResults: shown.map((row) => ({ ...row, milestones: more.get(row.id)?.milestones ?? [] })),
    ownObjectives: [...objectives].map(([id, title]) => ({ id, title })),
  };
}

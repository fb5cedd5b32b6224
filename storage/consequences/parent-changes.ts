import { sql } from 'kysely';
import type { RoundContent } from '#domain/agreement/content.ts';
import { materialChanges } from '#domain/agreement/material-change.ts';
import type { Trx } from '../database.ts';
import { tell } from '../steps/tasks.ts';
import type { FinalTask } from './finalise.ts';
import { readRounds } from './versions.ts';

/**
 * A set said something else in the round before. Where that is material, whoever contributes to it is told, and their goals
 * are marked until they are submitted again. Who contributes is read from what they submitted last: a goal that was
 * dropped takes its links with it.
 *
 * @param set the set that was just submitted.
 * @returns how many sets below were marked.
 */
export async function markThoseBelow(
  trx: Trx,
  task: FinalTask,
  set: { id: string; round: number; version: number; now: Date },
): Promise<number> {
  if (set.round < 2) return 0;
  const before = (await readRounds(trx, [{ okrSetId: set.id, round: set.round - 1 }])).get(set.id);
  const after = (await readRounds(trx, [{ okrSetId: set.id, round: set.round }])).get(set.id);
  return before && after ? markMaterialChanges(trx, task, { ...set, before, after }) : 0;
}

/** The same for two versions of a set, whatever led from one to the other. */
export async function markMaterialChanges(
  trx: Trx,
  task: Pick<FinalTask, 'cycleId' | 'phaseRunId'>,
  set: { id: string; version: number; before: RoundContent; after: RoundContent; now: Date },
): Promise<number> {
  const { now } = set;
  const changes = materialChanges(set.before, set.after);
  if (changes.length === 0) return 0;
  const json = JSON.stringify(changes.map((change, place) => ({ ...change, place })));
  const { rows } = await sql<{ okrSetId: string; cohortId: string | null }>`
    with latest as (
      select distinct on (v.okr_set_id) v.okr_set_id, s.cohort_id, v.content
        from okr_version v join okr_set s on s.id = v.okr_set_id
       where s.cycle_id = ${task.cycleId} and s.id <> ${set.id} and s.state <> 'lapsed'
       order by v.okr_set_id, v.version desc),
    change as (
      select * from jsonb_to_recordset(${json}::jsonb)
               as x("objectiveId" uuid, "objectiveTitle" text, change text, "keyResult" text, before float8, after float8, unit text, place int)),
    marked as (
      insert into parent_change (okr_set_id, parent_set_id, parent_version, place, title, change, key_result, before, after, unit, at)
      select distinct l.okr_set_id, ${set.id}::uuid, ${set.version}::int, c.place, c."objectiveTitle", c.change, c."keyResult",
             c.before, c.after, c.unit, ${now}::timestamptz
        from latest l cross join jsonb_array_elements(l.content -> 'objectives') o
        cross join jsonb_array_elements_text(o -> 'alignedTo') as up(id) join change c on c."objectiveId" = up.id::uuid
      on conflict do nothing returning okr_set_id),
    recorded as (
      insert into audit_event (at, actor_kind, action, cycle_id, phase, entity_kind, entity_id, detail)
      select distinct ${now}::timestamptz, 'system', 'okr.parent-changed', ${task.cycleId}::uuid, 'approval', 'okr-set', okr_set_id,
             jsonb_build_object('parent', ${set.id}::text) from marked)
    select distinct l.okr_set_id, l.cohort_id from marked m join latest l on l.okr_set_id = m.okr_set_id
     order by l.okr_set_id`.execute(trx);
  for (const { okrSetId, cohortId } of rows) {
    await tell(
      trx,
      { ...task, cohortId, phase: 'approval', now },
      {
        kind: 'parent-changed',
        ordinal: set.version,
        who: sql`select owner_id as person_id, id as subject_id, null::uuid as task_id from okr_set where id = ${okrSetId}`,
      },
    );
  }
  return rows.length;
}

/** Whoever submits again has had the chance to look at what changed above. */
export async function settleParentChanges(trx: Trx, okrSetId: string, now: Date): Promise<void> {
  await sql`update parent_change set settled_at = ${now}
    where okr_set_id = ${okrSetId} and settled_at is null`.execute(trx);
}

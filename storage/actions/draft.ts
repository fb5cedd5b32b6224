import { sql } from 'kysely';
import type { DraftInput, OkrDraft } from '#domain/okr-draft.ts';
import { directionOf } from '#domain/scoring.ts';
import type { Trx } from '../database.ts';
import type { StoreDeps } from '../deps.ts';
import type { Json } from '../schema.ts';
import { type ActionResult, type ActionTarget, actOnTask } from './act.ts';

/**
 * Keeps a draft without submitting it. A draft that is complete replaces what the set holds; one that is not yet stays on
 * its task as it was typed, so that nothing is lost half-way.
 */
export function saveDraft(
  deps: StoreDeps,
  target: ActionTarget,
  { draft, typed }: { draft: OkrDraft | null; typed: DraftInput },
): Promise<ActionResult> {
  return actOnTask(deps, target, 'draft', async ({ trx, task }) => {
    if (draft) await replaceContent(trx, { okrSetId: task.subjectId, ownerId: task.personId, draft });
    await trx
      .updateTable('task')
      .set({ outcome: draft ? null : JSON.stringify({ typed }) })
      .where('id', '=', task.id)
      .execute();
    return null;
  });
}

/** Submits a complete draft; publishing it and asking the reviewer follow after the undo window. */
export function submitDraft(deps: StoreDeps, target: ActionTarget, draft: OkrDraft): Promise<ActionResult> {
  return actOnTask(deps, target, 'draft', async ({ trx, task }) => {
    await replaceContent(trx, { okrSetId: task.subjectId, ownerId: task.personId, draft });
    const keyResults = draft.objectives.reduce((sum, objective) => sum + objective.keyResults.length, 0);
    const content: Json = JSON.parse(JSON.stringify(draft));
    return { outcome: { objectives: draft.objectives.length, keyResults }, content };
  });
}

/**
 * Makes the set hold exactly the draft. Rows that are still there keep their ids, so that what aligns to them from below
 * and what was checked in survives; ids that are not the set's own count as new rows.
 */
async function replaceContent(
  trx: Trx,
  { okrSetId, ownerId, draft }: { okrSetId: string; ownerId: string; draft: OkrDraft },
): Promise<void> {
  await trx
    .updateTable('okrSet')
    .set({ why: draft.why, notThisQuarter: draft.notThisQuarter })
    .where('id', '=', okrSetId)
    .execute();
  const present = await trx.selectFrom('objective').select('id').where('okrSetId', '=', okrSetId).execute();
  const own = new Set(present.map(({ id }) => id));
  const kept: string[] = [];
  for (const [position, objective] of draft.objectives.entries()) {
    const values = { position, title: objective.title, kind: objective.kind, local: objective.local };
    const id = objective.id && own.delete(objective.id) ? objective.id : null;
    const objectiveId = id ?? (await insertObjective(trx, { okrSetId, ...values }));
    if (id) await trx.updateTable('objective').set(values).where('id', '=', id).execute();
    kept.push(objectiveId);
    await align(trx, objectiveId, objective.alignedTo);
    await replaceKeyResults(trx, { objectiveId, ownerId, keyResults: objective.keyResults });
  }
  await trx
    .deleteFrom('objective')
    .where('okrSetId', '=', okrSetId)
    .where(sql<boolean>`id <> all(${kept}::uuid[])`)
    .execute();
}

async function insertObjective(
  trx: Trx,
  values: {
    okrSetId: string;
    position: number;
    title: string;
    kind: OkrDraft['objectives'][number]['kind'];
    local: boolean;
  },
): Promise<string> {
  return (await trx.insertInto('objective').values(values).returning('id').executeTakeFirstOrThrow()).id;
}

async function align(trx: Trx, objectiveId: string, parentObjectiveId: string | null): Promise<void> {
  await trx.deleteFrom('alignment').where('objectiveId', '=', objectiveId).execute();
  if (parentObjectiveId)
    await trx.insertInto('alignment').values({ objectiveId, parentObjectiveId }).execute();
}

async function replaceKeyResults(
  trx: Trx,
  of: { objectiveId: string; ownerId: string; keyResults: OkrDraft['objectives'][number]['keyResults'] },
): Promise<void> {
  const rows = of.keyResults.map((keyResult, position) => ({
    ...keyResult,
    position,
    direction: directionOf(keyResult),
  }));
  const json = JSON.stringify(rows);
  const shape = sql`as x(id uuid, position int, title text, baseline float8, target float8, unit text, direction text)`;
  await sql`
    delete from key_result where objective_id = ${of.objectiveId}
       and id not in (select id from jsonb_to_recordset(${json}::jsonb) ${shape} where id is not null)`.execute(
    trx,
  );
  await sql`
    with given as (select * from jsonb_to_recordset(${json}::jsonb) ${shape}),
    updated as (
      update key_result k set position = g.position, title = g.title, baseline = g.baseline, target = g.target,
             unit = g.unit, direction = g.direction
        from given g where k.id = g.id and k.objective_id = ${of.objectiveId} returning k.id)
    insert into key_result (objective_id, position, title, baseline, target, unit, direction, owner_id)
    select ${of.objectiveId}, position, title, baseline, target, unit, direction, ${of.ownerId}
      from given where id is null or id not in (select id from updated)`.execute(trx);
}

import { sql } from 'kysely';
import type { OkrDraft } from '#domain/okr-draft.ts';
import type { Trx } from '../database.ts';
import { type KeyResultRow, replaceKeyResults, rowsOf } from './draft-key-results.ts';

/**
 * Makes a set hold exactly the draft. Rows that are still there keep their ids, so that what aligns to them from below,
 * what was checked in and what was asked of others survives; ids that are not the set's own count as new rows.
 *
 * @param input.writerId who owns a key result for which nobody else was named.
 */
export async function replaceContent(
  trx: Trx,
  input: { okrSetId: string; writerId: string; draft: OkrDraft; now: Date },
): Promise<void> {
  const { okrSetId, writerId, draft, now } = input;
  await trx
    .updateTable('okrSet')
    .set({ why: draft.why, notThisQuarter: draft.notThisQuarter })
    .where('id', '=', okrSetId)
    .execute();
  const present = await readPresent(trx, okrSetId);
  const kept: string[] = [];
  const rows: KeyResultRow[] = [];
  for (const [position, objective] of draft.objectives.entries()) {
    const values = { position, title: objective.title, kind: objective.kind, local: objective.local };
    const id = objective.id && present.has(objective.id) ? objective.id : null;
    const objectiveId = id ?? (await insertObjective(trx, { okrSetId, ...values }));
    if (id) await trx.updateTable('objective').set(values).where('id', '=', id).execute();
    kept.push(objectiveId);
    await align(trx, objectiveId, objective.alignedTo);
    const own = (id && present.get(id)) || new Set<string>();
    rows.push(...rowsOf(objective.keyResults, { objectiveId, writerId, present: own }));
  }
  await replaceKeyResults(trx, { okrSetId, rows, now });
  await trx
    .deleteFrom('objective')
    .where('okrSetId', '=', okrSetId)
    .where(sql<boolean>`id <> all(${kept}::uuid[])`)
    .execute();
}

/** @returns the set's objectives, each with the ids of its key results. */
async function readPresent(trx: Trx, okrSetId: string): Promise<Map<string, Set<string>>> {
  const rows = await trx
    .selectFrom('objective')
    .leftJoin('keyResult', 'keyResult.objectiveId', 'objective.id')
    .select(['objective.id', 'keyResult.id as keyResultId'])
    .where('okrSetId', '=', okrSetId)
    .execute();
  const present = new Map<string, Set<string>>();
  for (const { id, keyResultId } of rows) {
    const own = present.get(id) ?? new Set();
    if (keyResultId) own.add(keyResultId);
    present.set(id, own);
  }
  return present;
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

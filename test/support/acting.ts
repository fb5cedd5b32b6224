import type { TaskKind } from '#domain/kinds.ts';
import type { OkrDraft } from '#domain/okr-draft.ts';
import type { Db } from '#storage/database.ts';

/** @returns the open tasks of a kind, each as the target of an action. */
export async function openTasksOf(db: Db, kind: TaskKind, personId?: string) {
  const rows = await db
    .selectFrom('task')
    .select(['id as taskId', 'personId', 'subjectId', 'ordinal'])
    .where('kind', '=', kind)
    .where('state', '=', 'open')
    .where((eb) => (personId ? eb('personId', '=', personId) : eb.val(true)))
    .orderBy('id')
    .execute();
  return rows;
}

/** @returns a draft with one objective and one key result, from 10 to 20. */
export function draftOf(title: string, alignedTo: string | null = null): OkrDraft {
  return {
    why: `Why: ${title}`,
    notThisQuarter: 'A second website',
    objectives: [
      {
        id: null,
        title,
        kind: 'committed',
        local: alignedTo === null,
        alignedTo,
        keyResults: [
          {
            id: null,
            title: `${title}, measured`,
            baseline: 10,
            target: 20,
            unit: '%',
            direction: 'increase',
            ownerId: null,
            contributorIds: [],
            startingConfidence: null,
            initiatives: [],
            milestones: [],
            need: null,
          },
        ],
      },
    ],
  };
}

import type { DraftInput, OkrDraft } from '#domain/okr-draft.ts';
import type { StoreDeps } from '../deps.ts';
import type { Json } from '../schema.ts';
import { type ActionResult, type ActionTarget, actOnTask } from './act.ts';
import { replaceContent } from './draft-content.ts';

/**
 * Keeps a draft without submitting it. A draft that is complete replaces what the set holds; one that is not yet stays on
 * its task as it was typed, so that nothing is lost half-way.
 */
export function saveDraft(
  deps: StoreDeps,
  target: ActionTarget,
  { draft, typed }: { draft: OkrDraft | null; typed: DraftInput },
): Promise<ActionResult> {
  return actOnTask(deps, target, 'draft', async ({ trx, task, now }) => {
    if (draft) await replaceContent(trx, { okrSetId: task.subjectId, writerId: task.personId, draft, now });
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
  return actOnTask(deps, target, 'draft', async ({ trx, task, now }) => {
    await replaceContent(trx, { okrSetId: task.subjectId, writerId: task.personId, draft, now });
    const keyResults = draft.objectives.reduce((sum, objective) => sum + objective.keyResults.length, 0);
    const content: Json = JSON.parse(JSON.stringify(draft));
    return { outcome: { objectives: draft.objectives.length, keyResults }, content };
  });
}

import type { ChangeAnswer } from '#domain/kinds.ts';
import type { StoreDeps } from '../deps.ts';
import { type ActionResult, type ActionTarget, actOnTask } from './act.ts';

/** Records what a reviewer says to a change; it takes effect after the undo window. */
export function answerChange(
  deps: StoreDeps,
  target: ActionTarget,
  { answer, words }: { answer: ChangeAnswer; words: string },
): Promise<ActionResult> {
  return actOnTask(deps, target, 'change', async ({ trx, task }) => {
    await trx.updateTable('changeRequest').set({ words }).where('id', '=', task.subjectId).execute();
    return { outcome: { answer }, content: { words } };
  });
}

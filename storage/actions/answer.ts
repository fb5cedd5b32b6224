import type { DependencyAnswer } from '#domain/kinds.ts';
import type { StoreDeps } from '../deps.ts';
import { type ActionResult, type ActionTarget, actOnTask } from './act.ts';

/** Records what a department says to another one's request; the asker hears of it after the undo window. */
export function answerDependency(
  deps: StoreDeps,
  target: ActionTarget,
  { answer, words }: { answer: DependencyAnswer; words: string },
): Promise<ActionResult> {
  return actOnTask(deps, target, 'answer', async ({ trx, task, now }) => {
    await trx
      .updateTable('dependency')
      .set({ answer, words, answeredBy: task.personId, answeredAt: now })
      .where('id', '=', task.subjectId)
      .execute();
    return { outcome: { answer }, content: { words } };
  });
}

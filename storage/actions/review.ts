import type { ReviewDecision } from '#domain/kinds.ts';
import type { StoreDeps } from '../deps.ts';
import { type ActionResult, type ActionTarget, actOnTask } from './act.ts';

/** Records a reviewer's decision about one round of a set; what it means for the set follows after the undo window. */
export function review(
  deps: StoreDeps,
  target: ActionTarget,
  { decision, comment }: { decision: ReviewDecision; comment: string },
): Promise<ActionResult> {
  return actOnTask(deps, target, 'review', async ({ trx, task, now }) => {
    await trx
      .insertInto('review')
      .values({
        taskId: task.id,
        okrSetId: task.subjectId,
        round: task.ordinal,
        reviewerId: task.personId,
        decision,
        comment,
        decidedAt: now,
      })
      .execute();
    return { outcome: { decision }, content: { comment } };
  });
}

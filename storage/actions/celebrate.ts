import type { StoreDeps } from '../deps.ts';
import { type ActionResult, type ActionTarget, actOnTask } from './act.ts';

/** Keeps what a leader says at the celebration in their own words; empty where they would rather say nothing. */
export function celebrate(
  deps: StoreDeps,
  target: ActionTarget,
  { words }: { words: string },
): Promise<ActionResult> {
  return actOnTask(deps, target, 'celebrate', async ({ trx, task, now }) => {
    const { id: taskId, cycleId, personId, subjectId } = task;
    const departmentId = subjectId === cycleId ? null : subjectId;
    if (words)
      await trx
        .insertInto('celebrationWords')
        .values({ taskId, cycleId, departmentId, personId, words, at: now })
        .execute();
    return { outcome: { words: words !== '' }, content: { words } };
  });
}

import type { StoreDeps } from '../deps.ts';
import { type ActionResult, type ActionTarget, actOnTask } from './act.ts';

/** The person has read the primer and answered its question rightly; a wrong answer never comes here. */
export function acknowledge(
  deps: StoreDeps,
  target: ActionTarget,
  { answer }: { answer: string },
): Promise<ActionResult> {
  return actOnTask(deps, target, 'acknowledge', async () => ({ outcome: { answer } }));
}

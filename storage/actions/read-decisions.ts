import type { StoreDeps } from '../deps.ts';
import { type ActionResult, type ActionTarget, actOnTask } from './act.ts';

/** Records that the decisions of a month were read. */
export function readDecisionsOfMonth(deps: StoreDeps, target: ActionTarget): Promise<ActionResult> {
  return actOnTask(deps, target, 'decisions', async () => ({ outcome: { read: true } }));
}

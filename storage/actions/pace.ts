import type { Pace } from '#domain/kinds.ts';
import type { StoreDeps } from '../deps.ts';
import { type ActionResult, type ActionTarget, actOnTask } from './act.ts';

/** Records how somebody would like to go on after quiet weeks; it takes effect after the undo window. */
export function choosePace(
  deps: StoreDeps,
  target: ActionTarget,
  { choice, toPersonId }: { choice: Pace; toPersonId: string | null },
): Promise<ActionResult> {
  return actOnTask(deps, target, 'pace', async () => ({ outcome: { choice, toPersonId } }));
}

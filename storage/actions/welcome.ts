import type { Welcome } from '#domain/presence/joining.ts';
import type { StoreDeps } from '../deps.ts';
import { type ActionResult, type ActionTarget, actOnTask } from './act.ts';

/**
 * Records what a manager chose for somebody who joined; it takes effect after the undo window.
 *
 * @param input.keyResultId which one they contribute to or take over; null for none in particular.
 */
export function welcome(
  deps: StoreDeps,
  target: ActionTarget,
  { choice, keyResultId }: { choice: Welcome; keyResultId: string | null },
): Promise<ActionResult> {
  return actOnTask(deps, target, 'welcome', async () => ({ outcome: { choice, keyResultId } }));
}

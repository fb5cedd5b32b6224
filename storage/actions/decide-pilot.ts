import type { PilotChoice } from '#domain/kinds.ts';
import type { StoreDeps } from '../deps.ts';
import { type ActionResult, type ActionTarget, actOnTask } from './act.ts';

export interface PilotVerdict {
  choice: PilotChoice;
  /** How many cycles a roll-out takes; null otherwise. */
  waves: number | null;
  reason: string;
}

/** A sponsor decides what becomes of their pilot; what follows leaves after the undo window. */
export function decidePilot(
  deps: StoreDeps,
  target: ActionTarget,
  { choice, waves, reason }: PilotVerdict,
): Promise<ActionResult> {
  return actOnTask(deps, target, 'pilot-decision', async ({ trx, task, now }) => {
    const { id: taskId, cycleId, personId } = task;
    const row = { taskId, choice, waves, reason, byPersonId: personId, at: now, effectiveAt: null };
    await trx
      .insertInto('pilotDecision')
      .values({ cycleId, ...row })
      .execute();
    return { outcome: { choice, waves }, content: { reason } };
  });
}

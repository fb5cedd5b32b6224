import type { StoreDeps } from '../deps.ts';
import { type ActionResult, type ActionTarget, actOnTask } from './act.ts';

/** About a deadline that came with work still open, or about the period after a cycle. */
export const DECISION_CHOICES = {
  deadline: ['extend', 'close'],
  'next-period': ['repeat', 'wait'],
} as const;
export type DecisionTopic = keyof typeof DECISION_CHOICES;
export type DecisionChoice = (typeof DECISION_CHOICES)[DecisionTopic][number];

/** Records what HR ops chose; it is carried out after the undo window. */
export function decide(
  deps: StoreDeps,
  target: ActionTarget,
  { choice }: { choice: DecisionChoice },
): Promise<ActionResult> {
  return actOnTask(deps, target, 'decide', async () => ({ outcome: { choice } }));
}

import { activities } from '../activities.ts';
import type { PhaseRun } from '../phase-run.ts';

/** The sponsor states the strategy, its why and what is not done this quarter; publishing tells everyone. */
export async function strategyDefinition(phase: PhaseRun): Promise<void> {
  await phase.reach('open', activities.askForStrategy);
  await phase.nudge('remind', activities.remindOpenTasks);
  await phase.nudge('escalate', activities.escalateOpenTasks);
  await phase.close(activities.closePhase);
}

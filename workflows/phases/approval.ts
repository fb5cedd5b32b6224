import { activities } from '../activities.ts';
import type { PhaseRun } from '../phase-run.ts';

/**
 * Owners and reviewers agree in rounds. Submitting a draft opens its review and a request for change opens the next
 * round, both in the store; here is the time this takes. What the deadline finds unreviewed is in force, not yet agreed.
 */
export async function approval(phase: PhaseRun): Promise<void> {
  await phase.reach('open', activities.openApproval);
  await phase.nudge('remind', activities.remindOpenTasks);
  await phase.nudge('escalate', activities.escalateOpenTasks);
  await phase.close(activities.closeApproval);
}

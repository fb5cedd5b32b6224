import { activities } from '../activities.ts';
import type { PhaseRun } from '../phase-run.ts';

/**
 * Drafts cascade: a level begins when the one above has published its own draft, and on the widening day at the latest.
 */
export async function cascade(phase: PhaseRun): Promise<void> {
  await phase.reach('open', activities.openCascade);
  await Promise.all([phase.onLevelPublished(activities.openReadyDrafts), draftUntilDeadline(phase)]);
}

async function draftUntilDeadline(phase: PhaseRun): Promise<void> {
  await phase.reach('widen', activities.openRemainingDrafts);
  await phase.nudge('remind', activities.remindOpenTasks);
  await phase.nudge('escalate', activities.escalateOpenTasks);
  await phase.close(activities.closePhase);
}

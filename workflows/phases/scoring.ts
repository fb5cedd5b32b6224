import { activities } from '../activities.ts';
import type { PhaseRun } from '../phase-run.ts';

/** Owners score what was in force; what stays open at the end keeps its value pending. */
export async function scoring(phase: PhaseRun): Promise<void> {
  await phase.reach('open', activities.openScoring);
  await phase.nudge('remind', activities.remindOpenTasks);
  await phase.nudge('escalate', activities.escalateOpenTasks);
  await phase.close(activities.closeScoring);
}

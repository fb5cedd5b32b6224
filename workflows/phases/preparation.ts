import { activities } from '../activities.ts';
import type { PhaseRun } from '../phase-run.ts';

/** Everyone learns what OKRs are for before the first draft, and says so. */
export async function preparation(phase: PhaseRun): Promise<void> {
  await phase.reach('open', activities.openPreparation);
  await phase.nudge('remind', activities.remindOpenTasks);
  await phase.nudge('escalate', activities.escalateOpenTasks);
  await phase.close(activities.closePhase);
}

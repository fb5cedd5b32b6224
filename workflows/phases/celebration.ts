import { activities } from '../activities.ts';
import type { PhaseRun } from '../phase-run.ts';

/** People say what they learned and whom they thank; the department's celebration mail closes its quarter. */
export async function celebration(phase: PhaseRun): Promise<void> {
  await phase.reach('open', activities.openReflection);
  await phase.nudge('remind', activities.remindOpenTasks);
  await phase.close(activities.celebrateDepartment);
}

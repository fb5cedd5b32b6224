import { activities } from '../activities.ts';
import type { PhaseRun } from '../phase-run.ts';

/** The company celebrates, HR ops are offered the next period, and the cycle closes once every cohort is through. */
export async function companyCelebration(phase: PhaseRun): Promise<void> {
  await phase.reach('open', activities.celebrateCompany);
  await phase.close(activities.closeCycle);
}

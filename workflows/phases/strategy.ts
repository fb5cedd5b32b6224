import { activities } from '../activities.ts';
import type { PhaseRun } from '../phase-run.ts';

/** The cohort hears the strategy and its why as soon as it is published; its drafts do not wait for it. */
export async function strategy(phase: PhaseRun): Promise<void> {
  await phase.reach('open', activities.awaitStrategy);
  await phase.close(activities.closePhase);
}

import { activities } from '../activities.ts';
import type { PhaseRun } from '../phase-run.ts';

/**
 * Week by week to the period's end: the check-in opens on the week's first working day and ends when the next one opens.
 * One mail a week is enough; who misses one is asked again the week after.
 */
export async function checkIns(phase: PhaseRun): Promise<void> {
  await phase.reach('open', activities.openCheckIns);
  for (const week of phase.weeks()) {
    await phase.reach(`week-${week}`, activities.openWeek);
  }
  await phase.close(activities.closePhase);
}

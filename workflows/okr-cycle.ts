import { setHandler } from '@temporalio/workflow';
import { cohortClosed, type OkrCycleInput } from './messages.ts';
import { phaseRun } from './phase-run.ts';
import { companyCelebration } from './phases/company-celebration.ts';
import { strategyDefinition } from './phases/strategy-definition.ts';
import { openPlanBook } from './plan-book.ts';

/**
 * Carries what belongs to the whole cycle: defining the strategy, celebrating together, closing, and proposing the next
 * period. It has no children, and no cohort waits for it.
 */
export async function okrCycle({ cycleId }: OkrCycleInput): Promise<void> {
  const { book, keep } = await openPlanBook({ cycleId });
  const strategy = phaseRun(book, 'strategy');
  const celebration = phaseRun(book, 'celebration');
  setHandler(cohortClosed, () => {
    const phaseRunId = book.plan.phases.find((each) => each.phase === 'celebration')?.phaseRunId;
    if (phaseRunId) book.settled.add(phaseRunId);
  });
  let through = false;
  const phases = Promise.all([
    strategy && strategyDefinition(strategy),
    celebration && companyCelebration(celebration),
  ]).then(() => {
    through = true;
  });
  await Promise.all([phases, keep(() => through)]);
}

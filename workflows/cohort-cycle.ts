import { activities } from './activities.ts';
import type { CohortCycleInput } from './messages.ts';
import { type PhaseRun, type PlanBook, phaseRun } from './phase-run.ts';
import { approval } from './phases/approval.ts';
import { cascade } from './phases/cascade.ts';
import { celebration } from './phases/celebration.ts';
import { checkIns } from './phases/check-ins.ts';
import { preparation } from './phases/preparation.ts';
import { scoring } from './phases/scoring.ts';
import { strategy } from './phases/strategy.ts';
import { openPlanBook } from './plan-book.ts';

/**
 * Carries the people of one department in one time zone through a cycle. Phases are deadlines, not gates (D9): each
 * waits for its own time, and work flows from one into the next as it is done.
 */
export async function cohortCycle({ cycleId, cohortId }: CohortCycleInput): Promise<void> {
  const { book, keep } = await openPlanBook({ cycleId, cohortId });
  let through = false;
  const phases = Promise.all([
    run(book, 'preparation', preparation),
    run(book, 'strategy', strategy),
    run(book, 'cascade', cascade),
    run(book, 'approval', approval),
    run(book, 'check-ins', checkIns),
    run(book, 'scoring', scoring),
    run(book, 'celebration', celebration),
  ]).then(() => {
    through = true;
  });
  await Promise.all([phases, keep(() => through)]);
  if (book.plan.state !== 'over') await activities.closeCohort({ cycleId, cohortId });
}

async function run(
  book: PlanBook,
  phase: PhaseRun['phase'],
  process: (phase: PhaseRun) => Promise<void>,
): Promise<void> {
  const found = phaseRun(book, phase);
  if (found) await process(found);
}

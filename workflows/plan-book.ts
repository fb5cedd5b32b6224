import { condition, setHandler } from '@temporalio/workflow';
import { activities } from './activities.ts';
import { levelPublished, replan, settled, waitingFor } from './messages.ts';
import type { PlanBook } from './phase-run.ts';

/**
 * Reads a workflow's plan and keeps it up to date: signals raise flags, and the plan is read again whenever somebody
 * changed it in the store.
 *
 * @returns the book, and `keep`, which runs beside the phases until `done` holds.
 */
export async function openPlanBook(owner: { cycleId: string; cohortId?: string }) {
  const book: PlanBook = {
    plan: { state: 'running', phases: [] },
    edition: 0,
    settled: new Set(),
    publications: 0,
    waiting: new Map(),
  };
  let stale = true;
  setHandler(replan, () => {
    stale = true;
  });
  setHandler(settled, ({ phaseRunId }) => {
    book.settled.add(phaseRunId);
  });
  setHandler(levelPublished, () => {
    book.publications += 1;
  });
  setHandler(waitingFor, () => [...book.waiting].map(([phase, { step, dueAt }]) => ({ phase, step, dueAt })));

  async function read(): Promise<void> {
    stale = false;
    book.plan = await activities.readPlan(owner);
    for (const phase of book.plan.phases) if (phase.settled) book.settled.add(phase.phaseRunId);
    book.edition += 1;
  }
  await read();

  async function keep(done: () => boolean): Promise<void> {
    for (;;) {
      await condition(() => stale || done());
      if (done()) return;
      await read();
    }
  }
  return { book, keep };
}

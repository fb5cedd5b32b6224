import type { StoreDeps } from '#storage/deps.ts';
import { listOpenWorkflows } from '#storage/plan.ts';
import type { WorkflowClient } from './workflow-client.ts';

/** Temporal's own start calls are cheap, but a large company's cohorts should not come all at the same moment. */
const PARALLEL = 8;

/**
 * Starts the workflow of every open cycle and cohort; those that run are left alone. With the plan in Postgres this is
 * all it takes to go on after Temporal has lost everything (D5).
 *
 * @returns how many workflows should be running.
 */
export async function reconcile(deps: StoreDeps, workflows: WorkflowClient): Promise<number> {
  const open = await listOpenWorkflows(deps);
  const queue = [...open];
  await Promise.all(
    Array.from({ length: PARALLEL }, async () => {
      for (let next = queue.shift(); next; next = queue.shift()) await workflows.ensureStarted(next);
    }),
  );
  return open.length;
}

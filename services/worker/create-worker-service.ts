import { Client, Connection } from '@temporalio/client';
import type { WorkflowBundleWithSourceMap } from '@temporalio/worker';
import type { Logger } from 'pino';
import type { StoreDeps } from '#storage/deps.ts';
import { type Claimant, openClaimant } from '#storage/repositories/claimant.ts';
import { sweep } from '#storage/sweep.ts';
import { connectionTo, type TemporalServer } from '../shared/temporal-server.ts';
import { isTracing } from '../shared/tracing/start.ts';
import { bundleWorkflows, startWorker } from './create-worker.ts';
import { createDispatcher } from './dispatcher.ts';
import { startLoop } from './loop.ts';
import { reconcile } from './reconciler.ts';
import { traceToWorkflows } from './trace-headers.ts';
import { createWorkflowClient } from './workflow-client.ts';

const DISPATCH = { busyMs: 50, idleMs: 500 };
const SWEEP_MS = 1_000;
/** So that what Temporal has lost is back within a minute, starting the workflows included (D5). */
const RECONCILE_MS = 45_000;

export interface WorkerService {
  stop(): Promise<void>;
  /** Rejects when the Temporal worker ends by a fault. */
  ended: Promise<void>;
}

/**
 * Everything that keeps cycles moving in one process: the Temporal worker, the dispatcher of starts and signals, the
 * sweep, and the reconciler. Several may run side by side.
 */
export async function startWorkerService(
  deps: StoreDeps & { databaseUrl: string; logger: Logger },
  temporal: TemporalServer & { namespace: string; bundle?: WorkflowBundleWithSourceMap; taskQueue?: string },
): Promise<WorkerService> {
  const { db, clock, logger } = deps;
  // Whoever shares a namespace with others takes a queue of its own.
  const queue = temporal.taskQueue === undefined ? {} : { taskQueue: temporal.taskQueue };
  const worker = await startWorker(deps, {
    ...queue,
    ...connectionTo(temporal),
    namespace: temporal.namespace,
    bundle: temporal.bundle ?? (await bundleWorkflows()),
    logError: (err, activity) => logger.error({ err, activity }, 'activity failed'),
  });
  const connection = await Connection.connect(connectionTo(temporal));
  const workflows = createWorkflowClient(
    new Client({
      connection,
      namespace: temporal.namespace,
      ...(isTracing() ? { interceptors: { workflow: [traceToWorkflows] } } : {}),
    }),
    queue,
  );
  let claimant = await openClaimant(deps.databaseUrl);
  const onError = (what: string) => (err: unknown) => logger.warn({ err }, `${what} failed, will try again`);

  const dispatcherOf = ({ id }: Claimant) =>
    createDispatcher({
      db,
      clock,
      workflows,
      claimant: id,
      onError: (err, key) => logger.warn({ err, key }, 'not delivered to Temporal yet'),
    });
  let dispatcher = dispatcherOf(claimant);

  const loops = [
    startLoop(
      async () => {
        if (!claimant.alive()) {
          claimant = await openClaimant(deps.databaseUrl);
          dispatcher = dispatcherOf(claimant);
        }
        return dispatcher.drainOnce();
      },
      DISPATCH,
      onError('dispatching'),
    ),
    startLoop(() => sweep(deps).then(() => 0), { busyMs: SWEEP_MS, idleMs: SWEEP_MS }, onError('sweep')),
    startLoop(
      () => reconcile(deps, workflows).then(() => 0),
      { busyMs: RECONCILE_MS, idleMs: RECONCILE_MS },
      onError('reconciling'),
    ),
  ];

  return {
    ended: worker.ended,
    async stop() {
      await Promise.all(loops.map((loop) => loop.stop()));
      await worker.stop();
      await claimant.release();
      await connection.close();
    },
  };
}

import { randomUUID } from 'node:crypto';
import type { WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { inject } from 'vitest';
import { type SettableClock, settableClock } from '#domain/clock.ts';
import { type Engine, startEngine } from '#rehearsal/engine.ts';
import { bundleWorkflows } from '#services/worker/create-worker.ts';
import type { Db } from '#storage/database.ts';
import { createTestDatabase } from './database.ts';
import { DECEMBER } from './launched.ts';

/** A database, a clock and an engine on a task queue of its own. */
export interface Stage {
  db: Db;
  databaseUrl: string;
  clock: SettableClock;
  taskQueue: string;
  engine: Engine;
  /** What activities threw, as the log gets it. */
  errors: unknown[];
  /**
   * Another engine takes the place of the present one, which knows nothing of what that one did.
   *
   * @param bundle the workflows' code from now on; the same as before when left out.
   */
  restartEngine(whileStopped: () => Promise<void>, bundle?: WorkflowBundleWithSourceMap): Promise<void>;
  stop(): Promise<void>;
}

/** Made once for all stages of a file. */
let bundling: ReturnType<typeof bundleWorkflows> | undefined;

/**
 * @param options.onError told of what an activity throws, at once.
 * @returns what a played cycle needs; workflows run on the run's shared Temporal server.
 */
export async function startStage(
  options: { onError?: (db: Db, error: unknown) => void } = {},
): Promise<Stage> {
  const { db, url: databaseUrl, drop } = await createTestDatabase();
  const clock = settableClock(DECEMBER);
  const taskQueue = randomUUID();
  const errors: unknown[] = [];
  bundling ??= bundleWorkflows();
  let bundle = await bundling;
  const start = () =>
    startEngine({
      db,
      databaseUrl,
      clock,
      temporalAddress: inject('temporalAddress'),
      taskQueue,
      bundle,
      logError(error) {
        errors.push(error);
        options.onError?.(db, error);
      },
    });
  const stage: Stage = {
    db,
    databaseUrl,
    clock,
    taskQueue,
    engine: await start(),
    errors,
    async restartEngine(whileStopped, changed = bundle) {
      await stage.engine.stop();
      await whileStopped();
      bundle = changed;
      stage.engine = await start();
    },
    async stop() {
      await stage.engine.stop();
      await drop();
    },
  };
  return stage;
}

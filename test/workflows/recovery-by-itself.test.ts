import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { settableClock } from '#domain/clock.ts';
import { cohortWorkflowId, cycleWorkflowId } from '#domain/workflow-ids.ts';
import { type RunningTemporal, startTemporal } from '#infra/runtime/temporal.ts';
import { bundleWorkflows } from '#services/worker/create-worker.ts';
import { startWorkerService, type WorkerService } from '#services/worker/create-worker-service.ts';
import { listOpenWorkflows } from '#storage/plan.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { DECEMBER, launchPilot } from '../support/launched.ts';
import { quietLogger } from '../support/mailing.ts';

/**
 * Temporal comes back with nothing while the worker runs on: its own look, every 45 seconds, is all that brings the cohorts back
 * (D5). Nobody reconciles by hand, no command comes that would start a workflow, and no clock is skipped: the test takes that
 * long.
 */
const A_MINUTE_MS = 60_000;
const clock = settableClock(DECEMBER);
let database: TestDatabase;
let temporal: RunningTemporal;
let worker: WorkerService | undefined;

beforeAll(async () => {
  [database, temporal] = await Promise.all([createTestDatabase(), newTemporal()]);
});
afterAll(async () => {
  await worker?.stop();
  await temporal?.stop();
  await database?.drop();
});

/** In memory: whatever an earlier one held is gone with it. */
function newTemporal(port?: number): Promise<RunningTemporal> {
  const binary = process.env.QUARTERDECK_TEMPORAL_BIN ?? '';
  return startTemporal({ binary, headless: true, ...(port === undefined ? {} : { port }) });
}

/** @returns the workflows that should run and do, by the server's own account. */
async function running(client: Client): Promise<string[]> {
  const wanted = await listOpenWorkflows({ db: database.db, clock });
  const ids = wanted.map(({ cycleId, cohortId }) =>
    cohortId ? cohortWorkflowId(cycleId, cohortId) : cycleWorkflowId(cycleId),
  );
  const found = await Promise.all(
    ids.map(async (id) => {
      const status = await client.workflow
        .getHandle(id)
        .describe()
        .then(({ status }) => status.name)
        .catch(() => 'NOT THERE');
      return status === 'RUNNING' ? [id] : [];
    }),
  );
  return found.flat();
}

test('the worker itself puts every cohort back on its clock within a minute', {
  timeout: 180_000,
}, async () => {
  const { db, url: databaseUrl } = database;
  await launchPilot(db, clock, { undoMinutes: 0 });
  worker = await startWorkerService(
    { db, clock, databaseUrl, logger: quietLogger },
    { address: temporal.address, namespace: 'default', bundle: await bundleWorkflows() },
  );
  const all = (await listOpenWorkflows({ db, clock })).length;
  expect(all).toBe(3);
  const before = await Connection.connect({ address: temporal.address });
  await vi.waitFor(async () => expect(await running(new Client({ connection: before }))).toHaveLength(all), {
    timeout: 30_000,
    interval: 200,
  });
  const told = await notices();
  await before.close();

  const port = Number(temporal.address.split(':').at(-1));
  await temporal.stop();
  temporal = await newTemporal(port);

  const connection = await Connection.connect({ address: temporal.address });
  const client = new Client({ connection });
  await vi.waitFor(async () => expect(await running(client)).toHaveLength(all), {
    timeout: A_MINUTE_MS,
    interval: 500,
  });
  expect(await notices()).toEqual(told);
  await connection.close();
});

async function notices(): Promise<string[]> {
  const rows = await database.db.selectFrom('notice').select('key').orderBy('key').execute();
  return rows.map(({ key }) => key);
}

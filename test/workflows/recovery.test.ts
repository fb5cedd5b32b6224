import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { settableClock } from '#domain/clock.ts';
import type { Phase } from '#domain/kinds.ts';
import { type RunningTemporal, startTemporal } from '#infra/runtime/temporal.ts';
import { type Engine, startEngine } from '#rehearsal/engine.ts';
import { bundleWorkflows } from '#services/worker/create-worker.ts';
import { reconcile } from '#services/worker/reconciler.ts';
import { createWorkflowClient } from '#services/worker/workflow-client.ts';
import { advanceCycle, extendPhase, pauseCycle, resumeCycle } from '#storage/commands.ts';
import { listOpenWorkflows } from '#storage/plan.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { insertOkrSet } from '../support/factory.ts';
import { DECEMBER, hrOps, launchPilot, readPhaseRun } from '../support/launched.ts';

/**
 * Temporal's whole database is lost in each phase of one cycle, with a command given meanwhile (D5).
 */
const HOUR = 3_600_000;
const clock = settableClock(DECEMBER);
let database: TestDatabase;
let temporal: RunningTemporal;
let bundle: Awaited<ReturnType<typeof bundleWorkflows>>;
let engine: Engine;
let pilot: Awaited<ReturnType<typeof launchPilot>>;

beforeAll(async () => {
  [database, temporal, bundle] = await Promise.all([createTestDatabase(), newTemporal(), bundleWorkflows()]);
  engine = await newEngine();
  pilot = await launchPilot(database.db, clock, { departments: ['Web'], undoMinutes: 0 });
});
afterAll(async () => {
  await engine?.stop();
  await temporal?.stop();
  await database?.drop();
});

/** In memory: whatever an earlier one held is gone with it. */
function newTemporal(): Promise<RunningTemporal> {
  const binary = process.env.QUARTERDECK_TEMPORAL_BIN ?? '';
  return startTemporal({ binary, headless: true, timeSkipping: true });
}

function newEngine(): Promise<Engine> {
  const { db, url } = database;
  const temporalAddress = temporal.address;
  return startEngine({ db, databaseUrl: url, clock, temporalAddress, taskQueue: 'recovery', bundle });
}

const deps = () => ({ db: database.db, clock });
const command = () => ({ cycleId: pilot.cycleId, actor: hrOps });

async function runOf(phase: Phase) {
  return readPhaseRun(database.db, await pilot.phaseId(phase, pilot.cohortOf(pilot.webId)));
}

async function notices(): Promise<string[]> {
  const rows = await database.db.selectFrom('notice').select('key').orderBy('key').execute();
  return rows.map(({ key }) => key);
}

/** Puts goals that are in force in the place of the draft that somebody of the team never wrote. */
async function agreeOnGoals(): Promise<void> {
  const { db } = database;
  const { id: personId } = await db
    .selectFrom('person')
    .select('id')
    .where('name', '=', 'Ada Web')
    .executeTakeFirstOrThrow();
  const { cycleId, webId: departmentId } = pilot;
  await db.deleteFrom('okrSet').where('cycleId', '=', cycleId).where('ownerId', '=', personId).execute();
  await insertOkrSet(
    db,
    { cycleId, departmentId, personId, cohortId: pilot.cohortOf(departmentId) },
    {
      state: 'in-force',
      objectives: [
        { title: 'Pages load at once', keyResults: [{ title: 'Seconds', baseline: 4, target: 1 }] },
      ],
    },
  );
}

/** @returns in which state each workflow is that should run, once the reconciler has looked for the first time. */
async function reconciled(): Promise<string[]> {
  const connection = await Connection.connect({ address: temporal.address });
  const client = new Client({ connection });
  const wanted = await reconcile(deps(), createWorkflowClient(client, { taskQueue: 'recovery' }));
  expect(wanted).toBe((await listOpenWorkflows(deps())).length);
  const running: string[] = [];
  for (const { cycleId, cohortId } of await listOpenWorkflows(deps())) {
    const workflowId = cohortId ? `cycle/${cycleId}/${cohortId}` : `cycle/${cycleId}`;
    running.push((await client.workflow.getHandle(workflowId).describe()).status.name);
  }
  await connection.close();
  return running;
}

test.each<[Phase, 'extend' | 'pause and resume' | 'advance']>([
  ['preparation', 'extend'],
  ['strategy', 'pause and resume'],
  ['cascade', 'extend'],
  ['approval', 'advance'],
  ['check-ins', 'pause and resume'],
  ['scoring', 'extend'],
  ['celebration', 'advance'],
])('Temporal loses everything during %s, and HR ops %s meanwhile', async (phase, given) => {
  // Without anything to score the phase would close the moment it opens.
  if (phase === 'scoring') await agreeOnGoals();
  while ((await runOf(phase)).state === 'planned') {
    await engine.playUntil(new Date(clock.now().getTime() + 12 * HOUR));
  }
  const before = await runOf(phase);
  expect(before.state).toBe('open');
  await engine.stop();
  await temporal.stop();

  if (given === 'extend') await extendPhase(deps(), { ...command(), phase, workingDays: 1 });
  if (given === 'advance') await advanceCycle(deps(), command());
  if (given === 'pause and resume') {
    await pauseCycle(deps(), command());
    clock.set(new Date(clock.now().getTime() + 48 * HOUR));
    await resumeCycle(deps(), command());
  }
  const told = await notices();

  temporal = await newTemporal();
  expect(new Set(await reconciled())).toEqual(new Set(['RUNNING']));
  // Starting what runs is harmless; by it the new engine learns which workflows there are.
  await database.db.updateTable('outbox').set({ state: 'pending' }).where('kind', '=', 'start').execute();
  engine = await newEngine();
  await engine.settle();

  const after = await runOf(phase);
  if (given === 'advance') {
    const closed = await database.db
      .selectFrom('auditEvent')
      .select('id')
      .where('action', '=', 'phase.closed')
      .where('at', '=', clock.now())
      .execute();
    expect(closed.length).toBeGreaterThan(0);
  } else {
    expect(after.closesAt.getTime()).toBeGreaterThan(before.closesAt.getTime());
    expect(await notices()).toEqual(told);
  }
});

test('after all that the cycle has closed, each phase once and at its deadline', async () => {
  await engine.playUntil(new Date('2027-06-30T00:00:00Z'));
  const { db } = database;
  expect(await db.selectFrom('cycle').select('state').execute()).toEqual([{ state: 'closed' }]);
  const runs = await db.selectFrom('phaseRun').select(['id', 'closesAt', 'closedAt']).orderBy('id').execute();
  const late = runs.filter(
    ({ closesAt, closedAt }) => !closedAt || closedAt.getTime() > closesAt.getTime() + 60_000,
  );
  expect(late).toEqual([]);
  const closings = await db
    .selectFrom('auditEvent')
    .select('entityId')
    .where('action', '=', 'phase.closed')
    .orderBy('entityId')
    .execute();
  expect(closings.map(({ entityId }) => entityId)).toEqual(runs.map(({ id }) => id));
});

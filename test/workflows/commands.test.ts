import { Client, Connection } from '@temporalio/client';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { cohortWorkflowId } from '#domain/workflow-ids.ts';
import { createDispatcher } from '#services/worker/dispatcher.ts';
import { reconcile } from '#services/worker/reconciler.ts';
import { createWorkflowClient } from '#services/worker/workflow-client.ts';
import {
  advanceCycle,
  cancelCycle,
  extendPhase,
  pauseCycle,
  remindCycle,
  resumeCycle,
} from '#storage/commands.ts';
import { openClaimant } from '#storage/repositories/claimant.ts';
import { hrOps, launchPilot, readPhaseRun } from '../support/launched.ts';
import { type Stage, startStage } from '../support/playing.ts';

let stage: Stage;
let pilot: Awaited<ReturnType<typeof launchPilot>>;
const DAY = 86_400_000;

beforeEach(async () => {
  stage = await startStage();
  pilot = await launchPilot(stage.db, stage.clock, { undoMinutes: 0 });
});
afterEach(() => stage.stop());

const deps = () => ({ db: stage.db, clock: stage.clock });
const command = () => ({ cycleId: pilot.cycleId, actor: hrOps });
const play = (until: string) => stage.engine.playUntil(new Date(until));

async function preparation() {
  return readPhaseRun(stage.db, await pilot.phaseId('preparation', pilot.cohortOf(pilot.productId)));
}

async function notices(): Promise<string[]> {
  const rows = await stage.db.selectFrom('notice').select('key').orderBy('key').execute();
  return rows.map(({ key }) => key);
}

test('a paused cycle stands still, and goes on from where it stood', async () => {
  await play('2026-12-14T12:00:00Z');
  await pauseCycle(deps(), command());
  await stage.engine.settle();
  const before = await notices();
  await play('2026-12-24T12:00:00Z');
  expect(await notices()).toEqual(before);
  expect((await preparation()).state).toBe('open');

  await resumeCycle(deps(), command());
  const { closesAt } = await preparation();
  expect(closesAt.getTime()).toBeGreaterThan(stage.clock.now().getTime());
  await stage.engine.playUntil(new Date(closesAt.getTime() + DAY));
  expect((await preparation()).state).toBe('closed');
  expect((await notices()).length).toBeGreaterThan(before.length);
});

test('an extended phase closes at its new deadline, not at its old one', async () => {
  await play('2026-12-14T12:00:00Z');
  const { closesAt: old } = await preparation();
  await extendPhase(deps(), { ...command(), phase: 'preparation', workingDays: 3 });
  await stage.engine.playUntil(new Date(old.getTime() + 3_600_000));
  const { state, closesAt } = await preparation();
  expect(state).toBe('open');
  await stage.engine.playUntil(new Date(closesAt.getTime() + 3_600_000));
  expect((await preparation()).state).toBe('closed');
});

test('pressing advance again and again leads through every phase to the end', async () => {
  const states: string[] = [];
  for (let press = 0; press < 12; press += 1) {
    const cycle = await stage.db.selectFrom('cycle').select('state').executeTakeFirstOrThrow();
    states.push(cycle.state);
    if (cycle.state === 'closed') break;
    await advanceCycle(deps(), command());
    await stage.engine.settle();
  }
  expect(states.at(-1)).toBe('closed');
  // Seven phases, the company's own celebration, and the first press that opens what was planned.
  expect(states.length).toBeLessThanOrEqual(10);
  const left = await stage.db.selectFrom('phaseRun').select('phase').where('state', '<>', 'closed').execute();
  expect(left).toEqual([]);
  const open = await stage.db.selectFrom('task').select('kind').where('state', '=', 'open').execute();
  expect(open).toEqual([]);
});

test('a cancelled cycle ends its workflows and does nothing more', async () => {
  await play('2026-12-14T12:00:00Z');
  await remindCycle(deps(), command());
  await cancelCycle(deps(), command());
  await stage.engine.settle();
  const before = await notices();
  await play('2027-02-01T00:00:00Z');
  expect(await notices()).toEqual(before);
  const id = cohortWorkflowId(pilot.cycleId, pilot.cohortOf(pilot.webId));
  await withClient(async (client) => {
    const { status } = await client.workflow.getHandle(id).describe();
    expect(status.name).toBe('COMPLETED');
  });
});

test('a lost workflow is started again and goes on, without a second notice to anyone', async () => {
  const { db } = stage;
  await play('2026-12-15T12:00:00Z');
  const before = await notices();
  const ids = [pilot.productId, pilot.webId].map((id) => cohortWorkflowId(pilot.cycleId, pilot.cohortOf(id)));
  await stage.restartEngine(() =>
    withClient(async (client) => {
      for (const id of ids) await client.workflow.getHandle(id).terminate('lost');
      const workflows = createWorkflowClient(client, { taskQueue: stage.taskQueue });
      expect(await reconcile(deps(), workflows)).toBe(3);
      // Starting what runs is harmless; by it this engine learns which workflows there are.
      await db.updateTable('outbox').set({ state: 'pending' }).where('kind', '=', 'start').execute();
    }),
  );
  await stage.engine.settle();
  expect(await notices()).toEqual(before);
  await play('2026-12-18T23:30:00Z');
  expect((await preparation()).state).toBe('closed');
  const keys = await notices();
  expect(keys.filter((key) => before.includes(key))).toEqual(before);
  const drafts = await db.selectFrom('task').select('id').where('kind', '=', 'draft').execute();
  // The sponsor's strategy, and the draft of the department above all others.
  expect(drafts).toHaveLength(2);
});

test('commands are accepted while Temporal cannot be reached, wait in the outbox, and are carried out afterwards', async () => {
  const { db, clock } = stage;
  await play('2026-12-14T12:00:00Z');
  const failures: string[] = [];
  await stage.restartEngine(async () => {
    await advanceCycle(deps(), command());
    const claimant = await openClaimant(stage.databaseUrl);
    const connection = Connection.lazy({ address: '127.0.0.1:1' });
    const dispatcher = createDispatcher({
      db,
      clock,
      claimant: claimant.id,
      workflows: createWorkflowClient(new Client({ connection }), { taskQueue: stage.taskQueue }),
      onError: (_error, key) => failures.push(key),
    });
    await dispatcher.drainOnce();
    await claimant.release();
    await connection.close();
    expect(failures).toHaveLength(3);
    const waiting = await db.selectFrom('outbox').select('key').where('state', '=', 'pending').execute();
    expect(waiting.map(({ key }) => key).sort()).toEqual(failures.sort());
    expect((await preparation()).state).toBe('open');
  });

  await stage.engine.playUntil(new Date(clock.now().getTime() + 60_000));
  expect((await preparation()).state).toBe('closed');
});

async function withClient(work: (client: Client) => Promise<void>): Promise<void> {
  const connection = await Connection.connect({ address: inject('temporalAddress') });
  try {
    await work(new Client({ connection }));
  } finally {
    await connection.close();
  }
}

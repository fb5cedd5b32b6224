import { readFileSync } from 'node:fs';
import { Worker, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { bundleChanged, GUARDED, PATCH_ID, TODAY, UNGUARDED } from '../support/changed-workflows.ts';
import { fetchHistories, fromJson, type RecordedHistory, stumbles, textsOf } from '../support/histories.ts';
import { launchPilot } from '../support/launched.ts';
import { type Stage, startStage } from '../support/playing.ts';

/** Deploying in mid-quarter (D8): the workers change, the cycles that run go on. */
let guarded: WorkflowBundleWithSourceMap;
let unguarded: WorkflowBundleWithSourceMap;
let stage: Stage;
let pilot: Awaited<ReturnType<typeof launchPilot>>;

beforeAll(async () => {
  [guarded, unguarded] = await Promise.all([bundleChanged(GUARDED), bundleChanged(UNGUARDED)]);
  stage = await startStage();
  pilot = await launchPilot(stage.db, stage.clock, { departments: ['Web'], undoMinutes: 0 });
});
afterAll(() => stage?.stop());

const play = (until: string) => stage.engine.playUntil(new Date(until));

/** A new worker starts from nothing: it replays what each workflow has done so far. */
const deploy = (bundle: WorkflowBundleWithSourceMap) =>
  stage.restartEngine(async () => {
    // Starting what runs is harmless; by it this engine learns which workflows there are.
    await stage.db.updateTable('outbox').set({ state: 'pending' }).where('kind', '=', 'start').execute();
  }, bundle);

const histories = () =>
  fetchHistories({ db: stage.db, temporalAddress: inject('temporalAddress') }, pilot.cycleId);

const replay = (bundle: WorkflowBundleWithSourceMap, { workflowId, history }: RecordedHistory) =>
  Worker.runReplayHistory({ workflowBundle: bundle }, fromJson(history), workflowId);

function mentions({ history }: RecordedHistory, word: string): boolean {
  return textsOf(history).some((text) => text.includes(word));
}

test('a cycle whose workers are replaced by changed ones in mid-quarter ends as planned', {
  timeout: 60_000,
}, async () => {
  await play('2027-02-10T12:00:00Z');
  await deploy(guarded);
  // Into scoring, whose reminder waits by the changed code; then once more, over old and new parts of the history.
  await play('2027-04-02T12:00:00Z');
  const [, cohort] = await histories();
  expect(cohort && mentions(cohort, PATCH_ID)).toBe(true);
  await deploy(guarded);
  await play('2027-05-31T00:00:00Z');

  const { db } = stage;
  const cycle = await db.selectFrom('cycle').select('state').executeTakeFirstOrThrow();
  expect(cycle.state).toBe('closed');
  const runs = await db.selectFrom('phaseRun').select(['id', 'state']).orderBy('id').execute();
  expect(runs.filter(({ state }) => state !== 'closed')).toEqual([]);
  const closings = await db
    .selectFrom('auditEvent')
    .select('entityId')
    .where('action', '=', 'phase.closed')
    .orderBy('entityId')
    .execute();
  expect(closings.map(({ entityId }) => entityId)).toEqual(runs.map(({ id }) => id));
  expect(stage.errors).toEqual([]);
  const asked = await db
    .selectFrom('notice')
    .select('phase')
    .distinct()
    .where('kind', '=', 'reminder')
    .where('phase', '=', 'celebration')
    .execute();
  expect(asked).toHaveLength(1);
});

test('no workflow stumbled over its own past, and all go on from it under the changed code', async () => {
  for (const recorded of await histories()) {
    expect(stumbles(recorded)).toEqual([]);
    await replay(guarded, recorded);
  }
});

test.each(['cohort-silent.json', 'cycle-silent.json'])(
  'without patched() the same change is caught by replaying %s',
  async (name) => {
    const recorded: RecordedHistory = JSON.parse(
      readFileSync(new URL(`../histories/1/${name}`, import.meta.url), 'utf8'),
    );
    await replay(guarded, recorded);
    await expect(replay(unguarded, recorded)).rejects.toThrow(/nondeterminism/i);
  },
);

test('the page on changing workflows shows this change', () => {
  const page = readFileSync(new URL('../../docs/changing-workflows.md', import.meta.url), 'utf8');
  expect(page).toContain(TODAY);
  expect(page).toContain(GUARDED);
});

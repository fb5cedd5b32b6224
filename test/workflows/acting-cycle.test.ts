import type { WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { acknowledge } from '#storage/actions/acknowledge.ts';
import { checkIn } from '#storage/actions/check-in.ts';
import { decide } from '#storage/actions/decide.ts';
import { submitDraft } from '#storage/actions/draft.ts';
import { reflect } from '#storage/actions/reflect.ts';
import { review } from '#storage/actions/review.ts';
import { score } from '#storage/actions/score.ts';
import { draftOf, openTasksOf } from '../support/acting.ts';
import { bundleChanged, GUARDED, PATCH_ID } from '../support/changed-workflows.ts';
import { fetchHistories, stumbles, textsOf } from '../support/histories.ts';
import { hrOps, launchPilot } from '../support/launched.ts';
import { type Stage, startStage } from '../support/playing.ts';

let stage: Stage;
let pilot: Awaited<ReturnType<typeof launchPilot>>;
let [ada, bo, cleo]: string[] = [];

const deps = () => ({ db: stage.db, clock: stage.clock });
const play = (until: string) => stage.engine.playUntil(new Date(until));

async function theTask(kind: 'draft' | 'review', personId: string | undefined) {
  const tasks = await openTasksOf(stage.db, kind, personId);
  const [task] = tasks;
  if (!task || tasks.length > 1) throw new Error(`${tasks.length} ${kind} tasks`);
  return task;
}

async function drafting() {
  return (await openTasksOf(stage.db, 'draft')).map(({ personId }) => personId).sort();
}

async function setOf(personId: string | undefined) {
  return stage.db
    .selectFrom('okrSet')
    .select(['id', 'state', 'round', 'level'])
    .where('ownerId', '=', personId ?? '')
    .where('level', '<>', 'company')
    .executeTakeFirstOrThrow();
}

async function told(kind: 'strategy-published' | 'agreed' | 'in-force' | 'celebration') {
  const rows = await stage.db.selectFrom('notice').select('personId').where('kind', '=', kind).execute();
  return rows.map(({ personId }) => personId).sort();
}

async function phaseStates(phase: 'preparation' | 'strategy' | 'cascade' | 'approval' | 'scoring') {
  const rows = await stage.db
    .selectFrom('phaseRun')
    .select('state')
    .distinct()
    .where('phase', '=', phase)
    .execute();
  return rows.map(({ state }) => state).sort();
}

async function submit(personId: string | undefined, title: string) {
  expect(await submitDraft(deps(), await theTask('draft', personId), draftOf(title))).toEqual({
    status: 'done',
  });
  await stage.engine.settle();
}

async function decideOn(personId: string, decision: 'agree' | 'request-change', ownerId: string | undefined) {
  const { id } = await setOf(ownerId);
  const task = (await openTasksOf(stage.db, 'review', personId)).find(({ subjectId }) => subjectId === id);
  expect(
    await review(deps(), task ?? { taskId: '', personId }, { decision, comment: 'From where to where?' }),
  ).toEqual({
    status: 'done',
  });
  await stage.engine.settle();
}

/** Workers with changed workflows take the place of those that run; they replay what each workflow has done so far. */
async function deploy(bundle: WorkflowBundleWithSourceMap) {
  await stage.restartEngine(async () => {
    // Starting what runs is harmless; by it this engine learns which workflows there are.
    await stage.db.updateTable('outbox').set({ state: 'pending' }).where('kind', '=', 'start').execute();
  }, bundle);
  await stage.engine.settle();
}

describe.each([
  ['whose workers stay', false],
  ['whose workers are replaced by changed ones, twice', true],
])('a quarter in which people act, %s', (_, deploys) => {
  let changed: WorkflowBundleWithSourceMap;

  beforeAll(async () => {
    stage = await startStage();
    if (deploys) changed = await bundleChanged(GUARDED);
    pilot = await launchPilot(stage.db, stage.clock, { undoMinutes: 0, actor: hrOps });
    [ada, bo, cleo] = pilot.people;
  });
  afterAll(() => stage?.stop());

  test('everyone is asked to read the primer, and the phase ends as soon as all have', async () => {
    await play('2026-12-11T18:00:00Z');
    const tasks = await openTasksOf(stage.db, 'acknowledge');
    // Five people, three of whom will review what others write.
    expect(tasks).toHaveLength(8);
    expect(await phaseStates('preparation')).toEqual(['open']);
    for (const task of tasks) await acknowledge(deps(), task, { answer: 'x' });
    await stage.engine.settle();
    expect(await phaseStates('preparation')).toEqual(['closed']);
  });

  test('the strategy is told to everyone the moment it is published', async () => {
    expect(await told('strategy-published')).toEqual([]);
    expect(await drafting()).toEqual([pilot.chiefId]);
    await submitDraft(deps(), await theTask('draft', pilot.chiefId), draftOf('Become the first choice'));
    await stage.engine.settle();
    const everyone = [pilot.productLeadId, pilot.webLeadId, ...pilot.people].sort();
    expect(await told('strategy-published')).toEqual(everyone);
    expect(await phaseStates('strategy')).toEqual(['closed']);
  });

  test('drafts cascade level by level; individuals draft only where the policy says so', async () => {
    await play('2026-12-17T18:00:00Z');
    expect(await drafting()).toEqual([pilot.productLeadId]);
    await submit(pilot.productLeadId, 'Make the product fast');
    expect(await drafting()).toEqual([pilot.webLeadId]);
    await submit(pilot.webLeadId, 'Make the site fast');
    expect(await drafting()).toEqual([...pilot.people].sort());
  });

  test('a review opens when its draft is submitted, while others still draft', async () => {
    expect(await phaseStates('cascade')).toContain('open');
    expect((await openTasksOf(stage.db, 'review')).map(({ personId }) => personId).sort()).toEqual(
      [pilot.chiefId, pilot.productLeadId].sort(),
    );
  });

  test('a request for change opens the next round, until both agree', async () => {
    await decideOn(pilot.chiefId, 'request-change', pilot.productLeadId);
    expect(await setOf(pilot.productLeadId)).toMatchObject({ state: 'changes-requested', round: 2 });
    await submit(pilot.productLeadId, 'Make the product twice as fast');
    expect((await openTasksOf(stage.db, 'review', pilot.chiefId)).map(({ ordinal }) => ordinal)).toEqual([2]);
    await decideOn(pilot.chiefId, 'agree', pilot.productLeadId);
    await decideOn(pilot.productLeadId, 'agree', pilot.webLeadId);
    expect(await setOf(pilot.productLeadId)).toMatchObject({ state: 'agreed', round: 2 });
    expect(await told('agreed')).toEqual([pilot.productLeadId, pilot.webLeadId].sort());
  });

  if (deploys) test('amid the reviews other workers take over', () => deploy(changed));

  test('silence never agrees: unreviewed is in force, never submitted lapses', async () => {
    await submit(ada, 'Answer within an hour');
    await submit(bo, 'Load in one second');
    await decideOn(pilot.webLeadId, 'agree', ada);
    await play('2027-01-03T00:00:00Z');
    expect(await phaseStates('approval')).toEqual(['closed']);
    expect((await setOf(ada)).state).toBe('agreed');
    expect((await setOf(bo)).state).toBe('in-force');
    expect((await setOf(cleo)).state).toBe('lapsed');
    expect(await told('in-force')).toEqual([bo]);
  });

  test('each week asks the owners of what is agreed or in force, and nobody else', async () => {
    await play('2027-01-04T18:00:00Z');
    const owners = [pilot.productLeadId, pilot.webLeadId, ada, bo].sort();
    const asked = await openTasksOf(stage.db, 'check-in');
    expect(asked.map(({ personId }) => personId).sort()).toEqual(owners);
    for (const task of asked.filter(({ personId }) => personId !== bo)) await checkIn(deps(), task, null);
    await play('2027-01-11T18:00:00Z');
    const weeks = await stage.db
      .selectFrom('task')
      .select(['personId', 'ordinal', 'state'])
      .where('kind', '=', 'check-in')
      .where('personId', '=', bo ?? '')
      .orderBy('ordinal')
      .execute();
    // Who missed a week is asked again the week after, without reproach.
    expect(weeks).toMatchObject([
      { ordinal: 1, state: 'missed' },
      { ordinal: 2, state: 'open' },
    ]);
  });

  if (deploys) test('and again before the scores are asked for', () => deploy(changed));

  test('thirteen weeks later what was in force is scored, and the phase ends with the last score', async () => {
    await play('2027-04-01T20:00:00Z');
    const weeks = await stage.db
      .selectFrom('task')
      .select('ordinal')
      .distinct()
      .where('kind', '=', 'check-in')
      .execute();
    expect(weeks).toHaveLength(13);
    expect(await openTasksOf(stage.db, 'check-in')).toEqual([]);
    const tasks = await openTasksOf(stage.db, 'score');
    expect(tasks).toHaveLength(4);
    for (const task of tasks) {
      const owned = await stage.db
        .selectFrom('keyResult')
        .select('id')
        .where('ownerId', '=', task.personId)
        .execute();
      await score(
        deps(),
        task,
        owned.map(({ id }) => ({ keyResultId: id, value: 17, baseline: null, reason: '' })),
      );
    }
    await stage.engine.settle();
    expect(await phaseStates('scoring')).toEqual(['closed']);
    const scores = await stage.db.selectFrom('score').select('score').distinct().execute();
    expect(scores).toEqual([{ score: 0.7 }]);
    expect((await setOf(bo)).state).toBe('scored');
  });

  test('everyone reflects and is celebrated, HR ops are offered the next period, and the cycle closes', async () => {
    await play('2027-04-09T20:00:00Z');
    const tasks = await openTasksOf(stage.db, 'reflect');
    expect(tasks).toHaveLength(5);
    for (const task of tasks)
      await reflect(deps(), task, { learned: 'Ask earlier', process: '', kudos: null });
    await stage.engine.settle();
    await play('2027-04-13T20:00:00Z');
    const [decision] = await openTasksOf(stage.db, 'decide', pilot.hrId);
    expect(decision?.subjectId).toBe(pilot.cycleId);
    await decide(deps(), decision ?? { taskId: '', personId: '' }, { choice: 'repeat' });
    await stage.engine.settle();
    await stage.engine.settle();
    const cycle = await stage.db.selectFrom('cycle').select(['state', 'closedAt']).executeTakeFirstOrThrow();
    expect(cycle.state).toBe('closed');
    const celebrated = await told('celebration');
    for (const personId of [pilot.chiefId, pilot.productLeadId, ...pilot.people])
      expect(celebrated).toContain(personId);
    const left = await stage.db
      .selectFrom('phaseRun')
      .select('phase')
      .where('state', '<>', 'closed')
      .execute();
    expect(left).toEqual([]);
    const open = await stage.db.selectFrom('task').select('kind').where('state', '=', 'open').execute();
    expect(open).toEqual([]);
  });

  test('every state of every task is on record, and no activity failed', async () => {
    const tasks = await stage.db.selectFrom('task').select(['id', 'state']).execute();
    const events = await stage.db.selectFrom('auditEvent').select(['entityId', 'action']).execute();
    const recorded = new Set(events.map(({ entityId, action }) => `${entityId} ${action}`));
    expect(tasks.filter(({ id }) => !recorded.has(`${id} task.opened`))).toEqual([]);
    expect(tasks.filter(({ id, state }) => !recorded.has(`${id} task.${state}`))).toEqual([]);
    expect(stage.errors).toEqual([]);
  });

  if (deploys)
    test('no workflow stumbled over its own past, and some went the changed way', async () => {
      const temporalAddress = inject('temporalAddress');
      const recorded = await fetchHistories({ db: stage.db, temporalAddress }, pilot.cycleId);
      expect(recorded.flatMap(stumbles)).toEqual([]);
      expect(recorded.some(({ history }) => textsOf(history).some((text) => text.includes(PATCH_ID)))).toBe(
        true,
      );
    });
});

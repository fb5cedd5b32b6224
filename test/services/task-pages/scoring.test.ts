import type { FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type SettableClock, settableClock } from '#domain/clock.ts';
import { createTaskPages } from '#services/task-pages/create-task-pages.ts';
import { listScores } from '#storage/repositories/scores.ts';
import { openReflection } from '#storage/steps/celebration.ts';
import { closeScoring } from '#storage/steps/scoring.ts';
import { sweep } from '#storage/sweep.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildWorld, insertOkrSet, insertPhaseRun, insertTask, type World } from '../../support/factory.ts';
import { BASE_URL, LINK_KEYS, linkPath, quietLogger } from '../../support/mailing.ts';

const NOW = new Date('2027-04-01T08:00:00Z');

let database: TestDatabase;
let clock: SettableClock;
let app: FastifyInstance;
let world: World;
let set: Awaited<ReturnType<typeof insertOkrSet>>;
/** Key results: a commitment from 0 to 10, a stretch from 0 to 10. */
let kept: string;
let stretch: string;
let path: string;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
afterEach(() => app.close());
beforeEach(async () => {
  clock = settableClock(NOW);
  world = await buildWorld(database.db, NOW);
  set = await insertOkrSet(database.db, world, {
    state: 'agreed',
    objectives: [
      { title: 'Promised', kind: 'committed', keyResults: [{ title: 'Answered', baseline: 0, target: 10 }] },
      { title: 'Dreamt', kind: 'aspirational', keyResults: [{ title: 'Loved', baseline: 0, target: 10 }] },
    ],
  });
  [kept = '', stretch = ''] = set.keyResultIds;
  app = await createTaskPages({
    ...deps(),
    linkKeys: LINK_KEYS,
    baseUrl: BASE_URL,
    logger: quietLogger,
    limit: null,
  });
  path = await linkPath(
    database.db,
    NOW,
    await insertTask(database.db, NOW, world, { kind: 'score', phase: 'scoring' }),
  );
});

const deps = () => ({ db: database.db, clock });
const get = (url: string) => app.inject({ url, headers: { accept: 'text/html' } });
const post = (url: string, fields: Record<string, string>) =>
  app.inject({
    method: 'POST',
    url,
    headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  });
const name = (id: string, part: string) => `keyResults[${id}][${part}]`;

/** A form that was looked at and is confirmed. */
function confirmed(values: Record<string, string>, more: Record<string, string> = {}) {
  const figures = Object.entries(values).flatMap(([id, value]) => [
    [name(id, 'value'), value],
    [name(id, 'proposed'), value],
  ]);
  return { ...Object.fromEntries(figures), ...more, confirm: 'yes', action: 'confirm' };
}

const scoreOf = (id: string) =>
  database.db
    .selectFrom('score')
    .select(['finalValue', 'score', 'formulaScore', 'ownReason', 'reason'])
    .where('keyResultId', '=', id)
    .executeTakeFirst();

function passUndo(): Promise<unknown> {
  clock.set(new Date(clock.now().getTime() + 11 * 60_000));
  return sweep(deps());
}

describe('a score of one’s own', () => {
  it('stands in place of the formula’s, with a sentence, and both are kept', async () => {
    const own = { [name(stretch, 'own')]: '0.9', [name(stretch, 'ownReason')]: 'The survey came late.' };
    const without = await post(
      path,
      confirmed({ [kept]: '10', [stretch]: '4' }, { ...own, [name(stretch, 'ownReason')]: '' }),
    );
    expect(without.statusCode).toBe(422);
    expect(without.body).toContain('why your score differs');
    expect((await post(path, confirmed({ [kept]: '10', [stretch]: '4' }, own))).statusCode).toBe(303);
    expect(await scoreOf(stretch)).toMatchObject({
      score: 0.9,
      formulaScore: 0.4,
      ownReason: 'The survey came late.',
    });
    expect(await scoreOf(kept)).toMatchObject({ score: 1, formulaScore: null });
  });

  it.each(['70', '-0.1', 'much'])('is refused as “%s”, and nothing is recorded', async (typed) => {
    const own = { [name(stretch, 'own')]: typed, [name(stretch, 'ownReason')]: 'Because.' };
    const answer = await post(path, confirmed({ [kept]: '10', [stretch]: '4' }, own));
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('between 0 and 1');
    expect(await scoreOf(kept)).toBeUndefined();
  });
});

describe('less than hoped', () => {
  it('asks what was learned from a 0.4 on a stretch, and demands nothing', async () => {
    const page = await post(path, { ...confirmed({ [kept]: '10', [stretch]: '4' }), action: 'preview' });
    expect(page.body).toContain('what did we learn?');
    expect(page.body).toContain('What did we learn?</label>');
    expect((await post(path, confirmed({ [kept]: '10', [stretch]: '4' }))).statusCode).toBe(303);
  });

  it('asks for a reason below 1.0 on a commitment', async () => {
    const answer = await post(path, confirmed({ [kept]: '9', [stretch]: '10' }));
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('kept this commitment from being full');
  });
});

describe('a final figure that is still to come', () => {
  it('leaves it without a score, holds nothing up, and is asked for once more in the look back', async () => {
    const answer = await post(path, confirmed({ [kept]: '10' }, { [name(stretch, 'pending')]: 'yes' }));
    expect(answer.statusCode).toBe(303);
    expect((await get(path)).body).toContain('we ask once more');
    expect(await scoreOf(stretch)).toBeUndefined();
    await passUndo();
    const phaseRunId = world.phaseRunIds.scoring;
    await addStep(phaseRunId, 'close');
    expect(await closeScoring(deps(), { phaseRunId, key: 'close' })).toEqual({ result: 'done' });
    const state = await database.db
      .selectFrom('okrSet')
      .select('state')
      .where('id', '=', set.id)
      .executeTakeFirst();
    expect(state?.state).toBe('scored');
    const [first] = await listScores(database.db, { cycleId: world.cycleId, notable: true });
    expect(first).toMatchObject({ title: 'Loved', pending: true, score: null });

    const again = await askedAgain();
    const page = await get(again);
    expect(page.body).toContain('Loved');
    expect(page.body).not.toContain('Answered');
    expect((await post(again, confirmed({ [stretch]: '8' }))).statusCode).toBe(303);
    expect(await scoreOf(stretch)).toMatchObject({ score: 0.8 });
    await post(`${again}/undo`, { undo: 'yes' });
    expect(await scoreOf(stretch)).toBeUndefined();
    expect((await get(again)).body).toContain('Loved');
  });

  it('is not asked for again where nothing is pending', async () => {
    await post(path, confirmed({ [kept]: '10', [stretch]: '7' }));
    await passUndo();
    await expect(askedAgain()).rejects.toThrow('no task');
  });
});

describe('milestones', () => {
  it('are ticked, and the score is the share of them that was reached', async () => {
    await database.db
      .insertInto('milestone')
      .values(['Plan', 'Move', 'Party', 'Rest'].map((title, position) => milestone(stretch, title, position)))
      .execute();
    await database.db.updateTable('keyResult').set({ target: 4 }).where('id', '=', stretch).execute();
    const rows = await database.db
      .selectFrom('milestone')
      .select('id')
      .where('keyResultId', '=', stretch)
      .orderBy('position')
      .execute();
    const ticks = Object.fromEntries(
      rows.slice(0, 3).map(({ id }) => [name(stretch, `reached][${id}`), 'yes']),
    );
    const form = confirmed({ [kept]: '10' }, { ...ticks, [name(stretch, 'proposed')]: '0' });
    const shown = await post(path, form);
    expect(shown.statusCode).toBe(200);
    expect(shown.body).toContain('Score <strong>0.75</strong>');
    expect((await post(path, { ...form, [name(stretch, 'proposed')]: '3' })).statusCode).toBe(303);
    expect(await scoreOf(stretch)).toMatchObject({ finalValue: 3, score: 0.75 });
    expect(await reachedOf(stretch)).toBe(3);
    await post(`${path}/undo`, { undo: 'yes' });
    expect(await reachedOf(stretch)).toBe(0);
  });
});

describe('what goes on', () => {
  it('can be said per objective, and need not be', async () => {
    const [promised = '', dreamt = ''] = set.objectiveIds;
    expect((await get(path)).body).not.toMatch(/\[next\]"[^>]*checked/);
    const chosen = { [`objectives[${dreamt}][next]`]: 'carry-over' };
    await post(path, confirmed({ [kept]: '10', [stretch]: '7' }, chosen));
    const choices = () =>
      database.db
        .selectFrom('carryOver')
        .select(['objectiveId', 'choice'])
        .where('objectiveId', 'in', [promised, dreamt])
        .execute();
    expect(await choices()).toEqual([{ objectiveId: dreamt, choice: 'carry-over' }]);
    await post(`${path}/undo`, { undo: 'yes' });
    expect(await choices()).toEqual([]);
  });
});

describe('a correction', () => {
  beforeEach(async () => {
    const own = { [name(stretch, 'own')]: '0.9', [name(stretch, 'ownReason')]: 'Late survey.' };
    await post(path, confirmed({ [kept]: '10', [stretch]: '4' }, own));
  });

  it('is offered once the confirmation stands, and keeps what stood before', async () => {
    expect((await get(path)).body).not.toContain(`${path}/correct`);
    await passUndo();
    expect((await get(path)).body).toContain(`${path}/correct`);
    const form = { keyResult: stretch, value: '6', reason: 'Two countries were missing.' };
    const answer = await post(`${path}/correct`, form);
    expect(answer.statusCode).toBe(303);
    expect(await scoreOf(stretch)).toMatchObject({ finalValue: 6, score: 0.6, formulaScore: null });
    await post(`${path}/correct`, form);
    const versions = await database.db
      .selectFrom('scoreVersion')
      .select(['byPersonId', 'scoreBefore', 'scoreAfter', 'reason'])
      .where('keyResultId', '=', stretch)
      .execute();
    expect(versions).toEqual([
      {
        byPersonId: world.personId,
        scoreBefore: 0.9,
        scoreAfter: 0.6,
        reason: 'Two countries were missing.',
      },
    ]);
    expect((await get(`${path}/correct`)).body).toContain('score 0.9 became 0.6');
  });

  it.each([
    ['keyResult', 'Choose the key result'],
    ['value', 'Write the right figure'],
    ['reason', 'why it changes'],
  ])('without %s says what is missing and changes nothing', async (missing, remedy) => {
    await passUndo();
    const form = { keyResult: stretch, value: '6', reason: 'Because.', [missing]: '' };
    const answer = await post(`${path}/correct`, form);
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(remedy);
    expect(await scoreOf(stretch)).toMatchObject({ score: 0.9 });
  });

  it('of somebody else’s key result changes nothing', async () => {
    await passUndo();
    const theirs = await insertOkrSet(database.db, world, {
      state: 'agreed',
      ownerId: world.otherId,
      objectives: [{ title: 'Theirs', keyResults: [{ title: 'T', baseline: 0, target: 10 }] }],
    });
    const [id = ''] = theirs.keyResultIds;
    const answer = await post(`${path}/correct`, { keyResult: id, value: '6', reason: 'Because.' });
    expect(answer.statusCode).toBe(422);
    expect(await scoreOf(id)).toBeUndefined();
  });

  it('ends with the cycle', async () => {
    await passUndo();
    await database.db.updateTable('cycle').set({ state: 'closed' }).where('id', '=', world.cycleId).execute();
    const answer = await post(`${path}/correct`, { keyResult: stretch, value: '6', reason: 'Because.' });
    expect(answer.statusCode).toBe(410);
    expect(answer.body).toContain('tell HR');
    expect(await scoreOf(stretch)).toMatchObject({ score: 0.9 });
  });
});

const milestone = (keyResultId: string, title: string, position: number) => ({
  keyResultId,
  title,
  position,
  reachedAt: null,
});

async function reachedOf(keyResultId: string): Promise<number> {
  const rows = await database.db
    .selectFrom('milestone')
    .select('id')
    .where('keyResultId', '=', keyResultId)
    .where('reachedAt', 'is not', null)
    .execute();
  return rows.length;
}

async function addStep(phaseRunId: string, key: 'open' | 'close'): Promise<void> {
  const step = { phaseRunId, key, kind: key, ordinal: 0, dueAt: clock.now(), doneAt: null, outcome: null };
  await database.db.insertInto('step').values(step).execute();
  if (key === 'close')
    await database.db
      .updateTable('phaseRun')
      .set({ closesAt: clock.now() })
      .where('id', '=', phaseRunId)
      .execute();
}

/** @returns the page on which the person is asked once more when the look back opens. */
async function askedAgain(): Promise<string> {
  const { cycleId, cohortId } = world;
  const phaseRunId = await insertPhaseRun(database.db, clock.now(), {
    cycleId,
    cohortId,
    phase: 'celebration',
  });
  await addStep(phaseRunId, 'open');
  await openReflection(deps(), { phaseRunId, key: 'open' });
  const task = await database.db
    .selectFrom('task')
    .select('id')
    .where('phaseRunId', '=', phaseRunId)
    .where('kind', '=', 'score')
    .executeTakeFirst();
  if (!task) throw new Error('no task');
  return linkPath(database.db, clock.now(), task.id);
}

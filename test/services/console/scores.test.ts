import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { settableClock } from '#domain/clock.ts';
import { createConsole } from '#services/console/create-console.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildWorld, insertOkrSet, insertTask, type World } from '../../support/factory.ts';

const TOKEN = 'a-token-for-tests-1234';
const NOW = new Date('2027-04-12T08:00:00Z');
let test: TestDatabase;
let app: FastifyInstance;
let world: World;
let keyResultId: string;
let setId: string;

beforeAll(async () => {
  test = await createTestDatabase();
  app = await createConsole({
    db: test.db,
    clock: settableClock(NOW),
    config: { undoMinutes: null, console: { url: 'http://127.0.0.1:4000', token: TOKEN } },
    logger: pino({ level: 'silent' }),
    limit: null,
  });
});
afterAll(async () => {
  await app.close();
  await test.drop();
});
beforeEach(async () => {
  world = await buildWorld(test.db, NOW);
  const set = await insertOkrSet(test.db, world, {
    state: 'agreed',
    objectives: [{ title: 'Dreamt', keyResults: [{ title: 'Loved', baseline: 0, target: 10, unit: '%' }] }],
  });
  [keyResultId = '', setId] = [set.keyResultIds[0], set.id];
  const taskId = await insertTask(test.db, NOW, world, { kind: 'score', phase: 'scoring', state: 'done' });
  await test.db.insertInto('finalPending').values({ keyResultId, taskId, at: NOW }).execute();
});

const headers = { authorization: `Bearer ${TOKEN}`, accept: 'text/html' };
const page = () => app.inject({ url: `/cycles/${world.cycleId}/scores`, headers });
const postForm = (fields: Record<string, string>) =>
  app.inject({
    method: 'POST',
    url: `/cycles/${world.cycleId}/scores`,
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  });
const correct = (body: object) =>
  app.inject({
    method: 'POST',
    url: `/v1/cycles/${world.cycleId}/scores/correct`,
    headers: { authorization: `Bearer ${TOKEN}` },
    payload: body,
  });
const versions = () =>
  test.db
    .selectFrom('scoreVersion')
    .select(['byPersonId', 'scoreBefore', 'scoreAfter'])
    .where('keyResultId', '=', keyResultId)
    .execute();

describe('scores in the console', () => {
  it('shows what is pending, and a figure given there ends it', async () => {
    expect((await page()).body).toContain('1 still without a final figure');
    const answer = await postForm({ keyResult: keyResultId, value: '6', reason: 'The audit came in.' });
    expect(answer.statusCode).toBe(303);
    const after = await page();
    expect(after.body).toContain('0 still without a final figure');
    expect(after.body).toContain('none became 0.6. The audit came in.');
    const set = await test.db.selectFrom('okrSet').select('state').where('id', '=', setId).executeTakeFirst();
    expect(set?.state).toBe('scored');
  });

  it.each([
    [{ value: '' }, 'such as 99.95'],
    [{ reason: '' }, 'why it changes'],
    [{ keyResult: '' }, 'Choose the key result'],
    [{ keyResult: 'nonsense' }, 'of this cycle'],
  ])('with %o says what is missing and changes nothing', async (change, remedy) => {
    const answer = await postForm({ keyResult: keyResultId, value: '6', reason: 'Because.', ...change });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(remedy);
    expect(await versions()).toEqual([]);
  });

  it('can be corrected by REST after the cycle is closed, each change a version, the same again none', async () => {
    await test.db.updateTable('cycle').set({ state: 'closed' }).where('id', '=', world.cycleId).execute();
    const body = { keyResult: keyResultId, value: 6, reason: 'The audit.' };
    expect((await correct(body)).json()).toEqual({ corrected: true, score: 0.6 });
    expect((await correct(body)).json()).toEqual({ corrected: false });
    expect((await correct({ ...body, value: 8 })).json()).toEqual({ corrected: true, score: 0.8 });
    expect(await versions()).toEqual([
      { byPersonId: null, scoreBefore: null, scoreAfter: 0.6 },
      { byPersonId: null, scoreBefore: 0.6, scoreAfter: 0.8 },
    ]);
    const listed = await app.inject({
      url: `/v1/cycles/${world.cycleId}/scores?notable=true`,
      headers: { authorization: `Bearer ${TOKEN}` },
    });
    expect(listed.json().keyResults).toMatchObject([{ title: 'Loved', score: 0.8, pending: false }]);
    expect((await correct({ ...body, keyResult: world.cycleId })).statusCode).toBe(404);
  });
});

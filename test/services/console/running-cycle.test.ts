import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { settableClock } from '#domain/clock.ts';
import { createConsole } from '#services/console/create-console.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildWorld, insertOkrSet, insertTask, type World } from '../../support/factory.ts';

const TOKEN = 'a-token-for-tests-1234';
const NOW = new Date('2027-02-03T09:00:00Z');
const YESTERDAY = new Date('2027-02-02T16:00:00Z');
const clock = settableClock(NOW);
const headers = { authorization: `Bearer ${TOKEN}`, accept: 'text/html' };
let test: TestDatabase;
let app: FastifyInstance;
let url: string;
let world: World;

beforeAll(async () => {
  test = await createTestDatabase();
  app = await createConsole({
    db: test.db,
    clock,
    config: { undoMinutes: null, console: { url: 'http://127.0.0.1:4000', token: TOKEN } },
    logger: pino({ level: 'silent' }),
    limit: null,
    beatMs: 20,
  });
  url = await app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await app.close();
  await test.drop();
});
beforeEach(async () => {
  world = await buildWorld(test.db, NOW);
});

const page = async (path = '') =>
  (await app.inject({ url: `/cycles/${world.cycleId}${path}`, headers })).body;
const lateCheckIn = () =>
  insertTask(test.db, NOW, world, { kind: 'check-in', phase: 'check-ins', ordinal: 4, dueAt: YESTERDAY });

const departments = async () =>
  (
    await test.db
      .selectFrom('cohort')
      .innerJoin('department', 'department.id', 'cohort.departmentId')
      .select('path')
      .where('cycleId', '=', world.cycleId)
      .execute()
  ).map(({ path }) => path);

async function checkIn(keyResultId: string, week: number, confidence: number, blocker = ''): Promise<void> {
  const taskId = await insertTask(test.db, NOW, world, {
    ...{ kind: 'check-in', phase: 'check-ins', ordinal: week, state: 'done' },
    settledAt: NOW,
  });
  const personId = world.personId;
  await test.db
    .insertInto('checkIn')
    .values({ keyResultId, week, taskId, personId, value: 1, baseline: null, confidence, blocker, at: NOW })
    .execute();
  await test.db
    .updateTable('keyResult')
    .set({ confidence, lastWeek: week })
    .where('id', '=', keyResultId)
    .execute();
}

describe('the page of a running cycle', () => {
  it('says first what to decide, and who is late since when', async () => {
    expect(await page()).toContain('None: the cycle carries itself.');
    await lateCheckIn();
    const body = await page();
    expect(body).toContain('1 task is late.');
    expect(body).toContain(`/cycles/${world.cycleId}/remind?late&#61;yes`);
    expect(body).toContain('Pia Person');
    expect(body.indexOf('Next decision')).toBeLessThan(body.indexOf('Pia Person'));
  });

  it('lists every department on a page of its own, found by name', async () => {
    await lateCheckIn();
    const [path] = await departments();
    const body = await page('/departments?search=%20');
    expect(body).toContain(`${path}<br>`);
    expect(body).toContain('1 department<');
    expect(await page('/departments?search=no-such')).toContain('No department’s name holds “no-such”.');
  });

  it('counts people without naming them where the policy forbids lists by name', async () => {
    await lateCheckIn();
    await test.db
      .insertInto('policy')
      .values({ key: 'named-lists', departmentId: world.departmentId, country: null, value: 'false' })
      .execute();
    for (const path of ['', '/outstanding']) {
      const body = await page(path);
      expect(body).not.toContain('Pia Person');
      expect(body).toContain('By policy these are counted and not named');
      expect(body).toMatch(/Sales\/\d+: 1 person, 1 task/);
    }
    const answer = await app.inject({ url: `/v1/cycles/${world.cycleId}`, headers });
    expect(answer.json()).toMatchObject({ late: [], lateUnnamed: [{ people: 1, tasks: 1 }] });
  });

  it('draws how sure each department was week by week, with the same in a table', async () => {
    const { keyResultIds } = await insertOkrSet(test.db, world, {
      state: 'agreed',
      objectives: [
        {
          title: 'Answers <before> lunch',
          keyResults: [
            { title: 'Calls', baseline: 0, target: 80 },
            { title: 'Letters', baseline: 0, target: 80 },
          ],
        },
      ],
    });
    const [calls = '', letters = ''] = keyResultIds;
    await checkIn(calls, 3, 8);
    await checkIn(calls, 4, 2, 'Nobody answers the phone');
    await checkIn(letters, 5, 7);
    const body = await page();
    expect(body).toMatch(/<svg role="img" aria-labelledby="confidence-title/);
    expect(body).toContain('week 4: 2.0 at 1 check-in');
    expect(body).toMatch(/data-label="Week 3">8\.0</);
    expect(body).toContain('Answers &#60;before&#62; lunch');
    expect(body).toContain('1 of 2 key results at risk, 1 with something in the way');
    // What it is that stands in the way is the team's own matter.
    expect(body).not.toContain('Nobody answers the phone');
  });

  it('lists what is outstanding, of one department and only what is late, when asked', async () => {
    await lateCheckIn();
    await insertTask(test.db, NOW, world, { kind: 'reflect', phase: 'celebration', personId: world.otherId });
    expect(await page('/outstanding')).toContain('2 open tasks with 2 people');
    const late = await page('/outstanding?late=yes');
    expect(late).toContain('1 late task with 1 person');
    expect(late).not.toContain('Otto Other');
    expect(await page('/outstanding?department=Elsewhere')).toContain('Nothing is outstanding in Elsewhere');
  });
});

describe('the stream of a running cycle', () => {
  it('is no stream for a cycle that does not exist', async () => {
    expect((await app.inject({ url: '/cycles/nothing/live', headers })).statusCode).toBe(404);
  });

  it('tells an open page that something was counted, needs a session, and ends with the server', async () => {
    const task = await lateCheckIn();
    expect((await fetch(`${url}/cycles/${world.cycleId}/live`)).status).toBe(401);
    const answer = await fetch(`${url}/cycles/${world.cycleId}/live`, {
      headers: { authorization: headers.authorization },
    });
    expect(answer.headers.get('content-type')).toBe('text/event-stream');
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    let heard = '';
    const until = async (wanted: string) => {
      while (!heard.includes(wanted)) {
        const { value, done } = (await reader?.read()) ?? { done: true, value: '' };
        if (done) throw new Error(`the stream ended after: ${heard}`);
        heard += value;
      }
    };
    await until('"late":1');
    await test.db.updateTable('task').set({ state: 'done', settledAt: NOW }).where('id', '=', task).execute();
    await until('"late":0');
    expect(heard.match(/^event: counts$/gm)).toHaveLength(2);
    // Last of all: closing the server ends what is streaming.
    const close = app.close();
    while (!((await reader?.read())?.done ?? true)) {}
    await close;
  });
});

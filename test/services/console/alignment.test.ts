import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { settableClock } from '#domain/clock.ts';
import { createConsole } from '#services/console/create-console.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildWorld, insertOkrSet, type World } from '../../support/factory.ts';

const TOKEN = 'a-token-for-tests-1234';
const NOW = new Date('2027-02-03T09:00:00Z');
let test: TestDatabase;
let app: FastifyInstance;
let world: World;

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
});

const page = async () =>
  (
    await app.inject({
      url: `/cycles/${world.cycleId}/alignment`,
      headers: { authorization: `Bearer ${TOKEN}`, accept: 'text/html' },
    })
  ).body;

async function company(titles: string[]): Promise<string[]> {
  const { objectiveIds } = await insertOkrSet(test.db, world, {
    ...{ level: 'company', ownerId: world.sponsorId, departmentId: null, cohortId: null, state: 'agreed' },
    ...{ submittedAt: NOW, publishedAt: NOW },
    objectives: titles.map((title) => ({ title, keyResults: [] })),
  });
  return objectiveIds;
}

async function department(titles: string[], over: { ownerId?: string } = {}): Promise<string[]> {
  const { objectiveIds } = await insertOkrSet(test.db, world, {
    ...{ level: 'department', ownerId: world.leadId, state: 'agreed', submittedAt: NOW, ...over },
    objectives: titles.map((title) => ({ title, keyResults: [] })),
  });
  return objectiveIds;
}

const align = (objectiveId: string, parentObjectiveId: string) =>
  test.db.insertInto('alignment').values({ objectiveId, parentObjectiveId }).execute();

it('teaches what will be here while nothing is published', async () => {
  expect(await page()).toContain('No goals are published yet.');
});

it('names orphans, copies and strategy without contribution, and draws them', async () => {
  const [waits = '', trust = ''] = await company([
    'Nobody waits for our answers',
    'Customers trust our <advice>',
  ]);
  const [copy = '', own = ''] = await department([
    'Our answers: nobody waits for them',
    'The archive is in order',
  ]);
  await align(copy, waits);
  const body = await page();
  expect(body).toContain('1 strategic objective without a contribution');
  expect(body).toContain('1 objective that contributes to nothing');
  expect(body).toContain('1 objective that copies the one above');
  expect(body).toContain('nobody contributes');
  expect(body).toContain('Customers trust our &#60;advice&#62;');
  expect(body.match(/<g class="gap"/g)).toHaveLength(2);
  // Once its owner declares it a goal of its own, and says another thing in their own words, both are settled.
  await test.db.updateTable('objective').set({ local: true }).where('id', '=', own).execute();
  await test.db
    .updateTable('objective')
    .set({ title: 'Calls are taken within a minute' })
    .where('id', '=', copy)
    .execute();
  await align(copy, trust);
  const settled = await page();
  expect(settled).toContain('No gaps');
  expect(settled).toContain('Goals of their own');
  expect(settled).not.toContain('<g class="gap"');
});

it('leaves out what is still a draft', async () => {
  await company(['Nobody waits for our answers']);
  await insertOkrSet(test.db, world, {
    ...{ level: 'department', ownerId: world.leadId, state: 'draft' },
    objectives: [{ title: 'Not yet said to anybody', keyResults: [] }],
  });
  expect(await page()).not.toContain('Not yet said to anybody');
});

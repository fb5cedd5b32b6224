import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type SettableClock, settableClock } from '#domain/clock.ts';
import { createConsole } from '#services/console/create-console.ts';
import { createTaskPages } from '#services/task-pages/create-task-pages.ts';
import { finaliseTasks } from '#storage/consequences/finalise.ts';
import { personLeaves } from '#storage/leave.ts';
import { readOkrSets } from '#storage/repositories/okr-content.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import {
  buildWorld,
  insertDepartment,
  insertOkrSet,
  insertPerson,
  insertTask,
  type World,
} from '../../support/factory.ts';
import { BASE_URL, LINK_KEYS, linkPath, quietLogger } from '../../support/mailing.ts';

const NOW = new Date('2026-12-14T09:00:00Z');
const UNDO_MS = 10 * 60_000;
const FIRST = 'objectives[0][keyResults][0]';
const FORM = {
  'objectives[0][title]': 'Contracts nobody has to ask about',
  'objectives[0][kind]': 'committed',
  [`${FIRST}[title]`]: 'Days until a contract is signed',
  [`${FIRST}[baseline]`]: '30',
  [`${FIRST}[target]`]: '10',
  [`${FIRST}[need][department]`]: 'Legal',
  [`${FIRST}[need][wanted]`]: 'A contract on two pages',
  [`${FIRST}[need][by]`]: '2027-02-12',
  ready: 'yes',
  action: 'submit',
};

let database: TestDatabase;
let clock: SettableClock;
let app: FastifyInstance;
let world: World;
let legalLeadId: string;
let setId: string;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await app.close();
  await database.drop();
});
beforeEach(async () => {
  const { db } = database;
  await app?.close();
  clock = settableClock(NOW);
  app = await createTaskPages({ db, clock, linkKeys: LINK_KEYS, baseUrl: BASE_URL, logger: quietLogger });
  world = await buildWorld(db, NOW);
  const legalId = await insertDepartment(db, NOW, { name: 'Legal', parentId: world.companyId });
  legalLeadId = await insertPerson(db, NOW, {
    name: 'Lou Legal',
    departmentId: legalId,
    role: 'lead',
    managerId: world.sponsorId,
  });
  await db.updateTable('department').set({ leadId: legalLeadId }).where('id', '=', legalId).execute();
  await db
    .insertInto('cycleDepartment')
    .values({ cycleId: world.cycleId, departmentId: legalId, isRoot: true })
    .execute();
  setId = (await insertOkrSet(db, world, { level: 'department', ownerId: world.leadId })).id;
});

const get = (url: string) => app.inject({ url, headers: { accept: 'text/html' } });
const post = (url: string, fields: Record<string, string>) =>
  app.inject({
    method: 'POST',
    url,
    headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  });

/** What is past its undo window takes effect. */
async function settle() {
  clock.set(new Date(clock.now().getTime() + UNDO_MS));
  await finaliseTasks({ db: database.db, clock });
}

async function submitDraft(ordinal = 1, fields: Record<string, string> = FORM) {
  const task = {
    kind: 'draft' as const,
    phase: ordinal === 1 ? ('cascade' as const) : ('approval' as const),
  };
  const taskId = await insertTask(database.db, NOW, world, {
    ...task,
    personId: world.leadId,
    subjectId: setId,
    ordinal,
  });
  expect((await post(await linkPath(database.db, NOW, taskId), fields)).statusCode).toBe(303);
  await settle();
}

const requests = (personId = legalLeadId) =>
  database.db
    .selectFrom('task')
    .select(['id', 'subjectId', 'state', 'cohortId'])
    .where('kind', '=', 'answer')
    .where('cycleId', '=', world.cycleId)
    .where('personId', '=', personId)
    .orderBy('openedAt')
    .execute();
const told = (personId: string) =>
  database.db
    .selectFrom('notice')
    .select(['kind', 'subjectId'])
    .where('personId', '=', personId)
    .where('cycleId', '=', world.cycleId)
    .where('kind', 'in', ['answer', 'answered'])
    .execute();
const dependency = async () => {
  const [set] = await readOkrSets(database.db, [setId]);
  return set?.objectives[0]?.keyResults[0]?.dependency;
};
async function requestPage() {
  const [request] = await requests();
  return linkPath(database.db, NOW, request?.id ?? '');
}
/** What the reviewer reads about the goals. */
async function reviewPage() {
  const { id } = await database.db
    .selectFrom('task')
    .select('id')
    .where('kind', '=', 'review')
    .where('subjectId', '=', setId)
    .executeTakeFirstOrThrow();
  return (await get(await linkPath(database.db, NOW, id))).body;
}

it('asks the other lead once the goals are published, in the name of the cohort that needs it', async () => {
  await submitDraft();
  const [request, ...others] = await requests();
  expect(others).toEqual([]);
  expect(request).toMatchObject({ state: 'open', cohortId: world.cohortId });
  expect(await told(legalLeadId)).toEqual([{ kind: 'answer', subjectId: request?.subjectId }]);
  const page = (await get(await requestPage())).body;
  for (const text of [
    'Lena Lead (Sales)',
    'A contract on two pages',
    'Friday 12 February',
    'Days until a contract',
  ])
    expect(page).toContain(text);
  expect(await reviewPage()).toContain('Legal has not answered yet.');
});

it('tells the asker what was answered, after the time in which it can be taken back', async () => {
  await submitDraft();
  const path = await requestPage();
  expect((await post(path, { words: 'Maybe' })).statusCode).toBe(422);
  expect((await post(path, { reply: 'counter' })).statusCode).toBe(422);
  expect((await post(path, { reply: 'counter', words: 'Three <b>pages</b>' })).statusCode).toBe(303);
  expect(await dependency()).toMatchObject({ state: 'asked', words: '' });
  await post(`${path}/undo`, { undo: 'yes' });
  expect((await post(path, { reply: 'decline', words: 'No lawyer free' })).statusCode).toBe(303);
  expect(await told(world.leadId)).toEqual([]);
  await settle();
  expect(await dependency()).toMatchObject({ state: 'declined', words: 'No lawyer free' });
  expect(await told(world.leadId)).toMatchObject([{ kind: 'answered' }]);
  const page = await reviewPage();
  expect(page).toContain('Legal cannot do it.');
  expect(page).toContain('No lawyer free');
});

it('shows a promise as one, and no risk', async () => {
  await submitDraft();
  await post(await requestPage(), { reply: 'accept' });
  await settle();
  expect(await dependency()).toMatchObject({ state: 'accepted' });
  const page = await reviewPage();
  expect(page).toContain('promised');
  expect(page).not.toContain('class="risk"');
});

it('keeps its answer as long as the same is asked; another wish is asked anew and the old one withdrawn', async () => {
  await submitDraft();
  const [set] = await readOkrSets(database.db, [setId]);
  const objective = set?.objectives[0];
  const ids = {
    'objectives[0][id]': objective?.id ?? '',
    [`${FIRST}[id]`]: objective?.keyResults[0]?.id ?? '',
  };
  await submitDraft(2, { ...FORM, ...ids });
  expect(await requests()).toMatchObject([{ state: 'open' }]);
  await submitDraft(3, { ...FORM, ...ids, [`${FIRST}[need][wanted]`]: 'A contract on one page' });
  const all = await requests();
  expect(all.map(({ state }) => state).sort()).toEqual(['cancelled', 'open']);
  expect(new Set(all.map(({ subjectId }) => subjectId)).size).toBe(2);
});

it('is owed by the manager of a lead who leaves', async () => {
  await submitDraft();
  await personLeaves(
    { db: database.db, clock },
    { personId: legalLeadId, actor: { kind: 'hr-ops', label: 'test' } },
  );
  expect(await requests()).toMatchObject([{ state: 'cancelled' }]);
  expect(await requests(world.sponsorId)).toMatchObject([{ state: 'open' }]);
});

it('stands on the cycle’s page of the console as long as nobody has promised it', async () => {
  await submitDraft();
  const token = 'a-token-for-the-console-in-tests';
  const consoleApp = await createConsole({
    db: database.db,
    clock,
    config: { undoMinutes: null, console: { url: 'http://127.0.0.1:4000', token } },
    logger: pino({ level: 'silent' }),
    limit: null,
    links: {},
  });
  const headers = { authorization: `Bearer ${token}` };
  const { dependencies } = (await consoleApp.inject({ url: `/v1/cycles/${world.cycleId}`, headers })).json();
  await consoleApp.close();
  expect(dependencies).toMatchObject({
    unanswered: 1,
    accepted: 0,
    atRisk: [{ asker: 'Sales', department: 'Legal', state: 'asked', neededBy: '2027-02-12' }],
  });
});

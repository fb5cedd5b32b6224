import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { signToken } from '#domain/action-token.ts';
import { type SettableClock, settableClock } from '#domain/clock.ts';
import { sealDue } from '#services/mailer/sealer.ts';
import { createTaskPages } from '#services/task-pages/create-task-pages.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildWorld, insertOkrSet, insertTask, type World } from '../../support/factory.ts';
import { BASE_URL, LINK_KEYS, linkPath, quietLogger } from '../../support/mailing.ts';

/** Ten o'clock in Berlin on a Monday that is no holiday. */
const NOW = new Date('2026-12-14T09:00:00Z');

let database: TestDatabase;
let clock: SettableClock;
let app: FastifyInstance;
let world: World;
/** The executive's link; `world.personId` is who prepares. */
let author: string;
let taskId: string;
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
  setId = (await insertOkrSet(db, world, { level: 'company', ownerId: world.leadId, state: 'draft' })).id;
  taskId = await insertTask(db, NOW, world, {
    kind: 'draft',
    phase: 'strategy',
    personId: world.leadId,
    subjectId: setId,
  });
  author = await linkPath(db, NOW, taskId);
});

const get = (url: string) => app.inject({ url, headers: { accept: 'text/html' } });
const post = (url: string, fields: Record<string, string>) =>
  app.inject({
    method: 'POST',
    url,
    payload: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
  });
const emailOf = async (id: string) =>
  (await database.db.selectFrom('person').select('email').where('id', '=', id).executeTakeFirstOrThrow())
    .email ?? '';
const STRATEGY = {
  why: 'Our customers wait too long',
  'objectives[0][title]': 'Customers get what they ordered the next day',
  'objectives[0][kind]': 'committed',
  'objectives[0][keyResults][0][title]': 'Orders that arrive the next day',
  'objectives[0][keyResults][0][direction]': 'increase',
  'objectives[0][keyResults][0][baseline]': '40',
  'objectives[0][keyResults][0][target]': '80',
  'objectives[0][keyResults][0][unit]': '%',
};

/** Seals what is due and reads the newest mail of a person, with the path of the link in it. */
async function mailTo(personId: string): Promise<{ subject: string; text: string; path: string }> {
  const { db } = database;
  await sealDue({ db, clock, pacing: 'immediate', baseUrl: BASE_URL });
  const { subject, text } = await db
    .selectFrom('mail')
    .select(['subject', 'text'])
    .where('personId', '=', personId)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  const [, page = '', linkId = ''] = /\/(t|prepare)\/\{\{link:([0-9a-f-]{36})\}\}/.exec(text) ?? [];
  const link = await db.selectFrom('actionLink').selectAll().where('id', '=', linkId).executeTakeFirst();
  const path = link ? `/${page}/${signToken(LINK_KEYS, { ...link, linkId })}` : '';
  return { subject, text, path };
}

async function askThePreparer(): Promise<string> {
  await post(`${author}/preparers`, { person: await emailOf(world.personId) });
  return (await mailTo(world.personId)).path;
}

it('an executive asks by name, the one asked writes under a link of their own, and only the executive publishes', async () => {
  expect((await get(author)).body).toContain('Let somebody prepare it');
  const asked = await post(`${author}/preparers`, { person: await emailOf(world.personId) });
  expect(asked.headers.location).toBe(`${author}/preparers?note=asked`);
  const mail = await mailTo(world.personId);
  expect(mail.subject).toMatch(/asks you to prepare the strategy/);
  expect(mail.path).toMatch(/^\/prepare\//);

  const page = await get(mail.path);
  expect(page.statusCode).toBe(200);
  expect(page.body).toContain('only Lena Lead can publish it');
  expect(page.body).not.toContain('value="submit"');

  expect((await post(mail.path, { ...STRATEGY, action: 'save' })).statusCode).toBe(303);
  expect((await get(author)).body).toContain('Customers get what they ordered the next day');
  const unticked = await post(mail.path, { ...STRATEGY, action: 'prepared' });
  expect([unticked.statusCode, unticked.body.includes('Tick that it can be looked at.')]).toEqual([
    422,
    true,
  ]);
  const told = await post(mail.path, { ...STRATEGY, action: 'prepared', ready: 'yes' });
  expect(told.headers.location).toBe(`${mail.path}?note=told`);
  const back = await mailTo(world.leadId);
  expect(back.subject).toMatch(/has prepared the strategy/);
  expect(back.path).toBe(author);

  const published = await post(author, { ...STRATEGY, action: 'submit', ready: 'yes' });
  expect(published.headers.location).toBe(author);
  const over = await get(mail.path);
  expect([over.statusCode, over.body.includes('Nothing you wrote is lost')]).toEqual([410, true]);
  const events = await database.db
    .selectFrom('auditEvent')
    .select(['action', 'actorId'])
    .where('entityId', '=', taskId)
    .where('action', 'like', 'draft.%')
    .orderBy('id')
    .execute();
  expect(events).toEqual([
    { action: 'draft.preparer-asked', actorId: world.leadId },
    { action: 'draft.prepared', actorId: world.personId },
  ]);
});

it('the link of who prepares publishes nothing and opens nothing else of the executive’s', async () => {
  const path = await askThePreparer();
  await post(path, { ...STRATEGY, action: 'submit', ready: 'yes' });
  const task = await database.db
    .selectFrom('task')
    .select('state')
    .where('id', '=', taskId)
    .executeTakeFirstOrThrow();
  expect(task.state).toBe('open');
  const token = path.split('/').at(-1);
  for (const other of ['', '/preparers', '/concern', '/not-me', '/propose'])
    expect([other, (await get(`/t/${token}${other}`)).statusCode]).toEqual([other, 410]);
  expect((await get(`/prepare/${author.split('/').at(-1)}`)).statusCode).toBe(404);
  expect((await get('/prepare/nonsense')).statusCode).toBe(404);
});

it('a link that is taken back ends at once; what was written stays', async () => {
  const path = await askThePreparer();
  await post(path, { ...STRATEGY, action: 'save' });
  const unticked = await post(`${author}/preparers/end`, { person: world.personId });
  expect([unticked.statusCode, (await get(path)).statusCode]).toEqual([422, 200]);
  await post(`${author}/preparers/end`, { person: world.personId, [`end-${world.personId}`]: 'yes' });
  expect((await get(path)).statusCode).toBe(404);
  expect((await get(author)).body).toContain('Customers get what they ordered the next day');
  // Asked once more: a new mail, a new link.
  clock.set(new Date(NOW.getTime() + 60_000));
  const again = await askThePreparer();
  expect([again === path, (await get(again)).statusCode, (await get(path)).statusCode]).toEqual([
    false,
    200,
    410,
  ]);
});

it('says who cannot be asked, and changes nothing', async () => {
  const cases = [
    ['', 'Write whom you ask.'],
    ['Nobody Known', 'is called “Nobody Known”'],
    [await emailOf(world.leadId), 'This is you.'],
  ] as const;
  for (const [person, words] of cases) {
    const answer = await post(`${author}/preparers`, { person });
    expect([person, answer.statusCode, answer.body.includes(words)]).toEqual([person, 422, true]);
  }
  const preparers = await database.db
    .selectFrom('preparer')
    .selectAll()
    .where('taskId', '=', taskId)
    .execute();
  expect(preparers).toEqual([]);
});

it('is offered for a strategy alone', async () => {
  const set = await insertOkrSet(database.db, world, {
    level: 'department',
    ownerId: world.leadId,
    state: 'draft',
  });
  const id = await insertTask(database.db, NOW, world, {
    kind: 'draft',
    phase: 'cascade',
    personId: world.leadId,
    subjectId: set.id,
  });
  const path = await linkPath(database.db, NOW, id);
  expect((await get(path)).body).not.toContain('Let somebody prepare it');
  expect((await get(`${path}/preparers`)).headers.location).toBe(path);
  await post(`${path}/preparers`, { person: await emailOf(world.personId) });
  expect(await database.db.selectFrom('preparer').selectAll().where('taskId', '=', id).execute()).toEqual([]);
});

import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
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
let own: string;
let leads: string;
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
  setId = (await insertOkrSet(db, world, { level: 'department', ownerId: world.leadId, state: 'draft' })).id;
  own = await linkPath(
    db,
    NOW,
    await insertTask(db, NOW, world, { kind: 'acknowledge', phase: 'preparation' }),
  );
  leads = await linkPath(
    db,
    NOW,
    await insertTask(db, NOW, world, {
      kind: 'draft',
      phase: 'cascade',
      personId: world.leadId,
      subjectId: setId,
    }),
  );
});

const get = async (url: string) => (await app.inject({ url, headers: { accept: 'text/html' } })).body;
const post = (url: string, fields: Record<string, string>) =>
  app.inject({
    method: 'POST',
    url,
    payload: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
  });
const rows = () =>
  database.db.selectFrom('proposal').selectAll().where('cycleId', '=', world.cycleId).orderBy('id').execute();

it('a goal proposed from the first mail stands beside the lead’s draft, is taken over by one press and answered', async () => {
  expect(await get(own)).toContain('Propose a goal for your team');
  expect(await get(`${own}/propose`)).toContain('Lena Lead is writing the goals of Sales');
  const sent = await post(`${own}/propose`, {
    title: 'Nobody waits for a <b>spare</b> part',
    why: 'They call us daily',
  });
  expect(sent.headers.location).toBe(`${own}/propose?saved=1`);

  const draft = await get(leads);
  expect(draft).toContain('One proposal from your team');
  expect(draft).toContain('Nobody waits for a &#60;b&#62;spare&#60;/b&#62; part');
  const [proposal] = await rows();
  const taken = await post(leads, { action: `take-proposal-${proposal?.id}` });
  expect(taken.body).toContain('Taken over below');
  expect(taken.body).toMatch(/objectives\[0\]\[title\][^<]*Nobody waits for a &#60;b&#62;spare/);

  const empty = await post(`${leads}/proposals`, { proposal: proposal?.id ?? '' });
  expect([empty.statusCode, empty.body.includes('Choose one of the two')]).toEqual([422, true]);
  expect((await rows())[0]?.answer).toBeNull();
  await post(`${leads}/proposals`, { proposal: proposal?.id ?? '', answer: 'taken', words: 'Thank you' });
  expect(await rows()).toMatchObject([{ answer: 'taken', words: 'Thank you', answeredBy: world.leadId }]);
  expect(await get(`${own}/propose`)).toContain('taken up');

  await sealDue({ db: database.db, clock, pacing: 'immediate', baseUrl: BASE_URL });
  const mail = await database.db
    .selectFrom('mail')
    .select(['subject', 'text', 'kinds'])
    .where('personId', '=', world.personId)
    .executeTakeFirstOrThrow();
  expect(mail.kinds).toContain('proposal-answered');
  expect(mail.text).toContain('Lena Lead takes up what you proposed');
  expect(mail.text).toContain('Thank you');
});

it('changes nothing without a goal, twice the same, after five, or once the goals are submitted', async () => {
  const empty = await post(`${own}/propose`, { title: '  ', why: '' });
  expect([empty.statusCode, empty.body.includes('Write the goal in a sentence')]).toEqual([422, true]);
  const long = await post(`${own}/propose`, { title: 'x'.repeat(10_000), why: '' });
  expect([long.statusCode, long.body.includes('Shorten it to 200 characters')]).toEqual([422, true]);
  for (const title of ['One', 'One', 'Two', 'Three', 'Four', 'Five'])
    await post(`${own}/propose`, { title, why: '' });
  expect(await rows()).toHaveLength(5);
  expect((await post(`${own}/propose`, { title: 'Six', why: '' })).statusCode).toBe(422);
  await database.db.updateTable('okrSet').set({ state: 'submitted' }).where('id', '=', setId).execute();
  await post(`${own}/propose`, { title: 'Too late', why: '' });
  expect(await rows()).toHaveLength(5);
});

it('answers belong to the lead of the department alone', async () => {
  await post(`${own}/propose`, { title: 'Nobody waits', why: '' });
  const [proposal] = await rows();
  const refused = await post(`${own}/proposals`, {
    proposal: proposal?.id ?? '',
    answer: 'taken',
    words: '',
  });
  expect(refused.headers.location).toBe(own);
  const elsewhere = await buildWorld(database.db, NOW);
  const set = await insertOkrSet(database.db, elsewhere, { level: 'department', ownerId: elsewhere.leadId });
  const task = await insertTask(database.db, NOW, elsewhere, {
    kind: 'draft',
    phase: 'cascade',
    personId: elsewhere.leadId,
    subjectId: set.id,
  });
  const foreign = await linkPath(database.db, NOW, task);
  await post(`${foreign}/proposals`, { proposal: proposal?.id ?? '', answer: 'taken', words: '' });
  expect((await rows())[0]?.answer).toBeNull();
});

import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { settableClock } from '#domain/clock.ts';
import { createConsole } from '#services/console/create-console.ts';
import { sealDue } from '#services/mailer/sealer.ts';
import { createTaskPages } from '#services/task-pages/create-task-pages.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildWorld, insertOkrSet, insertTask, type World } from '../../support/factory.ts';
import { BASE_URL, LINK_KEYS, linkPath, quietLogger } from '../../support/mailing.ts';

const TOKEN = 'a-token-for-tests-1234';
const NOW = new Date('2027-02-03T09:00:00Z');
const YESTERDAY = new Date('2027-02-02T16:00:00Z');
const clock = settableClock(NOW);
const headers = { authorization: `Bearer ${TOKEN}`, accept: 'text/html' };
let test: TestDatabase;
let app: FastifyInstance;
let world: World;

beforeAll(async () => {
  test = await createTestDatabase();
  app = await createConsole({
    db: test.db,
    clock,
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

const get = async (path: string) =>
  (await app.inject({ url: `/cycles/${world.cycleId}${path}`, headers })).body;
const post = (path: string, fields: Record<string, string>) =>
  app.inject({
    method: 'POST',
    url: `/cycles/${world.cycleId}${path}`,
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  });
const mailsTo = async (personId: string) => {
  await sealDue({ db: test.db, clock, pacing: 'immediate', baseUrl: BASE_URL });
  return test.db.selectFrom('mail').select(['subject', 'text']).where('personId', '=', personId).execute();
};
const cycle = () =>
  test.db.selectFrom('cycle').selectAll().where('id', '=', world.cycleId).executeTakeFirstOrThrow();
const emailOf = async (id: string) =>
  (await test.db.selectFrom('person').select('email').where('id', '=', id).executeTakeFirstOrThrow()).email ??
  '';

describe('a reminder by hand', () => {
  it('shows whom it would reach, reaches just those, and says when it has been done today', async () => {
    await insertTask(test.db, NOW, world, { kind: 'reflect', phase: 'celebration', dueAt: YESTERDAY });
    await insertTask(test.db, NOW, world, { kind: 'reflect', phase: 'celebration', personId: world.otherId });
    const before = await get('/remind?late=yes');
    expect(before).toContain('1 late task of 1 person.');
    expect(before).toContain('Pia Person');
    expect(before).not.toContain('Otto Other');
    expect(await get('/remind?department=Nowhere')).toContain('0 tasks in Nowhere of 0 people.');
    expect((await post('/remind', { late: 'yes' })).statusCode).toBe(303);
    expect(await mailsTo(world.personId)).toHaveLength(1);
    expect(await mailsTo(world.otherId)).toHaveLength(0);
    const again = await get('/remind?late=yes');
    expect(again).toContain('1 of them were brought to mind today already');
    expect(again).not.toContain('<button>Remind now</button>');
  });

  it('counts those whom it cannot reach, and whoever switched reminders off', async () => {
    await insertTask(test.db, NOW, world, { kind: 'reflect', phase: 'celebration' });
    await insertTask(test.db, NOW, world, { kind: 'reflect', phase: 'celebration', personId: world.otherId });
    await test.db.updateTable('person').set({ email: null }).where('id', '=', world.otherId).execute();
    await test.db
      .insertInto('reminderChoice')
      .values({ personId: world.personId, wanted: false, chosenAt: NOW })
      .execute();
    const answer = await app.inject({ url: `/v1/cycles/${world.cycleId}/remind`, headers });
    expect(answer.json()).toMatchObject({ total: 2, people: 2, withoutReminders: 1, withoutMail: 1 });
    expect(await get('/remind')).toContain('1 person has switched reminders off.');
  });
});

describe('what is for good', () => {
  it('advance says what closes and what ends without an answer, and goes on only when it is ticked', async () => {
    await insertTask(test.db, NOW, world, { kind: 'acknowledge', phase: 'preparation' });
    expect(await get('/advance')).toContain('Getting ready closes, and 1 open task ends without an answer.');
    const refused = await post('/advance', { version: '1' });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('Nothing has changed so far.');
    expect((await cycle()).version).toBe(1);
    expect((await post('/advance', { version: '1', sure: 'yes' })).statusCode).toBe(303);
    expect((await cycle()).version).toBe(2);
  });

  it('cancel asks to be sure, too', async () => {
    expect((await post('/cancel', { version: '1' })).statusCode).toBe(422);
    expect((await cycle()).state).toBe('running');
    expect((await post('/cancel', { version: '1', sure: 'yes' })).statusCode).toBe(303);
    expect((await cycle()).state).toBe('cancelled');
  });
});

describe('asking somebody else', () => {
  const review = async () => {
    const set = await insertOkrSet(test.db, world, { state: 'submitted' });
    return insertTask(test.db, NOW, world, {
      ...{ kind: 'review', phase: 'approval', personId: world.leadId, subjectId: set.id, ordinal: 1 },
    });
  };

  it('shows what happens, asks the other person by mail, and the old link says who has it', async () => {
    const taskId = await review();
    const link = await linkPath(test.db, NOW, taskId);
    expect(await get('/outstanding')).toContain(`/tasks/${taskId}/reassign`);
    const to = await emailOf(world.sponsorId);
    const shown = await post(`/tasks/${taskId}/reassign`, { to });
    expect(shown.body).toContain('Sarah Sponsor instead of Lena Lead?');
    expect(await mailsTo(world.sponsorId)).toHaveLength(0);
    expect((await post(`/tasks/${taskId}/reassign`, { to, step: 'reassign' })).statusCode).toBe(303);
    expect(await mailsTo(world.sponsorId)).toHaveLength(1);
    const pages = await createTaskPages({
      ...{ db: test.db, clock, linkKeys: LINK_KEYS, baseUrl: BASE_URL, logger: quietLogger, limit: null },
    });
    expect((await pages.inject({ url: link })).body).toContain('Sarah Sponsor');
    await pages.close();
    const audit = await test.db
      .selectFrom('auditEvent')
      .select('actorKind')
      .where('action', '=', 'task.reassigned')
      .where('entityId', '=', taskId)
      .execute();
    expect(audit).toEqual([{ actorKind: 'token' }]);
    // A second press finds nothing to do.
    expect((await post(`/tasks/${taskId}/reassign`, { to, step: 'reassign' })).statusCode).toBe(404);
  });

  it('refuses one’s own goals, somebody unknown, and what is a person’s own to say; nothing changes', async () => {
    const taskId = await review();
    const own = await post(`/tasks/${taskId}/reassign`, {
      to: await emailOf(world.personId),
      step: 'reassign',
    });
    expect(own.statusCode).toBe(409);
    expect(own.body).toContain('goals of their own');
    const nobody = await post(`/tasks/${taskId}/reassign`, { to: 'nobody@example.org', step: 'reassign' });
    expect(nobody.body).toContain('Nobody has the email address');
    const reflect = await insertTask(test.db, NOW, world, { kind: 'reflect', phase: 'celebration' });
    const to = await emailOf(world.sponsorId);
    const answer = await app.inject({
      method: 'POST',
      url: `/v1/tasks/${reflect}/reassign`,
      headers,
      payload: { to },
    });
    expect(answer.statusCode).toBe(409);
    const open = await test.db
      .selectFrom('task')
      .select('id')
      .where('cycleId', '=', world.cycleId)
      .where('state', '=', 'open')
      .orderBy('id')
      .execute();
    expect(open.map(({ id }) => id)).toEqual([taskId, reflect]);
  });

  it('gives whoever takes over a department’s draft its goals', async () => {
    const set = await insertOkrSet(test.db, world, { level: 'department', ownerId: world.leadId });
    const task = { kind: 'draft', phase: 'cascade', personId: world.leadId, subjectId: set.id } as const;
    const taskId = await insertTask(test.db, NOW, world, task);
    const dry = await app.inject({
      ...{ method: 'POST', url: `/v1/tasks/${taskId}/reassign`, headers },
      payload: { to: await emailOf(world.otherId), dryRun: true },
    });
    expect(dry.json().summary).toContain('Otto Other would be asked');
    await post(`/tasks/${taskId}/reassign`, { to: await emailOf(world.otherId), step: 'reassign' });
    const { ownerId } = await test.db
      .selectFrom('okrSet')
      .select('ownerId')
      .where('id', '=', set.id)
      .executeTakeFirstOrThrow();
    expect(ownerId).toBe(world.otherId);
  });
});

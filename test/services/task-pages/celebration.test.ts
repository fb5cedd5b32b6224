import type { FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type SettableClock, settableClock } from '#domain/clock.ts';
import { sealDue } from '#services/mailer/sealer.ts';
import { createTaskPages } from '#services/task-pages/create-task-pages.ts';
import { celebrateNow, openLookBack, sessionOf, taskOf } from '../../support/celebrating.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildWorld, insertOkrSet, insertPerson, insertTask, type World } from '../../support/factory.ts';
import { BASE_URL, LINK_KEYS, linkPath, quietLogger } from '../../support/mailing.ts';

/** A Thursday morning after the quarter. */
const NOW = new Date('2027-04-08T08:00:00Z');

let database: TestDatabase;
let clock: SettableClock;
let app: FastifyInstance;
let world: World;
let phase: string;
let missed: string;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
afterEach(() => app.close());
beforeEach(async () => {
  clock = settableClock(NOW);
  world = await buildWorld(database.db, NOW);
  app = await createTaskPages({
    db: database.db,
    clock,
    linkKeys: LINK_KEYS,
    baseUrl: BASE_URL,
    logger: quietLogger,
    limit: null,
  });
  await scoredGoals();
  phase = await openLookBack(database.db, clock, world);
});

/** The department's stretch came true; one of Pia's stayed at 0.4, and one of hers came true. */
async function scoredGoals(): Promise<void> {
  const { db } = database;
  const taskId = await insertTask(db, NOW, world, { kind: 'score', phase: 'scoring', state: 'done' });
  const team = await insertOkrSet(db, world, {
    level: 'department',
    ownerId: world.leadId,
    state: 'scored',
    objectives: [
      {
        title: 'Offers while interest is warm',
        kind: 'aspirational',
        keyResults: [{ title: 'Days', baseline: 10, target: 2 }],
      },
      { title: 'Nobody waits', kind: 'committed', keyResults: [{ title: 'Calls', baseline: 0, target: 10 }] },
    ],
  });
  const own = await insertOkrSet(db, world, {
    state: 'scored',
    objectives: [
      {
        title: 'Half the paper',
        kind: 'aspirational',
        keyResults: [{ title: 'Kg', baseline: 0, target: 10 }],
      },
      { title: 'A private win', kind: 'committed', keyResults: [{ title: 'W', baseline: 0, target: 10 }] },
    ],
  });
  const scores = [0.8, 0.5, 0.4, 1];
  const ids = [...team.keyResultIds, ...own.keyResultIds];
  missed = own.keyResultIds[0] ?? '';
  await db
    .insertInto('score')
    .values(
      ids.map((keyResultId, place) => ({
        keyResultId,
        taskId,
        finalValue: 1,
        baseline: null,
        score: scores[place] ?? 0,
        formulaScore: null,
        byPersonId: world.personId,
        at: NOW,
      })),
    )
    .execute();
}

const form = { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' };
const post = (url: string, fields: Record<string, string>) =>
  app.inject({ method: 'POST', url, headers: form, payload: new URLSearchParams(fields).toString() });
const pathOf = async (kind: 'reflect' | 'celebrate', personId: string) =>
  linkPath(database.db, clock.now(), await taskOf(database.db, world, kind, personId));
const get = async (url: string, personId?: string) =>
  app.inject({
    url,
    headers: {
      accept: 'text/html',
      ...(personId ? { cookie: await sessionOf(database.db, clock.now(), personId) } : {}),
    },
  });
const departmentPage = () => `/celebration/${world.cycleId}/department/${world.departmentId}`;

async function mailTo(personId: string): Promise<string> {
  await sealDue({ db: database.db, clock, pacing: 'immediate', baseUrl: BASE_URL });
  const { text } = await database.db
    .selectFrom('mail')
    .select('text')
    .where('personId', '=', personId)
    .orderBy('sealedAt', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  return text;
}

describe('the look back', () => {
  it('asks the team’s question, and whether a lesson from a miss may be told, ticking nothing', async () => {
    const { body } = await app.inject({ url: await pathOf('reflect', world.personId) });
    expect(body).toContain('What should we as a team keep');
    expect(body).toContain('as a lesson from “Half the paper”');
    expect(body).not.toMatch(/name="told"[^>]*checked/);
    const other = await app.inject({ url: await pathOf('reflect', world.otherId) });
    expect(other.body).not.toContain('name="told"');
  });

  it('asks nobody about a team who has none', async () => {
    await database.db
      .deleteFrom('member')
      .where('cycleId', '=', world.cycleId)
      .where('personId', 'in', [world.leadId, world.otherId])
      .execute();
    const { body } = await app.inject({ url: await pathOf('reflect', world.personId) });
    expect(body).not.toContain('as a team');
  });
});

describe('the celebration', () => {
  it('tells what was reached, a lesson its owner agreed to, thanks, and the leader’s words, by mail and on its page', async () => {
    await post(await pathOf('reflect', world.personId), {
      learned: 'We asked the shops too late.',
      told: 'yes',
      kudosTo: 'Otto',
      kudosText: 'his calm',
    });
    await post(await pathOf('celebrate', world.leadId), { words: 'You kept calm when it counted.' });
    await celebrateNow(database.db, clock, phase);
    const mail = await mailTo(world.otherId);
    for (const told of [
      'Lena Lead writes:',
      'You kept calm when it counted.',
      'The boldest goal that came true: Offers while interest is warm.',
      'A lesson from “Half the paper”, told by Pia Person: We asked the shops too late.',
      'Pia Person thanks Otto: his calm',
      `${BASE_URL}${departmentPage()}`,
    ])
      expect(mail).toContain(told);
    expect(mail).not.toContain('acts in your name');

    const page = await get(departmentPage(), world.otherId);
    expect(page.statusCode).toBe(200);
    for (const told of [
      'You kept calm when it counted.',
      'Offers while interest is warm',
      'We asked the shops too late.',
      'Pia Person thanks Otto',
    ])
      expect(page.body).toContain(told);
    for (const kept of ['A private win', 'Nobody waits', '0.4'])
      expect(`${page.body}${mail}`).not.toContain(kept);
  });

  it('keeps a lesson whose owner did not tick, and goes ahead without words of the leader', async () => {
    await post(await pathOf('reflect', world.personId), { learned: 'We asked the shops too late.' });
    await post(await pathOf('celebrate', world.leadId), { nothing: 'yes' });
    await celebrateNow(database.db, clock, phase);
    const mail = await mailTo(world.otherId);
    expect(mail).toContain('One lesson was written down');
    expect(mail).not.toContain('writes:');
    expect(`${mail}${(await get(departmentPage(), world.otherId)).body}`).not.toContain('the shops');
  });

  it('takes a tick only from whoever missed something, and for nothing but their own', async () => {
    await post(await pathOf('reflect', world.otherId), { learned: 'Nothing missed.', told: 'yes' });
    const row = await database.db
      .selectFrom('reflection')
      .select('lessonOf')
      .where('personId', '=', world.otherId)
      .executeTakeFirst();
    expect(row).toEqual({ lessonOf: null });
    await post(await pathOf('reflect', world.personId), { learned: 'Missed.', told: 'yes' });
    const own = await database.db
      .selectFrom('reflection')
      .select('lessonOf')
      .where('personId', '=', world.personId)
      .executeTakeFirst();
    expect(own).toEqual({ lessonOf: missed });
  });

  it('is not there before its mail, nor for whom a policy keeps it to the department', async () => {
    expect((await get(departmentPage(), world.otherId)).statusCode).toBe(404);
    await celebrateNow(database.db, clock, phase);
    expect((await get(departmentPage(), world.otherId)).statusCode).toBe(200);
    const strangerDepartment = await database.db
      .insertInto('department')
      .values({ name: 'Far', path: `Far ${world.cycleId}`, parentId: null, leadId: null, createdAt: NOW })
      .returning('id')
      .executeTakeFirstOrThrow();
    const stranger = await insertPerson(database.db, NOW, { departmentId: strangerDepartment.id });
    expect((await get(departmentPage(), stranger)).statusCode).toBe(200);
    await database.db
      .insertInto('policy')
      .values({ key: 'visibility', departmentId: world.departmentId, country: null, value: '"department"' })
      .execute();
    expect((await get(departmentPage(), stranger)).statusCode).toBe(404);
    expect((await get(departmentPage(), world.otherId)).statusCode).toBe(200);
  });

  it('asks whoever follows the mail’s link to sign in, and brings them there', async () => {
    await celebrateNow(database.db, clock, phase);
    const answer = await get(departmentPage());
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/sign-in']);
    const way = answer.cookies.find(({ name }) => name === 'okr-way');
    expect(decodeURIComponent(way?.value ?? '')).toBe(departmentPage());
  });

  it('can be printed as a poster, without what only a screen can use', async () => {
    await celebrateNow(database.db, clock, phase);
    const { body } = await get(`${departmentPage()}?poster=1`, world.otherId);
    expect(body).toContain('class="poster"');
    expect(body).not.toContain('Sign out');
  });

  it('shows all departments together once the company celebrates', async () => {
    await celebrateNow(database.db, clock, phase);
    const { body } = await get(`/celebration/${world.cycleId}`, world.otherId);
    expect(body).toContain(departmentPage());
    expect(body).toContain('Offers while interest is warm');
  });
});

describe('what a team says together', () => {
  const said = () => `${departmentPage()}/said`;

  async function answered(count: number): Promise<void> {
    for (let n = 0; n < count; n += 1) {
      const personId = await insertPerson(database.db, NOW, { departmentId: world.departmentId });
      const task = await insertTask(database.db, NOW, world, {
        kind: 'reflect',
        phase: 'celebration',
        personId,
        cohortId: world.cohortId,
      });
      await post(await linkPath(database.db, clock.now(), task), {
        team: `Answer ${n} <b>`,
        process: 'Shorter',
      });
    }
  }

  it.each([
    [4, false],
    [5, true],
  ])('with %i answers is shown to its lead: %s', async (count, shown) => {
    await answered(count);
    await celebrateNow(database.db, clock, phase);
    const { body } = await get(said(), world.leadId);
    expect(body.includes('Answer 0 ')).toBe(shown);
    expect(body).not.toContain('<b>');
    if (!shown) expect(body).toContain('4 people have answered; the answers are shown from 5 on.');
    expect(body).not.toMatch(/Person \d+/);
  });

  it('is for its lead, not for its people', async () => {
    await celebrateNow(database.db, clock, phase);
    expect((await get(said(), world.personId)).statusCode).toBe(403);
    expect((await get(said(), world.leadId)).statusCode).toBe(200);
    expect((await get(departmentPage(), world.personId)).body).not.toContain('/said');
  });
});

describe('the leader’s words', () => {
  it.each([
    [{}, 'Write a few words, or tick'],
    [{ words: 'Well done.', nothing: 'yes' }, 'undo one of the two'],
    [{ words: 'x'.repeat(1201) }, 'Shorten it to 1200 characters'],
  ])('%o is answered with what to do', async (fields, remedy) => {
    const answer = await post(await pathOf('celebrate', world.leadId), fields);
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(remedy);
  });

  it('are asked of the sponsor for all, and can be taken back', async () => {
    const path = await pathOf('celebrate', world.sponsorId);
    await post(path, { words: 'Thank you all.' });
    await post(`${path}/undo`, { undo: 'yes' });
    const rows = await database.db
      .selectFrom('celebrationWords')
      .select('words')
      .where('cycleId', '=', world.cycleId)
      .execute();
    expect(rows).toEqual([]);
    await post(path, { words: 'Thank you all.' });
    await celebrateNow(database.db, clock, phase);
    const { body } = await get(`/celebration/${world.cycleId}`, world.otherId);
    expect(body).toContain('Thank you all.');
  });
});

import type { FastifyInstance } from 'fastify';
import decodeQR from 'qr/decode.js';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createConsole } from '#services/console/create-console.ts';
import { createTaskPages } from '#services/task-pages/create-task-pages.ts';
import { personLeaves } from '#storage/leave.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { insertOkrSet, insertPerson, insertTask, type World } from '../support/factory.ts';
import { hrOps } from '../support/launched.ts';
import { BASE_URL, LINK_KEYS, quietLogger } from '../support/mailing.ts';
import { type ReviewStage, startReviewStage } from '../support/reviewing.ts';
import { signedInVisitor, visitorOf } from '../support/visitor.ts';

const TOKEN = 'a-token-for-tests-1234';

let database: TestDatabase;
let stage: ReviewStage;
let world: World;
let console_: FastifyInstance;
/** Somebody at a machine, without a mail address. */
let mikaId: string;
let checkInId: string;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  const { db } = database;
  stage = await startReviewStage(db);
  world = stage.world;
  const config = {
    undoMinutes: null,
    console: { url: 'http://127.0.0.1', token: TOKEN },
    linkKeys: LINK_KEYS,
    taskPages: { url: BASE_URL },
  };
  console_ = await createConsole({ db, clock: stage.clock, config, logger: quietLogger, limit: null });
  mikaId = await newPerson('Mika Machine', 'de-DE');
  await insertOkrSet(db, world, {
    ownerId: mikaId,
    state: 'agreed',
    objectives: [{ title: 'No scrap', keyResults: [{ title: 'Scrap', baseline: 9, target: 3, unit: '%' }] }],
  });
  checkInId = await insertTask(db, stage.clock.now(), world, {
    kind: 'check-in',
    phase: 'check-ins',
    personId: mikaId,
    ordinal: 2,
  });
});
afterEach(async () => {
  // Each test looks at its own people alone.
  await database.db.updateTable('person').set({ state: 'left' }).execute();
  await console_.close();
  await stage.stop();
});

function newPerson(name: string, locale = 'en-GB') {
  const { departmentId, leadId } = world;
  return insertPerson(database.db, stage.clock.now(), {
    name,
    email: null,
    departmentId,
    managerId: leadId,
    locale,
  });
}

const hr = () => visitorOf(console_, { headers: { authorization: `Bearer ${TOKEN}` } });
const anybody = () => visitorOf(stage.app);

/** Makes the missing cards and prints somebody's. @returns what the square says, as a camera reads it. */
async function printed(personId: string): Promise<string> {
  await hr().post('/people/cards', { department: '' });
  return scan((await hr().get(`/people/cards/print?person=${personId}`)).body);
}

function scan(body: string): string {
  const size = Number(/viewBox="0 0 (\d+) /.exec(body)?.[1]);
  const scale = 4;
  const data = new Uint8ClampedArray((size * scale) ** 2 * 4).fill(255);
  for (const [, x, y, wide] of body.matchAll(/M(\d+) (\d+)h(\d+)v1/g))
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row += 1)
      for (let column = Number(x) * scale; column < (Number(x) + Number(wide)) * scale; column += 1)
        data.fill(0, (row * size * scale + column) * 4, (row * size * scale + column) * 4 + 3);
  return decodeQR({ width: size * scale, height: size * scale, data });
}

const pathOf = (address: string) => {
  expect(address.startsWith(`${BASE_URL}/card/`)).toBe(true);
  return address.slice(BASE_URL.length);
};
const trail = (personId: string) =>
  database.db
    .selectFrom('auditEvent')
    .select(['action', 'actorKind'])
    .where('entityId', '=', personId)
    .orderBy('id')
    .execute();

describe('a printed card', () => {
  it('is made for everybody without a mail address, once, and printed in their language with a square and a code', async () => {
    const list = await hr().get('/people/cards');
    expect(list.body).toContain('1 person is reached by a card; 1 of them have none yet.');
    expect(list.body).not.toContain('Pia Person');
    const path = pathOf(await printed(mikaId));
    await hr().post('/people/cards', { department: '' });
    const sheet = (await hr().get('/people/cards/print')).body;
    expect(pathOf(scan(sheet))).toBe(path);
    expect(sheet).toContain('Mika Machine');
    expect(sheet).toContain('Scannen Sie dies');
    const code = path.slice('/card/'.length);
    expect(sheet).toContain(code.match(/.{4}/g)?.join(' '));
    expect(await trail(mikaId)).toEqual([{ action: 'card.issued', actorKind: 'token' }]);
  });

  it('opens what waits for its holder; looking changes nothing, a press opens the task', async () => {
    const path = pathOf(await printed(mikaId));
    const own = anybody();
    const page = await own.get(path);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('Guten Tag, Mika Machine');
    expect(page.body).toContain('Eines wartet auf Sie.');
    expect(page.headers['cache-control']).toBe('no-store');
    const links = () =>
      database.db.selectFrom('actionLink').selectAll().where('personId', '=', mikaId).execute();
    expect(await links()).toEqual([]);
    const opened = await own.post(`${path}/open`, { task: checkInId });
    expect(opened.headers.location).toMatch(/^\/t\//);
    const task = opened.headers.location ?? '';
    expect((await own.get(task)).body).toContain('Scrap');
    expect((await own.post(task, { changed: 'nothing' })).statusCode).toBe(303);
    expect((await own.get(path)).body).toContain('Im Moment wartet nichts auf Sie.');
    expect(await links()).toHaveLength(1);
  });

  it('opens no task of others, and none for a press without a choice', async () => {
    const path = pathOf(await printed(mikaId));
    const foreign = await insertTask(database.db, stage.clock.now(), world, {
      kind: 'check-in',
      phase: 'check-ins',
      personId: world.personId,
      ordinal: 2,
    });
    for (const task of [foreign, '', 'nonsense'])
      expect((await anybody().post(`${path}/open`, { task })).headers.location).toBe(path);
  });

  it('can be typed, with spaces and in small letters; a wrong code gets one sentence and tells nothing', async () => {
    const path = pathOf(await printed(mikaId));
    const code = path.slice('/card/'.length);
    const typed = code.toLowerCase().match(/.{4}/g)?.join(' ') ?? '';
    expect((await anybody().post('/card', { code: typed })).headers.location).toBe(path);
    for (const wrong of ['', 'abc', `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`]) {
      const refused = await anybody().post('/card', { code: wrong });
      expect(refused.statusCode).toBe(422);
      expect(refused.body).toContain('This code fits no card.');
      expect(refused.body).not.toContain('Mika');
    }
    expect((await anybody().get('/card/0123456789ABCDEFGHJKMNPQRSTV')).statusCode).toBe(404);
  });

  it('is worthless once there is a new one, and so is every page that it opened', async () => {
    const old = pathOf(await printed(mikaId));
    const own = anybody();
    const task = (await own.post(`${old}/open`, { task: checkInId })).headers.location ?? '';
    await own.post(`${old}/goals`);
    expect((await own.get('/okrs')).statusCode).toBe(200);
    await hr().post(`/people/${mikaId}/card`, { card: 'new' });
    const gone = await own.get(old);
    expect(gone.statusCode).toBe(410);
    expect(gone.body).toContain('Diese Karte gilt nicht mehr.');
    expect((await own.get(task)).statusCode).toBe(410);
    expect((await own.get('/okrs')).headers.location).toBe('/sign-in');
    const path = pathOf(await printed(mikaId));
    expect(path).not.toBe(old);
    expect((await own.get(path)).statusCode).toBe(200);
    await hr().post(`/people/${mikaId}/card`, { card: 'withdraw' });
    expect((await own.get(path)).statusCode).toBe(410);
    expect((await trail(mikaId)).map(({ action }) => action)).toEqual([
      'card.issued',
      'session.opened',
      'card.revoked',
      'card.issued',
      'card.revoked',
    ]);
  });

  it('is not made for somebody who has a mailbox, and can be withdrawn once they have', async () => {
    const refused = await hr().post(`/people/${world.personId}/card`, { card: 'new' });
    expect(refused.statusCode).toBe(409);
    expect(refused.body).toContain('cards are for people without an address');
    expect((await hr().get(`/people/${world.personId}`)).body).not.toContain('Printed card');
    await printed(mikaId);
    await database.db
      .updateTable('person')
      .set({ email: 'mika@example.org' })
      .where('id', '=', mikaId)
      .execute();
    expect((await hr().get(`/people/${mikaId}`)).body).toContain('so it can be withdrawn');
    await hr().post(`/people/${mikaId}/card`, { card: 'withdraw' });
    const valid = await database.db
      .selectFrom('card')
      .select('id')
      .where('personId', '=', mikaId)
      .where('revokedAt', 'is', null)
      .execute();
    expect(valid).toEqual([]);
  });

  it('ends with leaving', async () => {
    const path = pathOf(await printed(mikaId));
    await personLeaves({ db: database.db, clock: stage.clock }, { personId: mikaId, actor: hrOps });
    expect((await anybody().get(path)).statusCode).toBe(410);
    const { revokedAt } = await database.db
      .selectFrom('card')
      .select('revokedAt')
      .where('personId', '=', mikaId)
      .executeTakeFirstOrThrow();
    expect(revokedAt).toEqual(stage.clock.now());
    await hr().post(`/people/${mikaId}/card`, { card: 'new' });
    expect((await hr().get('/people/cards')).body).not.toContain('Mika Machine');
  });

  it('shows everybody’s goals for half an hour, by a press', async () => {
    const path = pathOf(await printed(mikaId));
    const own = anybody();
    await own.get(path);
    expect((await own.get('/okrs')).headers.location).toBe('/sign-in');
    expect((await own.post(`${path}/goals`)).headers.location).toBe('/okrs');
    expect((await own.get('/okrs')).body).toContain('Mika Machine');
    stage.clock.set(new Date(stage.clock.now().getTime() + 30 * 60_000));
    expect((await own.get('/okrs')).headers.location).toBe('/sign-in');
  });

  it('is nowhere in the database', async () => {
    const code = pathOf(await printed(mikaId)).slice('/card/'.length);
    const { db } = database;
    const kept = JSON.stringify([
      await db.selectFrom('card').selectAll().execute(),
      await db.selectFrom('auditEvent').selectAll().execute(),
    ]);
    expect(kept).not.toContain(code);
    expect(kept).not.toContain(Buffer.from(code).toString('hex'));
  });
});

it('codes cannot be tried out: the address that tries is stopped, whatever it tries', async () => {
  const app = await createTaskPages({
    db: database.db,
    clock: stage.clock,
    linkKeys: LINK_KEYS,
    baseUrl: BASE_URL,
    logger: quietLogger,
  });
  const guess = (n: number) =>
    app.inject({ url: `/card/${String(n).padStart(28, '0')}`, headers: { accept: 'text/html' } });
  const answers = new Set<number>();
  for (let n = 0; n < 240; n += 1) answers.add((await guess(n)).statusCode);
  expect([...answers]).toEqual([404]);
  expect((await guess(240)).statusCode).toBe(429);
  await app.close();
});

describe('a card that the team lead makes', () => {
  const lead = () => signedInVisitor(stage.app, database.db, world.leadId, stage.clock.now());
  const page = () => `/team/${mikaId}/card`;
  const cards = () =>
    database.db
      .selectFrom('card')
      .select(['madeByLeadId', 'revokedAt'])
      .where('personId', '=', mikaId)
      .orderBy('issuedAt')
      .execute();

  it('is printed by them alone, opens the person’s tasks, and says there who made it', async () => {
    const own = await lead();
    expect((await own.get('/team')).body).toContain(`href="${page()}"`);
    expect((await own.get(page())).body).toContain('Mika Machine has no card yet.');
    const made = await own.post(page(), { card: 'new' });
    expect(made.headers.location).toBe(`${page()}?said=made`);
    const printed = (await own.get(page())).body;
    const behind = (await anybody().get(new URL(scan(printed)).pathname)).body;
    expect(behind).toContain('Guten Tag, Mika Machine');
    expect(behind).toContain('Diese Karte wurde am 14. Dezember 2026 von Lena Lead gemacht.');
    expect(await cards()).toEqual([{ madeByLeadId: world.leadId, revokedAt: null }]);
    const trail = await database.db
      .selectFrom('auditEvent')
      .select(['action', 'actorId'])
      .where('entityId', '=', mikaId)
      .execute();
    expect(trail).toEqual([{ action: 'card.issued', actorId: world.leadId }]);
    // Looking, and pressing nothing, makes no other.
    await own.post(page(), {});
    expect(await cards()).toHaveLength(1);
    await own.post(page(), { card: 'withdraw' });
    expect((await anybody().get(new URL(scan(printed)).pathname)).statusCode).toBe(410);
  });

  it('ends the one from HR ops; that one cannot be printed by the lead', async () => {
    const old = await printed(mikaId);
    const own = await lead();
    const shown = (await own.get(page())).body;
    expect(shown).toContain('Only whoever made it prints it');
    expect(shown).not.toContain('class="code"');
    expect((await own.get('/team/cards')).body).toContain('There is no card that you have made.');
    await own.post(page(), { card: 'new' });
    expect((await anybody().get(new URL(old).pathname)).statusCode).toBe(410);
  });

  it('is made for all who have none by one press, and printed on one sheet', async () => {
    await newPerson('Nino Night');
    const own = await lead();
    expect((await own.get('/team/cards')).body).toContain('Without a card (2): Mika Machine, Nino Night');
    await own.post('/team/cards', { card: 'missing' });
    await own.post('/team/cards', { card: 'missing' });
    const sheet = (await own.get('/team/cards')).body;
    expect(sheet.match(/class="paper-card"/g)).toHaveLength(2);
    expect(Buffer.byteLength(sheet)).toBeLessThan(50_000);
  });

  it('is for people of their own without an address, and nobody else’s to make or see', async () => {
    for (const stranger of [world.otherId, world.sponsorId]) {
      const other = await signedInVisitor(stage.app, database.db, stranger, stage.clock.now());
      expect((await other.get(page())).statusCode).toBe(404);
      expect((await other.post(page(), { card: 'new' })).statusCode).toBe(404);
      await other.post('/team/cards', { card: 'missing' });
    }
    const own = await lead();
    expect((await own.post(`/team/${world.personId}/card`, { card: 'new' })).statusCode).toBe(404);
    expect(
      await database.db
        .selectFrom('card')
        .selectAll()
        .where('personId', 'in', [mikaId, world.personId])
        .execute(),
    ).toEqual([]);
  });
});

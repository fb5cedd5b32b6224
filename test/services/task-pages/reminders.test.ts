import type { FastifyInstance } from 'fastify';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type SettableClock, settableClock } from '#domain/clock.ts';
import { signRemindersToken } from '#domain/reminders-token.ts';
import { prepareMails } from '#services/mailer/prepare.ts';
import { sealDue } from '#services/mailer/sealer.ts';
import { createTaskPages } from '#services/task-pages/create-task-pages.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildWorld, insertNotice, insertTask, type World } from '../../support/factory.ts';
import { BASE_URL, LINK_KEYS, linkPath, quietLogger } from '../../support/mailing.ts';

/** Ten o'clock in Berlin on a Monday that is no holiday. */
const MONDAY = new Date('2027-01-11T09:00:00Z');
const DAY_MS = 86_400_000;

let database: TestDatabase;
let clock: SettableClock;
let app: FastifyInstance;
let world: World;
let serial = 0;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await app.close();
  await database.drop();
});
beforeEach(async () => {
  await app?.close();
  clock = settableClock(MONDAY);
  const deps = { db: database.db, clock, linkKeys: LINK_KEYS, baseUrl: BASE_URL };
  app = await createTaskPages({ ...deps, logger: quietLogger });
  world = await buildWorld(database.db, MONDAY);
});

const accept = 'text/html';
const get = (url: string) => app.inject({ url, headers: { accept } });
const post = (url: string, payload: string, type = 'application/x-www-form-urlencoded') =>
  app.inject({ method: 'POST', url, payload, headers: { 'content-type': type, accept } });
const choiceOf = (personId: string) =>
  database.db
    .selectFrom('reminderChoice')
    .select('wanted')
    .where('personId', '=', personId)
    .executeTakeFirst();

/** Seals what is due and composes the person's newest mail as it would be sent. */
async function newestMail(personId: string) {
  await sealDue({ db: database.db, clock, pacing: 'calm', baseUrl: BASE_URL });
  const mail = await database.db
    .selectFrom('mail')
    .select('id')
    .where('personId', '=', personId)
    .orderBy('sealedAt', 'desc')
    .executeTakeFirst();
  if (!mail) return null;
  const row = {
    id: 1,
    kind: 'mail' as const,
    key: 'k',
    cycleId: null,
    payload: { mailId: mail.id },
    attempts: 1,
  };
  const deps = { db: database.db, linkKeys: LINK_KEYS, mailFrom: 'OKR <okr@example.org>' };
  const [prepared] = await prepareMails(deps, [row]);
  return prepared?.mail ? simpleParser(prepared.mail.raw) : null;
}

async function remind(kind: 'reminder' | 'reflect' = 'reminder') {
  serial += 1;
  const taskId = await insertTask(database.db, clock.now(), world, {
    kind: 'reflect',
    phase: 'celebration',
    ordinal: serial,
  });
  await insertNotice(database.db, clock.now(), world, { kind, phase: 'celebration', taskId });
}

/** The path in the header of a reminder that has just come. */
async function pathInMail(): Promise<string> {
  await remind();
  const mail = await newestMail(world.personId);
  const list = mail?.headerLines.find(({ key }) => key === 'list-unsubscribe')?.line ?? '';
  return /<http:\/\/my\.example\.test(\/reminders\/[^>]+)>/.exec(list)?.[1] ?? 'none';
}

describe('a reminder', () => {
  it('can be unsubscribed from by one press of a mail program, and by the link at its end', async () => {
    await remind();
    const mail = await newestMail(world.personId);
    const headers = new Map(mail?.headerLines.map(({ key, line }) => [key, line]));
    expect(headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    const url = /<(.+)>/.exec(headers.get('list-unsubscribe') ?? '')?.[1] ?? 'none';
    expect(url).toMatch(/^http:\/\/my\.example\.test\/reminders\/[\w.-]+$/);
    expect(mail?.text).toContain(`No more reminders: ${url}`);
    expect(mail?.html).toContain(`href="${url}"`);
  });

  it('is the only thing with that link: what is asked of somebody comes in any case', async () => {
    await remind('reflect');
    const asked = await newestMail(world.personId);
    expect(asked?.headerLines.some(({ key }) => key.startsWith('list-'))).toBe(false);
    expect(asked?.text).not.toContain('/reminders/');
    clock.set(new Date(MONDAY.getTime() + DAY_MS));
    await remind('reflect');
    await remind();
    const both = await newestMail(world.personId);
    expect(both?.headerLines.some(({ key }) => key.startsWith('list-'))).toBe(false);
  });
});

describe('one press', () => {
  it.each([
    ['as a form', 'List-Unsubscribe=One-Click', 'application/x-www-form-urlencoded'],
    [
      'as multipart',
      '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n',
      'multipart/form-data; boundary=b',
    ],
  ])('%s switches reminders off: the next one never comes, a task still does', async (_how, body, type) => {
    const path = await pathInMail();
    expect((await post(path, body, type)).statusCode).toBe(200);
    expect((await post(path, body, type)).statusCode).toBe(200);
    expect(await choiceOf(world.personId)).toEqual({ wanted: false });
    const trail = database.db.selectFrom('auditEvent').select(['action', 'actorId']);
    expect(await trail.where('entityId', '=', world.personId).execute()).toEqual([
      { action: 'reminders.off', actorId: world.personId },
    ]);
    clock.set(new Date(MONDAY.getTime() + DAY_MS));
    await remind();
    const before = await newestMail(world.personId);
    expect(before?.date).toEqual(MONDAY);
    const left = await database.db
      .selectFrom('notice')
      .select(['kind', 'mootAt'])
      .where('personId', '=', world.personId)
      .where('mailId', 'is', null)
      .execute();
    expect(left).toEqual([{ kind: 'reminder', mootAt: clock.now() }]);
    await remind('reflect');
    expect((await newestMail(world.personId))?.date).toEqual(clock.now());
  });
});

describe('the page behind the link', () => {
  it('changes nothing by being looked at, nor by a press that chooses nothing', async () => {
    const path = await pathInMail();
    const { body } = await get(path);
    expect(body).toContain('Reminders are switched on.');
    expect(body).not.toMatch(/checked/);
    await app.inject({ method: 'HEAD', url: path });
    const empty = await post(path, '');
    expect(empty.statusCode).toBe(422);
    expect(empty.body).toContain('Choose one of the two.');
    expect(await choiceOf(world.personId)).toBeUndefined();
  });

  it('switches off and on again', async () => {
    const path = await pathInMail();
    const off = await post(path, 'reminders=off');
    expect(off.statusCode).toBe(303);
    expect((await get(String(off.headers.location))).body).toContain('Saved: no more reminders.');
    await post(path, 'reminders=on');
    expect(await choiceOf(world.personId)).toEqual({ wanted: true });
    expect((await get(path)).body).toContain('Reminders are switched on.');
    clock.set(new Date(MONDAY.getTime() + DAY_MS));
    await remind();
    expect((await newestMail(world.personId))?.date).toEqual(clock.now());
  });

  it('speaks the person’s language', async () => {
    await database.db
      .updateTable('person')
      .set({ locale: 'de-CH' })
      .where('id', '=', world.personId)
      .execute();
    const { body } = await get(await pathInMail());
    expect(body).toContain('<html lang="de">');
    expect(body).toContain('Erinnerungen sind eingeschaltet.');
  });

  it('tells forged, old and other people’s links apart, and none of them changes anything', async () => {
    const path = await pathInMail();
    const forged = path.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A'));
    const action = await linkPath(
      database.db,
      MONDAY,
      await insertTask(database.db, MONDAY, world, { kind: 'acknowledge', phase: 'preparation' }),
    );
    const crossed = [action.replace('/t/', '/reminders/'), path.replace('/reminders/', '/t/')];
    for (const url of [forged, ...crossed, '/reminders/nonsense']) {
      const answer = await post(url, 'reminders=off');
      expect(answer.statusCode).toBe(404);
      expect(answer.body).toContain('This link does not lead anywhere.');
    }
    const token = signRemindersToken(LINK_KEYS, {
      personId: world.personId,
      expiresAt: new Date(MONDAY.getTime() - DAY_MS),
    });
    const old = await post(`/reminders/${token}`, 'reminders=off');
    expect([old.statusCode, old.body.includes('This link is too old.')]).toEqual([410, true]);
    await database.db.updateTable('person').set({ state: 'left' }).where('id', '=', world.personId).execute();
    expect((await post(path, 'reminders=off')).statusCode).toBe(410);
    expect(await choiceOf(world.personId)).toBeUndefined();
  });
});

import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { settableClock } from '#domain/clock.ts';
import { createConsole } from '#services/console/create-console.ts';
import { personLeaves } from '#storage/leave.ts';
import { type ConsolePeople, type Knocker, peopleAtTheDoor } from '../../support/console-people.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { LINK_KEYS } from '../../support/mailing.ts';
import { signInMails } from '../../support/sign-in-mails.ts';
import { visitorOf } from '../../support/visitor.ts';

const TOKEN = 'a-token-for-tests-1234';
const MINUTE = 60_000;
const clock = settableClock(new Date('2026-11-23T09:00:00Z'));
const after = (minutes: number) => clock.set(new Date(clock.now().getTime() + minutes * MINUTE));
const config = {
  undoMinutes: null,
  linkKeys: LINK_KEYS,
  taskPages: { url: 'http://my.example.test' },
  console: { url: 'http://console.example.test', token: TOKEN },
};
let test: TestDatabase;
let app: FastifyInstance;
let people: ConsolePeople;

beforeAll(async () => {
  test = await createTestDatabase();
  app = await createConsole({ db: test.db, clock, config, logger: pino({ level: 'silent' }), limit: null });
  people = await peopleAtTheDoor(test.db, clock.now());
});
afterAll(async () => {
  await app.close();
  await test.drop();
});

async function emailOf(who: Knocker): Promise<string> {
  const { email } = await test.db
    .selectFrom('person')
    .select('email')
    .where('id', '=', people.ids[who])
    .executeTakeFirstOrThrow();
  return email ?? '';
}

/** Asks for a link, and reads the mail that comes. */
async function ask(who: Knocker, next = '/') {
  const own = visitorOf(app);
  const asked = await own.post('/sign-in/mail', { email: await emailOf(who), next });
  expect([asked.statusCode, asked.headers.location]).toEqual([303, '/sign-in/code']);
  const mail = (await signInMails(test.db, people.ids[who])).at(-1);
  const path = /http:\/\/console\.example\.test(\/sign-in\/\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
  const code = /\b(\d{6})\b/.exec(mail?.text ?? '')?.[1] ?? '';
  return { own, mail, path, code };
}

async function signedIn(who: Knocker) {
  const { own, path } = await ask(who);
  expect((await own.post(path)).headers.location).toBe('/');
  return own;
}

const formTokenIn = (body: string) => /name="_csrf" value="([^"]+)"/.exec(body)?.[1] ?? '';

it('the link signs in where it was asked, once, and leads on to the page that was wanted', async () => {
  const { own, mail, path } = await ask('hr_ops', '/people');
  expect(mail?.text).toContain('console of Quarterdeck');
  expect(mail?.text).toContain('http://my.example.test/real');
  expect((await visitorOf(app).post(path)).statusCode).toBe(403);
  expect((await own.get(path)).body).toContain('One press, and you are in.');
  expect((await own.get('/people')).statusCode).toBe(303);
  expect((await own.post(path)).headers.location).toBe('/people');
  expect((await own.get('/people')).body).toContain('Zelda Zebra');
  expect((await own.post(path)).statusCode).toBe(410);
});

it('the code does the same, and a wrong one is said', async () => {
  const { own, code } = await ask('auditor');
  const wrong = code === '111111' ? '222222' : '111111';
  expect((await own.post('/sign-in/code', { code: wrong })).body).toContain('That is not the code');
  expect((await own.post('/sign-in/code', { code })).headers.location).toBe('/');
  expect((await own.get('/administration')).statusCode).toBe(200);
});

it('a link for everybody’s goals opens no console', async () => {
  const { own, path } = await ask('executive');
  await test.db
    .updateTable('signIn')
    .set({ place: 'tree' })
    .where('personId', '=', people.ids.executive)
    .execute();
  expect((await own.post(path)).statusCode).toBe(410);
});

it('does not say whether somebody works here, and takes addresses only', async () => {
  const known = await visitorOf(app).post('/sign-in/mail', { email: await emailOf('lead') });
  const unknown = await visitorOf(app).post('/sign-in/mail', { email: 'nobody@example.org' });
  expect([unknown.statusCode, unknown.headers.location]).toEqual([known.statusCode, known.headers.location]);
  const nonsense = await visitorOf(app).post('/sign-in/mail', { email: 'nobody' });
  expect(nonsense.statusCode).toBe(422);
  expect(nonsense.body).toContain('That is no mail address');
});

it('a session rests after half an hour, and ends after twelve hours whatever is done', async () => {
  const idle = await signedIn('hr_ops');
  after(29);
  expect((await idle.get('/')).statusCode).toBe(200);
  after(29);
  expect((await idle.get('/')).statusCode).toBe(200);
  after(31);
  expect((await idle.get('/')).headers.location).toContain('/sign-in');
  const busy = await signedIn('hr_ops');
  for (let half = 0; half < 28; half++) {
    after(25);
    expect((await busy.get('/')).statusCode).toBe(200);
  }
  after(25);
  expect((await busy.get('/')).headers.location).toContain('/sign-in');
});

it('signing out ends the session, not only the cookie', async () => {
  const own = await signedIn('hr_ops');
  const home = await own.get('/');
  await own.post('/sign-out', { _csrf: formTokenIn(home.body) });
  const { endedAt } = await test.db
    .selectFrom('session')
    .select('endedAt')
    .where('personId', '=', people.ids.hr_ops)
    .orderBy('openedAt', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  expect(endedAt).toEqual(clock.now());
});

it('HR ops gives a role for a part and a time; it opens that part, and ending it ends the session', async () => {
  const hrOps = await signedIn('hr_ops');
  const give = async (fields: Record<string, string>) =>
    hrOps.post('/access', { _csrf: formTokenIn((await hrOps.get('/access')).body), ...fields });
  const person = await emailOf('employee');
  const coach = { person, role: 'coach', department: 'Zoology', until: '2026-12-31' };
  expect((await give({ ...coach, until: '' })).body).toContain('A coach sees goals for a time only.');
  expect((await give({ ...coach, role: 'king' })).body).toContain('There is no role');
  expect((await give({ ...coach, person: 'nobody@example.org' })).statusCode).toBe(404);
  expect((await give(coach)).headers.location).toBe('/access');
  expect((await give(coach)).headers.location).toBe('/access');
  const own = await signedIn('employee');
  expect((await own.get(`/cycles/${people.other.cycleId}/key-results`)).body).toContain('Feed the zebras');
  expect((await own.get(`/cycles/${people.own.cycleId}/key-results`)).statusCode).toBe(403);

  const page = (await hrOps.get('/access')).body;
  expect(page.match(/End: Emma Employee, Coach/g)).toHaveLength(1);
  const grant = /name="grant" value="([^"]+)"\s+aria-label="End: Emma/.exec(page)?.[1] ?? '';
  expect((await hrOps.post('/access/end', { _csrf: formTokenIn(page), grant })).headers.location).toBe(
    '/access',
  );
  expect((await own.get('/')).headers.location).toContain('/sign-in');
  const trail = (await hrOps.get('/administration')).body;
  expect(trail).toContain('access granted');
  expect(trail).toContain('Hanna Ops');
});

it('whoever leaves is out at once', async () => {
  const own = await signedIn('lead');
  expect((await own.get('/')).statusCode).toBe(200);
  await personLeaves(
    { db: test.db, clock },
    { personId: people.ids.lead, actor: { kind: 'hr-ops', label: 'test' } },
  );
  expect((await own.get('/')).headers.location).toContain('/sign-in');
});

it('the printed token opens everything, and its use is on record', async () => {
  const own = visitorOf(app);
  expect((await own.post('/sign-in', { token: 'wrong' })).statusCode).toBe(401);
  expect((await own.post('/sign-in', { token: TOKEN, next: '/access' })).headers.location).toBe('/access');
  expect((await own.get('/access')).body).toContain('Give a role');
  expect((await own.get('/administration')).body).toContain('The printed token');
});

it('behind https, cookies go to this host alone', async () => {
  const secure = await createConsole({
    db: test.db,
    clock,
    config: { ...config, console: { url: 'https://console.example.test', token: TOKEN } },
    logger: pino({ level: 'silent' }),
    limit: null,
  });
  const answer = await secure.inject({
    method: 'POST',
    url: '/sign-in',
    payload: new URLSearchParams({ token: TOKEN }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  expect(answer.cookies).toMatchObject([
    { name: '__Host-quarterdeck_session', secure: true, httpOnly: true, path: '/' },
  ]);
  await secure.close();
});

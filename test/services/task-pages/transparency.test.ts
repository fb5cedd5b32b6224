import type { FastifyInstance } from 'fastify';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SettableClock, settableClock } from '#domain/clock.ts';
import { createTaskPages } from '#services/task-pages/create-task-pages.ts';
import { personLeaves } from '#storage/leave.ts';
import { violationsOn } from '../../support/axe.ts';
import { startBrowser } from '../../support/console-browser.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildWorld, insertOkrSet, insertTask, type World } from '../../support/factory.ts';
import { hrOps } from '../../support/launched.ts';
import { LINK_KEYS, quietLogger } from '../../support/mailing.ts';
import { signInMails } from '../../support/sign-in-mails.ts';

const NOW = new Date('2027-02-15T09:00:00Z');
const MINUTE = 60_000;

let database: TestDatabase;
let clock: SettableClock;
let app: FastifyInstance;
let url: string;
let world: World;

beforeAll(async () => {
  database = await createTestDatabase();
  clock = settableClock(NOW);
  world = await buildWorld(database.db, NOW);
  await publishGoals();
  app = await createTaskPages({
    db: database.db,
    clock,
    linkKeys: LINK_KEYS,
    baseUrl: 'http://127.0.0.1',
    logger: quietLogger,
    limit: null,
  });
  url = await app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

/** A strategy, a department's goal below it with a check-in, and one that is still a draft. */
async function publishGoals() {
  const { db } = database;
  const strategy = await insertOkrSet(db, world, {
    level: 'company',
    cohortId: null,
    departmentId: null,
    ownerId: world.sponsorId,
    state: 'agreed',
    why: 'Because customers wait',
    objectives: [
      {
        title: 'Customers stay with us',
        keyResults: [{ title: 'Renewals', baseline: 80, target: 90, unit: '%' }],
      },
    ],
  });
  const sales = await insertOkrSet(db, world, {
    level: 'department',
    ownerId: world.leadId,
    state: 'agreed',
    objectives: [
      {
        title: 'Offers arrive while <b>interest</b> is warm',
        keyResults: [{ title: 'Days to an offer', baseline: 10, target: 2, currentValue: 6, unit: 'days' }],
      },
    ],
  });
  await db
    .insertInto('alignment')
    .values({ objectiveId: sales.objectiveIds[0] ?? '', parentObjectiveId: strategy.objectiveIds[0] ?? '' })
    .execute();
  await insertOkrSet(db, world, {
    ownerId: world.otherId,
    state: 'draft',
    objectives: [{ title: 'A secret draft', keyResults: [] }],
  });
  await db
    .updateTable('keyResult')
    .set({ confidence: 2, lastWeek: 6 })
    .where('id', '=', sales.keyResultIds[0] ?? '')
    .execute();
  const taskId = await insertTask(db, NOW, world, {
    kind: 'check-in',
    phase: 'check-ins',
    personId: world.leadId,
  });
  await db
    .insertInto('checkIn')
    .values({
      keyResultId: sales.keyResultIds[0] ?? '',
      week: 6,
      taskId,
      personId: world.leadId,
      value: 6,
      baseline: null,
      confidence: 2,
      note: '',
      blocker: 'The price list is old',
      at: NOW,
    })
    .execute();
}

/** A browser with cookies, as far as these pages need one. */
function visitor() {
  const jar = new Map<string, string>();
  async function call(method: 'GET' | 'POST', path: string, fields: Record<string, string> = {}) {
    const response = await app.inject({
      method,
      url: path,
      headers: {
        accept: 'text/html',
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(method === 'POST' ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
      },
      ...(method === 'POST' ? { payload: new URLSearchParams(fields).toString() } : {}),
    });
    for (const { name, value } of response.cookies) {
      if (value) jar.set(name, value);
      else jar.delete(name);
    }
    return response;
  }
  return {
    get: (path: string) => call('GET', path),
    post: (path: string, fields?: Record<string, string>) => call('POST', path, fields),
  };
}

const mailsTo = (personId: string) => signInMails(database.db, personId);

async function emailOf(personId: string): Promise<string> {
  const { email } = await database.db
    .selectFrom('person')
    .select('email')
    .where('id', '=', personId)
    .executeTakeFirstOrThrow();
  return email ?? '';
}

/** Asks, and reads the mail that comes. */
async function ask(personId: string) {
  const own = visitor();
  const asked = await own.post('/sign-in', { email: (await emailOf(personId)).toUpperCase() });
  expect([asked.statusCode, asked.headers.location]).toEqual([303, '/sign-in/code']);
  const mail = (await mailsTo(personId)).at(-1);
  const path = /http:\/\/127\.0\.0\.1(\/sign-in\/\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
  const code = /\b(\d{6})\b/.exec(mail?.text ?? '')?.[1] ?? '';
  return { own, mail, path, code };
}

async function signedIn(personId: string) {
  const { own, code } = await ask(personId);
  expect((await own.post('/sign-in/code', { code })).headers.location).toBe('/okrs');
  return own;
}

const countSessions = () =>
  database.db
    .selectFrom('session')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();

describe('signing in by mail', () => {
  it('works by the link of the mail, once, in the browser that asked', async () => {
    const { own, mail, path } = await ask(world.personId);
    expect(mail?.subject).toBe('Your link to sign in');
    const stranger = visitor();
    expect((await stranger.get(path)).body).toContain('You asked in another browser');
    expect((await stranger.post(path)).statusCode).toBe(403);
    expect((await own.get(path)).body).toContain('Sign in here?');
    expect((await own.get('/okrs')).headers.location).toBe('/sign-in');

    expect((await own.post(path)).headers.location).toBe('/okrs');
    expect((await own.get('/okrs')).body).toContain('Signed in as Pia Person');
    const again = await own.post(path);
    expect(again.statusCode).toBe(410);
    expect((await visitor().get('/okrs')).headers.location).toBe('/sign-in');
  });

  it('works by the code for whoever reads the mail on another device, and not after five wrong ones', async () => {
    const { own, code } = await ask(world.personId);
    const wrong = code === '111111' ? '222222' : '111111';
    expect((await own.post('/sign-in/code', { code: wrong })).body).toContain('This code does not fit');
    expect(
      (await own.post('/sign-in/code', { code: `${code.slice(0, 3)} ${code.slice(3)}` })).headers.location,
    ).toBe('/okrs');

    const second = await ask(world.otherId);
    for (let attempt = 1; attempt <= 5; attempt += 1)
      await second.own.post('/sign-in/code', { code: second.code === '111111' ? '222222' : '111111' });
    const late = await second.own.post('/sign-in/code', { code: second.code });
    expect(late.statusCode).toBe(410);
    expect(late.body).toContain('has been used or is too old');
  });

  it('is over after ten minutes, and says so', async () => {
    const { own, path } = await ask(world.leadId);
    clock.set(new Date(clock.now().getTime() + 10 * MINUTE));
    const late = await own.post(path);
    expect([late.statusCode, late.body.includes('too old')]).toEqual([410, true]);
  });

  it('tells nobody whether an address is known, and sends nobody more than five mails an hour', async () => {
    const known = await visitor().post('/sign-in', { email: await emailOf(world.sponsorId) });
    const unknown = await visitor().post('/sign-in', { email: 'nobody@example.org' });
    expect([unknown.statusCode, unknown.headers.location]).toEqual([
      known.statusCode,
      known.headers.location,
    ]);
    for (let time = 0; time < 7; time += 1)
      await visitor().post('/sign-in', { email: await emailOf(world.sponsorId) });
    expect(await mailsTo(world.sponsorId)).toHaveLength(5);
    const nonsense = await visitor().post('/sign-in', { email: 'a@b\r\nBcc: c@d.example' });
    expect([nonsense.statusCode, nonsense.body.includes('Write your whole address')]).toEqual([422, true]);
  });

  it('keeps no secret that would open a session', async () => {
    const { code, path } = await ask(world.leadId);
    const { rows } = await database.db
      .selectFrom('mail')
      .select(['text', 'html'])
      .execute()
      .then((all) => ({ rows: JSON.stringify(all) }));
    expect(rows).not.toContain(code);
    expect(rows).not.toContain(path.split('.').at(-1) ?? '-');
  });

  it('ends when somebody signs out or leaves the organisation', async () => {
    const own = await signedIn(world.leadId);
    expect((await own.get('/okrs')).statusCode).toBe(200);
    await own.post('/sign-out');
    expect((await own.get('/okrs')).headers.location).toBe('/sign-in');

    const before = await countSessions();
    const leaver = await buildWorld(database.db, clock.now());
    const theirs = await signedIn(leaver.personId);
    expect(Number((await countSessions()).n)).toBe(Number(before.n) + 1);
    await personLeaves({ db: database.db, clock }, { personId: leaver.personId, actor: hrOps });
    expect((await theirs.get('/okrs')).headers.location).toBe('/sign-in');
    expect((await theirs.get('/sign-in')).statusCode).toBe(200);

    const old = await signedIn(world.leadId);
    clock.set(new Date(clock.now().getTime() + 12 * 60 * MINUTE));
    expect((await old.get('/okrs')).headers.location).toBe('/sign-in');
  });
});

describe('everybody’s goals', () => {
  const cycle = () => `cycle=${world.cycleId}`;

  it('show the strategy, the departments with how far they are, and no drafts', async () => {
    clock.set(new Date(clock.now().getTime() + 2 * 60 * MINUTE));
    const own = await signedIn(world.personId);
    const first = (await own.get(`/okrs?${cycle()}`)).body;
    expect(first).toContain('Customers stay with us');
    expect(first).toContain('Because customers wait');
    expect(first).toMatch(/>Sales<\/a> <span class="soft">50\u00a0% of the way/);
    const department = (await own.get(`/okrs/department/${world.departmentId}?${cycle()}`)).body;
    expect(department).toContain('Offers arrive while &#60;b&#62;interest&#60;/b&#62; is warm');
    expect(department).toContain('Contributes to: Customers stay with us');
    expect(department).toContain('At risk');
    expect(department).toContain('The price list is old');
    expect(department).not.toContain('A secret draft');
    expect((await own.get('/okrs/department/nonsense')).statusCode).toBe(404);
  });

  it('can be searched', async () => {
    clock.set(new Date(clock.now().getTime() + 60 * MINUTE));
    const own = await signedIn(world.personId);
    const found = (await own.get(`/okrs?${cycle()}&q=${encodeURIComponent('OFFER days')}`)).body;
    expect(found).toContain('One goal found');
    expect((await own.get(`/okrs?${cycle()}&q=secret`)).body).toContain('Nothing fits');
    expect((await own.get(`/okrs?${cycle()}&q=%25`)).body).toContain('Nothing fits');
  });

  it('say what is in the way to the team alone, and follow the policy of visibility', async () => {
    clock.set(new Date(clock.now().getTime() + 60 * MINUTE));
    const stranger = await signedIn((await buildWorld(database.db, clock.now())).personId);
    const path = `/okrs/department/${world.departmentId}?${cycle()}`;
    expect((await stranger.get(path)).body).toContain('Offers arrive');
    expect((await stranger.get(path)).body).not.toContain('The price list is old');
    await database.db
      .insertInto('policy')
      .values({ key: 'visibility', departmentId: world.departmentId, value: JSON.stringify('department') })
      .execute();
    const hidden = (await stranger.get(path)).body;
    expect(hidden).toContain('These goals are shown to their own department');
    expect(hidden).not.toContain('Offers arrive');
    expect((await stranger.get(`/okrs?${cycle()}&q=Offers`)).body).toContain('Nothing fits');
    expect((await stranger.get(`/okrs/picture?${cycle()}`)).body).not.toContain('Offers arrive');
    clock.set(new Date(clock.now().getTime() + 60 * MINUTE));
    const colleague = await signedIn(world.otherId);
    expect((await colleague.get(path)).body).toContain('Offers arrive');
  });
});

// @sparticuz/chromium is built for Linux; elsewhere nothing is skipped but this.
describe.runIf(process.platform === 'linux')('in a real browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  }, 120_000);
  afterAll(() => browser?.close());

  it.each(['light', 'dark'] as const)(
    'somebody asks, types the code and looks around, when it is %s',
    async (colorScheme) => {
      clock.set(new Date(clock.now().getTime() + 60 * MINUTE));
      // Never closed: this Chromium is one process and would end with its first context.
      const context = await browser.newContext({
        colorScheme,
        viewport: { width: 320, height: 640 },
        locale: 'de-DE',
      });
      const page = await context.newPage();
      const check = async () => {
        const violations = await violationsOn(page);
        expect(violations.map(({ id, nodes }) => `${page.url()}: ${id} ${nodes[0]?.html}`)).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
        expect(Buffer.byteLength(await page.content())).toBeLessThan(50_000);
      };
      await page.goto(`${url}/sign-in`);
      expect(await page.textContent('h1')).toBe('Anmelden');
      await check();
      await page.fill('[name=email]', await emailOf(world.otherId));
      await page.keyboard.press('Enter');
      await page.waitForURL('**/sign-in/code');
      await check();
      const text = (await mailsTo(world.otherId)).at(-1)?.text ?? '';
      await page.fill('[name=code]', /\b\d{6}\b/.exec(text)?.[0] ?? '');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/okrs');
      await page.goto(`${url}/okrs?cycle=${world.cycleId}`);
      expect(await page.textContent('h1')).toBe('Our goals');
      await check();
      await page.click('a:has-text("Sales")');
      expect(await page.textContent('h2')).toContain('Offers arrive');
      await check();
      await page.goto(`${url}/okrs/picture?cycle=${world.cycleId}`);
      expect(await page.locator('svg.tree .tie').count()).toBe(1);
      await check();
    },
  );
});

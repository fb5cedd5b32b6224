import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settableClock } from '#domain/clock.ts';
import { DEMO_PILOT } from '#infra/demo/company.ts';
import { loadDemoCompany } from '#infra/demo/load.ts';
import { launchCycle } from '#storage/launch.ts';
import { runCli } from '../../../cli/program.ts';
import { consoleSession } from '../../support/console-people.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { signInMails } from '../../support/sign-in-mails.ts';
import {
  CONSOLE_TOKEN,
  type ConsoleBrowser,
  openConsoleBrowser,
  testConsole,
} from '../../support/signed-in-browser.ts';

const clock = settableClock(new Date('2026-11-23T09:00:00Z'));
const headers = { authorization: `Bearer ${CONSOLE_TOKEN}` };
const [first = '', second = ''] = DEMO_PILOT;

let test: TestDatabase;
let app: FastifyInstance;
let hrOps: string;
let council: string;

beforeAll(async () => {
  test = await createTestDatabase();
  await loadDemoCompany({ db: test.db, clock });
  const people = await test.db.selectFrom('person').select(['id', 'role']).orderBy('name').execute();
  hrOps = people.find(({ role }) => role === 'hr_ops')?.id ?? '';
  council = people.find(({ role }) => role === 'employee')?.id ?? '';
  await test.db
    .updateTable('person')
    .set({ role: 'works_council', name: 'Wanda Works', locale: 'de-DE' })
    .where('id', '=', council)
    .execute();
  app = await testConsole({ db: test.db, clock });
}, 60_000);
afterAll(async () => {
  await app.close();
  await test.drop();
});

const launch = (body: object) => app.inject({ method: 'POST', url: '/v1/cycles', headers, payload: body });
const ask = (body: object) => app.inject({ method: 'POST', url: '/v1/records', headers, payload: body });
const wait = (value: boolean) =>
  test.db
    .insertInto('policy')
    .values({ key: 'works-council-sign-off', value: JSON.stringify(value) })
    .onConflict((on) =>
      on.columns(['key', 'departmentId', 'country']).doUpdateSet({ value: JSON.stringify(value) }),
    )
    .execute();
const lastRecord = () =>
  test.db.selectFrom('signOff').selectAll().orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow();
const answer = async (id: string, fields: Record<string, string>, personId = council) =>
  app.inject({
    method: 'POST',
    url: `/record/${id}`,
    headers: {
      ...(await consoleSession(test.db, clock.now(), personId)),
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'text/html',
    },
    payload: new URLSearchParams(fields).toString(),
  });
const mailsWith = (slot: string) =>
  test.db
    .selectFrom('mail')
    .select(['personId', 'subject', 'text', 'language', 'state'])
    .where('slot', 'like', `${slot}%`)
    .orderBy('id')
    .execute();

describe('a launch that waits for the works council', () => {
  it('waits for nobody where the organisation has not said so', async () => {
    const body = { quarter: '2027-Q1', departments: [first], start: 'now' };
    expect((await launch(body)).statusCode).toBe(201);
    const asked = await ask({ ...body, quarter: '2027-Q2' });
    expect(asked.statusCode).toBe(409);
    expect(asked.json<{ title: string }>().title).toContain('waits for nobody’s signature');
  });

  it('says in one sentence what it waits for, and launches under the signature of the very same facts', async () => {
    await wait(true);
    const body = { quarter: '2027-Q2', departments: [first] };
    const refused = await launch(body);
    expect(refused.statusCode).toBe(409);
    expect(refused.json<{ title: string }>().title).toContain('waits for the works council');
    expect((await ask(body)).json()).toMatchObject({ asked: 1 });
    // The same question again asks nobody twice.
    expect((await ask(body)).json()).toMatchObject({ asked: 0 });
    const [mail, ...others] = await mailsWith('sign-off asked');
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ personId: council, language: 'de', state: 'pending' });
    const { id, name } = await lastRecord();
    expect(mail?.text).toContain(`/record/${id}`);
    expect(mail?.text).toContain('Betriebsrats');
    expect((await launch(body)).json<{ title: string }>().title).toContain('has not signed yet');

    // Neither HR ops nor the printed token sign in its place.
    expect((await answer(id, { answer: 'sign' }, hrOps)).statusCode).toBe(403);
    const token = await app.inject({ method: 'POST', url: `/record/${id}`, headers });
    expect(token.statusCode).toBe(403);
    expect(token.json<{ detail: string }>().detail).toContain('ask the works council');

    expect((await answer(id, { answer: '' })).body).toContain('Choose to sign or to return');
    expect((await answer(id, { answer: 'sign' })).statusCode).toBe(303);
    expect(await mailsWith('sign-off signed')).toEqual([]);
    const launched = await launch(body);
    expect(launched.statusCode).toBe(201);
    const { cycleId } = launched.json<{ cycleId: string }>();
    expect(await lastRecord()).toMatchObject({ state: 'signed', cycleId, name });
    const record = await app.inject({ url: `/v1/cycles/${cycleId}/record`, headers });
    expect(record.json<{ standing: string }>().standing).toContain('Signed by Wanda Works');
    const trail = await test.db
      .selectFrom('auditEvent')
      .select('action')
      .where('entityId', '=', id)
      .orderBy('id')
      .execute();
    expect(trail.map(({ action }) => action)).toEqual(['sign-off.asked', 'sign-off.signed']);
  });

  it('comes back with a reason, which HR ops gets by mail', async () => {
    const asker = await consoleSession(test.db, clock.now(), hrOps);
    const body = { quarter: '2027-Q3', departments: [first] };
    await app.inject({ method: 'POST', url: '/v1/records', headers: asker, payload: body });
    const { id } = await lastRecord();
    const missing = await answer(id, { answer: 'return' });
    expect(missing.statusCode).toBe(422);
    expect(missing.body).toContain('Say in a sentence what would have to change.');
    await answer(id, { answer: 'return', reason: 'Lists by name are not agreed.' });
    const [mail] = await mailsWith('sign-off returned');
    expect(mail).toMatchObject({ personId: hrOps, language: 'en' });
    expect(mail?.text).toContain('Lists by name are not agreed.');
    expect((await launch(body)).json<{ title: string }>().title).toContain('Lists by name are not agreed.');
    // What was answered stays answered.
    await answer(id, { answer: 'sign' });
    expect((await lastRecord()).state).toBe('returned');
  });

  it('two who ask at the same moment ask once', async () => {
    const body = { quarter: '2028-Q1', departments: [first] };
    const both = await Promise.all([1, 2, 3, 4].map(() => ask(body)));
    expect(both.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200]);
    expect(both.map((each) => each.json<{ asked: number }>().asked).sort()).toEqual([0, 0, 0, 1]);
    expect(new Set(both.map((each) => each.json<{ id: string }>().id)).size).toBe(1);
  });

  it('a signature carries one launch: after it was cancelled, the same is asked for anew', async () => {
    const body = { quarter: '2028-Q2', departments: [first] };
    await ask(body);
    await answer((await lastRecord()).id, { answer: 'sign' });
    const launched = await launch(body);
    expect(launched.statusCode).toBe(201);
    const { cycleId } = launched.json<{ cycleId: string }>();
    // The very same launch again is the cycle that is there.
    expect((await launch(body)).json()).toMatchObject({ cycleId, created: false });
    const cancelled = await app.inject({ method: 'POST', url: `/v1/cycles/${cycleId}/cancel`, headers });
    expect(cancelled.statusCode).toBe(200);
    const again = await launch(body);
    expect(again.statusCode).toBe(409);
    expect(again.json<{ title: string }>().title).toContain('waits for the works council');
    expect((await ask(body)).json()).toMatchObject({ asked: 1 });
  });

  it('a plan that a program asked about is opened with all that was asked', async () => {
    const earlier = await test.db
      .updateTable('cycle')
      .set({
        settings: sql`settings || '{"changed": {"check-in-rhythm": "fortnightly", "key-results": "4"}}'`,
      })
      .where('period', '=', '2027-Q1')
      .returning('id')
      .executeTakeFirstOrThrow();
    const asked = await ask({
      ...{ quarter: '2028-Q3', departments: [first], settingsFrom: earlier.id, name: 'Autumn goals' },
      ...{ includeShared: true, policies: { 'key-results': 'own' } },
      texts: { de: { signature: 'Euer Personalteam' } },
    });
    expect(asked.json()).toMatchObject({ asked: 1 });
    const opened = await app.inject({
      url: `/launch?prepared=${asked.json<{ id: string }>().id}`,
      headers: { ...(await consoleSession(test.db, clock.now(), hrOps)), accept: 'text/html' },
    });
    const field = (name: string) =>
      new RegExp(`name="${name.replaceAll('.', '\\.')}"[^>]*?(?:value="([^"]*)"|>([^<]*)<)`)
        .exec(opened.body)
        ?.slice(1)
        .join('');
    expect(field('policies.check-in-rhythm')).toBe('fortnightly');
    expect(field('policies.key-results')).toBeUndefined();
    expect(field('texts.de.signature')).toBe('Euer Personalteam');
    expect(field('name')).toBe('Autumn goals');
    expect(field('includeShared')).toBe('yes');
  });

  it('lists every record, however many there are', async () => {
    await sql`insert into sign_off (name, period, scope_key, departments, digest, record, launch, state, asked_at)
      select 'Earlier ' || n, period, scope_key, departments, digest, record, launch, 'returned', asked_at
        from (select * from sign_off order by id limit 1) s, generate_series(1, 210) n`.execute(test.db);
    const { rows } = await sql<{ total: number }>`select count(*)::int as total from sign_off`.execute(
      test.db,
    );
    const listed = await app.inject({ url: '/v1/records', headers });
    expect(listed.json<{ records: unknown[] }>().records).toHaveLength(rows[0]?.total ?? 0);
    const session = await consoleSession(test.db, clock.now(), council);
    const pages: string[] = [];
    for (let url: string | undefined = '/record'; url !== undefined && pages.length < 9; ) {
      const page: { body: string } = await app.inject({ url, headers: { ...session, accept: 'text/html' } });
      expect(page.body.length).toBeLessThan(50_000);
      pages.push(page.body);
      url = /href="([^"]+)">Older signatures/.exec(page.body)?.[1];
    }
    for (const n of [1, 100, 210]) expect(pages.join('')).toContain(`>Earlier ${n}<`);
    await test.db.deleteFrom('signOff').where('name', 'like', 'Earlier %').execute();
  });

  it('asks again when a setting changes after the signature', async () => {
    const body = { quarter: '2027-Q4', departments: [first, second] };
    await ask(body);
    const { id } = await lastRecord();
    await answer(id, { answer: 'sign' });
    await test.db.updateTable('policy').set({ value: 'false' }).where('key', '=', 'named-lists').execute();
    expect((await launch(body)).json<{ title: string }>().title).toMatch(/other settings hold.*named-lists/);
    expect((await ask(body)).json()).toMatchObject({ asked: 1 });
    const anew = await lastRecord();
    expect(anew.id).not.toBe(id);
    await answer(anew.id, { answer: 'sign' });
    expect((await launch(body)).statusCode).toBe(201);
  });

  it('says who stays out, and does not take one scope for another', async () => {
    const body = { quarter: '2029-Q1', except: [first] };
    expect((await ask(body)).json()).toMatchObject({ asked: 1 });
    const { id, record } = await lastRecord();
    expect(record.except).toEqual([expect.stringContaining(first)]);
    const page = await app.inject({ url: `/record/${id}`, headers: { ...headers, accept: 'text/html' } });
    expect(page.body).toContain('Everyone in the organisation, but not ');
    await answer(id, { answer: 'sign' });
    expect((await launch({ quarter: '2029-Q1' })).json<{ title: string }>().title).toContain(
      'not been asked yet',
    );
    const launched = await launch(body);
    expect(launched.statusCode).toBe(201);
    const { cycleId } = launched.json<{ cycleId: string }>();
    const kept = await app.inject({ url: `/v1/cycles/${cycleId}/record`, headers });
    expect(kept.json<{ record: { except: string[] } }>().record.except).toEqual(record.except);
  });

  it('the command line asks, and says the same', async () => {
    const url = await app.listen({ host: '127.0.0.1', port: 0 });
    const said: string[] = [];
    const stream = { write: (text: string) => said.push(text) > 0 };
    const okr = (...args: string[]) =>
      runCli(args, {
        env: { QUARTERDECK_URL: url, QUARTERDECK_TOKEN: CONSOLE_TOKEN },
        runtimeFile: '/nowhere',
        streams: { stdout: stream, stderr: stream, terminal: undefined },
      });
    const args = ['launch', '--quarter', '2028-Q1', '--department', second];
    expect(await okr(...args)).toBe(4);
    expect(said.join('')).toContain('waits for the works council');
    expect(await okr(...args, '--ask-works-council')).toBe(0);
    expect(said.join('')).toContain('has been asked about');
    expect(await okr('record', '2027-Q1')).toBe(0);
    expect(said.join('')).toContain('# Record of processing');
  });

  it('a launch without the policy of a place elsewhere is not held up', async () => {
    await wait(false);
    await launchCycle(
      { db: test.db, clock },
      {
        period: '2028-Q2',
        departments: [first],
        actor: { kind: 'hr-ops', label: 'test' },
      },
    );
  });
});

// @sparticuz/chromium is built for Linux; elsewhere nothing is skipped but this.
describe.runIf(process.platform === 'linux')('the record in a real browser', () => {
  let chrome: ConsoleBrowser;
  beforeAll(async () => {
    await wait(false);
    chrome = await openConsoleBrowser(await testConsole({ db: test.db, clock }), { db: test.db, clock });
  }, 60_000);
  afterAll(async () => chrome?.close());

  it('HR ops fills in its part by keyboard, asks, and the works council signs after signing in', async () => {
    const { page, url } = chrome;
    await chrome.signedInAs(hrOps);
    await page.goto(`${url}/record`);
    await page.click('text=Fill in the organisation');
    await page.waitForSelector('#controller');
    await chrome.expectReadable();
    await page.focus('#controller');
    await page.keyboard.type('Example AG, Berlin');
    await page.focus('#legalBasis');
    await page.keyboard.type('Works agreement of 2026 | § 87');
    await page.focus('[name=signOff]');
    await page.keyboard.press('Space');
    await page.focus('main form button');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/record');
    expect(await page.textContent('.lead')).toContain('No cycle is launched without its signature');

    await page.goto(`${url}/launch`);
    await page.check('input[name=scope][value=departments]');
    await page.fill('#quarter', '2028-Q3');
    await page.check(`input[value="${first}"]`);
    await page.click('button[value=preview]');
    expect(await page.locator('button[value=launch]').count()).toBe(0);
    await chrome.expectReadable();
    await page.click('button[value=ask]');
    await page.waitForURL('**/record/*');
    expect(await page.textContent('[role=status]')).toContain('has been asked');
    const way = page.url();

    // The mail's link leads to signing in, and from there to the record.
    await page.context().clearCookies();
    await page.goto(way);
    const { email } = await test.db
      .selectFrom('person')
      .select('email')
      .where('id', '=', council)
      .executeTakeFirstOrThrow();
    await page.fill('#email', email ?? '');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/sign-in/code');
    const text = (await signInMails(test.db, council)).at(-1)?.text ?? '';
    await page.goto(`${url}${/http:\/\/127\.0\.0\.1(\/sign-in\/\S+)/.exec(text)?.[1]}`);
    await page.click('main button');
    await page.waitForURL(way);
    expect(await page.textContent('main')).toContain('Example AG, Berlin');
    expect(await page.locator('input[name=answer]:checked').count()).toBe(0);
    await chrome.expectReadable();
    await page.focus('input[name=answer][value=sign]');
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[role=status]');
    expect(await page.textContent('.lead')).toContain('Signed by Wanda Works');
    await page.click('text=Records of processing');
    expect(await page.textContent('main')).toContain('record changed');
    expect(await page.textContent('main')).not.toContain('Fill in');
    await chrome.expectReadable();

    await chrome.signedInAs(hrOps);
    await page.goto(way);
    await page.click('text=Open the plan it is about');
    expect(await page.inputValue('#quarter')).toBe('2028-Q3');
    await page.click('button[value=preview]');
    await page.click('button[value=launch]');
    await page.waitForURL('**/cycles/*');
    await page.click('text=What happens with data');
    expect(await page.textContent('.lead')).toContain('Signed by Wanda Works');
    await chrome.expectReadable();
    const file = await page.context().request.get(`${page.url()}.md`);
    expect(await file.text()).toContain('| Legal basis | Works agreement of 2026 \\| § 87 |');
  }, 60_000);
});

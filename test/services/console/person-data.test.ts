import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settableClock } from '#domain/clock.ts';
import { createTaskPages } from '#services/task-pages/create-task-pages.ts';
import { personLeaves } from '#storage/leave.ts';
import type { PersonData } from '#storage/privacy/person-data.ts';
import type { ResultRow } from '#storage/privacy/results.ts';
import { runCli } from '../../../cli/program.ts';
import { liveThrough, WORDS, whereIs } from '../../support/a-life.ts';
import { sessionOf } from '../../support/celebrating.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildWorld, insertPerson, type World } from '../../support/factory.ts';
import { BASE_URL, LINK_KEYS, quietLogger } from '../../support/mailing.ts';
import {
  CONSOLE_TOKEN,
  type ConsoleBrowser,
  openConsoleBrowser,
  testConsole,
} from '../../support/signed-in-browser.ts';

const clock = settableClock(new Date('2027-04-09T10:00:00Z'));
const headers = { authorization: `Bearer ${CONSOLE_TOKEN}` };
let test: TestDatabase;
let world: World;
let hrOps: string;
let app: FastifyInstance;
let tasks: FastifyInstance;

beforeAll(async () => {
  test = await createTestDatabase();
  world = await buildWorld(test.db, clock.now());
  hrOps = await insertPerson(test.db, clock.now(), {
    ...{ name: 'Hanna Ops', role: 'hr_ops', departmentId: world.companyId },
  });
  await liveThrough(test.db, clock.now(), world);
  await test.db
    .updateTable('mail')
    .set({
      personId: world.otherId,
      text: 'Pia Person asks you.',
      html: '<p>Pia Person asks you.</p>',
      subject: 'From Pia Person',
    })
    .execute();
  app = await testConsole({ db: test.db, clock });
  tasks = await createTaskPages({
    ...{ db: test.db, clock, linkKeys: LINK_KEYS, baseUrl: BASE_URL, logger: quietLogger },
    limit: null,
  });
}, 60_000);
afterAll(async () => {
  await tasks.close();
  await test.drop();
});

const own = async (url: string, personId = world.personId) =>
  tasks.inject({
    url,
    headers: { cookie: await sessionOf(test.db, clock.now(), personId), accept: 'text/html' },
  });
const data = async (key: string) =>
  (await app.inject({ method: 'POST', url: `/v1/people/${key}/data`, headers })).json<PersonData>();
const results = async () =>
  (await app.inject({ method: 'POST', url: `/v1/cycles/${world.cycleId}/results`, headers })).json<{
    keyResults: ResultRow[];
    csv: string;
  }>();
const exports = () =>
  test.db
    .selectFrom('auditEvent')
    .select(['entityId', 'detail'])
    .where('action', '=', 'data.exported')
    .execute();

describe('everything about one person', () => {
  it('is theirs on a page of their own and as a file, and nobody else’s', async () => {
    const page = await own('/me');
    expect(page.body).toContain('What is kept about you');
    expect(page.body).toContain(WORDS);
    const file = await own('/me/data.json');
    expect(file.headers['content-disposition']).toBe(
      'attachment; filename="data-pia-person-2027-04-09.json"',
    );
    const mine = file.json<PersonData>();
    expect(mine.id).toBe(world.personId);
    const tables = mine.parts.map(({ table }) => table);
    for (const table of [
      'person',
      'member',
      'task',
      'check_in',
      'score',
      'okr_set',
      'objective',
      'concern',
      'concern_words',
      'kudos',
      'audit_event',
    ])
      expect(tables).toContain(table);
    expect(JSON.stringify(mine.parts.find(({ table }) => table === 'concern_words'))).toContain(WORDS);
    // No secret of a session or a card leaves.
    expect(file.body).not.toMatch(/"(secret|digest|browser)"/);
    const others = (await own('/me/data.json', world.otherId)).json<PersonData>();
    expect(others.id).toBe(world.otherId);
    expect(others.parts.map(({ table }) => table)).not.toContain('concern');
    expect((await tasks.inject({ url: '/me' })).headers.location).toBe('/sign-in');
  });

  it('goes to HR ops without what was said in confidence, and leaves a mark in the trail', async () => {
    const taken = await data('E3');
    const other = taken.name === 'Pia Person' ? taken : await data(world.personId);
    expect(other.name).toBe('Pia Person');
    const words = other.parts.find(({ table }) => table === 'concern_words')?.rows[0];
    expect(words).toMatchObject({ confidential: true, said: expect.stringContaining('in confidence') });
    expect(JSON.stringify(other.parts.find(({ table }) => table === 'feedback'))).not.toContain(WORDS);
    expect(JSON.stringify(other.parts.find(({ table }) => table === 'check_in'))).toContain(WORDS);
    expect((await exports()).map(({ entityId }) => entityId)).toContain(world.personId);
  });
});

describe('final goals, scores and reviews', () => {
  it('leave without scores of single people unless the cycle was launched so', async () => {
    const { keyResults } = await results();
    const single = keyResults.filter(({ level }) => level === 'individual');
    expect(single).toHaveLength(1);
    expect(single[0]).toMatchObject({ owner: 'Pia Person', score: null, finalValue: null, comment: WORDS });
    expect(single[0]?.reviews).toEqual([{ reviewer: 'Lena Lead', decision: 'agree', on: '2027-04-09' }]);
    const team = keyResults.find(({ level }) => level === 'department');
    expect(team).toMatchObject({ owner: null, score: 0.75, finalValue: 3 });
    const settings = await test.db
      .selectFrom('cycle')
      .select('settings')
      .where('id', '=', world.cycleId)
      .executeTakeFirstOrThrow();
    await test.db
      .updateTable('cycle')
      .set({ settings: JSON.stringify({ ...settings.settings, individualScoresLeave: true }) })
      .where('id', '=', world.cycleId)
      .execute();
    expect((await results()).keyResults.find(({ level }) => level === 'individual')).toMatchObject({
      score: 0.7,
      finalValue: 7,
    });
    await test.db
      .updateTable('cycle')
      .set({ settings: JSON.stringify(settings.settings) })
      .where('id', '=', world.cycleId)
      .execute();
  });

  it('a comment goes along, is no formula in a spreadsheet, and is nobody else’s to write', async () => {
    const post = async (words: string, personId = world.personId) =>
      tasks.inject({
        method: 'POST',
        url: `/me/leaving/${world.cycleId}`,
        headers: {
          cookie: await sessionOf(test.db, clock.now(), personId),
          'content-type': 'application/x-www-form-urlencoded',
        },
        payload: new URLSearchParams({ comment: words }).toString(),
      });
    expect((await post('=HYPERLINK("http://x")')).headers.location).toBe('/me/leaving?said=kept');
    const { csv } = await results();
    const [first] = parse(csv, { columns: true, bom: true, relax_quotes: true }).filter(
      (row: unknown) => typeof row === 'object' && row !== null && Reflect.get(row, 'level') === 'individual',
    );
    expect(Reflect.get(Object(first), 'comment')).toMatch(/^'=HYPERLINK/);
    const long = await post('x'.repeat(2001));
    expect(long.statusCode).toBe(422);
    expect(long.body).toContain('Shorten it to 2000');
    // Otto has no goals of his own in the cycle.
    await post('not mine', world.otherId);
    expect(await whereIs(test.db, 'not mine')).toEqual({});
    expect((await own('/me/leaving', world.otherId)).body).toContain('Nothing leaves about you');
    await post('');
    expect((await results()).keyResults.find(({ level }) => level === 'individual')?.comment).toBeNull();
    await post('I was away for six weeks.');
  });
});

// @sparticuz/chromium is built for Linux; elsewhere nothing is skipped but this.
describe.runIf(process.platform === 'linux')('in a real browser', () => {
  let chrome: ConsoleBrowser;
  beforeAll(async () => {
    chrome = await openConsoleBrowser(app, { db: test.db, clock });
  }, 60_000);
  afterAll(async () => chrome?.close());

  it('a person looks at what is kept, and comments by keyboard on what leaves', async () => {
    const { page } = chrome;
    const url = await tasks.listen({ host: '127.0.0.1', port: 0 });
    const [name = '', value = ''] = (await sessionOf(test.db, clock.now(), world.personId)).split('=');
    await page.context().addCookies([{ name, value, url }]);
    await page.goto(`${url}/okrs`);
    await page.click('text=What leaves about you');
    expect(await page.textContent('main')).toContain('Your scores stay here');
    expect(await page.textContent('main')).toContain('Learning and planning together');
    await chrome.expectReadable();
    await page.focus('textarea');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('Two people were missing.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[role=status]');
    expect((await results()).keyResults.map(({ comment }) => comment)).toContain('Two people were missing.');
    await page.click('main >> text=My data');
    await page.focus('summary >> nth=0');
    await page.keyboard.press('Enter');
    expect(await page.textContent('details[open]')).toContain('Pia Person');
    await chrome.expectReadable();
  }, 60_000);

  it('HR ops takes out results and a person’s data, and erases them once they have left', async () => {
    const { page, url } = chrome;
    await chrome.signedInAs(hrOps);
    await page.goto(`${url}/cycles/${world.cycleId}`);
    await page.click('text=Take out final goals and scores');
    expect(await page.textContent('main')).toContain('Scores of single people stay');
    await chrome.expectReadable();
    const [csv] = await Promise.all([page.waitForEvent('download'), page.click('button[value=csv]')]);
    expect(csv.suggestedFilename()).toBe('results-2027-Q1.csv');
    expect(await readFile(await csv.path(), 'utf8')).toContain('Two people were missing.');

    await page.goto(`${url}/people/${world.personId}`);
    await page.click('text=Everything about Pia Person');
    await chrome.expectReadable();
    const [file] = await Promise.all([page.waitForEvent('download'), page.click('button[value=file]')]);
    expect(JSON.parse(await readFile(await file.path(), 'utf8'))).toMatchObject({ name: 'Pia Person' });
    await page.click('button[value=page]');
    expect(await page.textContent('h1')).toBe('Everything about Pia Person');
    await chrome.expectReadable();

    const { email } = await test.db
      .selectFrom('person')
      .select('email')
      .where('id', '=', world.personId)
      .executeTakeFirstOrThrow();
    await page.goto(`${url}/people/${world.personId}/erase`);
    expect(await page.textContent('main')).toContain('has not left');
    expect(await page.locator('#name').count()).toBe(0);
    await personLeaves(
      { db: test.db, clock },
      { personId: world.personId, actor: { kind: 'hr-ops', label: 'test' } },
    );
    await page.goto(`${url}/people/${world.personId}`);
    await page.click('text=Erase Pia Person');
    expect(await page.textContent('table')).toContain('Erased');
    await page.fill('#name', 'Otto Other');
    await page.keyboard.press('Enter');
    expect(await page.textContent('[role=alert]')).toContain('Type Pia Person to erase them.');
    await chrome.expectReadable();
    await page.fill('#name', 'Pia Person');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/people');
    expect(await page.textContent('[role=status]')).toContain('Erased');
    expect(await page.textContent('table')).not.toContain('Pia Person');
    for (const gone of ['Pia Person', 'Two people were missing', email ?? ''])
      expect([gone, await whereIs(test.db, gone)]).toEqual([gone, {}]);
    const { audit_event: events } = await whereIs(test.db, 'data.erased');
    expect(events).toBe(1);
  }, 60_000);

  it('the command line does the same, and says no to somebody who is there', async () => {
    const said: string[] = [];
    const stream = { write: (text: string) => said.push(text) > 0 };
    const okr = (...args: string[]) =>
      runCli(args, {
        env: { QUARTERDECK_URL: chrome.url, QUARTERDECK_TOKEN: CONSOLE_TOKEN },
        runtimeFile: '/nowhere',
        streams: { stdout: stream, stderr: stream, terminal: undefined },
      });
    expect(await okr('people', 'erase', world.otherId, '--name', 'Otto Other')).toBe(4);
    expect(said.join('')).toContain('Otto Other has not left');
    expect(await okr('people', 'data', world.otherId)).toBe(0);
    expect(said.join('')).toContain('"table": "member"');
    expect(await okr('results', '--csv')).toBe(0);
    expect(said.join('')).toContain('Sell twice');
  });
});

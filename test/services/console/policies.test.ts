import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settableClock } from '#domain/clock.ts';
import { loadDemoCompany } from '#infra/demo/load.ts';
import { runCli } from '../../../cli/program.ts';
import { consoleSession } from '../../support/console-people.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import {
  CONSOLE_TOKEN,
  type ConsoleBrowser,
  openConsoleBrowser,
  testConsole,
} from '../../support/signed-in-browser.ts';

const clock = settableClock(new Date('2026-11-23T09:00:00Z'));
const headers = { authorization: `Bearer ${CONSOLE_TOKEN}` };
let test: TestDatabase;
let app: FastifyInstance;
let hrOps: string;
let auditor: string;

beforeAll(async () => {
  test = await createTestDatabase();
  await loadDemoCompany({ db: test.db, clock });
  const people = await test.db.selectFrom('person').select(['id', 'role']).orderBy('name').execute();
  hrOps = people.find(({ role }) => role === 'hr_ops')?.id ?? '';
  auditor = people.find(({ role }) => role === 'employee')?.id ?? '';
  await test.db.updateTable('person').set({ role: 'auditor' }).where('id', '=', auditor).execute();
  app = await testConsole({ db: test.db, clock });
}, 60_000);
afterAll(async () => {
  await app.close();
  await test.drop();
});

const call = (method: 'GET' | 'POST', url: string, payload?: object) =>
  app.inject({ method, url: `/v1${url}`, headers, ...(payload ? { payload } : {}) });
const decide = (key: string, body: object) =>
  call('POST', `/policies/${key}`, { reason: 'Agreed in spring.', ...body });
const takeBack = (key: string, body: object = {}) =>
  call('POST', `/policies/${key}/take-back`, { reason: 'No longer wanted.', ...body });

interface Place {
  department: string | null;
  country: string | null;
  value: string;
  by: string | null;
  reason: string;
}
async function placesOf(key: string): Promise<Place[]> {
  const { policies } = (await call('GET', '/policies')).json();
  return policies.find((each: { key: string }) => each.key === key).places;
}
const events = async () =>
  (
    await test.db
      .selectFrom('auditEvent')
      .select(['action', 'detail'])
      .where('entityKind', '=', 'policy')
      // What the demo company began with is not among it.
      .where('entityId', 'is not', null)
      .orderBy('id')
      .execute()
  ).map(({ action, detail }) => ({ action, detail }));

/** What holds in each department of a cycle. */
async function rhythmsIn(cycleId: string): Promise<string[]> {
  const { rows } = await sql<{ rhythm: string }>`
    select distinct d.path || ': ' || (cycle_policy_value(cycle_id, 'check-in-rhythm', d.id, co.country)#>>'{}') as rhythm
      from cohort co join department d on d.id = co.department_id
     where cycle_id = ${cycleId} and d.name in ('Sales', 'Platform') order by 1`.execute(test.db);
  return rows.map(({ rhythm }) => rhythm);
}
const launch = async (quarter: string, departments: string[]): Promise<string> => {
  const launched = await call('POST', '/cycles', { quarter, departments });
  expect(launched.statusCode).toBe(201);
  return launched.json().cycleId;
};

describe('the organisation’s policies', () => {
  it('lists what launches start from before anybody has decided anything', async () => {
    expect(await placesOf('check-in-rhythm')).toMatchObject([
      { department: null, value: 'weekly', by: null },
    ]);
    expect(await placesOf('concern-days')).toMatchObject([{ department: null, country: null }]);
    expect(await placesOf('team-meeting')).toEqual([]);
  });

  it('decides one for a department; launches follow, a cycle that runs does not', async () => {
    const running = await launch('2027-Q1', ['Sales']);
    const done = await decide('check-in-rhythm', { value: 'monthly', department: 'sales' });
    expect(done.json()).toMatchObject({ value: 'monthly', department: 'Sales', changed: true });
    expect((await decide('check-in-rhythm', { value: 'monthly', department: 'Sales' })).json().changed).toBe(
      false,
    );
    const next = await rhythmsIn(await launch('2027-Q3', ['Sales', 'Platform']));
    expect(next).toEqual([expect.stringContaining('Platform: weekly'), 'Sales: monthly']);
    expect(await rhythmsIn(running)).toEqual(['Sales: weekly']);
    expect((await placesOf('check-in-rhythm')).at(-1)).toMatchObject({
      ...{ department: 'Sales', value: 'monthly', by: 'Printed token', reason: 'Agreed in spring.' },
    });
    expect((await takeBack('check-in-rhythm', { department: 'Sales' })).json()).toMatchObject({
      ...{ value: 'weekly', changed: true },
    });
    expect((await takeBack('check-in-rhythm', { department: 'Sales' })).json().changed).toBe(false);
    expect(await placesOf('check-in-rhythm')).toHaveLength(1);
    expect((await events()).map(({ action, detail }) => [action, detail])).toMatchObject([
      ['policy.set', { policy: 'check-in-rhythm', department: 'Sales', from: null, to: 'monthly' }],
      ['policy.taken-back', { from: 'monthly', to: 'weekly' }],
    ]);
  });

  it('keeps apart what shares a row, and goes back to what came with Quarterdeck', async () => {
    await decide('objectives-individual', { value: 1, department: 'Sales' });
    await decide('objectives-department', { value: 2, department: 'Sales' });
    await takeBack('objectives-individual', { department: 'Sales' });
    const inSales = async (key: string) =>
      (await placesOf(key)).find(({ department }) => department === 'Sales');
    expect(await inSales('objectives-department')).toMatchObject({ value: '2', reason: 'Agreed in spring.' });
    expect(await inSales('objectives-individual')).toMatchObject({ value: '2' });
    await takeBack('objectives-department', { department: 'Sales' });
    expect(await inSales('objectives-department')).toBeUndefined();
    await decide('success-aspirational', { value: '0,6', country: 'de' });
    expect(await placesOf('success-committed')).toMatchObject([
      { value: '1' },
      { country: 'DE', value: '1' },
    ]);
    await decide('key-results', { value: 3 });
    expect((await takeBack('key-results')).json()).toMatchObject({ value: '5', changed: true });
  });

  it('begins launches with the declared use, the reminders and the scores that it decides', async () => {
    await decide('declared-use', { value: 'For learning in spring.' });
    await decide('reminders', { value: 'once' });
    await decide('concern-days', { value: 7 });
    await decide('individual-scores-leave', { value: true });
    const cycleId = await launch('2027-Q2', ['Platform']);
    const { settings } = await test.db
      .selectFrom('cycle')
      .select('settings')
      .where('id', '=', cycleId)
      .executeTakeFirstOrThrow();
    expect(settings).toMatchObject({
      ...{
        declaredUse: 'For learning in spring.',
        reminders: 'once',
        concernDays: 7,
        individualScoresLeave: true,
      },
    });
  });

  it.each([
    ['nonsense', { value: 'x' }, 404, 'policy', 'There is no policy "nonsense".'],
    ['visibility', { value: 'nobody' }, 422, 'value', 'cannot be "nobody"'],
    ['visibility', { value: '' }, 422, 'value', 'has no value'],
    ['visibility', { value: 'toString' }, 422, 'value', 'cannot be "toString"'],
    ['retention-months', { value: 0 }, 422, 'value', 'a number from 1 to 120'],
    ['team-meeting', { value: 'sunday 10:00' }, 422, 'value', 'Write it like "monday 07:00"'],
    [
      'visibility',
      { value: 'department', department: 'Nowhere' },
      422,
      'department',
      'no department "Nowhere"',
    ],
    ['visibility', { value: 'department', country: 'Germany' }, 422, 'country', 'Write DE.'],
    ['concern-days', { value: 5, country: 'DE' }, 422, 'country', 'not in "DE" alone'],
    ['success-committed', { value: 1, department: 'Sales' }, 422, 'department', 'not in "Sales" alone'],
    ['visibility', { value: 'department', reason: ' ' }, 422, 'reason', 'There is no reason.'],
  ] as const)(
    'refuses %s %o in one sentence and changes nothing',
    async (key, body, status, field, sentence) => {
      const before = await events();
      const answer = await decide(key, body);
      expect(answer.statusCode).toBe(status);
      expect(answer.json().errors[0].field).toBe(field);
      expect(`${answer.json().title} ${answer.json().detail}`).toContain(sentence);
      expect(await events()).toEqual(before);
    },
  );

  it('is decided once where two decide the same at the same moment', async () => {
    const before = (await events()).length;
    const both = await Promise.all([1, 2].map(() => decide('reviewers', { value: 'both', country: 'FR' })));
    expect(both.map((each) => each.json().changed).sort()).toEqual([false, true]);
    expect(await events()).toHaveLength(before + 1);
  });

  it('is done from the command line too', async () => {
    const url = await app.listen({ host: '127.0.0.1', port: 0 });
    const okr = async (...args: string[]) => {
      let out = '';
      let err = '';
      const code = await runCli(args, {
        env: { QUARTERDECK_URL: url, QUARTERDECK_TOKEN: CONSOLE_TOKEN },
        runtimeFile: '/none.json',
        streams: {
          stdout: { write: (text) => (out += text) },
          stderr: { write: (text) => (err += text) },
          terminal: undefined,
        },
      });
      return { code, out, err };
    };
    const where = ['--department', 'Platform', '--reason', 'They work in pairs.'];
    expect((await okr('policies', 'set', 'team-meeting', 'tuesday 10:00', ...where)).out).toContain(
      'tuesday 10:00',
    );
    const one = await okr('policies', 'list', 'team-meeting');
    expect(one.out).toMatch(/Platform +Tuesdays at 10:00 +2026-11-23, .*They work in pairs\./);
    expect((await okr('policies', 'take-back', 'team-meeting', ...where)).out).toContain('nothing');
    expect((await okr('policies', 'list')).out).toMatch(/team-meeting +nowhere/);
    const bad = await okr('policies', 'set', 'visibility', 'nobody', '--reason', 'No.');
    expect([bad.code, bad.err]).toEqual([1, expect.stringContaining('everyone, department')]);
    expect((await okr('policies', 'list', 'nonsense')).code).toBe(1);
    expect((await okr('policies', 'set', 'visibility', 'everyone')).code).toBe(2);
  });

  it('is read by auditors, who cannot change it', async () => {
    const session = await consoleSession(test.db, clock.now(), auditor);
    const page = await app.inject({
      url: '/policies/visibility',
      headers: { ...session, accept: 'text/html' },
    });
    expect(page.body).toContain('Who sees goals and progress');
    expect(page.body).not.toContain('Decide it');
  });
});

// @sparticuz/chromium is built for Linux; elsewhere nothing is skipped but this.
describe.runIf(process.platform === 'linux')('the pages of policies, in a real browser', () => {
  let chrome: ConsoleBrowser;
  beforeAll(async () => {
    chrome = await openConsoleBrowser(await testConsole({ db: test.db, clock }), { db: test.db, clock });
    await chrome.signedInAs(hrOps);
  }, 60_000);
  afterAll(async () => chrome?.close());

  it('shows, decides and takes back, by keyboard, saying what cycles that run keep', async () => {
    const { page, url } = chrome;
    await page.goto(`${url}/policies`);
    expect(await page.textContent('.lead')).toContain('Cycles that run keep what they were launched with');
    await chrome.expectReadable();
    await page.click('main >> text=Lists of who is outstanding');
    await page.selectOption('#department', 'Sales');
    await page.selectOption('#value', 'no');
    await page.focus('#reason');
    await page.keyboard.press('Enter');
    expect(await page.textContent('[role=alert]')).toContain('There is no reason.');
    expect(await page.inputValue('#department')).toBe('Sales');
    await chrome.expectReadable();
    await page.fill('#reason', 'Agreed with the works council.');
    await page.keyboard.press('Enter');
    await page.waitForSelector('text=it is decided, for launches from now on');
    expect(await page.textContent('table')).toContain('Agreed with the works council.');
    await chrome.expectReadable();
    await page.click('table >> text=Change: Sales');
    expect(await page.inputValue('#value')).toBe('');
    await page.fill('#reason', 'It was for the spring alone.');
    await page.click('text=Take back what holds in Sales');
    await page.waitForSelector('text=it is taken back');
    expect(await page.textContent('table')).not.toContain('Sales');
    await page.goto(`${url}/administration`);
    expect(await page.textContent('main')).toContain('policy taken back');
  }, 60_000);
});

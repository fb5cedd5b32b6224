import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settableClock } from '#domain/clock.ts';
import { DEMO_PILOT } from '#infra/demo/company.ts';
import { loadDemoCompany } from '#infra/demo/load.ts';
import { createConsole } from '#services/console/create-console.ts';
import { launchCycle } from '#storage/launch.ts';
import { consoleSession } from '../../support/console-people.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';

const TOKEN = 'a-token-for-tests-1234';
const clock = settableClock(new Date('2026-11-23T09:00:00Z'));
const headers = { authorization: `Bearer ${TOKEN}`, accept: 'text/html' };
let test: TestDatabase;
let app: FastifyInstance;
let cycleId: string;

beforeAll(async () => {
  test = await createTestDatabase();
  const deps = { db: test.db, clock };
  await loadDemoCompany(deps);
  ({ cycleId } = await launchCycle(deps, {
    period: '2027-Q1',
    departments: [...DEMO_PILOT],
    start: 'now',
    actor: { kind: 'hr-ops', label: 'test' },
  }));
  app = await createConsole({
    ...deps,
    config: { undoMinutes: null, console: { url: 'http://127.0.0.1:4000', token: TOKEN } },
    logger: pino({ level: 'silent' }),
    limit: null,
  });
}, 60_000);
afterAll(async () => {
  await app.close();
  await test.drop();
});

const get = async (url: string) => (await app.inject({ url, headers })).body;
const post = (fields: Record<string, string> | [string, string][]) =>
  app.inject({
    method: 'POST',
    url: '/launch',
    payload: new URLSearchParams(fields).toString(),
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
  });
const plain = (page: string) => page.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

describe('a cycle like another one', () => {
  it('opens filled in from the cycle’s page, and takes its settings along', async () => {
    await test.db
      .updateTable('cycle')
      .set((eb) => ({
        settings: eb.fn('jsonb_set', [
          'settings',
          eb.val('{declaredUse}'),
          eb.cast(eb.val('"For learning alone."'), 'jsonb'),
        ]),
      }))
      .where('id', '=', cycleId)
      .execute();
    expect((await get(`/cycles/${cycleId}`)).replaceAll('&#61;', '=')).toContain(
      `href="/launch?like=${cycleId}"`,
    );
    const form = await get(`/launch?like=${cycleId}`);
    expect(form).toContain('name="quarter" value="2027-Q2"');
    expect(form.match(/name="departments" value="[^"]*" +checked/g)).toHaveLength(DEMO_PILOT.length);
    const sponsor = await test.db
      .selectFrom('cycle')
      .innerJoin('person', 'person.id', 'sponsorId')
      .select('email')
      .where('cycle.id', '=', cycleId)
      .executeTakeFirstOrThrow();
    expect(form).toContain(`name="sponsor" value="${sponsor.email}"`);
    const departments = DEMO_PILOT.map((path): [string, string] => ['departments', path]);
    const launched = await post([
      ['quarter', '2027-Q2'],
      ['settingsFrom', cycleId],
      ['step', 'launch'],
      ...departments,
    ]);
    expect(launched.statusCode).toBe(303);
    const next = await test.db
      .selectFrom('cycle')
      .select('settings')
      .where('period', '=', '2027-Q2')
      .executeTakeFirstOrThrow();
    expect(next.settings.declaredUse).toBe('For learning alone.');
  });

  it('says when there is no such cycle', async () => {
    const answer = await app.inject({ url: '/launch?like=nothing', headers });
    expect([answer.statusCode, plain(answer.body).includes('There is no cycle')]).toEqual([404, true]);
  });
});

describe('the plan before a launch', () => {
  const fields: [string, string][] = [
    ['quarter', '2027-Q3'],
    ['departments', DEMO_PILOT[0]],
    ['note', 'Fewer things, done well.'],
    ['step', 'preview'],
  ];
  const plan = async () => (await post(fields)).body;

  it('shows each deadline with its reminders, and the holidays on the way', async () => {
    const page = plain(await plan());
    expect(page).toMatch(/Drafting \S+day \d+ June at 9:00 \S+day \d+ June at 17:00/);
    expect(page).toMatch(/HR ops is asked/);
    expect(page).toContain('2 working days more, once');
    expect(page).toContain('13 weeks of check-ins');
    expect(page).toMatch(/public holidays? on the way; no deadline falls on one/);
    expect(await test.db.selectFrom('cycle').select('id').where('period', '=', '2027-Q3').execute()).toEqual(
      [],
    );
  });

  it('says who sees what as the policies of those departments have it', async () => {
    expect(plain(await plan())).toContain('Who sees goals and progress Everyone in the organisation');
    const { id } = await test.db
      .selectFrom('department')
      .select('id')
      .where('path', '=', DEMO_PILOT[0])
      .executeTakeFirstOrThrow();
    await test.db
      .insertInto('policy')
      .values([
        { key: 'visibility', departmentId: id, country: null, value: '"department"' },
        { key: 'check-in-rhythm', departmentId: id, country: null, value: '"fortnightly"' },
      ])
      .execute();
    const page = plain(await plan());
    expect(page).toContain(
      'Who sees goals and progress Their own department, those above and those below it',
    );
    expect(page).toContain('How often people check in Every two weeks');
    expect(page).toContain('What the data may be used for Learning and planning together.');
    expect(page).toContain('Who can, in the console, read everything that happened HR ops and Auditor');
  });

  it('shows the first mail in each language, with the sponsor’s word, and how it is rehearsed', async () => {
    const page = await plan();
    for (const language of ['en', 'de', 'fr', 'es'])
      expect(page).toMatch(
        new RegExp(`<pre class="letter" lang="${language}"[^>]*>[^<]*Fewer things, done well\\.`),
      );
    expect(plain(page)).toContain('Rehearse it first');
    expect(Buffer.byteLength(page)).toBeLessThan(50_000);
  });

  it('whoever looks at it can have the mail sent to themselves, once and to nobody else', async () => {
    const me = await test.db
      .selectFrom('person')
      .select(['id', 'email'])
      .where('role', '=', 'hr_ops')
      .limit(1)
      .executeTakeFirstOrThrow();
    const session = await consoleSession(test.db, clock.now(), me.id);
    const press = () =>
      app.inject({
        method: 'POST',
        url: '/launch',
        payload: new URLSearchParams([...fields.slice(0, 3), ['step', 'mail de']]).toString(),
        headers: { ...session, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
      });
    expect(plain((await press()).body)).toContain(`That mail is on its way to ${me.email}.`);
    await press();
    const sent = await test.db
      .selectFrom('mail')
      .select(['personId', 'toAddress', 'language', 'state', 'text'])
      .execute();
    expect(sent).toMatchObject([{ personId: me.id, toAddress: me.email, language: 'de', state: 'pending' }]);
    expect(sent[0]?.text).toContain('Fewer things, done well.');
    expect(await plan()).not.toContain('Send me this one');
  });
});

import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settableClock } from '#domain/clock.ts';
import { DEMO_PILOT } from '#infra/demo/company.ts';
import { loadDemoCompany } from '#infra/demo/load.ts';
import { createConsole } from '#services/console/create-console.ts';
import { launchCycle } from '#storage/launch.ts';
import { enterAbsence } from '#storage/presence/absences.ts';
import { expectReadableInAllLooks, startBrowser } from '../../support/console-browser.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { insertOkrSet } from '../../support/factory.ts';
import { LINK_KEYS } from '../../support/mailing.ts';
import { signInMails } from '../../support/sign-in-mails.ts';

const TOKEN = 'a-token-for-tests-1234';
const clock = settableClock(new Date('2026-11-23T09:00:00Z'));

// @sparticuz/chromium is built for Linux; elsewhere nothing is skipped but this.
describe.runIf(process.platform === 'linux')('the console in a real browser', () => {
  let test: TestDatabase;
  let app: FastifyInstance;
  let browser: Browser;
  let page: Page;
  let url: string;
  let cycleId: string;
  let personId: string;
  let absenceId: string;

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
    ({ id: personId } = await test.db
      .selectFrom('person')
      .select('id')
      .where('role', '=', 'employee')
      .orderBy('name')
      .limit(1)
      .executeTakeFirstOrThrow());
    absenceId = await enterAbsence(deps, {
      personId,
      from: '2026-11-23',
      to: '2026-12-04',
      actor: { kind: 'hr-ops', label: 'test' },
    });
    const config = {
      undoMinutes: 0,
      linkKeys: LINK_KEYS,
      taskPages: { url: 'http://127.0.0.1' },
      console: { url: 'http://127.0.0.1', token: TOKEN },
    };
    app = await createConsole({
      ...deps,
      config,
      logger: pino({ level: 'silent' }),
      limit: null,
      beatMs: 100,
    });
    url = await app.listen({ host: '127.0.0.1', port: 0 });
    browser = await startBrowser();
    page = await (await browser.newContext()).newPage();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await app?.close();
    await test?.drop();
  });

  it('leads from the sign-in to a paused cycle', async () => {
    await page.goto(`${url}/cycles/${cycleId}`);
    await page.click('summary');
    await page.fill('#token', 'wrong');
    await page.keyboard.press('Enter');
    expect(await page.textContent('.problem')).toContain('not the token');
    await page.fill('#token', TOKEN);
    await page.keyboard.press('Enter');
    await page.waitForURL(`${url}/cycles/${cycleId}`);
    expect(page.url()).toBe(`${url}/cycles/${cycleId}`);
    await page.click('text=Pause');
    expect(await page.textContent('h1')).toBe('Pause?');
    await page.click('main button');
    expect(await page.textContent('[role=status]')).toContain('paused');
    expect(await page.textContent('.lead')).toContain('Paused since');
  });

  it('a page that stays open shows by itself what has happened meanwhile', async () => {
    await page.goto(`${url}/cycles/${cycleId}`);
    const before = await page.textContent('#live-mails');
    expect(before).toContain('0 mails sent');
    await test.db
      .insertInto('mail')
      .values({
        ...{ personId, class: 'routine', slot: 'live', messageId: 'live@test', toAddress: null },
        ...{ language: 'en', kinds: [], cycleIds: `{${cycleId}}`, taskIds: '{}', subject: '', text: '' },
        ...{
          html: '',
          headers: '{}',
          calendar: null,
          state: 'sent',
          sealedAt: clock.now(),
          sentAt: clock.now(),
        },
      })
      .execute();
    await page.waitForSelector('#live-mails >> text=1 mail sent', { timeout: 10_000 });
    expect(await page.textContent('#live-time')).toContain('As of');
  });

  it('a charter is written by keyboard, and the report answers it', async () => {
    await page.goto(`${url}/cycles/${cycleId}/charter`);
    await page.focus('#hypothesis');
    await page.keyboard.type('Agreed goals save meetings');
    for (const number of [1, 2, 3]) {
      await page.focus(`#measure-${number}-text`);
      await page.keyboard.type(`Measure ${number}`);
    }
    await page.fill('#decisionOn', '2027-04-21');
    await page.focus('main form button');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[role=status]');
    const charter = await test.db.selectFrom('charter').select('hypothesis').executeTakeFirstOrThrow();
    expect(charter.hypothesis).toBe('Agreed goals save meetings');
    await page.goto(`${url}/cycles/${cycleId}/report`);
    expect(await page.textContent('main')).toContain('Agreed goals save meetings');
    expect(await page.textContent('.lead')).toContain('0 of 3 success measures reached');
  });

  it('a people file is chosen, looked at and imported by keyboard', async () => {
    await page.goto(`${url}/people`);
    await page.click('text=Import people');
    const rows = [
      'employee_id,email,name,department,role,time_zone,country',
      `N1,nora.new@example.org,Nora New,${DEMO_PILOT[0]},,Europe/Berlin,DE`,
      `N2,broken,Bea Bad,${DEMO_PILOT[0]},,Europe/Berlin,DE`,
    ];
    await page.setInputFiles('#file', {
      name: 'people.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(rows.join('\n')),
    });
    await page.focus('main form button');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/people/import/*');
    expect(await page.textContent('h1')).toBe('1 new person');
    await expectReadableInAllLooks(page, 'console');
    await page.focus('#skip');
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${url}/people`);
    expect(await page.textContent('[role=status]')).toContain('Imported without 1 bad row: 1 created');
    const nora = await test.db
      .selectFrom('person')
      .innerJoin('joiner', 'joiner.personId', 'person.id')
      .select('joiner.cycleId')
      .where('name', '=', 'Nora New')
      .execute();
    expect(nora).toEqual([{ cycleId }]);
  });

  it('columns with names of their own are said by keyboard, and remembered', async () => {
    await page.goto(`${url}/people/import`);
    const rows = ['Kürzel;Mitarbeitende;Bereich', `K1;Kim Kurz;${DEMO_PILOT[0]}`];
    const file = { name: 'leute.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) };
    await page.setInputFiles('#file', file);
    await page.click('main form button');
    await page.waitForURL('**/people/import/*');
    expect(await page.textContent('h1')).toBe('This file cannot be read');
    await expectReadableInAllLooks(page, 'console');
    for (const [index, column] of ['employee_id', 'name', 'department'].entries()) {
      await page.focus(`#column-${index}`);
      await page.keyboard.type(column);
    }
    await page.focus('button[value=columns]');
    await page.keyboard.press('Enter');
    await page.waitForSelector('text=1 new person');
    await expectReadableInAllLooks(page, 'console');
    expect(await page.textContent('#columns')).toContain('3 columns are read as somebody said');
    await page.goto(`${url}/people/import`);
    await page.setInputFiles('#file', file);
    await page.click('main form button');
    await page.waitForSelector('text=1 new person');
  });

  it('a plan is looked at by keyboard before it is launched', async () => {
    await page.goto(`${url}/launch?like=${cycleId}`);
    expect(await page.inputValue('#quarter')).toBe('2027-Q2');
    await page.focus('button[value=preview]');
    await page.keyboard.press('Enter');
    await page.waitForSelector('button[value=launch]');
    await page.click('text=Deutsch');
    await expectReadableInAllLooks(page, 'console');
    await page.focus('button[value=launch]');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/cycles/*');
    const launched = await test.db.selectFrom('cycle').select('period').orderBy('period').execute();
    expect(launched.map(({ period }) => period)).toEqual(['2027-Q1', '2027-Q2']);
  });

  it.each([
    '/',
    '/launch',
    '/people?search=so',
    '/people/departments',
    '/people/import',
    '/people/PERSON',
    '/people/PERSON/leave',
    '/people/PERSON/absences/ABSENCE',
    '/cycles/ID',
    '/cycles/ID/extend',
    '/access',
    '/keys',
    '/administration',
    '/sign-in',
    '/sign-in/code',
    '/cycles/ID/outstanding',
    '/cycles/ID/departments',
    '/cycles/ID/alignment',
    '/cycles/ID/charter',
    '/cycles/ID/report',
  ])('%s fits a phone and is readable by all, by day and by night', async (path) => {
    await page.goto(
      url + path.replace('ID', cycleId).replace('PERSON', personId).replace('ABSENCE', absenceId),
    );
    await expectReadableInAllLooks(page, `console${path.replaceAll(/\W+/g, '-')}`);
  });

  it('a department is split and another one merged, each by a press below what it comes to', async () => {
    const cohort = await test.db
      .selectFrom('cohort')
      .innerJoin('department', 'department.id', 'departmentId')
      .select(['cohort.id as cohortId', 'departmentId', 'leadId'])
      .where('department.path', '=', 'Customer Care')
      .executeTakeFirstOrThrow();
    await insertOkrSet(
      test.db,
      { cycleId, ...cohort, personId: cohort.leadId ?? '' },
      {
        level: 'department',
        state: 'agreed',
        objectives: [
          {
            title: 'Nobody waits for an answer longer than they can bear',
            keyResults: [
              { title: 'Minutes until somebody answers', baseline: 9, target: 2 },
              { title: 'Callers who call a second time about the same thing', baseline: 30, target: 10 },
            ],
          },
        ],
      },
    );
    await page.goto(`${url}/people/departments`);
    await page.selectOption('#split', 'Customer Care');
    await page.click('text=Choose who goes');
    await page.waitForURL('**/people/departments/split?*');
    await expectReadableInAllLooks(page, 'console-split-form');
    await page.fill('#name', 'Night Care');
    await page.check('input[value=beside]');
    const boxes = page.locator('input[name=people]');
    for (const at of [0, 2, 4]) await boxes.nth(at).check();
    await page.selectOption('#lead', (await boxes.nth(2).getAttribute('value')) ?? '');
    await page.locator('input[name=keyResults]').first().check();
    await page.click('text=Show what it comes to');
    await page.waitForSelector('button[value=split]');
    await expectReadableInAllLooks(page, 'console-split');
    await page.click('button[value=edit]');
    expect(await page.inputValue('#name')).toBe('Night Care');
    expect(await page.locator('input[name=people]:checked').count()).toBe(3);
    await page.click('text=Show what it comes to');
    await page.check('input[name=split]');
    await page.click('button[value=split]');
    await page.waitForURL('**/people/departments');
    expect(await page.textContent('[role=status]')).toContain('Night Care is a department now');

    await page.selectOption('#from', 'Night Care');
    await page.selectOption('#into', 'Customer Care');
    await page.check('input[value=keep]');
    await page.click('text=Show what it comes to');
    await page.waitForSelector('button[value=merge]');
    await expectReadableInAllLooks(page, 'console-merger');
    await page.check('input[name=merge]');
    await page.click('button[value=merge]');
    await page.waitForURL('**/people/departments');
    expect(await page.textContent('[role=status]')).toContain('Night Care is part of Customer Care now');
  });

  it('HR ops signs in by the link in a mail, gives a role and signs out', async () => {
    await page.context().clearCookies();
    await page.setViewportSize({ width: 1280, height: 800 });
    const hrOps = await test.db
      .selectFrom('person')
      .select(['id', 'name', 'email'])
      .where('role', '=', 'hr_ops')
      .orderBy('name')
      .limit(1)
      .executeTakeFirstOrThrow();
    await page.goto(`${url}/access`);
    await page.fill('#email', hrOps.email ?? '');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/sign-in/code');
    const text = (await signInMails(test.db, hrOps.id)).at(-1)?.text ?? '';
    await page.goto(`${url}${/http:\/\/127\.0\.0\.1(\/sign-in\/\S+)/.exec(text)?.[1]}`);
    await page.click('main button');
    await page.waitForURL('**/access');
    await page.fill('#person', hrOps.email ?? '');
    await page.selectOption('#role', 'coach');
    await page.selectOption('#department', DEMO_PILOT[0]);
    await page.fill('#until', '2026-12-31');
    await page.click('text=Give the role >> nth=-1');
    expect(await page.textContent('[role=status]')).toContain(`${hrOps.name} has the role Coach`);
    expect(await page.textContent('table')).toContain('31 December 2026');
    await page.goto(`${url}/administration`);
    expect(await page.textContent('tbody tr')).toContain(hrOps.name);
    await page.click('text=Sign out');
    expect(await page.textContent('h1')).toBe('Sign in to the console');
    await page.goto(`${url}/access`);
    expect(page.url()).toContain('/sign-in');
  });
});

import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settableClock } from '#domain/clock.ts';
import { DEMO_PILOT } from '#infra/demo/company.ts';
import { loadDemoCompany } from '#infra/demo/load.ts';
import { createConsole } from '#services/console/create-console.ts';
import { rehearsalIn } from '#services/shared/config.ts';
import { expectReadableInAllLooks, startBrowser } from '../../support/console-browser.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { LINK_KEYS } from '../../support/mailing.ts';

const TOKEN = 'a-token-for-tests-1234';
const clock = settableClock(new Date('2026-11-23T09:00:00Z'));
const [FIRST] = DEMO_PILOT;

// @sparticuz/chromium is built for Linux; elsewhere nothing is skipped but this.
describe.runIf(process.platform === 'linux')('a launch in a real browser', () => {
  let test: TestDatabase;
  let app: FastifyInstance;
  let browser: Browser;
  let page: Page;
  let url: string;

  beforeAll(async () => {
    test = await createTestDatabase();
    await loadDemoCompany({ db: test.db, clock });
    app = await createConsole({
      ...{ db: test.db, clock, logger: pino({ level: 'silent' }), limit: null },
      config: {
        undoMinutes: null,
        linkKeys: LINK_KEYS,
        taskPages: { url: 'http://127.0.0.1' },
        console: { url: 'http://127.0.0.1', token: TOKEN },
        rehearsal: rehearsalIn(process.env),
      },
      beatMs: 200,
    });
    url = await app.listen({ host: '127.0.0.1', port: 0 });
    browser = await startBrowser();
    page = await (await browser.newContext()).newPage();
    page.setDefaultTimeout(8000);
    await page.goto(`${url}/launch`);
    await page.click('summary');
    await page.fill('#token', TOKEN);
    await page.keyboard.press('Enter');
    await page.waitForURL(`${url}/launch`);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await app?.close();
    await test?.drop();
  });

  const cycle = (period: string) =>
    test.db.selectFrom('cycle').selectAll().where('period', '=', period).executeTakeFirst();

  it('what holds in a cycle is changed for this launch alone, by keyboard, and given back', async () => {
    await page.goto(`${url}/launch`);
    await page.fill('#quarter', '2027-Q1');
    await page.check('input[name=scope][value=departments]');
    await page.check(`input[name=departments][value="${FIRST}"]`);
    await page.focus('button[value=preview]');
    await page.keyboard.press('Enter');
    await page.waitForSelector('button[value=policies]');
    expect(await page.textContent('main')).not.toContain('Changed for this launch');
    await page.focus('button[value=policies]');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[name="policies.check-in-rhythm"]');
    expect(await page.textContent('main')).toContain('As the organisation has it: Every week.');
    await page.selectOption('[name="policies.check-in-rhythm"]', 'fortnightly');
    await page.fill('[name="policies.key-results"]', 'nine');
    await page.focus('[name="policies.key-results"]');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[role=alert]');
    expect(await page.textContent('[role=alert]')).toContain('Write a number from 1 to 5.');
    await page.fill('[name="policies.key-results"]', '3');
    await page.selectOption('[name="policies.reviewers"]', 'both');
    await page.click('text=Only in some departments');
    await page.check(`input[name="policies.individual-okrs"][value="${FIRST}"]`);
    await page.focus('button.quiet[value=edit]');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await page.waitForSelector('button[value=policies]');
    expect(await page.textContent('main')).toContain(
      'Every two weeks Changed for this launch; otherwise: Every week',
    );
    await expectReadableInAllLooks(page, 'plan');
    await page.click('button[value=policies]');
    await page.waitForSelector('[name="policies.reviewers"]');
    await expectReadableInAllLooks(page, 'policies');
    await page.click('button[value="own reviewers"]');
    await page.waitForSelector('[name="policies.reviewers"]');
    expect(await page.inputValue('[name="policies.reviewers"]')).toBe('');
    await page.click('button:not(.visually-hidden)[value=preview]');
    await page.click('button[value=launch]');
    await page.waitForURL('**/cycles/*');
    const launched = await cycle('2027-Q1');
    expect(launched?.settings.changed).toEqual({
      'check-in-rhythm': 'fortnightly',
      'key-results': '3',
      'individual-okrs': [FIRST],
    });
  }, 120_000);

  it('this very plan is rehearsed, watched while it is played, and its report read', async () => {
    await page.goto(`${url}/launch?template=first-pilot`);
    await page.fill('#quarter', '2027-Q3');
    await page.check(`input[name=departments][value="${FIRST}"]`);
    await page.click('button:not(.visually-hidden)[value=preview]');
    await page.focus('button[value=rehearse]');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/rehearsals/*');
    expect(await page.textContent('#rehearsal')).toContain('Setting up');
    await expectReadableInAllLooks(page, 'rehearsal-running');
    await page.waitForSelector('text=The day being played', { timeout: 60_000 });
    await page.waitForSelector('text=Played to its end', { timeout: 240_000 });
    await expectReadableInAllLooks(page, 'rehearsal-done');
    const lead = await page.textContent('.lead');
    expect(lead).toContain('Nobody got more mail than promised, and nothing failed.');
    await page.click('text=Read the report');
    await page.waitForURL('**/report.html');
    expect(await page.textContent('h1')).toContain('Q3 2027');
    await expectReadableInAllLooks(page, 'rehearsal-report');
    const styled = await page.evaluate('getComputedStyle(document.body).fontFamily');
    expect(styled).toContain('system-ui');
    await page.goBack();
    await page.click('button[value=preview]');
    await page.waitForSelector('button[value=rehearse]');
    expect(await page.textContent('main')).toMatch(/this very plan: [\d,]+ mails, nothing went wrong/);
    expect(await test.db.selectFrom('mail').select('id').execute()).toEqual([]);
    await page.click('button[value=rehearse]');
    await page.waitForURL('**/rehearsals/*');
    await page.click('text=Cancel the rehearsal');
    await page.waitForSelector('text=Cancelled. Nothing is left of it.');
  }, 360_000);

  it('own words are written by keyboard, refused with a reason, and seen in each language before anybody gets them', async () => {
    await page.goto(`${url}/launch?template=first-pilot`);
    await page.fill('#quarter', '2027-Q4');
    await page.check(`input[name=departments][value="${FIRST}"]`);
    await page.click('button[value=preview]');
    await page.focus('button[value=texts]');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[name="texts.en.sender"]');
    await page.fill('[name="texts.en.sender"]', 'Acme <b>Goals</b>');
    await page.fill('[name="texts.en.intro"]', 'Read http://acme.example first.');
    await page.focus('[name="texts.en.intro"]');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[role=alert]');
    expect(await page.textContent('[role=alert]')).toContain('a link that is not https');
    await page.fill('[name="texts.en.intro"]', 'Read https://acme.example first.');
    await page.click('summary:text("Deutsch")');
    await page.fill('[name="texts.de.signature"]', 'Fragen?\nDas Team Menschen hilft.');
    await expectReadableInAllLooks(page, 'texts');
    await page.click('button[value=preview]');
    await page.waitForSelector('button[value=texts]');
    const letter = (language: string) => page.textContent(`pre.letter[lang=${language}]`);
    expect(await letter('en')).toMatch(/^Hello Ada,\n\nRead https:\/\/acme\.example first\./);
    expect(await letter('en')).toContain('Sent by Quarterdeck for Acme <b>Goals</b>.');
    expect(await letter('de')).toContain('Fragen?\nDas Team Menschen hilft.\n\n-- ');
    expect(await letter('fr')).toContain('Envoyé par Quarterdeck, qui');
    await page.click('button[value=launch]');
    await page.waitForURL('**/cycles/*');
    expect((await cycle('2027-Q4'))?.settings.ownTexts).toEqual({
      en: { sender: 'Acme <b>Goals</b>', intro: 'Read https://acme.example first.' },
      de: { signature: 'Fragen?\nDas Team Menschen hilft.' },
    });
  }, 120_000);

  it('a template fills in a year, and the year its first quarter, for everyone but one department', async () => {
    await page.goto(`${url}/launch`);
    await expectReadableInAllLooks(page, 'launch');
    await page.click('text=First pilot');
    await page.waitForURL('**/launch?template=first-pilot');
    expect(await page.isChecked('input[name=scope][value=departments]')).toBe(true);
    await page.click('button[value=preview]');
    await page.waitForSelector('[role=alert]');
    expect(await page.textContent('[role=alert]')).toContain('No department is ticked.');
    await page.focus('text=Year with quarters');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/launch?template=year');
    expect(await page.textContent('.note')).toContain('looked at every four weeks');
    await expectReadableInAllLooks(page, 'template');
    await page.check('input[name=scope][value="everyone-but"]');
    await page.check(`input[name=departments][value="${FIRST}"]`);
    await page.click('button[value=preview]');
    expect(await page.textContent('h1')).toContain('2027 for everyone but Platform');
    expect(await page.textContent('main')).toContain('Every four weeks Changed for this launch');
    await page.click('button[value=launch]');
    await page.waitForURL('**/launch?template=quarter&in=2027');
    expect(await page.textContent('[role=status]')).toContain('Next comes its first quarter');
    expect(await page.inputValue('#quarter')).toBe('2027-Q1');
    const year = await cycle('2027');
    expect([year?.kind, year?.settings.changed?.['check-in-rhythm']]).toEqual(['company', 'monthly']);
    const inside = await test.db
      .selectFrom('member')
      .innerJoin('person', 'person.id', 'personId')
      .innerJoin('department', 'department.id', 'person.departmentId')
      .select('path')
      .where('cycleId', '=', year?.id ?? '')
      .where('part', '=', 'participant')
      .distinct()
      .execute();
    expect(inside.map(({ path }) => path).filter((path) => path.startsWith(FIRST))).toEqual([]);
    expect(inside.length).toBeGreaterThan(3);
    await page.goto(`${url}/launch?like=${year?.id}`);
    expect(await page.isChecked('input[name=scope][value="everyone-but"]')).toBe(true);
    expect(await page.isChecked(`input[name=departments][value="${FIRST}"]`)).toBe(true);
  }, 120_000);
});

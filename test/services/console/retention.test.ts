import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settableClock } from '#domain/clock.ts';
import { sweep } from '#storage/sweep.ts';
import { runCli } from '../../../cli/program.ts';
import { liveThrough } from '../../support/a-life.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildWorld, insertPerson, type World } from '../../support/factory.ts';
import {
  CONSOLE_TOKEN,
  type ConsoleBrowser,
  openConsoleBrowser,
  testConsole,
} from '../../support/signed-in-browser.ts';

const clock = settableClock(new Date('2027-04-16T10:00:00Z'));
let test: TestDatabase;
let world: World;
let hrOps: string;
let app: FastifyInstance;

beforeAll(async () => {
  test = await createTestDatabase();
  world = await buildWorld(test.db, clock.now());
  hrOps = await insertPerson(test.db, clock.now(), {
    name: 'Hanna Ops',
    role: 'hr_ops',
    departmentId: world.companyId,
  });
  await liveThrough(test.db, clock.now(), world);
  app = await testConsole({ db: test.db, clock });
}, 60_000);
afterAll(() => test.drop());

// @sparticuz/chromium is built for Linux; elsewhere nothing is skipped but this.
describe.runIf(process.platform === 'linux')('when contents are erased, in a real browser', () => {
  let chrome: ConsoleBrowser;
  beforeAll(async () => {
    chrome = await openConsoleBrowser(app, { db: test.db, clock });
  }, 60_000);
  afterAll(async () => chrome?.close());

  it('HR ops sees the day on the cycle’s page, postpones it by keyboard, and sees it done', async () => {
    const { page, url } = chrome;
    const { cycleId } = world;
    await chrome.signedInAs(hrOps);
    await page.goto(`${url}/cycles/${cycleId}/retention`);
    expect(await page.textContent('.lead')).toContain('36 months after it has closed');
    expect(await page.locator('#until').count()).toBe(0);

    await test.db
      .updateTable('cycle')
      .set({ state: 'closed', closedAt: clock.now() })
      .where('id', '=', cycleId)
      .execute();
    await page.goto(`${url}/cycles/${cycleId}`);
    expect(await page.textContent('main')).toContain('Personal contents are erased on 16 April 2030');
    await page.click('text=What that means');
    await chrome.expectReadable();
    await page.fill('#until', '2030-04-01');
    await page.fill('#reason', 'A dispute');
    await page.focus('main form button');
    await page.keyboard.press('Enter');
    expect(await page.textContent('[role=alert]')).toContain('Write 2030-04-16 or a later day.');
    expect(await page.inputValue('#reason')).toBe('A dispute');
    await page.fill('#until', '2030-06-30');
    await page.focus('main form button');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[role=status]');
    expect(await page.textContent('main')).toContain('Postponed by Hanna Ops');
    await chrome.expectReadable();

    const said: string[] = [];
    const stream = { write: (text: string) => said.push(text) > 0 };
    const okr = (...args: string[]) =>
      runCli(['retention', 'Sales', ...args], {
        env: { QUARTERDECK_URL: url, QUARTERDECK_TOKEN: CONSOLE_TOKEN },
        runtimeFile: '/nowhere',
        streams: { stdout: stream, stderr: stream, terminal: undefined },
      });
    expect(await okr()).toBe(0);
    expect(said.join('')).toContain('30 June 2030, longer than planned');
    expect(await okr('--until', '2030-07-31', '--reason', 'Another dispute')).toBe(0);

    clock.set(new Date('2030-08-01T00:00:00Z'));
    await sweep({ db: test.db, clock });
    await chrome.signedInAs(hrOps);
    await page.goto(`${url}/cycles/${cycleId}/retention`);
    expect(await page.textContent('.lead')).toContain('were erased on');
    expect(await page.locator('#until').count()).toBe(0);
    await chrome.expectReadable();
    // The pages of the cycle still stand, without anybody's name; Otto paused it, which stays in the trail.
    for (const path of [
      '',
      '/key-results',
      '/scores',
      '/audit',
      '/outstanding',
      '/alignment',
      '/learned',
      '/report',
    ]) {
      await page.goto(`${url}/cycles/${cycleId}${path}`);
      expect(await page.textContent('main')).not.toMatch(
        path === '/audit' ? /Pia|Lena|private words/ : /Pia|Otto|Lena|private words/,
      );
      expect(await page.locator('h1').count()).toBe(1);
    }
  }, 60_000);
});

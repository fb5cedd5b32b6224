import type { FastifyInstance } from 'fastify';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SettableClock, settableClock } from '#domain/clock.ts';
import { createTaskPages } from '#services/task-pages/create-task-pages.ts';
import { violationsOn } from '../../support/axe.ts';
import { celebrateNow, openLookBack, sessionOf, taskOf } from '../../support/celebrating.ts';
import { startBrowser } from '../../support/console-browser.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildWorld, insertOkrSet, insertTask, type World } from '../../support/factory.ts';
import { BASE_URL, LINK_KEYS, linkPath, quietLogger } from '../../support/mailing.ts';

const NOW = new Date('2027-04-08T08:00:00Z');

// @sparticuz/chromium is built for Linux; elsewhere nothing is skipped but this.
describe.runIf(process.platform === 'linux')('the end of a quarter in a real browser', () => {
  let test: TestDatabase;
  let clock: SettableClock;
  let app: FastifyInstance;
  let browser: Browser;
  let world: World;
  let url: string;
  const open: string[] = [];
  const signedIn: string[] = [];

  beforeAll(async () => {
    test = await createTestDatabase();
    clock = settableClock(NOW);
    world = await buildWorld(test.db, NOW, { locale: 'de-DE' });
    app = await createTaskPages({
      ...{ db: test.db, clock, linkKeys: LINK_KEYS, baseUrl: BASE_URL, logger: quietLogger },
      limit: null,
    });
    url = await app.listen({ host: '127.0.0.1', port: 0 });
    browser = await startBrowser();
    await playTheEnd();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await app?.close();
    await test?.drop();
  });

  /** Scores by keyboard and mouse, looks back, says a few words; then the celebration goes out. */
  async function playTheEnd(): Promise<void> {
    const { db } = test;
    await insertOkrSet(db, world, {
      level: 'department',
      ownerId: world.leadId,
      state: 'agreed',
      objectives: [
        {
          title: 'Angebote kommen, solange das Interesse warm ist',
          kind: 'aspirational',
          keyResults: [{ title: 'Tage bis zum Angebot', baseline: 10, target: 2, unit: 'Tage' }],
        },
      ],
    });
    const own = await insertOkrSet(db, world, {
      state: 'agreed',
      objectives: [
        {
          title: 'Halb so viel Papier',
          kind: 'aspirational',
          keyResults: [
            { title: 'Papier im Monat', baseline: 100, target: 50, unit: 'kg', currentValue: 80 },
            { title: 'Läden ohne Ordner', baseline: 0, target: 2 },
          ],
        },
      ],
    });
    await db
      .insertInto('milestone')
      .values(
        ['Hamburg', 'Köln'].map((title, position) => ({
          keyResultId: own.keyResultIds[1] ?? '',
          title,
          position,
          reachedAt: null,
        })),
      )
      .execute();
    const insert = (personId: string) =>
      insertTask(db, NOW, world, { kind: 'score', phase: 'scoring', personId, subjectId: personId });
    const mine = await linkPath(db, NOW, await insert(world.personId));
    const leads = await linkPath(db, NOW, await insert(world.leadId));
    open.push(mine);
    const page = await (await browser.newContext()).newPage();
    await page.goto(url + leads);
    await page.getByLabel('Endwert, in Tage').fill('4');
    await page.getByLabel('Das sind die endgültigen Zahlen').click();
    await page.getByRole('button', { name: 'Punktwerte bestätigen' }).click();
    expect(await page.textContent('main')).toContain('0,75');
    await page.getByLabel('Das sind die endgültigen Zahlen').click();
    await page.getByRole('button', { name: 'Punktwerte bestätigen' }).click();
    expect(await page.textContent('h1')).toContain('Ausgewertet');
    const phase = await openLookBack(db, clock, world);
    const words = await linkPath(db, NOW, await taskOf(db, world, 'celebrate', world.leadId));
    // Those of a phase that stays open.
    for (const kind of ['reflect', 'celebrate'] as const)
      open.push(await linkPath(db, NOW, await insertTask(db, NOW, world, { kind, phase: 'celebration' })));
    await page.goto(url + words);
    await page.getByLabel('Ihre Worte').fill('Ihr seid ruhig geblieben, als es zählte.');
    await page.getByRole('button', { name: 'Senden' }).click();
    const back = await linkPath(db, NOW, await taskOf(db, world, 'reflect', world.personId));
    await page.goto(url + back);
    await page.getByLabel('Was haben wir gelernt?').fill('Die Läden haben wir zu spät gefragt.');
    await page.getByLabel('An wen').fill('Otto');
    await page.getByLabel('Wofür').fill('Seine Geduld in der letzten Woche');
    await page.getByRole('button', { name: 'Senden' }).click();
    await celebrateNow(db, clock, phase);
    const department = `/celebration/${world.cycleId}/department/${world.departmentId}`;
    signedIn.push(
      department,
      `${department}?poster=1`,
      `${department}/said`,
      `/celebration/${world.cycleId}`,
    );
    signedIn.push(`/okrs/poster?cycle=${world.cycleId}`);
  }

  async function asLead(context: BrowserContext): Promise<void> {
    const [name = '', value = ''] = (await sessionOf(test.db, clock.now(), world.leadId)).split('=');
    await context.addCookies([{ name, value, url }]);
  }

  it.each([
    ['light', 320],
    ['dark', 320],
    ['light', 1280],
    ['dark', 1280],
  ] as const)('can be read and used by everyone, %s, %i px', async (colorScheme, width) => {
    // Never closed: this Chromium is one process and would end with its first context.
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 } });
    await asLead(context);
    const page = await context.newPage();
    for (const path of [...open, ...signedIn]) {
      const answer = await page.goto(url + path);
      expect([path, answer?.status()]).toEqual([path, 200]);
      const violations = await violationsOn(page);
      expect([path, violations.map(({ id }) => id)]).toEqual([path, []]);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      const shots = process.env.SHOTS;
      if (shots)
        await page.screenshot({
          path: `${shots}/${colorScheme}-${width}-${[...open, ...signedIn].indexOf(path)}.png`,
          fullPage: true,
        });
    }
  });

  it('prints as a poster: without what only a screen can use', async () => {
    const context = await browser.newContext();
    await asLead(context);
    const page = await context.newPage();
    await page.goto(`${url}${signedIn[1]}`);
    expect(await page.isVisible('.no-print')).toBe(true);
    await page.emulateMedia({ media: 'print' });
    expect(await page.isVisible('.no-print')).toBe(false);
    expect(await page.isVisible('body > header')).toBe(false);
    expect(await page.textContent('main')).toContain('Ihr seid ruhig geblieben, als es zählte.');
  });
});

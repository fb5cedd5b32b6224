import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cardCode, digestOfCode } from '#domain/presence/card.ts';
import { enterAbsence } from '#storage/presence/absences.ts';
import { violationsOn } from '../support/axe.ts';
import { startBrowser } from '../support/console-browser.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { insertOkrSet, insertPerson, insertTask } from '../support/factory.ts';
import { hrOps } from '../support/launched.ts';
import { LINK_KEYS } from '../support/mailing.ts';
import { REVIEW_NOW, type ReviewStage, startReviewStage } from '../support/reviewing.ts';

const CARD = '0198c0de-0000-7000-8000-00000000000b';

// @sparticuz/chromium is built for Linux; elsewhere only this is left out.
describe.runIf(process.platform === 'linux')('the pages of a card and of a team, in a real browser', () => {
  let database: TestDatabase;
  let stage: ReviewStage;
  let browser: Browser;
  let url: string;
  let code: string;
  let mikaId: string;
  let scoreId: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    const { db } = database;
    stage = await startReviewStage(db);
    const { world } = stage;
    mikaId = await insertPerson(db, REVIEW_NOW, {
      name: 'Aleksandra Wojciechowska-Brzezińska',
      email: null,
      departmentId: world.departmentId,
      managerId: world.leadId,
    });
    await insertOkrSet(db, world, {
      ownerId: mikaId,
      state: 'agreed',
      objectives: [
        { title: 'No scrap', keyResults: [{ title: 'Scrap', baseline: 9, target: 3, unit: '%' }] },
      ],
    });
    await insertTask(db, REVIEW_NOW, world, {
      kind: 'check-in',
      phase: 'check-ins',
      personId: mikaId,
      ordinal: 2,
    });
    scoreId = await insertTask(db, REVIEW_NOW, world, { kind: 'score', phase: 'scoring', personId: mikaId });
    // The lead has a card, too, so that a press signs them in.
    const [key = { id: '', secret: Buffer.alloc(0) }] = LINK_KEYS;
    code = cardCode(key, { cardId: CARD, personId: world.leadId });
    const issued = { issuedAt: REVIEW_NOW, issuedBy: 'test', revokedAt: null };
    await db
      .insertInto('card')
      .values({ id: CARD, personId: world.leadId, digest: digestOfCode(code), ...issued })
      .execute();
    const absence = { personId: world.personId, from: '2026-12-14', to: '2026-12-18', actor: hrOps };
    await enterAbsence({ db, clock: stage.clock }, absence);
    url = await stage.app.listen({ host: '127.0.0.1', port: 0 });
    browser = await startBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await stage?.stop();
    await database?.drop();
  });

  async function check(page: Page) {
    const violations = await violationsOn(page);
    expect(violations.map(({ id, nodes }) => `${page.url()}: ${id} ${nodes[0]?.html}`)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    expect(Buffer.byteLength(await page.content())).toBeLessThan(50_000);
  }

  it.each(['light', 'dark'] as const)(
    'are accessible and fit a phone, %s',
    async (colorScheme) => {
      const context = await browser.newContext({
        viewport: { width: 320, height: 700 },
        colorScheme,
        locale: 'en-GB',
      });
      const page = await context.newPage();
      await page.goto(`${url}/card`);
      await check(page);
      await page.fill('[name=code]', 'not a code');
      await page.keyboard.press('Enter');
      await page.waitForSelector('[role=alert]');
      await check(page);
      await page.fill('[name=code]', code.toLowerCase());
      await page.keyboard.press('Enter');
      await page.waitForURL(`**/card/${code}`);
      expect(await page.textContent('h1')).toBe('Hello Lena Lead');
      await check(page);
      await page.click('text=Read the goals');
      await page.waitForURL('**/okrs');
      await page.goto(`${url}/team`);
      await check(page);
      await page.click('text=When is Pia Person away?');
      expect(await page.textContent('h3')).toContain('Away now, until 18 December 2026');
      await check(page);
      await page.click('text=Enter the absence');
      await page.waitForSelector('[role=alert]');
      await check(page);
      await page.goto(`${url}/team`);
      await page.click('text=Enter the figures of week 2');
      await check(page);
      await page.goto(`${url}/team/${mikaId}/score/${scoreId}`);
      await page.fill('[name$="[value]"]', '6');
      await page.click('text=Work the scores out again');
      await page.waitForSelector('[role=status]');
      await check(page);
      await page.goto(`${url}/team/${mikaId}/card`);
      await check(page);
      await page.click('text=/^Make a (new )?card$/');
      await page.waitForSelector('.paper-card');
      await check(page);
      await page.goto(`${url}/team/cards`);
      await check(page);
    },
    120_000,
  );
});

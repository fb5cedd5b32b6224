import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violationsOn } from '../../support/axe.ts';
import { startBrowser } from '../../support/console-browser.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { draftFields, type ReviewStage, startReviewStage } from '../../support/reviewing.ts';

/** The machine may have other things to do. */
const SLOW_MS = 120_000;

// @sparticuz/chromium is built for Linux; elsewhere nothing is skipped but this.
describe.runIf(process.platform === 'linux')('agreeing in a real browser', () => {
  let database: TestDatabase;
  let stage: ReviewStage;
  let browser: Browser;
  let url: string;
  let set: Awaited<ReturnType<ReviewStage['submitted']>>;
  /** Pia's review in round two, and what the author sees before it. */
  let draftPath: string;
  let reviewPath: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    stage = await startReviewStage(database.db);
    const { leadId, personId, otherId } = stage.world;
    set = await stage.submitted();
    await stage.submitted({ ownerId: otherId, title: 'Offers are understood at first reading' });
    await stage.post(await stage.pageOf('review', leadId, set.id), {
      comment: 'Good, and a little bold.',
      'points[0][verdict]': 'request-change',
      'points[0][comment]': 'For whom?',
      'points[1][verdict]': 'propose',
      'points[1][title]': 'Answered within an hour',
      'points[1][baseline]': '40',
      'points[1][target]': '55',
      'points[1][unit]': '%',
    });
    await stage.finalise();
    draftPath = await stage.pageOf('draft', personId, set.id);
    url = await stage.app.listen({ host: '127.0.0.1', port: 0 });
    browser = await startBrowser();
  }, SLOW_MS);
  afterAll(async () => {
    await browser?.close();
    await stage?.stop();
    await database?.drop();
  });

  async function pageIn(options: Parameters<Browser['newContext']>[0]): Promise<Page> {
    // Never closed: this Chromium is one process and would end with its first context.
    return (await browser.newContext(options)).newPage();
  }

  async function expectReadable(page: Page, what: string): Promise<void> {
    const violations = await violationsOn(page);
    expect(violations.map(({ id, nodes }) => `${what}: ${id} ${nodes[0]?.html}`)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth'), what).toBeLessThanOrEqual(320);
  }

  it('lets the author take a proposal by one tick, without a script', async () => {
    const page = await pageIn({ javaScriptEnabled: false });
    await page.goto(url + draftPath);
    await page.check('[name$="[choice]"][value=taken]');
    await page.fill('.answer textarea >> nth=1', 'For everyone who writes to us.');
    await page.click('.buttons button:text-is("Save for later")');
    expect(await page.inputValue('[name="objectives[0][keyResults][0][target]"]')).toBe('55');
    const fields = draftFields(
      { ...set, title: 'Customers who write are helped at once' },
      { 'objectives[0][keyResults][0][target]': '55' },
    );
    await stage.post(draftPath, fields);
    await stage.finalise();
    reviewPath = await stage.pageOf('review', stage.world.leadId, set.id);
  });

  it.each(['light', 'dark'] as const)(
    'can be read by everyone, on a narrow phone, when it is %s',
    async (colorScheme) => {
      const page = await pageIn({ colorScheme, viewport: { width: 320, height: 640 } });
      for (const path of [reviewPath, `${reviewPath}/reviews`]) {
        await page.goto(url + path);
        await expectReadable(page, path);
      }
      await page.goto(url + reviewPath);
      for (const summary of await page.locator('.point > summary').all()) await summary.click();
      await page.check('[name="points[1][verdict]"][value=propose]');
      await expectReadable(page, 'everything open');
    },
    SLOW_MS,
  );

  it('shows a proposal’s fields, with today’s numbers, only once one is chosen', async () => {
    const page = await pageIn({ javaScriptEnabled: false });
    await page.goto(url + reviewPath);
    const target = page.locator('[name="points[1][target]"]');
    await page.click('.kr .point > summary');
    expect(await target.isVisible()).toBe(false);
    await page.check('[name="points[1][verdict]"][value=propose]');
    expect(await target.isVisible()).toBe(true);
    expect(await target.inputValue()).toBe('55');
    await page.check('[name="points[1][verdict]"][value=agree]');
    expect(await target.isVisible()).toBe(false);
  });

  it('is done by the keyboard alone', async () => {
    const page = await pageIn({});
    await page.goto(url + reviewPath);
    await page.focus('.kr .point > summary');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    expect(await page.isChecked('[name="points[1][verdict]"][value=agree]')).toBe(true);
    await page.focus('[name=comment]');
    await page.keyboard.press('Shift+Tab');
    // Into the group of choices from behind: its last one; the first is two steps up.
    await page.keyboard.press('ArrowDown');
    expect(await page.isChecked('[name=decision][value=agree]')).toBe(true);
    await page.focus('button:text-is("Send my answer")');
    await page.keyboard.press('Enter');
    await page.waitForSelector('h1:has-text("You agreed to these goals.")');
    await stage.finalise();
    expect(await stage.setOf(set.id)).toEqual({ state: 'agreed', round: 2 });
  });
});

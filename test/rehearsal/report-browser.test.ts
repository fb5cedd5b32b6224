import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readReport } from '#rehearsal/report/data.ts';
import { reportPage } from '#rehearsal/report/page.ts';
import { violationsOn } from '../support/axe.ts';
import { startBrowser } from '../support/console-browser.ts';
import { createTestDatabase } from '../support/database.ts';
import { buildQuarter, SUMMARY } from './report-rows.ts';

// @sparticuz/chromium is built for Linux; elsewhere nothing is skipped but this.
describe.runIf(process.platform === 'linux')('the report in a real browser', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    const test = await createTestDatabase();
    const { cycleId } = await buildQuarter(test.db);
    const faults = ['a page answered with 500'];
    const html = reportPage(await readReport(test.db, { cycleId, seed: 3, summary: SUMMARY, faults }));
    await test.drop();
    browser = await startBrowser();
    page = await (await browser.newContext()).newPage();
    await page.setContent(html);
  }, 120_000);
  afterAll(() => browser?.close());

  it.each([
    { width: 320, colorScheme: 'light' as const },
    { width: 320, colorScheme: 'dark' as const },
    { width: 1280, colorScheme: 'light' as const },
    { width: 1280, colorScheme: 'dark' as const },
  ])('fits $width px and is readable by all when it is $colorScheme', async ({ width, colorScheme }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ media: 'screen', colorScheme });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    const violations = await violationsOn(page);
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  });

  it('shows the figures of every drawing on paper, where nothing can be opened', async () => {
    const shown = () =>
      page.$$eval('figure details table', (all) => all.map((table) => table.checkVisibility()));
    await page.emulateMedia({ media: 'screen' });
    expect(await shown()).toEqual([false, false, false, false, false]);
    await page.emulateMedia({ media: 'print' });
    expect(await shown()).toEqual([true, true, true, true, true]);
  });
});

import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeMail } from '#mails/compose.ts';
import { sampleNotice, sampleReader } from '#mails/samples.ts';
import { startBrowser } from '../support/console-browser.ts';

const baseUrl = 'https://my.example.org';

// @sparticuz/chromium is built for Linux; elsewhere nothing is skipped but this.
describe.runIf(process.platform === 'linux')('a mail in a real browser', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await startBrowser();
    page = await (await browser.newContext()).newPage();
    const notices = [
      sampleNotice('draft', baseUrl, 'd'),
      ...['1', '2', '3'].map((id) => sampleNotice('review', baseUrl, id)),
      sampleNotice('escalation', baseUrl, 'e'),
      sampleNotice('strategy-published', baseUrl),
    ];
    const { html } = composeMail({
      reader: sampleReader('de-CH'),
      notices,
      baseUrl,
      sealedAt: new Date('2027-01-11T09:00:00Z'),
      remindersUrl: `${baseUrl}/reminders/token`,
    });
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
    await page.emulateMedia({ colorScheme });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    // A mail has no landmarks: mail programs show it inside a page of theirs.
    const { violations } = await new AxeBuilder({ page })
      .disableRules(['region', 'landmark-one-main'])
      .analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  });
});

import type { FastifyInstance } from 'fastify';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settableClock } from '#domain/clock.ts';
import { OPEN_ROUTES, ROUTE_ACCESS } from '#services/console/route-access.ts';
import { axeOn } from '../../support/axe.ts';
import { startBrowser } from '../../support/console-browser.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { type FilledConsole, fillConsole, NOW } from '../../support/filled-console.ts';
import { CONSOLE_TOKEN, testConsole } from '../../support/signed-in-browser.ts';

/** What answers with no page: files, streams, and the reference, which is a program of others. */
const NO_PAGE =
  /^\/v1\/|^\/docs|\.(css|js|md|csv)$|\/live$|^\/(healthz|readyz)$|^\/sign-in\/(oidc|:token)|\/report\.html$/;

const LOOKS = [
  { width: 320, colorScheme: 'light' },
  { width: 320, colorScheme: 'dark' },
  { width: 1280, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
] as const;

const SECONDS = 1_000;

// @sparticuz/chromium is built for Linux; elsewhere nothing is skipped but this.
describe.runIf(process.platform === 'linux')('every page of the console', () => {
  const clock = settableClock(NOW);
  let test: TestDatabase;
  let app: FastifyInstance;
  let browser: Browser;
  let page: Page;
  let url: string;
  let filled: FilledConsole;

  beforeAll(async () => {
    test = await createTestDatabase();
    app = await testConsole({ db: test.db, clock });
    filled = await fillConsole({ db: test.db, clock, app });
    url = await app.listen({ host: '127.0.0.1', port: 0 });
    browser = await startBrowser();
    // Whoever is not signed in yet; from the second page on everybody is.
    page = await (await browser.newContext()).newPage();
  }, 60 * SECONDS);
  afterAll(async () => {
    await browser?.close();
    await app?.close();
    await test?.drop();
  });

  it(
    'is readable by all and fits a phone, by day and by night',
    async () => {
      const wrong: string[] = [];
      for (const address of addressesOf(OPEN_ROUTES)) wrong.push(...(await visit(address)));
      await page.setExtraHTTPHeaders({ authorization: `Bearer ${CONSOLE_TOKEN}` });
      const addresses = addressesOf(Object.keys(ROUTE_ACCESS));
      expect(addresses.length).toBeGreaterThan(40);
      for (const address of addresses) wrong.push(...(await visit(address)));
      // A report for the board is a file, read without the console around it.
      for (const address of filled.addresses('/cycles/:id/report.html')) {
        const { body } = await app.inject({
          url: address,
          headers: { authorization: `Bearer ${CONSOLE_TOKEN}` },
        });
        await page.goto('about:blank');
        await page.setContent(body);
        wrong.push(...(await look(address)));
      }
      expect(wrong).toEqual([]);
    },
    90 * SECONDS,
  );

  it('finds what it looks for', async () => {
    // The console's own policy would keep the bad style out.
    await page.goto('about:blank');
    await page.setContent(
      '<html lang="en"><title>x</title><main><h1>x</h1><img src="x"><p style="color:#aaa">pale</p>',
    );
    const axe = await axeOn(page);
    expect((await axe()).map((each) => each.split(':')[0])).toEqual(['color-contrast', 'image-alt']);
    expect((await axe()).map((each) => each.split(':')[0])).toEqual(['color-contrast']);
  });

  /** @returns where the pages of these routes are. */
  function addressesOf(routes: Iterable<string>): string[] {
    return [...routes]
      .filter((route) => route.startsWith('GET '))
      .map((route) => route.slice('GET '.length))
      .filter((route) => !NO_PAGE.test(route))
      .flatMap((route) => filled.addresses(route));
  }

  async function visit(address: string): Promise<string[]> {
    const answer = await page.goto(url + address);
    const there = new URL(page.url()).pathname + new URL(page.url()).search;
    if (answer?.status() !== 200 || there !== address)
      return [`${address} answers ${answer?.status()} at ${there}`];
    return look(address);
  }

  /** @returns what is wrong with the page in front, and in which look. */
  async function look(address: string): Promise<string[]> {
    const wrong: string[] = [];
    // What is folded away is read as well.
    await page.evaluate('document.querySelectorAll("details").forEach((each) => { each.open = true })');
    const axe = await axeOn(page);
    for (const { width, colorScheme } of LOOKS) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      const wide = Number(await page.evaluate('document.documentElement.scrollWidth'));
      if (wide > width) wrong.push(`${address}: ${wide} wide at ${width}`);
      for (const violation of await axe()) wrong.push(`${address} ${width} ${colorScheme}: ${violation}`);
    }
    return wrong;
  }
});

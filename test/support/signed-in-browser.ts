import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import type { Page } from 'playwright-core';
import type { SettableClock } from '#domain/clock.ts';
import { createConsole } from '#services/console/create-console.ts';
import type { Db } from '#storage/database.ts';
import { expectReadableInAllLooks, startBrowser } from './console-browser.ts';
import { consoleSession } from './console-people.ts';
import { LINK_KEYS } from './mailing.ts';

export const CONSOLE_TOKEN = 'a-token-for-tests-1234';

/** @returns a console as production starts it, but without limits. */
export function testConsole(deps: { db: Db; clock: SettableClock }): Promise<FastifyInstance> {
  return createConsole({
    ...deps,
    config: {
      undoMinutes: null,
      linkKeys: LINK_KEYS,
      taskPages: { url: 'http://127.0.0.1' },
      console: { url: 'http://127.0.0.1', token: CONSOLE_TOKEN },
    },
    logger: pino({ level: 'silent' }),
    limit: null,
  });
}

/** A real browser with a console behind it. */
export interface ConsoleBrowser {
  page: Page;
  url: string;
  /** Goes on as somebody else who is signed in. */
  signedInAs(personId: string): Promise<void>;
  /** The page fits a phone and is readable by all, by day and by night. */
  expectReadable(address?: string): Promise<void>;
  close(): Promise<void>;
}

export async function openConsoleBrowser(
  app: FastifyInstance,
  deps: { db: Db; clock: SettableClock },
): Promise<ConsoleBrowser> {
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const browser = await startBrowser();
  const context = await browser.newContext();
  const page = await context.newPage();
  return {
    page,
    url,
    async signedInAs(personId) {
      const { cookie = '' } = await consoleSession(deps.db, deps.clock.now(), personId);
      const [name = '', value = ''] = cookie.split('=');
      await context.clearCookies();
      await context.addCookies([{ name, value, url }]);
    },
    async expectReadable(address) {
      if (address) await page.goto(`${url}${address}`);
      const name = page
        .url()
        .replace(url, '')
        .replace(/[^a-z]+/gi, '-');
      await expectReadableInAllLooks(page, name);
    },
    async close() {
      await browser.close();
      await app.close();
    },
  };
}

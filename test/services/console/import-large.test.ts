import type { FastifyInstance } from 'fastify';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { settableClock } from '#domain/clock.ts';
import { lockPeople } from '#storage/people-import.ts';
import { expectReadableInAllLooks, startBrowser } from '../../support/console-browser.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { CONSOLE_TOKEN, testConsole } from '../../support/signed-in-browser.ts';

const PEOPLE = 20_000;
const SLOW_MS = 60_000;
const clock = settableClock(new Date('2026-11-23T09:00:00Z'));
let test: TestDatabase;
let app: FastifyInstance;
let browser: Browser;
let url: string;
let release: (() => Promise<void>) | undefined;

beforeAll(async () => {
  test = await createTestDatabase();
  app = await testConsole({ db: test.db, clock });
  url = await app.listen({ host: '127.0.0.1', port: 0 });
});
afterEach(async () => {
  await release?.();
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
  await test?.drop();
});

const headers = { authorization: `Bearer ${CONSOLE_TOKEN}`, accept: 'text/html' };
const peopleFile = () =>
  [
    'employee_id,email,name,department,role,time_zone,country',
    ...Array.from(
      { length: PEOPLE },
      (_, n) => `${n},person${n}@example.org,Person ${n},Department ${n % 200},,Europe/Berlin,DE`,
    ),
  ].join('\n');
const countPeople = async () => (await test.db.selectFrom('person').select('id').execute()).length;

/** Somebody else imports: whatever is judged meanwhile waits for them, so that a page has something to show. */
async function somebodyElseImports(): Promise<void> {
  const trx = await test.db.startTransaction().execute();
  await lockPeople(trx);
  release = async () => {
    release = undefined;
    await trx.rollback().execute();
  };
}

/** Keeps a file as a browser's form does. @returns where its preview is. */
async function upload(rows: string): Promise<string> {
  const form = new FormData();
  form.set('file', new File([rows], 'people.csv', { type: 'text/csv' }));
  const request = new Request(url, { method: 'POST', body: form });
  const answer = await app.inject({
    ...{ method: 'POST', url: '/people/import', payload: Buffer.from(await request.arrayBuffer()) },
    headers: { ...headers, 'content-type': request.headers.get('content-type') ?? '' },
  });
  return String(answer.headers.location);
}

describe('the preview of a large file', () => {
  it(
    'says how far it is on a page that looks again by itself, and comes without being asked twice',
    async () => {
      await somebodyElseImports();
      const address = await upload(peopleFile());
      const waiting = await app.inject({ url: address, headers });
      expect(waiting.statusCode).toBe(200);
      expect(waiting.body).toContain('<h1>Looking at people.csv</h1>');
      expect(waiting.body).toMatch(/<noscript><meta http-equiv="refresh" content="2"><\/noscript>/);
      const shareOf = (body: string) => Number(/<progress [^>]*value="(\d+)"/.exec(body)?.[1] ?? -1);
      await expect
        .poll(async () => shareOf((await app.inject({ url: address, headers })).body), { timeout: SLOW_MS })
        .toBe(150);
      await release?.();
      await expect
        .poll(async () => (await app.inject({ url: address, headers })).body, { timeout: SLOW_MS })
        .toContain('20,000 new people');
      expect(await countPeople()).toBe(0);
    },
    SLOW_MS,
  );

  it(
    'ends with what is wrong where it cannot be read',
    async () => {
      const address = await upload(peopleFile().replace('employee_id,email,name', 'a,b,c'));
      await expect
        .poll(async () => (await app.inject({ url: address, headers })).body, { timeout: SLOW_MS })
        .toContain('This file cannot be read');
    },
    SLOW_MS,
  );

  it('is watched by nobody where there is no such file', async () => {
    const answer = await app.inject({
      ...{ url: '/people/import/00000000-0000-7000-8000-000000000000/live', headers },
    });
    expect(answer.statusCode).toBe(404);
  });

  it.runIf(process.platform === 'linux')(
    'takes the place of its bar in an open page, and is imported from there',
    async () => {
      browser = await startBrowser();
      const context = await browser.newContext({
        extraHTTPHeaders: { authorization: headers.authorization },
      });
      const page = await context.newPage();
      await somebodyElseImports();
      await page.goto(`${url}/people/import`);
      await page.setInputFiles('#file', {
        ...{ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(peopleFile()) },
      });
      await page.click('main form button');
      await page.waitForSelector('progress');
      await expectReadableInAllLooks(page, 'console-import-judging');
      await page.evaluate('window.stayed = true');
      await release?.();
      await page.waitForSelector('text=20,000 new people', { timeout: SLOW_MS });
      expect(await page.evaluate('window.stayed')).toBe(true);
      expect(await page.locator('progress').count()).toBe(0);
      await page.click('button:has-text("Import 20,000 people")', { timeout: SLOW_MS });
      await page.waitForURL(`${url}/people`, { timeout: SLOW_MS });
      expect(await countPeople()).toBe(PEOPLE);
    },
    2 * SLOW_MS,
  );
});

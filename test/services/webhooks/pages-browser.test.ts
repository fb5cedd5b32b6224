import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settableClock } from '#domain/clock.ts';
import { createConsole } from '#services/console/create-console.ts';
import { createDeliverer } from '#services/mailer/webhooks/deliverer.ts';
import { openClaimant } from '#storage/repositories/claimant.ts';
import { expectReadableInAllLooks, startBrowser } from '../../support/console-browser.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { LINK_KEYS } from '../../support/mailing.ts';
import { webhookReceiver } from '../../support/webhook-receiver.ts';

const TOKEN = 'a-token-for-tests-1234';
const clock = settableClock(new Date('2026-11-23T09:00:00Z'));

// @sparticuz/chromium is built for Linux; elsewhere nothing is skipped but this.
describe.runIf(process.platform === 'linux')('webhooks in a real browser', () => {
  let test: TestDatabase;
  let app: FastifyInstance;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    test = await createTestDatabase();
    app = await createConsole({
      db: test.db,
      clock,
      config: {
        undoMinutes: null,
        linkKeys: LINK_KEYS,
        webhooks: { local: true },
        console: { url: 'http://127.0.0.1', token: TOKEN },
      },
      logger: pino({ level: 'silent' }),
      limit: null,
    });
    const url = await app.listen({ host: '127.0.0.1', port: 0 });
    browser = await startBrowser();
    page = await (await browser.newContext({ baseURL: url })).newPage();
    await page.goto('/webhooks');
    await page.click('summary');
    await page.fill('#token', TOKEN);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/webhooks');
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await app?.close();
    await test?.drop();
  });

  it('HR ops subscribe a system, try it out, send again what failed, and remove it', async () => {
    const receiver = await webhookReceiver();
    const claimant = await openClaimant(test.url);
    const options = { local: true };
    const drain = () =>
      createDeliverer({
        ...{ db: test.db, clock, linkKeys: LINK_KEYS, options, logger: pino({ level: 'silent' }) },
        claimant: claimant.id,
      }).drainOnce();

    await page.getByLabel('Its address').fill('https://10.0.0.1/okr');
    await page.getByRole('checkbox', { name: /scores\.final/ }).check();
    await page.getByRole('button', { name: 'Tell this system' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('10.0.0.1 is a private address');
    await page.getByLabel('Its address').fill(receiver.url);
    await page.getByRole('button', { name: 'Tell this system' }).click();
    expect(await page.getByRole('region', { name: 'The secret' }).textContent()).toMatch(/^whsec_/);
    await expectReadableInAllLooks(page, 'webhooks');

    await page.getByRole('link', { name: receiver.url }).click();
    await page.getByRole('button', { name: 'Send a test event' }).click();
    receiver.next.push(500);
    await drain();
    await page.reload();
    expect(await page.getByRole('table').textContent()).toContain('The receiver answered 500.');
    await expectReadableInAllLooks(page, 'webhook');
    clock.set(new Date(clock.now().getTime() + 6_000));
    await drain();
    await page.reload();
    await page.getByRole('button', { name: /^Send webhook\.test .* again$/ }).click();
    await drain();
    expect(receiver.received).toHaveLength(3);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);

    await page.getByRole('checkbox', { name: /Remove it for good/ }).check();
    await page.getByRole('button', { name: 'Remove this webhook' }).click();
    expect(await page.getByRole('status').textContent()).toContain('The webhook is removed.');
    expect(await page.getByText('No system is told of events.').count()).toBe(1);
    await claimant.release();
    await receiver.close();
  });
});

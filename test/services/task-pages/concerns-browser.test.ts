import type { FastifyInstance } from 'fastify';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settableClock } from '#domain/clock.ts';
import { createTaskPages } from '#services/task-pages/create-task-pages.ts';
import { raiseConcern } from '#storage/concerns/raise.ts';
import { violationsOn } from '../../support/axe.ts';
import { startBrowser } from '../../support/console-browser.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildWorld, insertPerson, insertTask } from '../../support/factory.ts';
import { BASE_URL, LINK_KEYS, linkPath, quietLogger } from '../../support/mailing.ts';

const NOW = new Date('2027-02-15T09:00:00Z');

// @sparticuz/chromium is built for Linux; elsewhere nothing is skipped but this.
describe.runIf(process.platform === 'linux')('the pages of concerns in a real browser', () => {
  let test: TestDatabase;
  let app: FastifyInstance;
  let browser: Browser;
  let url: string;
  const paths = new Map<string, string>();

  beforeAll(async () => {
    test = await createTestDatabase();
    const { db } = test;
    const clock = settableClock(NOW);
    const world = await buildWorld(db, NOW, { locale: 'de-DE' });
    await insertPerson(db, NOW, { departmentId: world.companyId, name: 'Hanna Hr', role: 'hr_ops' });
    const taskId = await insertTask(db, NOW, world, { kind: 'reflect', phase: 'check-ins' });
    const raised = { taskId, personId: world.personId, audience: 'manager', via: 'page' } as const;
    await raiseConcern(
      { db, clock },
      { ...raised, confidential: true, words: 'Zwei Teams warten aufeinander.\n\nNiemand sagt es.' },
    );
    await raiseConcern(
      { db, clock },
      { ...raised, confidential: false, words: 'Die Ziele der Nachbarabteilung widersprechen unseren.' },
    );
    await db
      .updateTable('concern')
      .set({ state: 'answered', answer: 'talk', answeredAt: NOW, answeredBy: world.leadId })
      .where('confidential', '=', true)
      .execute();
    paths.set('raise', `${await linkPath(db, NOW, taskId)}/concern`);
    const asked = await db
      .selectFrom('task')
      .select('id')
      .where('kind', '=', 'concern')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    paths.set('answer', await linkPath(db, NOW, asked.id));
    app = await createTaskPages({ db, clock, linkKeys: LINK_KEYS, baseUrl: BASE_URL, logger: quietLogger });
    url = await app.listen({ host: '127.0.0.1', port: 0 });
    browser = await startBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await app?.close();
    await test?.drop();
  });

  it.each([
    ['light', 320],
    ['dark', 320],
    ['light', 1280],
    ['dark', 1280],
  ] as const)('can be read and used by everyone, %s, %i px', async (colorScheme, width) => {
    // Never closed: this Chromium is one process and would end with its first context.
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 } });
    const page = await context.newPage();
    for (const path of paths.values()) {
      await page.goto(url + path);
      const violations = await violationsOn(page);
      expect(violations.map(({ id }) => id)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    }
  });

  it('takes a concern by keyboard alone', async () => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(url + (paths.get('raise') ?? ''));
    await page.locator('input[name=audience]').first().focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Das Budget fehlt.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.textContent('[role=status]')).toContain('Lena Lead ist benachrichtigt');
    expect(await page.textContent('main')).toContain('Das Budget fehlt.');
  });
});

import type { FastifyInstance } from 'fastify';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linkIdOf, signToken } from '#domain/action-token.ts';
import { settableClock } from '#domain/clock.ts';
import type { TaskKind } from '#domain/kinds.ts';
import { sealDue } from '#services/mailer/sealer.ts';
import { createTaskPages } from '#services/task-pages/create-task-pages.ts';
import type { Db } from '#storage/database.ts';
import { askPreparer } from '#storage/preparers.ts';
import { issueLinks } from '#storage/repositories/action-links.ts';
import { violationsOn } from '../../support/axe.ts';
import { startBrowser } from '../../support/console-browser.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { insertEveryTask } from '../../support/every-task.ts';
import { buildWorld, insertOkrSet, insertTask, type World } from '../../support/factory.ts';
import { BASE_URL, LINK_KEYS, linkPath, quietLogger } from '../../support/mailing.ts';

const NOW = new Date('2027-02-15T09:00:00Z');

// @sparticuz/chromium is built for Linux; elsewhere nothing is skipped but this.
describe.runIf(process.platform === 'linux')('the task pages in a real browser', () => {
  let test: TestDatabase;
  let app: FastifyInstance;
  let browser: Browser;
  let page: Page;
  let url: string;
  const paths = new Map<TaskKind, string>();
  let strategy: { author: string; preparer: string };

  beforeAll(async () => {
    test = await createTestDatabase();
    const world = await buildWorld(test.db, NOW, { locale: 'en-DE' });
    for (const [kind, id] of await insertEveryTask(test.db, NOW, world))
      paths.set(kind, await linkPath(test.db, NOW, id));
    strategy = await insertStrategy(test.db, world);
    const deps = { db: test.db, clock: settableClock(NOW), linkKeys: LINK_KEYS, baseUrl: BASE_URL };
    app = await createTaskPages({ ...deps, logger: quietLogger });
    url = await app.listen({ host: '127.0.0.1', port: 0 });
    browser = await startBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await app?.close();
    await test?.drop();
  });

  it('can be read by everyone, on a narrow phone, when it is light and when it is dark', async () => {
    // Never closed: this Chromium is one process and would end with its first context.
    const context = await browser.newContext({ viewport: { width: 320, height: 640 } });
    page = await context.newPage();
    for (const path of [
      ...paths.values(),
      `${paths.get('check-in')}/change`,
      ...['target', 'add', 'hand-over', 'rhythm'].map((wish) => `${paths.get('check-in')}/change/${wish}`),
      strategy.author,
      `${strategy.author}/preparers`,
      strategy.preparer,
      `${paths.get('acknowledge')}/propose`,
      `${paths.get('acknowledge')}/not-me`,
      '/sign-in',
      '/card',
      '/primer',
      '/real',
      '/learn',
      '/learn/goals?lang=de',
      '/learn/examples',
      '/t/nonsense',
    ]) {
      await page.goto(url + path);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const violations = await violationsOn(page);
        expect(violations.map(({ id, nodes }) => `${path}, ${colorScheme}: ${id} ${nodes[0]?.html}`)).toEqual(
          [],
        );
      }
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    }
  }, 90_000); // Every page there is, each looked at by axe: on a busy machine longer than the usual limit.

  it('takes the introduction as read once its question is answered rightly, and says kindly when it is not', async () => {
    page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    const path = url + paths.get('acknowledge');
    await page.goto(path);
    const answers = await page.locator('main input[type=radio]').count();
    const refused: string[] = [];
    for (let place = 0; place < answers; place += 1) {
      await page.goto(path);
      await page.locator('main input[type=radio]').nth(place).check();
      await page.locator('main form button[type=submit]').first().click();
      if ((await page.locator('main input[type=radio]').count()) === 0) break;
      refused.push((await page.textContent('.problem')) ?? '');
    }
    expect(await page.textContent('h1')).toMatch(/thank you/i);
    expect(refused.every((words) => words.trim().length > 10)).toBe(true);
    const { state } = await taskBehind(paths.get('acknowledge'));
    expect(state).toBe('done');
  });

  it('lets a strategy be prepared by one person and published by another, who hears of it by mail', async () => {
    page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await page.goto(url + strategy.preparer);
    await page.fill('[name=why]', 'Customers wait too long for an answer');
    await page.fill('[name="objectives[0][title]"]', 'Customers get an answer the same day');
    await page.check('[name="objectives[0][kind]"][value=committed]');
    await page.fill('[name="objectives[0][keyResults][0][title]"]', 'Questions answered the same day');
    await page.fill('[name="objectives[0][keyResults][0][baseline]"]', '40');
    await page.fill('[name="objectives[0][keyResults][0][target]"]', '80');
    await page.check('[name=ready]');
    await page.click('button:has-text("Tell Lena Lead")');
    expect(await page.textContent('[role=status]')).toContain('Lena Lead hears of it by mail');
    expect((await taskBehind(strategy.author)).state).toBe('open');

    await sealDue({ db: test.db, clock: settableClock(NOW), pacing: 'immediate', baseUrl: BASE_URL });
    const mails = await test.db.selectFrom('mail').select('subject').execute();
    expect(mails.map(({ subject }) => subject).join()).toContain('has prepared the strategy');
    await page.goto(url + strategy.author);
    expect(await page.inputValue('[name="objectives[0][title]"]')).toBe(
      'Customers get an answer the same day',
    );
    await page.check('[name=ready]');
    await page.click('button:text-is("Submit")');
    expect((await taskBehind(strategy.author)).state).toBe('done');
    await page.goto(url + strategy.preparer);
    expect(await page.textContent('h1')).toContain('It is published');
  });

  function taskBehind(path = ''): Promise<{ state: string }> {
    const linkId = linkIdOf(path.split('/t/')[1] ?? '') ?? '';
    return test.db
      .selectFrom('actionLink')
      .innerJoin('task', 'task.id', 'actionLink.taskId')
      .select('task.state')
      .where('actionLink.id', '=', linkId)
      .executeTakeFirstOrThrow();
  }

  it('lets an unchanged week be checked in by two presses, and taken back', async () => {
    page = await (await browser.newContext()).newPage();
    await page.goto(url + paths.get('check-in'));
    await page.click('button:has-text("Check in") >> nth=0');
    expect(await page.textContent('.problem')).toContain('Choose whether');
    await page.check('[name=changed][value=nothing]');
    await page.click('button:has-text("Check in") >> nth=0');
    expect(await page.textContent('h1')).toBe('Checked in, thank you.');
    await page.reload();
    expect(await page.textContent('h1')).toBe('Checked in, thank you.');
    await page.click('button:has-text("Take it back")');
    expect(await page.textContent('.problem')).toContain('Tick that you want to take it back');
    await page.check('[name=undo]');
    await page.click('button:has-text("Take it back")');
    expect(await page.textContent('h1')).toContain('Week 5');
  });

  it('coaches beside the field while one types, stores nothing, and lets work become an initiative', async () => {
    page = await (await browser.newContext()).newPage();
    await page.goto(url + paths.get('draft'));
    const field = '[name="objectives[0][keyResults][0][title]"]';
    await page.fill('[name="objectives[0][title]"]', 'Packers work without a worry');
    await page.fill(field, 'Hold 5 workshops');
    const note = page.locator('[data-coach="objectives[0][keyResults][0][title]"] .coach');
    await note.waitFor();
    expect(await note.textContent()).toContain('This describes work to be done.');
    const violations = await violationsOn(page);
    expect(violations.map(({ id }) => id)).toEqual([]);
    await page.click('text=Make it an initiative');
    expect(await page.inputValue(field)).toBe('');
    const initiatives = '[name="objectives[0][keyResults][0][initiatives]"]';
    expect(await page.inputValue(initiatives)).toBe('Hold 5 workshops');
    // Nothing was saved on the way: the page comes back as it was.
    await page.goto(url + paths.get('draft'));
    expect(await page.inputValue('[name="objectives[0][title]"]')).toBe('');
  });

  it('lets a draft grow without a script and be submitted', async () => {
    page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await page.goto(url + paths.get('draft'));
    await page.fill('[name="objectives[0][title]"]', 'New customers feel at home');
    await page.click('text=Add a key result');
    expect(await page.inputValue('[name="objectives[0][title]"]')).toBe('New customers feel at home');
    await page.check('[name="objectives[0][kind]"][value=committed]');
    await page.fill('[name="objectives[0][keyResults][2][title]"]', 'Active after 30 days');
    await page.fill('[name="objectives[0][keyResults][2][baseline]"]', '40,5');
    await page.fill('[name="objectives[0][keyResults][2][target]"]', '60');
    await page.check('[name=ready]');
    await page.click('button:text-is("Submit")');
    expect(await page.textContent('h1')).toBe('Submitted, thank you.');
  });
});

/** A strategy to be written, and somebody who is asked to prepare it. @returns the paths of their links. */
async function insertStrategy(db: Db, world: World): Promise<{ author: string; preparer: string }> {
  const { id: subjectId } = await insertOkrSet(db, world, {
    level: 'company',
    ownerId: world.leadId,
    state: 'draft',
  });
  const taskId = await insertTask(db, NOW, world, {
    kind: 'draft',
    phase: 'strategy',
    personId: world.leadId,
    subjectId,
  });
  const asked = { taskId, personId: world.leadId, preparerId: world.personId };
  expect(await askPreparer({ db, clock: settableClock(NOW) }, asked)).toBe('asked');
  const expiresAt = new Date('2027-04-01T00:00:00Z');
  const [link] = await db
    .transaction()
    .execute((trx) => issueLinks(trx, [{ taskId, personId: world.personId, expiresAt }]));
  const token = link && signToken(LINK_KEYS, { ...link, linkId: link.id });
  return { author: await linkPath(db, NOW, taskId), preparer: `/prepare/${token}` };
}

import type { FastifyInstance } from 'fastify';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { type SettableClock, settableClock } from '#domain/clock.ts';
import { createTaskPages } from '#services/task-pages/create-task-pages.ts';
import type { Db } from '#storage/database.ts';
import { openWeek } from '#storage/steps/check-ins.ts';
import { sweep } from '#storage/sweep.ts';
import { violationsOn } from './axe.ts';
import { addStep } from './celebrating.ts';
import { startBrowser } from './console-browser.ts';
import { createTestDatabase } from './database.ts';
import { buildWorld, insertOkrSet, type World } from './factory.ts';
import { BASE_URL, LINK_KEYS, quietLogger } from './mailing.ts';
import { type Arrived, openPostOffice } from './post-office.ts';

const DAY_MS = 86_400_000;

/** A department in the middle of its check-ins, with goals that are agreed. */
export interface LivedWorld extends World {
  setId: string;
  keyResultIds: string[];
  emails: Record<'person' | 'other' | 'lead' | 'sponsor', string>;
}

/** The quarter as people have it: mails over SMTP, pages in a browser as wide as a small phone, and a clock. */
export async function startRealQuarter(start: Date) {
  const database = await createTestDatabase();
  const { db } = database;
  const clock = settableClock(start);
  const office = await openPostOffice({ database, clock });
  const app: FastifyInstance = await createTaskPages({
    ...{ db, clock, linkKeys: LINK_KEYS, baseUrl: BASE_URL, logger: quietLogger, limit: null },
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const browser = await startBrowser();
  const wait = (ms: number) => clock.set(new Date(clock.now().getTime() + ms));
  return {
    db,
    clock,
    office,
    url,
    newWorld: () => livedWorld(db, clock),
    /** The post of this moment, by address; mails of other worlds are among it. */
    async post(): Promise<(address: string) => Arrived> {
      const mails = await office.deliver();
      return (address) => {
        const own = mails.filter(({ to }) => to === address);
        const last = own.at(-1);
        if (!last)
          throw new Error(`no mail came to ${address}, but to ${mails.map(({ to }) => to).join(', ')}`);
        return last;
      };
    },
    /** A browser of somebody's own, without scripts. */
    async newPage(): Promise<Page> {
      // Never closed: this Chromium is one process and would end with its first context.
      const context = await browser.newContext({ viewport: { width: 320, height: 640 }, locale: 'en-GB' });
      // Nothing here takes longer, and a test that waits in vain shall say for what.
      context.setDefaultTimeout(8_000);
      return context.newPage();
    },
    /** Opens a link as it stands in a mail. */
    async follow(page: Page, { text }: Arrived, wanted = /\/t\/\S+/): Promise<void> {
      const link = [...text.matchAll(/http:\/\/my\.example\.test(\/\S+)/g)]
        .map(([, path = '']) => path)
        .find((path) => wanted.test(path));
      if (!link) throw new Error(`no such link in: ${text}`);
      await page.goto(url + link);
    },
    /** Lets the undo window pass and what follows happen. */
    async settle(): Promise<void> {
      wait(11 * 60_000);
      await sweep({ db, clock });
    },
    wait,
    async openWeek(world: World, week: number): Promise<void> {
      const phaseRunId = world.phaseRunIds['check-ins'];
      await addStep(db, clock.now(), { phaseRunId, key: `week-${week}`, kind: 'week-open', ordinal: week });
      await openWeek({ db, clock }, { phaseRunId, key: `week-${week}` });
    },
    async stop(): Promise<void> {
      await browser.close();
      await app.close();
      await office.close();
      await database.drop();
    },
  };
}

/** What every page owes everybody: no finding of axe by day and by night, no sideways scrolling, a small size. */
export async function lookAt(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const violations = await violationsOn(page);
    expect(violations.map(({ id, nodes }) => `${page.url()}: ${id} ${nodes[0]?.html}`)).toEqual([]);
  }
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
  expect(Buffer.byteLength(await page.content())).toBeLessThan(50_000);
}

async function livedWorld(db: Db, clock: SettableClock): Promise<LivedWorld> {
  const now = clock.now();
  const world = await buildWorld(db, now);
  await db
    .updateTable('phaseRun')
    .set({ closesAt: new Date(now.getTime() + 90 * DAY_MS) })
    .where('cycleId', '=', world.cycleId)
    .execute();
  const set = await insertOkrSet(db, world, {
    state: 'agreed',
    objectives: [
      {
        title: 'Customers stay',
        keyResults: [
          { title: 'Churn', baseline: 20, target: 10, unit: '%', currentValue: 18 },
          { title: 'Answers within a day', baseline: 40, target: 90, unit: '%', currentValue: 50 },
        ],
      },
    ],
  });
  const people = await db
    .selectFrom('person')
    .select(['id', 'email'])
    .where('id', 'in', [world.personId, world.otherId, world.leadId, world.sponsorId])
    .execute();
  const email = (id: string) => people.find((person) => person.id === id)?.email ?? '';
  const { personId, otherId, leadId, sponsorId } = world;
  return {
    ...world,
    setId: set.id,
    keyResultIds: set.keyResultIds,
    emails: {
      person: email(personId),
      other: email(otherId),
      lead: email(leadId),
      sponsor: email(sponsorId),
    },
  };
}

import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settableClock } from '#domain/clock.ts';
import { createTaskPages } from '#services/task-pages/create-task-pages.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildWorld, insertOkrSet, insertTask } from '../../support/factory.ts';
import { BASE_URL, LINK_KEYS, linkPath, quietLogger } from '../../support/mailing.ts';

const NOW = new Date('2027-01-11T09:00:00Z');
let test: TestDatabase;
let app: FastifyInstance;
beforeAll(async () => {
  test = await createTestDatabase();
  app = await createTaskPages({
    ...{
      db: test.db,
      clock: settableClock(NOW),
      linkKeys: LINK_KEYS,
      baseUrl: BASE_URL,
      logger: quietLogger,
    },
    limit: null,
  });
});
afterAll(async () => {
  await app.close();
  await test.drop();
});

/** Opens the pages on which somebody drafts, asks for a change, scores, and puts a score right. */
async function pagesIn(locale: string, declaredUse?: string): Promise<string[]> {
  const world = await buildWorld(test.db, NOW, {
    locale,
    settings: declaredUse === undefined ? {} : { declaredUse },
  });
  const draft = await insertOkrSet(test.db, world, { ownerId: world.otherId, state: 'draft' });
  const agreed = await insertOkrSet(test.db, world, {
    state: 'agreed',
    objectives: [{ title: 'Sell', keyResults: [{ title: 'Sell twice', baseline: 0, target: 4 }] }],
  });
  const path = async (task: Parameters<typeof insertTask>[3]) =>
    linkPath(test.db, NOW, await insertTask(test.db, NOW, world, task));
  const checkIn = await path({ kind: 'check-in', phase: 'check-ins', ordinal: 1 });
  const scored = { state: 'done', settledAt: NOW, finalAt: NOW, finalisedAt: NOW } as const;
  const urls = [
    await path({ kind: 'draft', phase: 'cascade', personId: world.otherId, subjectId: draft.id }),
    `${checkIn}/change/target`,
    await path({ kind: 'score', phase: 'scoring' }),
    `${await path({ kind: 'score', phase: 'scoring', ordinal: 1, ...scored })}/correct`,
  ];
  expect(agreed.keyResultIds).toHaveLength(1);
  const pages: string[] = [];
  for (const url of urls) {
    const answer = await app.inject({ url, headers: { accept: 'text/html' } });
    expect([url, answer.statusCode]).toEqual([url, 200]);
    pages.push(answer.body);
  }
  return pages;
}

describe('what the data may be used for', () => {
  it.each([
    ['en-GB', 'What the data of this cycle may be used for: Learning and planning together'],
    ['de-DE', 'Wofür die Daten dieses Zyklus gebraucht werden dürfen: Gemeinsam lernen und planen'],
    ['fr-FR', 'À quoi les données de ce cycle peuvent servir : Apprendre et planifier ensemble'],
    ['es-ES', 'Para qué pueden usarse los datos de este ciclo: Aprender y planificar juntos'],
  ])('stands on every drafting and scoring page, in %s', async (locale, sentence) => {
    for (const page of await pagesIn(locale)) expect(page).toContain(sentence);
  });

  it('HR ops’ own words stand as they were written', async () => {
    for (const page of await pagesIn('de-DE', 'Nur zum Lernen, laut Vereinbarung 12.'))
      expect(page).toContain('Nur zum Lernen, laut Vereinbarung 12.');
  });
});

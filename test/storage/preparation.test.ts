import { afterAll, beforeAll, expect, test } from 'vitest';
import { settableClock } from '#domain/clock.ts';
import { REVIEWERS_PRIMER } from '#domain/learning.ts';
import { openPreparation } from '#storage/steps/preparation.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { DECEMBER, launchPilot, readPhaseRun } from '../support/launched.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('everybody who will review reads about it once, before anything is written, wherever their people are', async () => {
  const { db } = database;
  const clock = settableClock(DECEMBER);
  const pilot = await launchPilot(db, clock);
  for (const departmentId of [pilot.productId, pilot.webId]) {
    const phaseRunId = await pilot.phaseId('preparation', pilot.cohortOf(departmentId));
    const { opensAt } = await readPhaseRun(db, phaseRunId);
    if (opensAt > clock.now()) clock.set(opensAt);
    await openPreparation({ db, clock }, { phaseRunId, key: 'open' });
  }
  const asked = await db
    .selectFrom('task')
    .innerJoin('person', 'person.id', 'task.personId')
    .select('person.name')
    .where('task.kind', '=', 'acknowledge')
    .where('task.ordinal', '=', REVIEWERS_PRIMER)
    .orderBy('person.name')
    .execute();
  // The chief is not part of the pilot and agrees the goals of its lead all the same.
  expect(asked.map(({ name }) => name)).toEqual(['Carla Chief', 'Paul Product', 'Wanda Web']);
});

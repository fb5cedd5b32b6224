import { afterAll, beforeAll, expect, test } from 'vitest';
import { settableClock } from '#domain/clock.ts';
import { remindOpenTasks } from '#storage/steps/nudges.ts';
import { openPreparation } from '#storage/steps/preparation.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { countAudit, DECEMBER, launchPilot, readPhaseRun } from '../support/launched.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('a step takes effect once, however often and by however many it is performed', async () => {
  const { db } = database;
  const clock = settableClock(DECEMBER);
  const deps = { db, clock };
  const pilot = await launchPilot(db, clock);
  const phaseRunId = await pilot.phaseId('preparation', pilot.cohortOf(pilot.webId));
  const { opensAt } = await readPhaseRun(db, phaseRunId);
  const open = () => openPreparation(deps, { phaseRunId, key: 'open' });

  expect(await open()).toEqual({ result: 'not-due', dueAt: opensAt.getTime() });
  expect(await tasks()).toBe(0);

  clock.set(opensAt);
  const results = await Promise.all(Array.from({ length: 8 }, open));
  expect(results).toEqual(Array.from({ length: 8 }, () => ({ result: 'done' })));
  expect(await open()).toEqual({ result: 'done' });
  // Four people of the team, and the two to whom they report once more, about reviewing.
  expect(await tasks()).toBe(6);
  expect(await notices('acknowledge')).toBe(6);
  expect(await countAudit(db, 'phase.opened', phaseRunId)).toBe(1);

  const remind = () => remindOpenTasks(deps, { phaseRunId, key: 'remind' });
  clock.set(new Date(opensAt.getTime() + 4 * 86_400_000));
  await Promise.all(Array.from({ length: 8 }, remind));
  expect(await notices('reminder')).toBe(6);

  await db.updateTable('cycle').set({ state: 'paused' }).where('id', '=', pilot.cycleId).execute();
  expect(await remind()).toEqual({ result: 'paused' });
  await db.updateTable('cycle').set({ state: 'cancelled' }).where('id', '=', pilot.cycleId).execute();
  expect(await remind()).toEqual({ result: 'over' });

  async function tasks(): Promise<number> {
    return (await db.selectFrom('task').select('id').where('phaseRunId', '=', phaseRunId).execute()).length;
  }
  async function notices(kind: 'acknowledge' | 'reminder'): Promise<number> {
    return (await db.selectFrom('notice').select('id').where('kind', '=', kind).execute()).length;
  }
});

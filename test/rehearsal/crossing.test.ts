import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkCrossing } from '#rehearsal/crossing.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { buildWorld, insertNotice, insertOkrSet, insertTask, type World } from '../support/factory.ts';

const NOW = new Date('2027-01-11T09:00:00Z');

let database: TestDatabase;
let one: World;
let other: World;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  for (const table of ['notice', 'task', 'alignment', 'okrSet', 'member'] as const)
    await database.db.deleteFrom(table).execute();
  one = await buildWorld(database.db, NOW);
  other = await buildWorld(database.db, NOW);
});

const breaches = () => checkCrossing(database.db);

describe('the judge of cycles side by side (I7) finds', () => {
  it('nothing where each keeps to itself', async () => {
    for (const world of [one, other]) {
      const taskId = await insertTask(database.db, NOW, world, { kind: 'draft', phase: 'cascade' });
      await insertNotice(database.db, NOW, world, { kind: 'draft', phase: 'cascade', taskId });
    }
    expect(await breaches()).toEqual([]);
  });

  it('a task in a phase of another cycle', async () => {
    const taskId = await insertTask(database.db, NOW, one, { kind: 'draft', phase: 'cascade' });
    await database.db
      .updateTable('task')
      .set({ phaseRunId: other.phaseRunIds.cascade })
      .where('id', '=', taskId)
      .execute();
    expect((await breaches()).join()).toContain('lies in a phase of another cycle');
  });

  it('a task about goals of another cycle', async () => {
    const { id: subjectId } = await insertOkrSet(database.db, other, {});
    await insertTask(database.db, NOW, one, { kind: 'review', phase: 'approval', subjectId });
    expect((await breaches()).join()).toContain('is about goals of another cycle');
  });

  it('a notice about a task of another cycle', async () => {
    const taskId = await insertTask(database.db, NOW, other, { kind: 'draft', phase: 'cascade' });
    await insertNotice(database.db, NOW, one, { kind: 'draft', phase: 'cascade', taskId });
    expect((await breaches()).join()).toContain('is about a task of another cycle');
  });

  it('somebody who takes part in two at the same time', async () => {
    await database.db
      .insertInto('member')
      .values(
        [one, other].map(({ cycleId, cohortId }) => ({
          cycleId,
          cohortId,
          personId: one.personId,
          part: 'participant' as const,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    expect((await breaches()).join()).toContain('takes part in two cycles that run at the same time');
  });
});

import { expect, it } from 'vitest';
import { readQuarterFigures } from '#rehearsal/report/data/quarter.ts';
import type { Db } from '#storage/database.ts';
import { createTestDatabase } from '../support/database.ts';
import { buildWorld, insertOkrSet, insertTask, type World } from '../support/factory.ts';

const NOW = new Date('2027-02-15T10:00:00Z');

it('the report says what became of goals on the way, and what people said to each other', async () => {
  const { db, drop } = await createTestDatabase();
  const world = await buildWorld(db, NOW);
  const set = await insertOkrSet(db, world, {
    state: 'agreed',
    objectives: [{ title: 'A', keyResults: [] }],
  });
  await insertLiving(db, world, set.objectiveIds[0] ?? '');
  expect(await readQuarterFigures(db, world.cycleId)).toEqual({
    kept: 1,
    changed: 1,
    dropped: 0,
    changes: [{ change: 'target', asked: 1, approved: 1, declined: 0, lapsed: 0 }],
    feedback: 0,
    thanks: 1,
    asked: 0,
    answered: 0,
    quiet: 1,
    quietAnswered: 1,
    quietManagers: 0,
    decisionPages: 0,
  });
  await drop();
});

/** A key result that was kept, one whose target was changed, thanks for one of them, and a question after quiet weeks. */
async function insertLiving(db: Db, world: World, objectiveId: string): Promise<void> {
  const { cycleId, personId, leadId } = world;
  const row = { objectiveId, target: 9, unit: '', direction: 'increase', ownerId: personId } as const;
  const keyResults = await db
    .insertInto('keyResult')
    .values(['A', 'B'].map((title, position) => ({ ...row, title, position, baseline: 0 })))
    .returning('id')
    .execute();
  const checkIn = await insertTask(db, NOW, world, {
    kind: 'check-in',
    phase: 'check-ins',
    ordinal: 6,
    state: 'done',
  });
  const word = await insertTask(db, NOW, world, {
    kind: 'feedback',
    phase: 'check-ins',
    personId: leadId,
    state: 'done',
  });
  await insertTask(db, NOW, world, { kind: 'pace', phase: 'check-ins', ordinal: 4, state: 'done' });
  for (const [place, { id: keyResultId }] of keyResults.entries())
    await db
      .insertInto('adjustment')
      .values({ keyResultId, choice: place === 0 ? 'keep' : 'change', taskId: checkIn, at: NOW })
      .execute();
  const [set] = await db.selectFrom('objective').select('okrSetId').where('id', '=', objectiveId).execute();
  const request = {
    cycleId,
    okrSetId: set?.okrSetId ?? '',
    keyResultId: keyResults[1]?.id ?? '',
    askedBy: personId,
  };
  await db
    .insertInto('changeRequest')
    .values({
      ...request,
      change: 'target',
      reason: 'R',
      taskId: checkIn,
      state: 'approved',
      at: NOW,
      finalAt: NOW,
      decidedAt: NOW,
    })
    .execute();
  await db
    .insertInto('kudos')
    .values({
      taskId: word,
      cycleId,
      fromPersonId: leadId,
      toPersonId: personId,
      toText: 'Pia',
      text: 'T',
      at: NOW,
    })
    .execute();
}

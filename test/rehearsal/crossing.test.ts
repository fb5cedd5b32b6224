import { sql } from 'kysely';
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
  for (const table of [
    'mail',
    'notice',
    'score',
    'checkIn',
    'review',
    'task',
    'alignment',
    'okrSet',
    'member',
  ] as const)
    await database.db.deleteFrom(table).execute();
  one = await buildWorld(database.db, NOW);
  other = await buildWorld(database.db, NOW);
});

const breaches = () => checkCrossing(database.db);

async function goalOf(
  world: World,
  level: 'company' | 'individual' = 'individual',
): Promise<{ okrSetId: string; objectiveId: string; keyResultId: string }> {
  const keyResults = [{ title: 'Outages a month', baseline: 9, target: 2 }];
  const objectives = [{ title: 'Fewer outages', keyResults }];
  const { id, objectiveIds, keyResultIds } = await insertOkrSet(database.db, world, { level, objectives });
  return { okrSetId: id, objectiveId: objectiveIds[0] ?? '', keyResultId: keyResultIds[0] ?? '' };
}

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

  it('a check-in at a goal of another cycle', async () => {
    const { keyResultId } = await goalOf(other);
    const taskId = await insertTask(database.db, NOW, one, { kind: 'check-in', phase: 'check-ins' });
    await database.db
      .insertInto('checkIn')
      .values({
        keyResultId,
        week: 1,
        taskId,
        personId: one.personId,
        value: 4,
        baseline: null,
        confidence: 7,
        at: NOW,
      })
      .execute();
    expect((await breaches()).join()).toContain('is kept at a goal of another cycle: Fewer outages');
  });

  it('a score of a goal of another cycle', async () => {
    const { keyResultId } = await goalOf(other);
    const taskId = await insertTask(database.db, NOW, one, { kind: 'score', phase: 'scoring' });
    const score = { finalValue: 4, baseline: null, score: 0.6, formulaScore: null, byPersonId: one.personId };
    await database.db
      .insertInto('score')
      .values({ keyResultId, taskId, at: NOW, ...score })
      .execute();
    expect((await breaches()).join()).toContain('is of a goal of another cycle: Fewer outages');
  });

  it('a review that judged goals of another cycle', async () => {
    const { okrSetId } = await goalOf(other);
    const taskId = await insertTask(database.db, NOW, one, { kind: 'review', phase: 'approval' });
    await database.db
      .insertInto('review')
      .values({ taskId, okrSetId, round: 1, reviewerId: one.personId, decision: 'agree', decidedAt: NOW })
      .execute();
    expect((await breaches()).join()).toContain('judged goals of another cycle');
  });

  it('a goal that contributes to one of another cycle, unless that is the strategy it adopted', async () => {
    const own = await goalOf(one);
    const up = await goalOf(other, 'company');
    await database.db
      .insertInto('alignment')
      .values({ objectiveId: own.objectiveId, parentObjectiveId: up.objectiveId })
      .execute();
    expect((await breaches()).join()).toContain('contributes to a goal of another cycle: Fewer outages');
    await database.db
      .updateTable('cycle')
      .set({ strategyCycleId: other.cycleId })
      .where('id', '=', one.cycleId)
      .execute();
    expect(await breaches()).toEqual([]);
  });

  it('a mail with a task of a cycle that it does not name', async () => {
    const taskId = await insertTask(database.db, NOW, other, { kind: 'draft', phase: 'cascade' });
    await sql`
      insert into mail (person_id, class, slot, message_id, language, kinds, cycle_ids, task_ids, subject, text, html, headers, sealed_at)
      values (${one.personId}, 'routine', '2027-01-11', '<crossed@example.org>', 'en', '{draft}', array[${one.cycleId}]::uuid[],
              array[${taskId}]::uuid[], 'Your goals', '', '', '{}', ${NOW})`.execute(database.db);
    expect((await breaches()).join()).toContain(
      'carries a task of a cycle that it does not name: Your goals',
    );
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

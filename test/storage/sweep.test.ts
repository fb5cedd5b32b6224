import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type SettableClock, settableClock } from '#domain/clock.ts';
import { review } from '#storage/actions/review.ts';
import { undo } from '#storage/actions/undo.ts';
import type { Db } from '#storage/database.ts';
import { nextFinalAt, sweep } from '#storage/sweep.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { buildWorld, insertOkrSet, insertTask, type World } from '../support/factory.ts';
import { countAudit, DECEMBER } from '../support/launched.ts';

let database: TestDatabase;
let db: Db;
let world: World;
let clock: SettableClock;

beforeAll(async () => {
  database = await createTestDatabase();
  db = database.db;
});
afterAll(() => database.drop());
beforeEach(async () => {
  clock = settableClock(DECEMBER);
  world = await buildWorld(db, DECEMBER);
});

const MINUTES = 60_000;

test('what a review decides takes effect after its undo window, once, whoever sweeps', async () => {
  const deps = { db, clock };
  const set = await insertOkrSet(db, world, { state: 'submitted' });
  const taskId = await insertTask(db, DECEMBER, world, {
    kind: 'review',
    phase: 'approval',
    personId: world.leadId,
    subjectId: set.id,
    ordinal: 1,
  });
  const target = { taskId, personId: world.leadId };
  const decision = { decision: 'agree', comment: 'Good.' } as const;
  await review(deps, target, decision);
  expect(await nextFinalAt(deps)).toEqual(new Date(DECEMBER.getTime() + 10 * MINUTES));
  await sweep(deps);
  expect(await stateOf(set.id)).toBe('submitted');
  // Taken back and decided again: the window begins anew.
  clock.set(new Date(DECEMBER.getTime() + 5 * MINUTES));
  expect(await undo(deps, target)).toEqual({ status: 'undone' });
  await review(deps, target, decision);
  clock.set(new Date(DECEMBER.getTime() + 11 * MINUTES));
  await sweep(deps);
  expect(await stateOf(set.id)).toBe('submitted');

  clock.set(new Date(DECEMBER.getTime() + 15 * MINUTES));
  await Promise.all(Array.from({ length: 8 }, () => sweep(deps)));
  expect(await stateOf(set.id)).toBe('agreed');
  expect(await countAudit(db, 'okr.agreed', set.id)).toBe(1);
  const told = await db
    .selectFrom('notice')
    .select('personId')
    .where('kind', '=', 'agreed')
    .where('cycleId', '=', world.cycleId)
    .execute();
  expect(told).toEqual([{ personId: world.personId }]);
  expect(await undo(deps, target)).toEqual({ status: 'too-late' });
});

test('a phase that got new tasks after it was settled is announced again', async () => {
  const deps = { db, clock };
  const phase = world.phaseRunIds.preparation;
  await settle(await insertTask(db, DECEMBER, world, { kind: 'acknowledge', phase: 'preparation' }));
  await sweep(deps);
  await sweep(deps);
  expect(await announced(phase)).toBe(1);
  const late = await insertTask(db, DECEMBER, world, {
    kind: 'acknowledge',
    phase: 'preparation',
    personId: world.otherId,
  });
  await sweep(deps);
  expect(await announced(phase)).toBe(1);
  await settle(late);
  await sweep(deps);
  expect(await announced(phase)).toBe(2);
});

test('nothing is announced of a paused cycle', async () => {
  await settle(await insertTask(db, DECEMBER, world, { kind: 'acknowledge', phase: 'preparation' }));
  await db.updateTable('cycle').set({ state: 'paused' }).where('id', '=', world.cycleId).execute();
  await sweep({ db, clock });
  expect(await announced(world.phaseRunIds.preparation)).toBe(0);
});

async function settle(taskId: string): Promise<void> {
  await sql`update task set state = 'done', settled_at = ${DECEMBER}, final_at = ${DECEMBER}, finalised_at = ${DECEMBER} where id = ${taskId}`.execute(
    db,
  );
}

async function announced(phaseRunId: string): Promise<number> {
  return (await db.selectFrom('outbox').select('id').where('key', 'like', `settled/${phaseRunId}%`).execute())
    .length;
}

async function stateOf(okrSetId: string): Promise<string> {
  return (await db.selectFrom('okrSet').select('state').where('id', '=', okrSetId).executeTakeFirstOrThrow())
    .state;
}

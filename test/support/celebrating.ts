import { createHash, randomBytes } from 'node:crypto';
import type { SettableClock } from '#domain/clock.ts';
import type { StepKind } from '#domain/kinds.ts';
import type { Db } from '#storage/database.ts';
import { celebrateDepartment, openReflection } from '#storage/steps/celebration.ts';
import { sweep } from '#storage/sweep.ts';
import { insertPhaseRun, type World } from './factory.ts';

/** Opens the look back of a world's department, as its workflow does. @returns the phase. */
export async function openLookBack(db: Db, clock: SettableClock, world: World): Promise<string> {
  const { cycleId, cohortId } = world;
  const phaseRunId = await insertPhaseRun(db, clock.now(), { cycleId, cohortId, phase: 'celebration' });
  await addStep(db, clock.now(), { phaseRunId, key: 'open', kind: 'open' });
  await openReflection({ db, clock }, { phaseRunId, key: 'open' });
  return phaseRunId;
}

/** Passes the undo window and the deadline, and sends the department's celebration on its way. */
export async function celebrateNow(db: Db, clock: SettableClock, phaseRunId: string): Promise<void> {
  clock.set(new Date(clock.now().getTime() + 11 * 60_000));
  await sweep({ db, clock });
  await db.updateTable('phaseRun').set({ closesAt: clock.now() }).where('id', '=', phaseRunId).execute();
  await addStep(db, clock.now(), { phaseRunId, key: 'close', kind: 'close' });
  await celebrateDepartment({ db, clock }, { phaseRunId, key: 'close' });
}

/** @returns the open task of a kind that a person has. */
export async function taskOf(
  db: Db,
  world: World,
  kind: 'reflect' | 'celebrate' | 'score',
  personId: string,
) {
  const { id } = await db
    .selectFrom('task')
    .select('id')
    .where('cycleId', '=', world.cycleId)
    .where('kind', '=', kind)
    .where('personId', '=', personId)
    .where('state', '=', 'open')
    .orderBy('openedAt', 'desc')
    .executeTakeFirstOrThrow();
  return id;
}

/** @returns the cookie of somebody who is signed in. */
export async function sessionOf(db: Db, now: Date, personId: string): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  await db
    .insertInto('session')
    .values({
      personId,
      secret: createHash('sha256').update(secret).digest(),
      openedAt: now,
      expiresAt: new Date(now.getTime() + 12 * 3_600_000),
      endedAt: null,
    })
    .execute();
  return `okr-session=${secret}`;
}

export async function addStep(
  db: Db,
  dueAt: Date,
  step: { phaseRunId: string; key: string; kind: StepKind; ordinal?: number },
): Promise<void> {
  await db
    .insertInto('step')
    .values({ ordinal: 0, ...step, dueAt, doneAt: null, outcome: null })
    .execute();
}

import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type SettableClock, settableClock } from '#domain/clock.ts';
import { PHASES } from '#domain/kinds.ts';
import { advanceCycle } from '#storage/commands.ts';
import type { Db } from '#storage/database.ts';
import { readProgress } from '#storage/repositories/progress.ts';
import { createTestDatabase } from '../support/database.ts';
import { DECEMBER, hrOps, launchPilot } from '../support/launched.ts';

let db: Db;
let clock: SettableClock;
let drop: () => Promise<void>;

beforeEach(async () => {
  ({ db, drop } = await createTestDatabase());
  clock = settableClock(DECEMBER);
});
afterEach(() => drop());

async function phases(cycleId: string) {
  const progress = await readProgress(db, cycleId, clock.now());
  return progress?.phases ?? [];
}

test('phases come in the order of the process, with days as they are where their people are', async () => {
  const { cycleId } = await launchPilot(db, clock);
  // The latest midnight of a day is far in the west, where it is the next morning in the cycle's own zone.
  await sql`update cohort set time_zone = 'America/Los_Angeles' where cycle_id = ${cycleId}`.execute(db);
  await sql`update phase_run set closes_at = timestamp '2026-12-18 23:00' at time zone 'America/Los_Angeles'
    where cycle_id = ${cycleId} and phase = 'preparation'`.execute(db);
  const found = await phases(cycleId);
  expect(found.map(({ phase }) => phase)).toEqual([...PHASES]);
  expect(found[0]?.closesOn).toBe('2026-12-18');
});

test('a phase that was closed early shows the day on which it was', async () => {
  const { cycleId } = await launchPilot(db, clock);
  await sql`update phase_run set state = 'closed', opened_at = opens_at, closed_at = '2026-12-08T12:00:00Z'
    where cycle_id = ${cycleId} and phase = 'preparation'`.execute(db);
  await advanceCycle({ db, clock }, { cycleId, actor: hrOps });
  const found = await phases(cycleId);
  expect(found[0]).toMatchObject({ phase: 'preparation', closesOn: '2026-12-08' });
  expect(found.map(({ phase }) => phase)).toEqual([...PHASES]);
});

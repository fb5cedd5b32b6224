import { afterAll, beforeAll, expect, test } from 'vitest';
import { settableClock } from '#domain/clock.ts';
import { beginRehearsal } from '#storage/rehearsals/store.ts';
import { sweep } from '#storage/sweep.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';

const DAY_MS = 24 * 3_600_000;
const NOW = new Date('2027-01-11T09:00:00Z');

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('a rehearsal, whose report names people, goes after thirty days though nobody rehearses again', async () => {
  const { db } = database;
  const clock = settableClock(NOW);
  const actor = { kind: 'hr-ops', label: 'HR ops' } as const;
  const id = await beginRehearsal(
    { db, clock },
    { name: '2027-Q2', departments: [], form: {}, digest: 'x', actor },
  );
  await db.updateTable('rehearsal').set({ state: 'done', endedAt: NOW }).where('id', '=', id).execute();
  const kept = async () => (await db.selectFrom('rehearsal').select('id').execute()).length;
  clock.set(new Date(NOW.getTime() + 29 * DAY_MS));
  await sweep({ db, clock });
  expect(await kept()).toBe(1);
  clock.set(new Date(NOW.getTime() + 31 * DAY_MS));
  await sweep({ db, clock });
  expect(await kept()).toBe(0);
});

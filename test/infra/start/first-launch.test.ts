import { afterEach, beforeEach, expect, test } from 'vitest';
import { settableClock } from '#domain/clock.ts';
import { loadDemoCompany } from '#infra/demo/load.ts';
import { ensureFirstLaunch } from '#infra/start/first-launch.ts';
import { importPeople } from '#storage/people-import.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';

const clock = settableClock(new Date('2026-11-23T08:00:00Z'));
const OWN = {
  name: 'people.csv',
  bytes: Buffer.from(
    [
      'name,email,department,role',
      'Ada,ada@example.org,Design,lead',
      'Bo,bo@example.org,Design / Research,employee',
      'Cleo,cleo@example.org,Web,lead',
      'Dan,dan@example.org,Warehouse,lead',
    ].join('\n'),
  ),
};

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

const first = (people?: typeof OWN) =>
  ensureFirstLaunch({ db: database.db, clock }, { people, undoMinutes: 0.5 });
const countCycles = async () => (await database.db.selectFrom('cycle').select('id').execute()).length;

test('an empty database gets the demo company and its pilot, once', async () => {
  expect(await first()).toMatchObject({
    kind: 'launched',
    origin: 'demo',
    people: 200,
    cycle: { name: '2027-Q1 pilot: Customer Care, Platform', participants: 55 },
  });
  expect(await first()).toEqual({ kind: 'goes-on', origin: 'demo' });
  await database.db.updateTable('cycle').set({ state: 'cancelled' }).execute();
  expect(await first()).toEqual({ kind: 'goes-on', origin: 'demo' });
  expect(await countCycles()).toBe(1);
});

test('a start that was killed between people and launch is completed by the next', async () => {
  await loadDemoCompany({ db: database.db, clock });
  expect(await first()).toMatchObject({ kind: 'launched', origin: 'demo', people: 200 });
});

test('own people come with a pilot for the first two departments that are not one below the other', async () => {
  expect(await first(OWN)).toMatchObject({
    kind: 'launched',
    origin: 'own',
    people: 4,
    departments: ['Design', 'Warehouse'],
    cycle: { participants: 3 },
  });
  expect(await first(OWN)).toEqual({ kind: 'goes-on', origin: 'own' });
});

test('own people that were imported before a kill are launched for without their file', async () => {
  await importPeople({ db: database.db, clock }, { ...OWN, actor: { kind: 'hr-ops', label: 'npm start' } });
  expect(await first()).toMatchObject({
    kind: 'launched',
    origin: 'own',
    departments: ['Design', 'Warehouse'],
  });
});

test('people who came another way are not launched for, and a file does not meet others', async () => {
  await importPeople({ db: database.db, clock }, { ...OWN, actor: { kind: 'hr-ops', label: 'API' } });
  expect(await first()).toEqual({ kind: 'people-only' });
  await expect(first(OWN)).rejects.toThrow(/already holds other people.*people import FILE/);
  expect(await countCycles()).toBe(0);
});

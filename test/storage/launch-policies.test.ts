import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { settableClock } from '#domain/clock.ts';
import type { LaunchRequest } from '#domain/launch.ts';
import type { Db } from '#storage/database.ts';
import { launchCycle, previewLaunch } from '#storage/launch.ts';
import { buildCompany } from '../support/company.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { DECEMBER, hrOps } from '../support/launched.ts';

let database: TestDatabase;
let db: Db;
let company: Awaited<ReturnType<typeof buildCompany>>;
const clock = settableClock(DECEMBER);

beforeEach(async () => {
  database = await createTestDatabase();
  db = database.db;
  company = await buildCompany(db, DECEMBER);
});
afterEach(() => database.drop());

const asked = (request: Partial<LaunchRequest>): LaunchRequest => ({
  ...{ period: '2027-Q1', departments: ['Product'], actor: hrOps },
  ...request,
});
const launch = (request: Partial<LaunchRequest> = {}) => launchCycle({ db, clock }, asked(request));

async function holds(cycleId: string, key: string, departmentId: string, country: string): Promise<unknown> {
  const { rows } = await sql<{ value: unknown }>`
    select cycle_policy_value(${cycleId}, ${key}, ${departmentId}, ${country}) as value`.execute(db);
  return rows[0]?.value;
}

const change = (key: string, value: unknown, departmentId: string | null = null) =>
  db
    .insertInto('policy')
    .values({ key, departmentId, country: null, value: JSON.stringify(value) })
    .onConflict((conflict) =>
      conflict.columns(['key', 'departmentId', 'country']).doUpdateSet({ value: JSON.stringify(value) }),
    )
    .execute();

test('what holds is kept from the launch on, whatever the organisation decides later', async () => {
  const { cycleId } = await launch();
  await change('visibility', 'department');
  await change('reviewers', 'both', company.webId);
  await change('key-result-limit', 2);
  expect(await holds(cycleId, 'visibility', company.webId, 'DE')).toBe('everyone');
  expect(await holds(cycleId, 'reviewers', company.webId, 'DE')).toBe('manager');
  expect(await holds(cycleId, 'key-result-limit', company.webId, 'DE')).toBeNull();
  expect(await holds(cycleId, 'individual-okrs', company.webId, 'DE')).toBe(true);
  expect(await holds(cycleId, 'individual-okrs', company.productId, 'DE')).toBe(false);
  const next = await launch({ period: '2027-Q2' });
  expect(await holds(next.cycleId, 'reviewers', company.webId, 'DE')).toBe('both');
  // A cycle from before the product kept them follows the organisation.
  await db.deleteFrom('cyclePolicy').where('cycleId', '=', cycleId).execute();
  expect(await holds(cycleId, 'visibility', company.webId, 'DE')).toBe('department');
});

test('what one launch changes counts for it alone, and the next one like it begins with the same', async () => {
  const policies = {
    'individual-okrs': 'Product',
    'check-in-rhythm': 'fortnightly',
    'success-aspirational': 0.6,
  };
  const { cycleId } = await launch({ policies });
  expect(await holds(cycleId, 'individual-okrs', company.productId, 'DE')).toBe(true);
  expect(await holds(cycleId, 'check-in-rhythm', company.webId, 'US')).toBe('fortnightly');
  const { settings } = await db.selectFrom('cycle').select('settings').executeTakeFirstOrThrow();
  expect(settings.successFrom).toEqual({ committed: 1, aspirational: 0.6 });
  const event = await db
    .selectFrom('auditEvent')
    .select('detail')
    .where('action', '=', 'cycle.launched')
    .executeTakeFirstOrThrow();
  expect(event.detail).toMatchObject({
    policies: { 'individual-okrs': ['Product'], 'check-in-rhythm': 'fortnightly' },
  });
  const like = await previewLaunch(
    { db, clock },
    asked({ period: '2027-Q2', settingsFrom: cycleId, policies: { 'check-in-rhythm': 'own' } }),
  );
  expect(like.details.settings.changed).toEqual({
    'individual-okrs': ['Product'],
    'success-aspirational': '0.6',
  });
  const other = await launch({ period: '2027-Q2' });
  expect(await holds(other.cycleId, 'check-in-rhythm', company.webId, 'US')).toBe('weekly');
});

test('what a cycle before changed can be taken back to what the organisation has', async () => {
  const before = await launch({ policies: { reminders: 'none', 'concern-days': '9' } });
  const after = await launch({
    period: '2027-Q2',
    settingsFrom: before.cycleId,
    policies: { reminders: 'own' },
  });
  const { settings } = await db
    .selectFrom('cycle')
    .select('settings')
    .where('id', '=', after.cycleId)
    .executeTakeFirstOrThrow();
  expect(settings.reminders).not.toBe('none');
  expect(settings.concernDays).toBe(9);
  expect(settings.changed).toEqual({ 'concern-days': '9' });
});

test('reminders are planned as the launch says', async () => {
  const kinds = async (policies: Record<string, string>, period: string) => {
    const { cycleId } = await launch({ policies, period });
    const rows = await db
      .selectFrom('step')
      .innerJoin('phaseRun', 'phaseRun.id', 'step.phaseRunId')
      .select('step.kind')
      .where('cycleId', '=', cycleId)
      .distinct()
      .execute();
    return rows
      .map(({ kind }) => kind)
      .filter((kind) => kind === 'remind' || kind === 'escalate')
      .sort();
  };
  expect(await kinds({}, '2027-Q1')).toEqual(['escalate', 'remind']);
  expect(await kinds({ reminders: 'once' }, '2027-Q2')).toEqual(['remind']);
  expect(await kinds({ reminders: 'none' }, '2027-Q3')).toEqual([]);
});

test('the plan says what holds for how many people, before and after, and a bad value changes nothing', async () => {
  await change('check-in-rhythm', 'monthly', company.webId);
  const { details } = await previewLaunch({ db, clock }, asked({ policies: { reviewers: 'both' } }));
  const { shares, own } = details.policies;
  expect(shares['check-in-rhythm']).toEqual([
    { value: 'monthly', people: 4 },
    { value: 'weekly', people: 1 },
  ]);
  expect([own.reviewers, shares.reviewers]).toEqual([
    [{ value: 'manager', people: 5 }],
    [{ value: 'both', people: 5 }],
  ]);
  await expect(launch({ policies: { 'individual-okrs': 'Nowhere' } })).rejects.toMatchObject({
    message: 'There is no department "Nowhere".',
    field: 'policies.individual-okrs',
  });
  await expect(launch({ policies: { visibility: 'nobody' } })).rejects.toMatchObject({
    field: 'policies.visibility',
  });
  expect(await db.selectFrom('cycle').select('id').execute()).toEqual([]);
});

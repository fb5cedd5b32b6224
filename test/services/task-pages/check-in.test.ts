import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readValuesFile } from '#domain/check-ins/values-file.ts';
import { type SettableClock, settableClock } from '#domain/clock.ts';
import { createTaskPages } from '#services/task-pages/create-task-pages.ts';
import { readStandings } from '#storage/repositories/key-result-standings.ts';
import { openWeek } from '#storage/steps/check-ins.ts';
import { reportValues } from '#storage/values-import.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildWorld, insertOkrSet, type World } from '../../support/factory.ts';
import { BASE_URL, LINK_KEYS, linkPath, quietLogger } from '../../support/mailing.ts';

/** A Monday of the quarter. */
const NOW = new Date('2027-02-01T08:00:00Z');

let database: TestDatabase;
let clock: SettableClock;
let app: FastifyInstance;
let world: World;
let keyResultIds: string[];

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await app.close();
  await database.drop();
});
beforeEach(async () => {
  await app?.close();
  clock = settableClock(NOW);
  world = await buildWorld(database.db, NOW);
  ({ keyResultIds } = await insertOkrSet(database.db, world, {
    state: 'agreed',
    objectives: [
      {
        title: `Customers stay ${world.cycleId}`,
        keyResults: [
          { title: `Churn ${world.cycleId}`, baseline: 20, target: 10, unit: '%' },
          { title: `Answers within a day ${world.cycleId}`, baseline: 40, target: 90, unit: '%' },
        ],
      },
    ],
  }));
  app = await createTaskPages({
    db: database.db,
    clock,
    linkKeys: LINK_KEYS,
    baseUrl: BASE_URL,
    logger: quietLogger,
  });
});

const deps = () => ({ db: database.db, clock });
const get = (url: string) => app.inject({ url, headers: { accept: 'text/html' } });
const post = (url: string, fields: Record<string, string>) =>
  app.inject({
    method: 'POST',
    url,
    headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  });

/** Lets the plan open a week, as the workflow does. */
async function open(week: number): Promise<void> {
  const phaseRunId = world.phaseRunIds['check-ins'];
  await database.db
    .insertInto('step')
    .values({
      phaseRunId,
      key: `week-${week}`,
      kind: 'week-open',
      ordinal: week,
      dueAt: clock.now(),
      doneAt: null,
      outcome: null,
    })
    .execute();
  expect(await openWeek(deps(), { phaseRunId, key: `week-${week}` })).toEqual({ result: 'done' });
}
const checkInTask = (week: number) =>
  database.db
    .selectFrom('task')
    .select(['id', 'dueAt', 'state'])
    .where('cycleId', '=', world.cycleId)
    .where('kind', '=', 'check-in')
    .where('ordinal', '=', week)
    .executeTakeFirst();
async function pageOf(week: number): Promise<string> {
  const task = await checkInTask(week);
  if (!task) throw new Error(`nothing is asked in week ${week}`);
  return linkPath(database.db, clock.now(), task.id);
}
const setPolicy = (key: string, value: unknown) =>
  sql`insert into policy (key, department_id, value) values (${key}, ${world.departmentId}, ${JSON.stringify(value)}::jsonb)`.execute(
    database.db,
  );
const keyResult = (index: number) =>
  database.db
    .selectFrom('keyResult')
    .selectAll()
    .where('id', '=', keyResultIds[index] ?? '')
    .executeTakeFirstOrThrow();

describe('a rhythm', () => {
  it('of the department: who has nothing due gets neither a task nor a notice', async () => {
    await setPolicy('check-in-rhythm', 'fortnightly');
    await open(1);
    expect(await checkInTask(1)).toBeUndefined();
    const notices = await database.db
      .selectFrom('notice')
      .selectAll()
      .where('cycleId', '=', world.cycleId)
      .execute();
    expect(notices).toEqual([]);
    await open(2);
    expect(await checkInTask(2)).toMatchObject({ state: 'open' });
  });

  it('of one key result: the page asks for the others only, and leaves its figures alone', async () => {
    await database.db
      .updateTable('keyResult')
      .set({ rhythm: 'monthly' })
      .where('id', '=', keyResultIds[0] ?? '')
      .execute();
    await open(3);
    const page = await pageOf(3);
    const { body } = await get(page);
    expect(body).toContain('Answers within a day');
    expect(body).not.toContain('Churn');
    await post(page, { changed: 'nothing' });
    expect(await keyResult(0)).toMatchObject({ lastWeek: null, confidence: null });
    expect(await keyResult(1)).toMatchObject({ lastWeek: 3 });
  });

  it('with a team meeting the check-in is due when the team meets', async () => {
    await setPolicy('team-meeting', { weekday: 2, hour: 10 });
    await open(1);
    expect((await checkInTask(1))?.dueAt).toEqual(new Date('2027-02-02T09:00:00Z'));
  });
});

describe('the page', () => {
  it('shows where a key result would be on an even way, and holds last time’s figures', async () => {
    await open(1);
    const { body } = await get(await pageOf(1));
    // 31 days and 8 hours of 90: a good third of the way.
    expect(body).toContain('On an even way it would be 16.5');
    expect(body).toContain('<line class="today" x1="34.8%"');
    expect(Buffer.byteLength(body)).toBeLessThan(50_000);
  });
});

describe('figures from elsewhere', () => {
  const csv = (text: string) => readValuesFile(new TextEncoder().encode(text));
  const actor = { kind: 'hr-ops', label: 'test' } as const;
  const send = (text: string, dryRun = false) =>
    reportValues(deps(), { ...csv(text), source: 'csv', actor, dryRun });

  it('stand on the page with where they came from, and count when nothing else changed', async () => {
    const file = `key_result,value\n${keyResultIds[0]},17.5\n`;
    expect(await send(file, true)).toMatchObject({ updated: 1, written: false });
    expect(await keyResult(0)).toMatchObject({ currentValue: null });
    expect(await send(file)).toMatchObject({ rows: 1, updated: 1, unchanged: 0, written: true });
    expect(await send(file)).toMatchObject({ updated: 0, unchanged: 1, written: true });
    await open(1);
    const page = await pageOf(1);
    expect((await get(page)).body).toContain('from CSV, Monday 1 February');

    await post(page, { changed: 'nothing' });
    expect(await keyResult(0)).toMatchObject({ currentValue: 17.5, lastWeek: 1 });
    await post(`${page}/undo`, { undo: 'yes' });
    expect(await keyResult(0)).toMatchObject({ currentValue: 17.5, lastWeek: null, confidence: null });
  });

  it('a bad row stops them all and is named by its line', async () => {
    const report = await send(
      `key_result,value\n${keyResultIds[0]},17.5\nNo such thing,3\n${keyResultIds[0]},18\n`,
    );
    expect(report).toMatchObject({ written: false });
    expect(report.problems.map(({ line, code }) => [line, code])).toEqual([
      [3, 'unknown-key-result'],
      [4, 'duplicate-key-result'],
    ]);
    expect(await keyResult(0)).toMatchObject({ currentValue: null });
  });

  it('do not reach goals that nobody agreed, or a quarter that is over', async () => {
    await database.db
      .updateTable('phaseRun')
      .set({ state: 'closed' })
      .where('id', '=', world.phaseRunIds['check-ins'])
      .execute();
    const report = await send(`key_result,value\n${keyResultIds[0]},17.5\n`);
    expect(report.problems.map(({ code }) => code)).toEqual(['unknown-key-result']);
  });
});

describe('how key results stand', () => {
  const total = async () => (await readStandings(database.db, world.cycleId)).total;

  it('pending before the first word, then as said, overdue once a week went by', async () => {
    expect(await total()).toMatchObject({ pending: 2, 'on-track': 0 });
    await open(1);
    const page = await pageOf(1);
    const fields = Object.fromEntries(
      keyResultIds.flatMap((id, index) => [
        [`keyResults[${id}][value]`, index === 0 ? '15' : '60'],
        [`keyResults[${id}][confidence]`, index === 0 ? '8' : '2'],
        [`keyResults[${id}][blocker]`, index === 0 ? '' : 'Two people are missing'],
      ]),
    );
    await post(page, { changed: 'some', ...fields });
    expect(await total()).toMatchObject({ pending: 0, 'on-track': 1, 'at-risk': 1 });
    expect((await readStandings(database.db, world.cycleId)).lookAt).toMatchObject([
      {
        title: `Answers within a day ${world.cycleId}`,
        standing: 'at-risk',
        blocker: 'Two people are missing',
      },
    ]);
    await open(2);
    expect(await total()).toMatchObject({ 'on-track': 1, overdue: 0 });
    await open(3);
    expect(await total()).toMatchObject({ 'on-track': 0, overdue: 2 });
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { insertOkrSet, insertPerson, insertTask } from '../../support/factory.ts';
import { linkPath } from '../../support/mailing.ts';
import { type ReviewStage, startReviewStage } from '../../support/reviewing.ts';

const WAITING = 14;
const WITH_EXCEPTIONS = 4;

let database: TestDatabase;
let stage: ReviewStage;
/** Paths of the lead's review pages, in the order of the owners' names. */
let paths: string[];
let setIds: string[];

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  stage = await startReviewStage(database.db);
  paths = [];
  setIds = [];
  for (let n = 0; n < WAITING; n += 1) await addReview(n);
  return () => stage.stop();
});

async function addReview(n: number, { linked = true } = {}): Promise<string> {
  const { db, world } = stage;
  const now = stage.clock.now();
  const { departmentId, leadId } = world;
  const name = `Owner ${String(n).padStart(2, '0')}`;
  const ownerId = await insertPerson(db, now, { name, departmentId, managerId: leadId });
  const weak = n < WITH_EXCEPTIONS;
  const set = await insertOkrSet(db, world, {
    ownerId,
    state: 'submitted',
    objectives: [
      {
        title: 'New customers find their way without asking us',
        keyResults: weak
          ? [{ title: 'Hold 5 workshops', baseline: 0, target: 5, unit: 'workshops' }]
          : [
              { title: 'Accounts with a first result within a day', baseline: 40, target: 60, unit: '%' },
              { title: 'Median time from question to answer', baseline: 20, target: 8, unit: 'hours' },
            ],
      },
    ],
  });
  const taskId = await insertTask(db, now, world, {
    kind: 'review',
    phase: 'approval',
    personId: leadId,
    subjectId: set.id,
    ordinal: 1,
  });
  setIds.push(set.id);
  if (linked) paths.push(await linkPath(db, now, taskId));
  return taskId;
}

const listPath = () => `${paths[0]}/reviews`;
const shownTasks = async () =>
  /name="tasks" value="([^"]*)"/.exec((await stage.get(listPath())).body)?.[1] ?? '';
const agreedSets = async () =>
  (
    await stage.db
      .selectFrom('okrSet')
      .select('id')
      .where('cycleId', '=', stage.world.cycleId)
      .where('state', '=', 'agreed')
      .execute()
  ).length;
const doneReviews = async () =>
  (
    await stage.db
      .selectFrom('task')
      .select('id')
      .where('personId', '=', stage.world.leadId)
      .where('kind', '=', 'review')
      .where('state', '=', 'done')
      .execute()
  ).length;

describe('the list of reviews', () => {
  it('is led to by every review, shows all of them, what deserves a look first, and changes nothing', async () => {
    expect((await stage.get(paths[3] ?? '')).body).toContain(`href="${paths[3]}/reviews"`);
    const { body, headers } = await stage.get(listPath());
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    expect(body).toContain('14 sets of goals wait for you');
    expect(body.match(/<h3><a href="\/t\//g)).toHaveLength(WAITING);
    expect(body.indexOf('Owner 03')).toBeLessThan(body.indexOf('10 without open questions'));
    expect(body.indexOf('Owner 04')).toBeGreaterThan(body.indexOf('10 without open questions'));
    expect(body).not.toContain(' checked');
    expect(Buffer.byteLength(body)).toBeLessThan(50_000);
    expect(await doneReviews()).toBe(0);
    const inList = /href="(\/t\/[^"]+)"[^>]*>Owner 07/.exec(body)?.[1];
    expect((await stage.get(inList ?? '')).body).toContain('Owner 07 asks you');
  });

  it('agrees the ten without open questions by one press, and nothing without the tick', async () => {
    const tasks = await shownTasks();
    expect((await stage.post(listPath(), { tasks })).statusCode).toBe(422);
    expect(await doneReviews()).toBe(0);
    expect((await stage.post(listPath(), { tasks, agree: 'yes' })).statusCode).toBe(303);
    expect(await doneReviews()).toBe(10);
    const after = (await stage.get(listPath())).body;
    expect(after).toContain('You agreed to the goals of 10 people.');
    expect(after).toContain('4 sets of goals wait for you');
    // Pressed again, with what the page showed before: nothing is left of it.
    expect((await stage.post(listPath(), { tasks, agree: 'yes' })).statusCode).toBe(422);
    await stage.finalise();
    expect(await agreedSets()).toBe(10);
    const told = await stage.db
      .selectFrom('notice')
      .select('id')
      .where('kind', '=', 'agreed')
      .where('cycleId', '=', stage.world.cycleId)
      .execute();
    expect(told).toHaveLength(10);
  });

  it('can be taken back as a whole for a while, and not after', async () => {
    await stage.post(listPath(), { tasks: await shownTasks(), agree: 'yes' });
    // What was answered on its own stays.
    await stage.post(paths[0] ?? '', { decision: 'agree' });
    await stage.post(`${paths[1]}/reviews/undo`, { undo: 'yes' });
    expect(await doneReviews()).toBe(1);
    expect((await stage.get(listPath())).body).toContain('13 sets of goals wait for you');
    await stage.post(listPath(), { tasks: await shownTasks(), agree: 'yes' });
    await stage.finalise();
    await stage.post(`${paths[1]}/reviews/undo`, { undo: 'yes' });
    expect(await agreedSets()).toBe(11);
    expect((await stage.get(listPath())).body).not.toContain('Take it back');
  });

  it('agrees to nothing that was not on the page or has something to look at', async () => {
    const tasks = await shownTasks();
    const late = await addReview(20);
    const weak = await stage.db
      .selectFrom('task')
      .select('id')
      .where('subjectId', '=', setIds[0] ?? '')
      .executeTakeFirstOrThrow();
    await stage.post(listPath(), { tasks: `${tasks.split(',')[0]},${weak.id}`, agree: 'yes' });
    expect(await doneReviews()).toBe(1);
    const open = await stage.db
      .selectFrom('task')
      .select('id')
      .where('state', '=', 'open')
      .where('id', 'in', [late, weak.id])
      .execute();
    expect(open).toHaveLength(2);
  });

  it('shows nobody else’s, and only what the person has been sent', async () => {
    await addReview(30, { linked: false });
    const { body } = await stage.get(listPath());
    expect(body).not.toContain('Owner 30');
    const now = stage.clock.now();
    const other = await insertTask(stage.db, now, stage.world, {
      kind: 'review',
      phase: 'approval',
      personId: stage.world.otherId,
      subjectId: setIds[0] ?? '',
      ordinal: 1,
    });
    const theirs = (await stage.get(`${await linkPath(stage.db, now, other)}/reviews`)).body;
    expect(theirs).toContain('One set of goals waits for you');
    expect(theirs).not.toContain('Owner 05');
  });

  it('ends on the page that says so when the link does not lead anywhere, and is no list of other tasks', async () => {
    const forged = `${(paths[0] ?? '').slice(0, -2)}AA/reviews`;
    expect((await stage.get(forged)).statusCode).toBe(404);
    expect((await stage.post(forged, { agree: 'yes' })).statusCode).toBe(404);
    const now = stage.clock.now();
    const reflect = await insertTask(stage.db, now, stage.world, {
      kind: 'reflect',
      phase: 'celebration',
      personId: stage.world.leadId,
    });
    const path = await linkPath(stage.db, now, reflect);
    expect(await stage.app.inject({ url: `${path}/reviews` })).toMatchObject({
      statusCode: 303,
      headers: { location: path },
    });
    expect(
      (await stage.post(`${path}/reviews`, { agree: 'yes', tasks: await shownTasks() })).statusCode,
    ).toBe(303);
    expect(await doneReviews()).toBe(0);
  });
});

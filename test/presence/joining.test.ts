import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TaskKind } from '#domain/kinds.ts';
import { importPeople } from '#storage/people-import.ts';
import { sweep } from '#storage/sweep.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { insertOkrSet, type World } from '../support/factory.ts';
import { hrOps } from '../support/launched.ts';
import { linkPath } from '../support/mailing.ts';
import { openPostOffice } from '../support/post-office.ts';
import { draftFields, REVIEW_NOW, type ReviewStage, startReviewStage } from '../support/reviewing.ts';

let database: TestDatabase;
let stage: ReviewStage;
let world: World;
let post: Awaited<ReturnType<typeof openPostOffice>>;
let keyResultIds: string[];
let serial = 0;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  const { db } = database;
  await db.updateTable('notice').set({ mootAt: REVIEW_NOW }).where('mailId', 'is', null).execute();
  await db.updateTable('joiner').set({ settledAt: REVIEW_NOW }).execute();
  stage = await startReviewStage(db);
  world = stage.world;
  // A path as people files write it.
  serial += 1;
  await db
    .updateTable('department')
    .set({ path: `Sales ${serial}` })
    .where('id', '=', world.departmentId)
    .execute();
  // Goals are agreed and the check-ins are on.
  for (const phase of ['preparation', 'cascade', 'approval', 'scoring'] as const)
    await db
      .updateTable('phaseRun')
      .set({ state: phase === 'scoring' ? 'planned' : 'closed' })
      .where('id', '=', world.phaseRunIds[phase])
      .execute();
  await db
    .updateTable('phaseRun')
    .set({ closesAt: new Date('2027-03-31T15:00:00Z') })
    .where('id', '=', world.phaseRunIds['check-ins'])
    .execute();
  ({ keyResultIds } = await insertOkrSet(db, world, {
    level: 'department',
    state: 'agreed',
    ownerId: world.leadId,
    objectives: [
      { title: 'Nobody waits', keyResults: [{ title: 'Hours to answer', baseline: 8, target: 2 }] },
    ],
  }));
  post = await openPostOffice({ database, clock: stage.clock });
});
afterEach(async () => {
  await post.close();
  await stage.stop();
});

/** The week that has opened last. */
async function week(ordinal: number) {
  const at = stage.clock.now();
  const row = {
    phaseRunId: world.phaseRunIds['check-ins'],
    key: `week-${ordinal}`,
    kind: 'week-open' as const,
  };
  await database.db
    .insertInto('step')
    .values({ ...row, ordinal, dueAt: at, doneAt: at, outcome: 'opened 3' })
    .execute();
}

/** Somebody comes into the department by a people file. @returns their id and address. */
async function joins(timeZone = 'Europe/Berlin') {
  serial += 1;
  const email = `new${serial}@example.org`;
  const { db } = database;
  const { path } = await db
    .selectFrom('department')
    .select('path')
    .where('id', '=', world.departmentId)
    .executeTakeFirstOrThrow();
  const lead = await db
    .selectFrom('person')
    .select('email')
    .where('id', '=', world.leadId)
    .executeTakeFirstOrThrow();
  const file = `email;name;department;manager_email;time_zone;country\n${email};Nina New;"${path}";${lead.email};${timeZone};DE\n`;
  const report = await importPeople({ db, clock: stage.clock }, { bytes: Buffer.from(file), actor: hrOps });
  expect(report).toMatchObject({ written: true, created: 1 });
  const { id } = await db
    .selectFrom('person')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirstOrThrow();
  return { id, email };
}

const memberOf = (personId: string) =>
  database.db
    .selectFrom('member')
    .select(['part', 'cohortId'])
    .where('cycleId', '=', world.cycleId)
    .where('personId', '=', personId)
    .executeTakeFirst();
const tasksOf = (personId: string) =>
  database.db
    .selectFrom('task')
    .select(['id', 'kind', 'state', 'dueAt'])
    .where('cycleId', '=', world.cycleId)
    .where('personId', '=', personId)
    .orderBy('kind')
    .execute();
async function pageOf(personId: string, kind: TaskKind) {
  const task = (await tasksOf(personId)).find((each) => each.kind === kind && each.state === 'open');
  if (!task) throw new Error(`no open ${kind}`);
  return linkPath(database.db, stage.clock.now(), task.id);
}
const at = (moment: string) => {
  stage.clock.set(new Date(moment));
  return sweep({ db: database.db, clock: stage.clock });
};

describe('somebody who joins in the fifth week', () => {
  beforeEach(() => week(5));

  it('is welcomed by one mail with introduction and team goals; the manager is asked', async () => {
    const { id, email } = await joins();
    expect(await memberOf(id)).toEqual({ part: 'participant', cohortId: world.cohortId });
    const mails = await post.deliver();
    const own = mails.filter(({ to }) => to === email);
    expect(own).toHaveLength(1);
    expect(own[0]?.text).toContain('Nobody waits');
    expect((await stage.get(await pageOf(id, 'acknowledge'))).statusCode).toBe(200);
    const boss = await pageOf(world.leadId, 'welcome');
    expect(mails.map(({ subject }) => subject)).toContain(
      'Nina New has joined your team: what shall they do?',
    );
    const page = await stage.get(boss);
    expect(page.body).toContain('Nina New has joined: what shall they do?');
    expect(page.body).not.toContain(' checked');
    expect((await stage.post(boss, {})).statusCode).toBe(422);
  });

  it('contributes when nobody answers in five working days', async () => {
    const { id } = await joins();
    expect((await tasksOf(world.leadId)).find(({ kind }) => kind === 'welcome')?.dueAt).toEqual(
      new Date('2026-12-21T16:00:00Z'),
    );
    await at('2026-12-21T16:00:00Z');
    const joiner = await database.db
      .selectFrom('joiner')
      .select(['choice', 'settledAt'])
      .where('personId', '=', id)
      .executeTakeFirst();
    expect(joiner).toEqual({ choice: 'contribute', settledAt: stage.clock.now() });
    expect((await tasksOf(world.leadId)).find(({ kind }) => kind === 'welcome')?.state).toBe('missed');
  });

  it('takes over a key result, if the manager chooses so, and hears of it', async () => {
    const { id, email } = await joins();
    await post.deliver();
    const boss = await pageOf(world.leadId, 'welcome');
    expect((await stage.post(boss, { welcome: 'take-over' })).statusCode).toBe(422);
    const [keyResult = ''] = keyResultIds;
    expect((await stage.post(boss, { welcome: 'take-over', keyResult })).statusCode).toBe(303);
    await stage.finalise();
    const row = await database.db
      .selectFrom('keyResult')
      .select('ownerId')
      .where('id', '=', keyResult)
      .executeTakeFirst();
    expect(row).toEqual({ ownerId: id });
    const told = (await post.deliver()).find(({ to }) => to === email);
    expect(told?.text).toContain('Hours to answer');
  });

  it('contributes to the key result that was named', async () => {
    const { id } = await joins();
    const [keyResult = ''] = keyResultIds;
    await stage.post(await pageOf(world.leadId, 'welcome'), { welcome: 'contribute', keyResult });
    await stage.finalise();
    const rows = await database.db
      .selectFrom('contributor')
      .select('personId')
      .where('keyResultId', '=', keyResult)
      .execute();
    expect(rows).toEqual([{ personId: id }]);
  });

  it('writes short goals with deadlines of their own, which their manager agrees', async () => {
    const { id } = await joins();
    await stage.post(await pageOf(world.leadId, 'welcome'), { welcome: 'own-goals' });
    await stage.finalise();
    const draft = (await tasksOf(id)).find(({ kind }) => kind === 'draft');
    expect(draft).toMatchObject({ state: 'open', dueAt: new Date('2026-12-29T16:00:00Z') });
    const fields = draftFields({ objectiveId: '', keyResultId: '' });
    const answer = await stage.post(await pageOf(id, 'draft'), fields);
    expect(answer.statusCode).toBe(303);
    await stage.finalise();
    const set = await database.db
      .selectFrom('okrSet')
      .select(['id', 'state'])
      .where('ownerId', '=', id)
      .executeTakeFirstOrThrow();
    expect(set.state).toBe('submitted');
    await stage.post(await stage.pageOf('review', world.leadId, set.id), { decision: 'agree' });
    await stage.finalise();
    expect((await stage.setOf(set.id)).state).toBe('agreed');
  });

  it('short goals that nobody looks at are in force, and unwritten ones lapse', async () => {
    const [written, unwritten] = [await joins(), await joins()];
    for (const _ of [written, unwritten]) {
      await stage.post(await pageOf(world.leadId, 'welcome'), { welcome: 'own-goals' });
      await stage.finalise();
    }
    await stage.post(await pageOf(written.id, 'draft'), draftFields({ objectiveId: '', keyResultId: '' }));
    await stage.finalise();
    await at('2027-01-08T16:00:00Z');
    const sets = await database.db
      .selectFrom('okrSet')
      .select(['ownerId', 'state'])
      .where('ownerId', 'in', [written.id, unwritten.id])
      .execute();
    expect(new Map(sets.map(({ ownerId, state }) => [ownerId, state]))).toEqual(
      new Map([
        [written.id, 'in-force'],
        [unwritten.id, 'lapsed'],
      ]),
    );
  });
});

it('from the eighth week on somebody new looks on: introduction and goals, no more', async () => {
  await week(8);
  const { id, email } = await joins();
  expect(await memberOf(id)).toEqual({ part: 'observer', cohortId: null });
  expect((await tasksOf(id)).map(({ kind }) => kind)).toEqual(['acknowledge']);
  expect((await tasksOf(world.leadId)).filter(({ kind }) => kind === 'welcome')).toEqual([]);
  const own = (await post.deliver()).filter(({ to }) => to === email);
  expect(own[0]?.text).toContain('Nobody waits');
});

it('a zone that had nobody gets a cohort with the plan by its own clock, and its workflow one row', async () => {
  await week(5);
  const { id } = await joins('America/New_York');
  const member = await memberOf(id);
  expect(member?.cohortId).not.toBe(world.cohortId);
  const cohortId = member?.cohortId ?? '';
  const phases = await database.db
    .selectFrom('phaseRun')
    .select(['phase', 'state', 'closesAt'])
    .where('cohortId', '=', cohortId)
    .execute();
  const checkIns = phases.find(({ phase }) => phase === 'check-ins');
  // Five in the afternoon in Berlin is the same hour in New York.
  expect(checkIns).toMatchObject({ state: 'open', closesAt: new Date('2027-03-31T21:00:00Z') });
  expect(phases.find(({ phase }) => phase === 'cascade')?.state).toBe('closed');
  const starts = await database.db
    .selectFrom('outbox')
    .select('kind')
    .where('key', 'like', `%${cohortId}`)
    .execute();
  expect(starts).toEqual([{ kind: 'start' }]);
  // The next one from there needs none.
  const next = await joins('America/New_York');
  expect((await memberOf(next.id))?.cohortId).toBe(cohortId);
});

it('while goals are being written somebody new is asked like everybody else', async () => {
  const { db } = database;
  for (const phase of ['preparation', 'cascade', 'approval'] as const)
    await db
      .updateTable('phaseRun')
      .set({ state: 'open' })
      .where('id', '=', world.phaseRunIds[phase])
      .execute();
  await db
    .insertInto('policy')
    .values({ key: 'individual-okrs', departmentId: world.departmentId, country: null, value: 'true' })
    .execute();
  await db
    .updateTable('okrSet')
    .set({ publishedAt: REVIEW_NOW })
    .where('cycleId', '=', world.cycleId)
    .execute();
  const { id } = await joins();
  expect((await tasksOf(id)).map(({ kind }) => kind)).toEqual(['acknowledge', 'draft']);
  expect((await tasksOf(world.leadId)).filter(({ kind }) => kind === 'welcome')).toEqual([]);
});

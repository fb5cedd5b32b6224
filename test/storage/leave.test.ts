import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { settableClock } from '#domain/clock.ts';
import { acknowledge } from '#storage/actions/acknowledge.ts';
import type { Db } from '#storage/database.ts';
import { personLeaves } from '#storage/leave.ts';
import { issueLinks } from '#storage/repositories/action-links.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { buildWorld, insertNotice, insertOkrSet, insertTask, type World } from '../support/factory.ts';
import { countAudit, DECEMBER, hrOps } from '../support/launched.ts';

let database: TestDatabase;
let db: Db;
let world: World;
const clock = settableClock(DECEMBER);
const leave = (personId: string) => personLeaves({ db, clock }, { personId, actor: hrOps });

beforeAll(async () => {
  database = await createTestDatabase();
  db = database.db;
});
afterAll(() => database.drop());
beforeEach(async () => {
  world = await buildWorld(db, DECEMBER);
});

const goal = { title: 'Answer faster', keyResults: [{ title: 'Hours to answer', baseline: 8, target: 2 }] };

test('a leaver owes nothing from that moment: tasks, links and waiting mail are gone', async () => {
  const taskId = await insertTask(db, DECEMBER, world, { kind: 'acknowledge', phase: 'preparation' });
  await insertNotice(db, DECEMBER, world, { kind: 'acknowledge', phase: 'preparation', taskId });
  const expiresAt = new Date(DECEMBER.getTime() + 86_400_000);
  await db.transaction().execute((trx) => issueLinks(trx, [{ taskId, personId: world.personId, expiresAt }]));
  await db
    .insertInto('session')
    .values({
      personId: world.personId,
      secret: Buffer.from(taskId),
      openedAt: DECEMBER,
      expiresAt,
      endedAt: null,
    })
    .execute();

  expect(await leave(world.personId)).toMatchObject({ tasks: 1 });

  const session = await db
    .selectFrom('session')
    .select('endedAt')
    .where('personId', '=', world.personId)
    .executeTakeFirstOrThrow();
  expect(session.endedAt).toEqual(DECEMBER);
  const task = await db.selectFrom('task').selectAll().where('id', '=', taskId).executeTakeFirstOrThrow();
  expect(task).toMatchObject({ state: 'cancelled', settledAt: DECEMBER });
  const link = await db
    .selectFrom('actionLink')
    .selectAll()
    .where('taskId', '=', taskId)
    .executeTakeFirstOrThrow();
  expect(link).toMatchObject({ revokedAt: DECEMBER, version: 2 });
  const waiting = await db
    .selectFrom('notice')
    .select('mootAt')
    .where('personId', '=', world.personId)
    .execute();
  expect(waiting).toEqual([{ mootAt: DECEMBER }]);
  const target = { taskId, personId: world.personId };
  expect(await acknowledge({ db, clock }, target, { answer: 'x' })).toEqual({ status: 'cancelled' });
  expect(await countAudit(db, 'person.left', world.personId)).toBe(1);
  // Saying it twice changes nothing.
  expect(await leave(world.personId)).toEqual({ tasks: 0, handedOver: 0 });
  expect(await countAudit(db, 'person.left', world.personId)).toBe(1);
});

test('their key results have an owner the same day: the manager', async () => {
  const set = await insertOkrSet(db, world, { state: 'agreed', objectives: [goal] });
  expect(await leave(world.personId)).toMatchObject({ handedOver: 1 });
  const owners = await db
    .selectFrom('keyResult')
    .select('ownerId')
    .where('id', 'in', set.keyResultIds)
    .execute();
  expect(owners).toEqual([{ ownerId: world.leadId }]);
});

test('a lead who leaves passes on department, reports, the department’s draft and the reviews owed', async () => {
  const department = await insertOkrSet(db, world, { level: 'department', ownerId: world.leadId });
  const individual = await insertOkrSet(db, world, { state: 'submitted', objectives: [goal] });
  await insertTask(db, DECEMBER, world, {
    kind: 'draft',
    phase: 'cascade',
    personId: world.leadId,
    subjectId: department.id,
  });
  await insertTask(db, DECEMBER, world, {
    kind: 'review',
    phase: 'approval',
    personId: world.leadId,
    subjectId: individual.id,
    ordinal: 1,
  });

  await leave(world.leadId);

  const open = await db
    .selectFrom('task')
    .select(['kind', 'personId', 'subjectId', 'ordinal', 'phaseRunId'])
    .where('state', '=', 'open')
    .where('cycleId', '=', world.cycleId)
    .orderBy('kind')
    .execute();
  expect(open).toEqual([
    {
      kind: 'draft',
      personId: world.sponsorId,
      subjectId: department.id,
      ordinal: 0,
      phaseRunId: world.phaseRunIds.cascade,
    },
    {
      kind: 'review',
      personId: world.sponsorId,
      subjectId: individual.id,
      ordinal: 1,
      phaseRunId: world.phaseRunIds.approval,
    },
  ]);
  const told = await db
    .selectFrom('notice')
    .select('kind')
    .where('personId', '=', world.sponsorId)
    .orderBy('kind')
    .execute();
  expect(told.map(({ kind }) => kind)).toEqual(['draft', 'review']);
  const sales = await db
    .selectFrom('department')
    .select('leadId')
    .where('id', '=', world.departmentId)
    .executeTakeFirstOrThrow();
  expect(sales.leadId).toBe(world.sponsorId);
  const person = await db
    .selectFrom('person')
    .select('managerId')
    .where('id', '=', world.personId)
    .executeTakeFirstOrThrow();
  expect(person.managerId).toBe(world.sponsorId);
  const set = await db
    .selectFrom('okrSet')
    .select('ownerId')
    .where('id', '=', department.id)
    .executeTakeFirstOrThrow();
  expect(set.ownerId).toBe(world.sponsorId);
});

test('every change to a task is on record with its cycle', async () => {
  const taskId = await insertTask(db, DECEMBER, world, { kind: 'acknowledge', phase: 'preparation' });
  await leave(world.personId);
  const events = await db
    .selectFrom('auditEvent')
    .select(['action', 'cycleId', 'phase'])
    .where('entityId', '=', taskId)
    .execute();
  expect(events).toEqual([{ action: 'task.cancelled', cycleId: world.cycleId, phase: 'preparation' }]);
});

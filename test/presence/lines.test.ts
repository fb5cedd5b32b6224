import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { personLeaves, previewLeave } from '#storage/leave.ts';
import { importPeople } from '#storage/people-import.ts';
import { enterAbsence } from '#storage/presence/absences.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { insertOkrSet, insertPerson, type World } from '../support/factory.ts';
import { hrOps } from '../support/launched.ts';
import { openPostOffice } from '../support/post-office.ts';
import { REVIEW_NOW, type ReviewStage, startReviewStage } from '../support/reviewing.ts';

let database: TestDatabase;
let stage: ReviewStage;
let world: World;
let post: Awaited<ReturnType<typeof openPostOffice>>;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.db.updateTable('notice').set({ mootAt: REVIEW_NOW }).where('mailId', 'is', null).execute();
  stage = await startReviewStage(database.db);
  world = stage.world;
  post = await openPostOffice({ database, clock: stage.clock });
});
afterEach(async () => {
  await post.close();
  await stage.stop();
});

const person = (id: string) =>
  database.db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const pathOf = async (id: string) =>
  (await database.db.selectFrom('department').select('path').where('id', '=', id).executeTakeFirstOrThrow())
    .path;

/** Imports a file with these people, as HR ops would after a change in the organisation. */
async function importRows(rows: Array<{ id: string; managerId: string; departmentId: string }>) {
  const lines = await Promise.all(
    rows.map(async ({ id, managerId, departmentId }) => {
      const [own, boss] = [await person(id), await person(managerId)];
      return `${own.employeeId};${own.email};${own.name};${boss.email};"${await pathOf(departmentId)}"`;
    }),
  );
  const file = ['employee_id;email;name;manager_email;department', ...lines].join('\n');
  return importPeople({ db: database.db, clock: stage.clock }, { bytes: Buffer.from(file), actor: hrOps });
}

it('a new manager gets the open reviews; the old one’s link says so, and the trail says why', async () => {
  const set = await stage.submitted();
  const old = await stage.pageOf('review', world.leadId, set.id);
  const { departmentId } = world;
  const newLead = await insertPerson(database.db, REVIEW_NOW, {
    name: 'Nora New',
    departmentId,
    role: 'employee',
  });

  const report = await importRows([{ id: world.personId, managerId: newLead, departmentId }]);
  expect(report).toMatchObject({ written: true, updated: 1 });

  expect((await stage.openTasks('review', set.id)).map(({ personId }) => personId)).toEqual([newLead]);
  const mails = await post.deliver();
  expect(mails.map(({ to }) => to)).toEqual([(await person(newLead)).email]);
  const page = await stage.get(old);
  expect([page.statusCode, page.body]).toEqual([410, expect.stringContaining('Nora New has this now.')]);
  const trail = await database.db
    .selectFrom('auditEvent')
    .select('detail')
    .where('action', '=', 'task.passed-on')
    .where('cycleId', '=', world.cycleId)
    .execute();
  expect(trail).toEqual([
    { detail: { kind: 'review', reason: 'new-manager', from: world.leadId, to: newLead } },
  ]);
  // The same file again changes nothing.
  await importRows([{ id: world.personId, managerId: newLead, departmentId }]);
  expect(await post.deliver()).toEqual([]);
});

it('whoever moves to another department keeps their goals; who agrees them changes', async () => {
  const set = await stage.submitted();
  const before = await database.db
    .selectFrom('objective')
    .selectAll()
    .where('okrSetId', '=', set.id)
    .execute();
  await importRows([{ id: world.personId, managerId: world.sponsorId, departmentId: world.companyId }]);
  expect((await stage.openTasks('review', set.id)).map(({ personId }) => personId)).toEqual([
    world.sponsorId,
  ]);
  const after = await database.db
    .selectFrom('objective')
    .selectAll()
    .where('okrSetId', '=', set.id)
    .execute();
  expect(after).toEqual(before);
  expect((await person(world.personId)).departmentId).not.toBe(world.departmentId);
});

it('when somebody leaves whose manager is away, everything has an owner who is there the same day', async () => {
  const goal = { title: 'Answer faster', keyResults: [{ title: 'Hours to answer', baseline: 8, target: 2 }] };
  const { keyResultIds } = await insertOkrSet(database.db, world, { state: 'agreed', objectives: [goal] });
  const deps = { db: database.db, clock: stage.clock };
  await enterAbsence(deps, { personId: world.leadId, from: '2026-12-14', to: '2026-12-18', actor: hrOps });
  expect(await previewLeave(database.db, world.personId)).toEqual({
    name: 'Pia Person',
    tasks: 0,
    reviews: 0,
    keyResults: 1,
    okrSets: 0,
    reports: 0,
    successor: 'Sarah Sponsor',
  });
  await personLeaves(deps, { personId: world.personId, actor: hrOps });
  const owners = await database.db
    .selectFrom('keyResult')
    .select('ownerId')
    .where('id', 'in', keyResultIds)
    .execute();
  expect(owners).toEqual([{ ownerId: world.sponsorId }]);
  const mails = await post.deliver();
  expect(mails).toHaveLength(1);
  expect(mails[0]?.text).toContain('From now on: key results of Pia Person');
  expect(mails[0]?.text).toContain('Hours to answer');
});

it('a delegate who leaves gives back what they looked after; their own goes to their manager', async () => {
  const goal = { title: 'Answer faster', keyResults: [{ title: 'Hours to answer', baseline: 8, target: 2 }] };
  const { keyResultIds } = await insertOkrSet(database.db, world, { state: 'agreed', objectives: [goal] });
  const deps = { db: database.db, clock: stage.clock };
  const { personId, otherId } = world;
  await enterAbsence(deps, {
    personId,
    from: '2026-12-14',
    to: '2026-12-18',
    delegateId: otherId,
    actor: hrOps,
  });
  await personLeaves(deps, { personId: otherId, actor: hrOps });
  const owners = await database.db
    .selectFrom('keyResult')
    .select('ownerId')
    .where('id', 'in', keyResultIds)
    .execute();
  expect(owners).toEqual([{ ownerId: personId }]);
});

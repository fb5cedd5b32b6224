import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sealDue } from '#services/mailer/sealer.ts';
import { enterAbsence, withdrawAbsence } from '#storage/presence/absences.ts';
import { sweep } from '#storage/sweep.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { insertNotice, insertOkrSet, insertTask, type World } from '../support/factory.ts';
import { hrOps } from '../support/launched.ts';
import { BASE_URL, linkPath } from '../support/mailing.ts';
import { openPostOffice } from '../support/post-office.ts';
import { type ReviewStage, startReviewStage } from '../support/reviewing.ts';

let database: TestDatabase;
let stage: ReviewStage;
let world: World;
let post: Awaited<ReturnType<typeof openPostOffice>>;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.db
    .updateTable('notice')
    .set({ mootAt: new Date(0) })
    .where('mailId', 'is', null)
    .execute();
  // Those of earlier tests come back in nobody's time.
  await database.db
    .updateTable('absence')
    .set({ endedAt: new Date(0) })
    .where('endedAt', 'is', null)
    .execute();
  stage = await startReviewStage(database.db);
  world = stage.world;
  post = await openPostOffice({ database, clock: stage.clock });
});
afterEach(async () => {
  await post.close();
  await stage.stop();
});

const away = (personId: string, days: { from: string; to: string; delegateId?: string }) =>
  enterAbsence({ db: database.db, clock: stage.clock }, { personId, ...days, actor: hrOps });
const at = (moment: string) => {
  stage.clock.set(new Date(moment));
  return sweep({ db: database.db, clock: stage.clock });
};
const addressOf = async (personId: string) =>
  (
    await database.db
      .selectFrom('person')
      .select('email')
      .where('id', '=', personId)
      .executeTakeFirstOrThrow()
  ).email;
const stateOf = async (personId: string) =>
  (
    await database.db
      .selectFrom('person')
      .select('state')
      .where('id', '=', personId)
      .executeTakeFirstOrThrow()
  ).state;
const ownersOf = async (keyResultIds: string[]) =>
  (await database.db.selectFrom('keyResult').select('ownerId').where('id', 'in', keyResultIds).execute()).map(
    ({ ownerId }) => ownerId,
  );

describe('a reviewer who goes away after the review opened', () => {
  it('hands it to the delegate, who gets the mail; the old link says who has it now', async () => {
    const set = await stage.submitted();
    const old = await stage.pageOf('review', world.leadId, set.id);
    await away(world.leadId, { from: '2026-12-14', to: '2027-01-08', delegateId: world.otherId });

    const mails = await post.deliver();
    expect(mails.map(({ to }) => to)).toEqual([await addressOf(world.otherId)]);
    expect(mails[0]?.text).toContain('/t/');
    const page = await stage.get(old);
    expect(page.statusCode).toBe(410);
    expect(page.body).toContain('Otto Other has this now.');
    expect((await stage.post(old, { decision: 'agree' })).statusCode).toBe(410);

    const theirs = await stage.pageOf('review', world.otherId, set.id);
    expect((await stage.post(theirs, { decision: 'agree' })).statusCode).toBe(303);
    await stage.finalise();
    expect((await stage.setOf(set.id)).state).toBe('agreed');
  });

  it('without a delegate their own manager is asked, never the one whose goals they are', async () => {
    const set = await stage.submitted();
    await away(world.leadId, { from: '2026-12-14', to: '2027-01-08' });
    expect((await stage.openTasks('review', set.id)).map(({ personId }) => personId)).toEqual([
      world.sponsorId,
    ]);

    const own = await stage.submitted({ ownerId: world.otherId, title: 'Orders arrive in a day' });
    expect((await stage.openTasks('review', own.id)).map(({ personId }) => personId)).toEqual([
      world.sponsorId,
    ]);
  });

  it('keeps it when it is due after the return', async () => {
    const set = await stage.submitted();
    await away(world.leadId, { from: '2026-12-14', to: '2026-12-15', delegateId: world.otherId });
    expect((await stage.openTasks('review', set.id)).map(({ personId }) => personId)).toEqual([world.leadId]);
  });
});

describe('while somebody is away', () => {
  const goal = { title: 'Answer faster', keyResults: [{ title: 'Hours to answer', baseline: 8, target: 2 }] };

  it('no mail leaves, not even one that was sealed before, and one digest comes on the first working morning', async () => {
    const taskId = await insertTask(database.db, stage.clock.now(), world, {
      kind: 'reflect',
      phase: 'celebration',
    });
    await insertNotice(database.db, stage.clock.now(), world, {
      kind: 'reflect',
      phase: 'celebration',
      taskId,
    });
    const calm = () => sealDue({ db: database.db, clock: stage.clock, pacing: 'calm', baseUrl: BASE_URL });
    expect(await calm()).toMatchObject({ mails: 1 });
    // From Tuesday to Friday, entered on the Monday: it begins at midnight where the person is.
    await away(world.personId, { from: '2026-12-15', to: '2026-12-18' });
    expect(await stateOf(world.personId)).toBe('active');
    await at('2026-12-14T23:00:00Z');
    expect(await stateOf(world.personId)).toBe('away');
    expect(await post.deliver()).toEqual([]);
    await insertNotice(database.db, stage.clock.now(), world, {
      kind: 'reminder',
      phase: 'celebration',
      taskId,
    });
    await at('2026-12-16T09:00:00Z');
    expect(await calm()).toMatchObject({ mails: 0 });

    await at('2026-12-18T23:00:00Z');
    expect(await stateOf(world.personId)).toBe('active');
    // Saturday and Sunday are days off; Monday at eight is the first working morning.
    for (const off of ['2026-12-19T09:00:00Z', '2026-12-20T09:00:00Z', '2026-12-21T06:59:00Z']) {
      await at(off);
      expect(await calm()).toMatchObject({ mails: 0 });
    }
    await at('2026-12-21T07:00:00Z');
    expect(await calm()).toMatchObject({ mails: 1 });
    const mails = await post.deliver();
    expect(mails).toHaveLength(1);
    expect(mails[0]?.subject).toBe('Welcome back: 2 things are open');
    expect(mails[0]?.text).toContain('15 December');
    // The look back that was asked before, and the introduction that came meanwhile.
    expect(mails[0]?.text.match(/\/t\//g)).toHaveLength(2);
  });

  it('the delegate looks after key results, is asked about them, and gives them back', async () => {
    const { keyResultIds } = await insertOkrSet(database.db, world, { state: 'agreed', objectives: [goal] });
    const due = new Date('2026-12-18T16:00:00Z');
    const asked = await insertTask(database.db, stage.clock.now(), world, {
      kind: 'check-in',
      phase: 'check-ins',
      ordinal: 3,
      dueAt: due,
    });
    const old = await linkPath(database.db, stage.clock.now(), asked);
    await away(world.personId, { from: '2026-12-14', to: '2026-12-16', delegateId: world.otherId });
    expect(await ownersOf(keyResultIds)).toEqual([world.otherId]);

    const mails = await post.deliver();
    expect(mails.map(({ to }) => to)).toEqual([await addressOf(world.otherId)]);
    expect(mails[0]?.text).toContain('Hours to answer');
    expect(mails[0]?.text).toContain('Pia Person');
    expect((await stage.get(old)).body).toContain('Otto Other has this now.');
    const theirs = await database.db
      .selectFrom('task')
      .select('id')
      .where('kind', '=', 'check-in')
      .where('personId', '=', world.otherId)
      .executeTakeFirstOrThrow();
    const page = await stage.get(await linkPath(database.db, stage.clock.now(), theirs.id));
    expect(page.body).toContain('Hours to answer');

    await at('2026-12-16T23:00:00Z');
    expect(await ownersOf(keyResultIds)).toEqual([world.personId]);
    const tasks = await database.db
      .selectFrom('task')
      .select(['personId', 'state'])
      .where('kind', '=', 'check-in')
      .where('cycleId', '=', world.cycleId)
      .where('state', '=', 'open')
      .execute();
    expect(tasks).toEqual([{ personId: world.personId, state: 'open' }]);
  });

  it('without a delegate key results rest: not asked, not missed, and shown as paused while away', async () => {
    const { keyResultIds } = await insertOkrSet(database.db, world, { state: 'agreed', objectives: [goal] });
    const dueAt = new Date('2026-12-18T16:00:00Z');
    const open = { kind: 'check-in', phase: 'check-ins', ordinal: 3, dueAt } as const;
    const taskId = await insertTask(database.db, stage.clock.now(), world, open);
    await away(world.personId, { from: '2026-12-14', to: '2027-01-08' });
    expect(await ownersOf(keyResultIds)).toEqual([world.personId]);
    const task = await database.db
      .selectFrom('task')
      .select('state')
      .where('id', '=', taskId)
      .executeTakeFirst();
    expect(task).toEqual({ state: 'cancelled' });
    const { readOkrSets } = await import('#storage/repositories/okr-content.ts');
    const sets = await readOkrSets(database.db, [
      (
        await database.db
          .selectFrom('okrSet')
          .select('id')
          .where('cycleId', '=', world.cycleId)
          .executeTakeFirstOrThrow()
      ).id,
    ]);
    expect(sets[0]?.objectives[0]?.keyResults[0]?.standing).toBe('away');
  });

  it('a draft of their own waits until two working days after the return, at most to the phase’s close', async () => {
    const set = await insertOkrSet(database.db, world, { state: 'draft' });
    const dueAt = new Date('2026-12-17T16:00:00Z');
    const draft = { kind: 'draft', phase: 'cascade', subjectId: set.id, dueAt } as const;
    const taskId = await insertTask(database.db, stage.clock.now(), world, draft);
    const dueOf = async () =>
      (
        await database.db
          .selectFrom('task')
          .select('dueAt')
          .where('id', '=', taskId)
          .executeTakeFirstOrThrow()
      ).dueAt;
    const id = await away(world.personId, { from: '2026-12-14', to: '2026-12-16' });
    expect(await dueOf()).toEqual(new Date('2026-12-21T16:00:00Z'));
    await withdrawAbsence({ db: database.db, clock: stage.clock }, { absenceId: id, actor: hrOps });
    await away(world.personId, { from: '2026-12-14', to: '2027-02-16' });
    // The phase of this world closes ten days after its beginning.
    expect(await dueOf()).toEqual(new Date('2026-12-24T09:00:00Z'));
  });

  it('what others were asked meanwhile is asked on the return, if it is still open', async () => {
    await away(world.personId, { from: '2026-12-14', to: '2026-12-15' });
    const mine = () =>
      database.db
        .selectFrom('task')
        .select('kind')
        .where('personId', '=', world.personId)
        .where('state', '=', 'open')
        .execute();
    expect(await mine()).toEqual([]);
    await at('2026-12-15T23:00:00Z');
    expect(await mine()).toEqual([{ kind: 'acknowledge' }]);
    expect((await post.deliver()).map(({ subject }) => subject)).toEqual(['Welcome back: one thing is open']);
  });
});

describe('entering an absence', () => {
  it.each([
    [{ from: '2026-12-20', to: '2026-12-14' }, 'lies before the first'],
    [{ from: '2026-02-30', to: '2026-12-14' }, 'is not a day'],
    [{ from: '2026-11-01', to: '2026-12-13' }, 'has passed'],
    [{ from: '2026-12-14', to: '2062-12-14' }, 'more than three years'],
  ])('refuses %j with one sentence', async (days, sentence) => {
    await expect(away(world.personId, days)).rejects.toThrow(sentence);
    const rows = await database.db
      .selectFrom('absence')
      .selectAll()
      .where('personId', '=', world.personId)
      .execute();
    expect(rows).toEqual([]);
  });

  it('takes the same days twice as once, and no others into them', async () => {
    const id = await away(world.personId, { from: '2026-12-20', to: '2026-12-24' });
    expect(await away(world.personId, { from: '2026-12-20', to: '2026-12-24' })).toBe(id);
    await expect(away(world.personId, { from: '2026-12-24', to: '2026-12-28' })).rejects.toThrow(
      'already away',
    );
    await expect(
      away(world.personId, { from: '2027-01-04', to: '2027-01-05', delegateId: world.personId }),
    ).rejects.toThrow('for themselves');
  });

  it('keeps no reason: there is no place for one', async () => {
    const columns = Object.keys(
      (await database.db.selectFrom('absence').selectAll().executeTakeFirst()) ?? {},
    );
    expect(columns.filter((name) => /reason|note|why|kind|type/i.test(name))).toEqual([]);
    expect(columns).toContain('fromDay');
  });
});

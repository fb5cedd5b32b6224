import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type SettableClock, settableClock } from '#domain/clock.ts';
import { type Sealed, sealDue } from '#services/mailer/sealer.ts';
import type { MailPacing } from '#services/shared/config.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import {
  buildWorld,
  insertCycle,
  insertNotice,
  insertOkrSet,
  insertPerson,
  insertTask,
  type World,
} from '../../support/factory.ts';
import { BASE_URL } from '../../support/mailing.ts';

/** Ten o'clock in Berlin on a Monday that is no holiday. */
const MONDAY = new Date('2027-01-11T09:00:00Z');
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let database: TestDatabase;
let clock: SettableClock;
let world: World;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  // What earlier tests left waiting belongs to no one any more.
  await database.db.updateTable('notice').set({ mootAt: MONDAY }).where('mailId', 'is', null).execute();
  clock = settableClock(MONDAY);
  world = await buildWorld(database.db, MONDAY);
});

const seal = (pacing: MailPacing = 'calm'): Promise<Sealed> =>
  sealDue({ db: database.db, clock, pacing, baseUrl: BASE_URL });
const mailsOf = (personId: string) =>
  database.db.selectFrom('mail').selectAll().where('personId', '=', personId).orderBy('sealedAt').execute();

async function taskWithNotice(
  kind: 'reflect' | 'check-in' = 'reflect',
  ordinal = 0,
  personId = world.personId,
) {
  const phase = kind === 'reflect' ? 'celebration' : 'check-ins';
  const taskId = await insertTask(database.db, clock.now(), world, { kind, phase, ordinal, personId });
  await insertNotice(database.db, clock.now(), world, { kind, phase, taskId, personId });
  return taskId;
}

describe('sealing', () => {
  it('freezes a mail with a link, an address, an outbox row, and the same Message-ID for the same slot', async () => {
    const taskId = await taskWithNotice();
    expect(await seal()).toEqual({ mails: 1, suppressed: 0, notices: 1, moot: 0 });
    const [mail] = await mailsOf(world.personId);
    expect(mail).toMatchObject({
      class: 'routine',
      slot: '2027-01-11',
      kinds: ['reflect'],
      state: 'pending',
      language: 'en',
    });
    expect(mail?.text).toContain(`${BASE_URL}/t/{{link:`);
    expect(mail?.html).toContain('href="http://my.example.test/t/{{link:');
    expect(mail?.messageId).toMatch(/^<[A-Za-z0-9_-]{27}@my\.example\.test>$/);
    const link = await database.db
      .selectFrom('actionLink')
      .selectAll()
      .where('taskId', '=', taskId)
      .executeTakeFirstOrThrow();
    expect(link.expiresAt).toEqual(new Date(MONDAY.getTime() + 17 * DAY_MS));
    const row = await database.db
      .selectFrom('outbox')
      .selectAll()
      .where('key', '=', `mail:${mail?.id}`)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ kind: 'mail', state: 'pending', payload: { mailId: mail?.id } });
    expect(await seal()).toEqual({ mails: 0, suppressed: 0, notices: 0, moot: 0 });
  });

  it('gathers what two cycles have for a person into one mail', async () => {
    await taskWithNotice();
    const cycleId = await insertCycle(database.db, MONDAY, { name: 'The other cycle' });
    await insertNotice(database.db, MONDAY, world, {
      kind: 'celebration',
      phase: 'celebration',
      cycleId,
      cohortId: null,
      subjectId: cycleId,
    });
    expect(await seal()).toMatchObject({ mails: 1, notices: 2 });
    const [mail] = await mailsOf(world.personId);
    expect(mail?.subject).toMatch(/\(and 1 more\)$/);
    expect(mail?.text).toContain('The other cycle');
    expect(mail?.cycleIds).toHaveLength(2);
  });

  it('writes at most one routine mail a day: what comes later waits for the next working day', async () => {
    await taskWithNotice();
    await seal();
    clock.set(new Date(MONDAY.getTime() + 2 * HOUR_MS));
    await taskWithNotice('reflect', 1);
    expect(await seal()).toMatchObject({ mails: 0 });
    clock.set(new Date(MONDAY.getTime() + DAY_MS));
    expect(await seal()).toMatchObject({ mails: 1 });
    expect((await mailsOf(world.personId)).map(({ slot }) => slot)).toEqual(['2027-01-11', '2027-01-12']);
  });

  it.each([
    ['before eight', '2027-01-11T06:59:00Z', 0],
    ['from eight', '2027-01-11T07:00:00Z', 1],
    ['until eighteen', '2027-01-11T16:59:00Z', 1],
    ['after eighteen', '2027-01-11T17:00:00Z', 0],
    ['on a Saturday', '2027-01-16T09:00:00Z', 0],
    ['on a public holiday', '2027-03-26T09:00:00Z', 0],
  ])('keeps to the reader’s working hours and days: %s', async (_when, at, mails) => {
    clock = settableClock(new Date(at));
    await taskWithNotice();
    expect(await seal()).toMatchObject({ mails });
  });

  it('asks the reader’s clock and calendar, not the cycle’s', async () => {
    const { db } = database;
    const away = { departmentId: world.departmentId, timeZone: 'America/New_York', country: 'US' };
    const personId = await insertPerson(db, MONDAY, away);
    await taskWithNotice('reflect', 0, personId);
    expect(await seal()).toMatchObject({ mails: 0 });
    clock.set(new Date('2027-01-11T13:00:00Z'));
    expect(await seal()).toMatchObject({ mails: 1 });
    // Martin Luther King Day
    clock.set(new Date('2027-01-18T15:00:00Z'));
    await taskWithNotice('reflect', 1, personId);
    expect(await seal()).toMatchObject({ mails: 0 });
  });

  it('writes one mail a week in the check-in phase, two to those who lead', async () => {
    const { leadId, personId } = world;
    for (const [day, person, lead] of [
      [0, 1, 1],
      [1, 1, 2],
      [2, 1, 2],
      [7, 2, 3],
    ] as const) {
      clock.set(new Date(MONDAY.getTime() + day * DAY_MS));
      await taskWithNotice('check-in', day, personId);
      await taskWithNotice('check-in', day, leadId);
      await seal();
      expect([(await mailsOf(personId)).length, (await mailsOf(leadId)).length]).toEqual([person, lead]);
    }
  });

  it('lays to rest what has become pointless, and writes nothing about it', async () => {
    const taskId = await taskWithNotice();
    const reminder = await insertNotice(database.db, MONDAY, world, {
      kind: 'reminder',
      phase: 'celebration',
      taskId,
    });
    await database.db.updateTable('task').set({ state: 'done' }).where('id', '=', taskId).execute();
    expect(await seal()).toEqual({ mails: 0, suppressed: 0, notices: 0, moot: 2 });
    const row = await database.db
      .selectFrom('notice')
      .selectAll()
      .where('id', '=', reminder)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ mootAt: MONDAY, mailId: null });
  });

  it('waits while a cycle is paused or a person away, and says only that a cycle was cancelled', async () => {
    await taskWithNotice();
    const setCycle = (state: 'paused' | 'running' | 'cancelled') =>
      database.db.updateTable('cycle').set({ state }).where('id', '=', world.cycleId).execute();
    const setPerson = (state: 'away' | 'active') =>
      database.db.updateTable('person').set({ state }).where('id', '=', world.personId).execute();
    await setCycle('paused');
    expect(await seal()).toMatchObject({ mails: 0, moot: 0 });
    await setCycle('running');
    await setPerson('away');
    expect(await seal()).toMatchObject({ mails: 0, moot: 0 });
    await setPerson('active');
    await setCycle('cancelled');
    await insertNotice(database.db, MONDAY, world, { kind: 'cycle-cancelled', phase: 'celebration' });
    expect(await seal()).toMatchObject({ mails: 1, notices: 1, moot: 1 });
    expect((await mailsOf(world.personId))[0]?.subject).toMatch(/called off/);
  });

  it('keeps the mail of someone without an address, and sends nothing', async () => {
    await database.db.updateTable('person').set({ email: null }).where('id', '=', world.personId).execute();
    await taskWithNotice();
    expect(await seal()).toMatchObject({ mails: 1, suppressed: 1 });
    const [mail] = await mailsOf(world.personId);
    expect(mail).toMatchObject({ state: 'suppressed', toAddress: null });
    expect(
      await database.db.selectFrom('outbox').select('id').where('key', '=', `mail:${mail?.id}`).execute(),
    ).toEqual([]);
  });

  it('gives a manager no link to someone else’s task, and gathers what is late into one section', async () => {
    for (const [personId, ordinal] of [
      [world.personId, 0],
      [world.otherId, 1],
    ] as const) {
      const taskId = await insertTask(database.db, MONDAY, world, {
        kind: 'draft',
        phase: 'cascade',
        personId,
        ordinal,
      });
      await insertNotice(database.db, MONDAY, world, {
        kind: 'escalation',
        phase: 'cascade',
        personId: world.leadId,
        subjectId: personId,
        taskId,
      });
    }
    expect(await seal()).toMatchObject({ mails: 1, notices: 2 });
    const [mail] = await mailsOf(world.leadId);
    expect(mail?.subject).toContain('2 tasks');
    expect(mail?.text).toContain('- Pia Person: writing the goals');
    expect(mail?.text).not.toContain('/t/');
  });

  it('answers at once where a notice is immediate or the pacing is', async () => {
    clock = settableClock(new Date('2027-01-16T22:00:00Z'));
    await insertNotice(database.db, clock.now(), world, {
      kind: 'agreed',
      phase: 'approval',
      class: 'immediate',
    });
    await taskWithNotice();
    expect(await seal()).toMatchObject({ mails: 1 });
    expect(await seal('immediate')).toMatchObject({ mails: 1 });
    await taskWithNotice('reflect', 1);
    expect(await seal('immediate')).toMatchObject({ mails: 1 });
    expect(new Set((await mailsOf(world.personId)).map(({ messageId }) => messageId)).size).toBe(3);
  });

  it('puts what a person wrote into HTML as text', async () => {
    const set = await insertOkrSet(database.db, world, {
      objectives: [{ title: '<img src=x onerror=alert(1)>', keyResults: [] }],
    });
    await insertNotice(database.db, MONDAY, world, { kind: 'agreed', phase: 'approval', subjectId: set.id });
    await seal();
    const [mail] = await mailsOf(world.personId);
    expect(mail?.html).toContain('&#60;img src&#61;x');
    expect(mail?.html).not.toContain('<img');
  });

  it('seals each of many notices into exactly one mail with three sealers at once', async () => {
    const { db } = database;
    const people: string[] = [];
    for (let i = 0; i < 700; i += 1)
      people.push(await insertPerson(db, MONDAY, { departmentId: world.departmentId }));
    await db
      .insertInto('notice')
      .values(
        people.flatMap((personId) =>
          [1, 2, 3].map((n) => ({
            key: `many/${personId}/${n}`,
            cycleId: world.cycleId,
            cohortId: world.cohortId,
            phase: 'celebration' as const,
            personId,
            kind: 'celebration' as const,
            taskId: null,
            subjectId: world.cycleId,
            dueAt: MONDAY,
            mootAt: null,
            mailId: null,
          })),
        ),
      )
      .execute();
    const results = await Promise.all([seal(), seal(), seal()]);
    expect(results.reduce((sum, { mails }) => sum + mails, 0)).toBe(700);
    expect(results.reduce((sum, { notices }) => sum + notices, 0)).toBe(2100);
    const left = await db
      .selectFrom('notice')
      .select('id')
      .where('mailId', 'is', null)
      .where('mootAt', 'is', null)
      .execute();
    expect(left).toEqual([]);
  });
});

import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type SettableClock, settableClock } from '#domain/clock.ts';
import type { Db } from '#storage/database.ts';
import { readPilotReport } from '#storage/pilots/report.ts';
import { holdRetention, readRetentions } from '#storage/privacy/retention.ts';
import { listPeople } from '#storage/repositories/people.ts';
import { readProgress } from '#storage/repositories/progress.ts';
import { sweep } from '#storage/sweep.ts';
import { liveThrough, WORDS, whereIs } from '../../support/a-life.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildWorld, type World } from '../../support/factory.ts';

const CLOSED = new Date('2027-04-16T10:00:00Z');
const actor = { kind: 'hr-ops', label: 'test' } as const;
let database: TestDatabase;
let db: Db;
let clock: SettableClock;
let world: World;
let other: World;

beforeAll(async () => {
  database = await createTestDatabase();
  ({ db } = database);
  clock = settableClock(CLOSED);
  world = await buildWorld(db, CLOSED, { settings: { leaderNote: { from: 'Sarah Sponsor', text: WORDS } } });
  await liveThrough(db, CLOSED, world);
  // Another cycle of the same people, which goes on.
  other = { ...(await buildWorld(db, CLOSED)), personId: world.personId };
  await db
    .updateTable('cycle')
    .set({ state: 'closed', closedAt: CLOSED })
    .where('id', '=', world.cycleId)
    .execute();
});
afterAll(() => database.drop());

/** What stays is what groups did, in figures. */
async function figures() {
  const progress = await readProgress(db, world.cycleId, clock.now());
  const report = await readPilotReport(db, world.cycleId, CLOSED);
  const { rows } = await sql<{ each: unknown; confidence: unknown }>`
    select (select jsonb_agg(score order by score) from score) as each,
           (select jsonb_agg(confidence order by confidence) from check_in) as confidence`.execute(db);
  return {
    tasks: progress?.tasksByKind,
    mails: progress?.mails,
    participants: report.participants,
    scores: report.scores,
    quality: report.quality,
    lessons: report.lessons.written,
    ...rows[0],
  };
}

describe('the contents of a cycle that is over', () => {
  test('stay for the time its policy says, and a hold keeps them longer', async () => {
    await sweep({ db, clock });
    const planned = (await readRetentions(db, [world.cycleId])).get(world.cycleId);
    expect(planned).toMatchObject({ months: 36, eraseAt: new Date('2030-04-16T10:00:00Z'), erasedAt: null });
    expect((await readRetentions(db, [other.cycleId])).get(other.cycleId)?.eraseAt).toBeNull();
    const hold = (until: string, reason: string) =>
      holdRetention({ db, clock }, { cycleId: world.cycleId, until, reason, actor });
    await expect(hold('2030-04-15', 'A dispute')).rejects.toThrow('before their planned day');
    await expect(hold('2030-05-31', ' ')).rejects.toThrow('needs a reason');
    await expect(hold('someday', 'A dispute')).rejects.toThrow('not a day');
    await hold('2030-05-31', 'A dispute');
    clock.set(new Date('2030-05-30T00:00:00Z'));
    await sweep({ db, clock });
    expect((await whereIs(db, WORDS)).check_in).toBe(2);
  });

  test('go by themselves when the day has come; figures of groups are what they were', async () => {
    const before = await figures();
    expect(before.scores.scored).toBeGreaterThan(0);
    expect([before.lessons, before.quality.submitted.objectives]).not.toContain(0);
    clock.set(new Date('2030-05-31T00:00:01Z'));
    await sweep({ db, clock });
    expect(await whereIs(db, WORDS)).toEqual({});
    expect(await figures()).toEqual(before);
    const done = (await readRetentions(db, [world.cycleId])).get(world.cycleId);
    expect(done?.erasedAt).toEqual(clock.now());
    // Once: the next second finds nothing to do.
    await sweep({ db, clock });
    const { rows } = await sql<{ detail: { people: number; rows: number } }>`
      select detail from audit_event where action = 'retention.carried-out'`.execute(db);
    expect(rows).toEqual([
      { detail: expect.objectContaining({ people: done?.people, rows: done?.rows, lessons: 1 }) },
    ]);
    expect(done?.people).toBe(4);
    expect(done?.rows).toBeGreaterThan(30);
  });

  test('no row of the cycle names anybody who took part', async () => {
    for (const personId of [world.personId, world.otherId]) {
      const { person, audit_event = 0, ...elsewhere } = await whereIs(db, personId);
      expect(elsewhere).toEqual({});
      expect(person).toBeGreaterThan(0);
      // Of the trail only what somebody did as an administrator.
      expect(audit_event).toBe(personId === world.otherId ? 1 : 0);
    }
    const { rows } = await sql<{
      action: string;
      actorId: string | null;
      entityId: string | null;
      detail: unknown;
    }>`
      select action, actor_id, entity_id, detail from audit_event where cycle_id = ${world.cycleId} order by id`.execute(
      db,
    );
    expect(rows.find(({ action }) => action === 'task.done')).toMatchObject({
      actorId: null,
      detail: { kind: 'check-in' },
    });
    expect(rows.find(({ action }) => action === 'person.moved')).toMatchObject({
      entityId: null,
      detail: {},
    });
    expect(rows.find(({ action }) => action === 'cycle.paused')?.actorId).toBe(world.otherId);
    // Whoever stands for them is in no list of people.
    const { people } = await listPeople(db, { search: 'Somebody' }, { limit: 10, offset: 0 });
    expect(people).toEqual([]);
  });

  test('one that cannot be erased keeps no other', async () => {
    const [first, second] = [await buildWorld(db, CLOSED), await buildWorld(db, CLOSED)];
    await db
      .updateTable('cycle')
      .set({ state: 'closed', closedAt: CLOSED })
      .where('id', 'in', [first.cycleId, second.cycleId])
      .execute();
    // As a fault in the data would: the first one's day is recorded under a constraint that forbids it to end.
    await sql`alter table retention add constraint stuck check (cycle_id <> ${sql.lit(first.cycleId)} or erased_at is null)`.execute(
      db,
    );
    await expect(sweep({ db, clock })).rejects.toThrow('cycles that could not be erased: 1');
    const retentions = await readRetentions(db, [first.cycleId, second.cycleId]);
    expect(retentions.get(first.cycleId)?.erasedAt).toBeNull();
    expect(retentions.get(second.cycleId)?.erasedAt).not.toBeNull();
    await sql`alter table retention drop constraint stuck`.execute(db);
  });

  test('a cycle that goes on keeps its people, and an erased one takes no hold', async () => {
    const members = await db
      .selectFrom('member')
      .select('personId')
      .where('cycleId', '=', other.cycleId)
      .execute();
    expect(members.map(({ personId }) => personId)).toContain(other.leadId);
    await expect(
      holdRetention({ db, clock }, { cycleId: world.cycleId, until: '2031-01-01', reason: 'Late', actor }),
    ).rejects.toThrow('erased already');
    await expect(
      holdRetention({ db, clock }, { cycleId: other.cycleId, until: '2031-01-01', reason: 'Early', actor }),
    ).rejects.toThrow('goes on');
  });
});

describe('the trail', () => {
  const attempts = [
    ['deletes', sql`delete from audit_event`],
    ['changes what happened', sql`update audit_event set action = 'nothing'`],
    ['forgets without saying so', sql`update audit_event set actor_id = null`],
    ['empties the table', sql`truncate audit_event`],
  ] as const;
  test.each(attempts)('takes nothing that %s', async (_, statement) => {
    await expect(statement.execute(db)).rejects.toThrow('append-only');
  });

  test.each([
    ['another actor', sql`update audit_event set actor_id = ${'00000000-0000-7000-8000-000000000000'}`],
    ['another time', sql`update audit_event set at = at + interval '1 day'`],
    ['facts that were not there', sql`update audit_event set detail = detail || '{"paid": true}'`],
    ['another cycle', sql`update audit_event set cycle_id = null`],
    ['no task', sql`update audit_event set entity_id = null where entity_kind = 'task'`],
  ])('even where it forgets it takes no %s', async (_, statement) => {
    await expect(
      db.transaction().execute(async (trx) => {
        await sql`select set_config('quarterdeck.forgetting', 'on', true)`.execute(trx);
        await statement.execute(trx);
      }),
    ).rejects.toThrow('may only forget who');
  });
});

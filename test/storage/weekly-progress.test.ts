import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type SettableClock, settableClock } from '#domain/clock.ts';
import { prepareMails } from '#services/mailer/prepare.ts';
import { sealDue } from '#services/mailer/sealer.ts';
import { checkIn } from '#storage/actions/check-in.ts';
import { chooseReminders } from '#storage/reminders.ts';
import { openWeek } from '#storage/steps/check-ins.ts';
import { addStep } from '../support/celebrating.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { buildWorld, insertOkrSet, type World } from '../support/factory.ts';
import { BASE_URL, LINK_KEYS } from '../support/mailing.ts';

/** Mondays of the quarter at ten in Berlin. */
const MONDAY = new Date('2027-02-01T09:00:00Z');
const NEXT_MONDAY = new Date('2027-02-08T09:00:00Z');

let database: TestDatabase;
let clock: SettableClock;
let world: World;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  clock = settableClock(MONDAY);
  world = await buildWorld(database.db, MONDAY);
  // Check-ins alone are in the budget of a week.
  const { keyResultIds } = await insertOkrSet(database.db, world, {
    level: 'department',
    ownerId: world.leadId,
    state: 'agreed',
    objectives: [
      {
        title: 'Nobody waits',
        keyResults: [{ title: 'Answered in an hour', baseline: 40, target: 90, unit: '%', currentValue: 40 }],
      },
    ],
  });
  await open(1);
  const { id } = await database.db
    .selectFrom('task')
    .select('id')
    .where('cycleId', '=', world.cycleId)
    .where('kind', '=', 'check-in')
    .executeTakeFirstOrThrow();
  await checkIn({ db: database.db, clock }, { taskId: id, personId: world.leadId }, [
    {
      keyResultId: keyResultIds[0] ?? '',
      value: 65,
      baseline: null,
      confidence: 8,
      note: '',
      blocker: '',
    },
  ]);
});

async function open(week: number): Promise<void> {
  const phaseRunId = world.phaseRunIds['check-ins'];
  await addStep(database.db, clock.now(), {
    phaseRunId,
    key: `week-${week}`,
    kind: 'week-open',
    ordinal: week,
  });
  expect(await openWeek({ db: database.db, clock }, { phaseRunId, key: `week-${week}` })).toEqual({
    result: 'done',
  });
  await sealDue({ db: database.db, clock, pacing: 'calm', baseUrl: BASE_URL });
}

const mailsOf = (personId: string) =>
  database.db
    .selectFrom('mail')
    .select(['id', 'kinds', 'text', 'headers', 'subject'])
    .where('personId', '=', personId)
    .orderBy('sealedAt')
    .execute();

describe('the week of a department', () => {
  it('is the one mail of those who have nothing to check in, and rides with the check-in of those who have', async () => {
    expect(await mailsOf(world.personId)).toEqual([]);
    clock.set(NEXT_MONDAY);
    await open(2);
    const [mail, ...more] = await mailsOf(world.personId);
    expect(more).toEqual([]);
    expect(mail?.kinds).toEqual(['progress']);
    expect(mail?.subject).toBe('The week in Sales');
    expect(mail?.text).toContain(
      'Nobody waits: 50 % of the way, on track. Moved: Answered in an hour 40 → 65 %',
    );
    const own = (await mailsOf(world.leadId)).filter(({ kinds }) => kinds.includes('progress'));
    expect(own).toHaveLength(1);
    expect(own[0]?.kinds).toContain('check-in');
  });

  it('can be switched off with one press, and the check-in still comes', async () => {
    clock.set(NEXT_MONDAY);
    await open(2);
    const [mail] = await mailsOf(world.personId);
    const [prepared] = await prepareMails(
      { db: database.db, linkKeys: LINK_KEYS, mailFrom: 'OKR <okr@example.org>' },
      [
        {
          id: 1,
          kind: 'mail',
          key: 'x',
          cycleId: null,
          payload: { mailId: mail?.id ?? '' },
          attempts: 1,
          lostBefore: false,
        },
      ],
    );
    expect(prepared?.mail?.raw.toString()).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    for (const personId of [world.personId, world.leadId])
      await chooseReminders({ db: database.db, clock }, { personId, wanted: false });
    clock.set(new Date('2027-02-15T09:00:00Z'));
    await open(3);
    expect(await mailsOf(world.personId)).toHaveLength(1);
    expect((await mailsOf(world.leadId)).at(-1)?.kinds).toEqual(['check-in']);
  });

  it('says nothing in a week after which nobody told anything', async () => {
    clock.set(NEXT_MONDAY);
    await open(2);
    clock.set(new Date('2027-02-15T09:00:00Z'));
    await open(3);
    expect(await mailsOf(world.personId)).toHaveLength(1);
  });
});

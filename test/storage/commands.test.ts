import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isWorkingDay, localDate } from '#domain/calendar.ts';
import { type SettableClock, settableClock } from '#domain/clock.ts';
import { DomainError } from '#domain/errors.ts';
import {
  advanceCycle,
  type CommandResult,
  cancelCycle,
  extendPhase,
  pauseCycle,
  remindCycle,
  resumeCycle,
} from '#storage/commands.ts';
import type { Db } from '#storage/database.ts';
import { openPreparation } from '#storage/steps/preparation.ts';
import { sweep } from '#storage/sweep.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { DECEMBER, hrOps, launchPilot, readPhaseRun } from '../support/launched.ts';

let database: TestDatabase;
let db: Db;
let clock: SettableClock;
let pilot: Awaited<ReturnType<typeof launchPilot>>;
let berlin: { preparation: string; cascade: string; approval: string };
const DAY = 86_400_000;

beforeEach(async () => {
  database = await createTestDatabase();
  db = database.db;
  clock = settableClock(DECEMBER);
  pilot = await launchPilot(db, clock);
  const cohort = pilot.cohortOf(pilot.productId);
  berlin = {
    preparation: await pilot.phaseId('preparation', cohort),
    cascade: await pilot.phaseId('cascade', cohort),
    approval: await pilot.phaseId('approval', cohort),
  };
});
afterEach(() => database.drop());

const command = () => ({ cycleId: pilot.cycleId, actor: hrOps });
const closesAt = async (id: string) => (await readPhaseRun(db, id)).closesAt;
const stepDue = async (phaseRunId: string, key: string) =>
  (
    await db
      .selectFrom('step')
      .select('dueAt')
      .where('phaseRunId', '=', phaseRunId)
      .where('key', '=', key)
      .executeTakeFirstOrThrow()
  ).dueAt;

async function openBerlinPreparation(): Promise<void> {
  clock.set((await readPhaseRun(db, berlin.preparation)).opensAt);
  await openPreparation({ db, clock }, { phaseRunId: berlin.preparation, key: 'open' });
}

/** What a refusal says, and that the cycle's rows are what they were. */
async function refusal(run: () => Promise<CommandResult>): Promise<DomainError> {
  const state = async () =>
    JSON.stringify([
      await db.selectFrom('cycle').selectAll().execute(),
      await db.selectFrom('phaseRun').selectAll().orderBy('id').execute(),
      await db.selectFrom('step').selectAll().orderBy('phaseRunId').orderBy('key').execute(),
      await db.selectFrom('auditEvent').select('id').execute(),
      await db.selectFrom('outbox').select('key').execute(),
    ]);
  const before = await state();
  const error = await run().then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(await state()).toBe(before);
  if (error instanceof DomainError) return error;
  throw new Error(`not refused: ${String(error)}`);
}

describe('pause and resume', () => {
  test('everything that is not done moves by the pause, onto working days of its own place', async () => {
    await openBerlinPreparation();
    const before = await allDates();
    expect((await pauseCycle({ db, clock }, command())).summary).toContain('paused');
    expect(await sweep({ db, clock })).toEqual({ finalised: 0, woken: 0 });
    clock.set(new Date(clock.now().getTime() + 10 * DAY));
    await resumeCycle({ db, clock }, command());
    const after = await allDates();
    expect(after.map(({ key }) => key)).toEqual(before.map(({ key }) => key));
    for (const [index, { at, done, timeZone, country, key }] of after.entries()) {
      const old = before[index]?.at ?? at;
      if (done) {
        expect(at, key).toEqual(old);
        continue;
      }
      expect(at.getTime(), key).toBeGreaterThanOrEqual(old.getTime() + 10 * DAY - 3_600_000);
      expect(isWorkingDay({ date: localDate(at, timeZone), country }), `${key} ${at.toISOString()}`).toBe(
        true,
      );
    }
    const [task] = await db.selectFrom('task').select('dueAt').execute();
    expect(task?.dueAt).toEqual(await closesAt(berlin.preparation));
    expect(await stepDue(berlin.preparation, 'close')).toEqual(await closesAt(berlin.preparation));
  });

  test('a pause within one day moves nothing', async () => {
    const before = await allDates();
    await pauseCycle({ db, clock }, command());
    clock.set(new Date(clock.now().getTime() + 3_600_000));
    expect((await resumeCycle({ db, clock }, command())).summary).toContain('No date moves');
    expect(await allDates()).toEqual(before);
  });

  test('what makes no sense is refused: pausing twice, resuming what runs', async () => {
    expect(await refusal(() => resumeCycle({ db, clock }, command()))).toMatchObject({ code: 'cycle-state' });
    await pauseCycle({ db, clock }, command());
    const error = await refusal(() => pauseCycle({ db, clock }, command()));
    expect(error).toMatchObject({ code: 'cycle-state', status: 409, field: 'cycle' });
    expect(error.remedy).toContain('resume');
  });

  async function allDates() {
    const { rows } = await sql<{ key: string; at: Date; done: boolean; timeZone: string; country: string }>`
      select r.id || '/' || s.key as key, s.due_at as at, s.done_at is not null as done,
             coalesce(co.time_zone, c.time_zone) as time_zone, coalesce(co.country, c.country) as country
        from step s join phase_run r on r.id = s.phase_run_id join cycle c on c.id = r.cycle_id
        left join cohort co on co.id = r.cohort_id order by 1`.execute(db);
    return rows;
  }
});

describe('extend', () => {
  test('by working days, with the tasks, the people told, and the approval after the drafts', async () => {
    await openBerlinPreparation();
    const before = await closesAt(berlin.preparation);
    await extendPhase({ db, clock }, { ...command(), workingDays: 2 });
    // From Wednesday 16 December on: Thursday and Friday.
    expect(localDate(before, 'Europe/Berlin')).toBe('2026-12-16');
    expect(localDate(await closesAt(berlin.preparation), 'Europe/Berlin')).toBe('2026-12-18');
    const [task] = await db.selectFrom('task').select('dueAt').execute();
    expect(task?.dueAt).toEqual(await closesAt(berlin.preparation));
    const told = await db.selectFrom('notice').select('id').where('kind', '=', 'deadline-moved').execute();
    // Its one participant, and the chief who will review.
    expect(told).toHaveLength(2);

    const [cascade, approval] = [await closesAt(berlin.cascade), await closesAt(berlin.approval)];
    await extendPhase({ db, clock }, { ...command(), phase: 'cascade', workingDays: 3 });
    expect((await closesAt(berlin.cascade)).getTime()).toBeGreaterThan(cascade.getTime());
    expect((await closesAt(berlin.approval)).getTime()).toBeGreaterThan(approval.getTime());
  });

  test('to a day, at the end of the working day of each place; where it is a day off, on the next working day', async () => {
    await extendPhase({ db, clock }, { ...command(), phase: 'approval', to: '2027-03-29' });
    const denver = await pilot.phaseId('approval', pilot.cohortOf(pilot.webId));
    // Easter Monday in Berlin, a working day in Denver.
    expect(await closesAt(berlin.approval)).toEqual(new Date('2027-03-30T15:00:00Z'));
    expect(await closesAt(denver)).toEqual(new Date('2027-03-29T23:00:00Z'));
  });

  test.each([
    ['a malformed day', { to: '2027-02-30' }, { code: 'bad-date', field: 'to', value: '2027-02-30' }],
    ['a day off', { to: '2026-12-25' }, { code: 'bad-extension', field: 'to', value: '2026-12-25' }],
    ['a day that has passed', { to: '2026-11-30' }, { code: 'bad-extension', field: 'to' }],
    ['a day before the deadline', { to: '2026-12-04' }, { code: 'bad-extension', field: 'to' }],
    ['no days', { workingDays: 0 }, { code: 'bad-extension', field: 'days', value: '0' }],
    ['too many days', { workingDays: 61 }, { code: 'bad-extension', field: 'days', value: '61' }],
    ['half a day', { workingDays: 0.5 }, { code: 'bad-extension', field: 'days' }],
    [
      'an unknown phase',
      { phase: 'party', workingDays: 1 },
      { code: 'bad-extension', field: 'phase', value: 'party' },
    ],
  ])('%s is refused with field, value and remedy', async (_what, request, expected) => {
    const error = await refusal(() => extendPhase({ db, clock }, { ...command(), ...request }));
    expect(error).toMatchObject(expected);
    expect(error.remedy).toMatch(/\.$/);
  });
});

describe('advance, remind, cancel', () => {
  test('advance closes what is under way with what is there, and opens the next', async () => {
    const first = await advanceCycle({ db, clock }, command());
    expect(first.summary).toContain('preparation phase opens now');
    await openPreparation({ db, clock }, { phaseRunId: berlin.preparation, key: 'open' });
    const second = await advanceCycle({ db, clock }, command());
    expect(second.summary).toMatch(/preparation.*closes now.*strategy.*opens now/);
    expect(await closesAt(berlin.preparation)).toEqual(clock.now());
  });

  test('remind reaches everyone with an open task, once a day', async () => {
    await openBerlinPreparation();
    expect((await remindCycle({ db, clock }, command())).summary).toMatch(/^2 open tasks/);
    expect((await remindCycle({ db, clock }, command())).summary).toContain('Nobody was reminded');
    clock.set(new Date(clock.now().getTime() + DAY));
    expect((await remindCycle({ db, clock }, command())).summary).toMatch(/^2 open tasks/);
  });

  test('cancel withdraws what is open, tells only those who had heard of it, and ends for good', async () => {
    await openBerlinPreparation();
    await cancelCycle({ db, clock }, command());
    const tasks = await db.selectFrom('task').select('state').execute();
    expect(tasks).toEqual([{ state: 'cancelled' }, { state: 'cancelled' }]);
    const waiting = await db.selectFrom('notice').select('kind').where('mootAt', 'is', null).execute();
    expect(waiting).toEqual([]);
    const phases = await db.selectFrom('phaseRun').select('state').distinct().execute();
    expect(phases).toEqual([{ state: 'cancelled' }]);
    for (const run of [pauseCycle, resumeCycle, advanceCycle, remindCycle, cancelCycle])
      expect(await refusal(() => run({ db, clock }, command()))).toMatchObject({ code: 'cycle-state' });
    // The same scope may be launched again.
    const { launchCycle } = await import('#storage/launch.ts');
    const request = { period: '2027-Q1', departments: ['Product'], actor: hrOps };
    expect(await launchCycle({ db, clock }, request)).toMatchObject({ created: true });
  });
});

describe('every command', () => {
  test('is on record, raises the version and tells each open workflow once', async () => {
    const before = await signals();
    const { version } = await pauseCycle({ db, clock }, { ...command(), expectedVersion: 1 });
    expect(version).toBe(2);
    expect((await signals()) - before).toBe(3);
    const events = await db
      .selectFrom('auditEvent')
      .select(['actorKind', 'detail'])
      .where('action', '=', 'cycle.paused')
      .execute();
    expect(events).toMatchObject([{ actorKind: 'hr-ops', detail: { by: 'HR ops' } }]);
  });

  test('on an outdated picture is refused; of several at once one wins', async () => {
    const expectedVersion = 1;
    const results = await Promise.allSettled(
      Array.from({ length: 4 }, () =>
        extendPhase({ db, clock }, { ...command(), workingDays: 1, expectedVersion }),
      ),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const error = await refusal(() => pauseCycle({ db, clock }, { ...command(), expectedVersion }));
    expect(error).toMatchObject({ code: 'cycle-changed', field: 'version', value: '1', status: 409 });
  });

  test.each(['nonsense', '00000000-0000-7000-8000-000000000000'])(
    'on the unknown cycle %s is refused',
    async (cycleId) => {
      const error = await refusal(() => pauseCycle({ db, clock }, { cycleId, actor: hrOps }));
      expect(error).toMatchObject({ code: 'unknown-cycle', status: 404, value: cycleId });
    },
  );

  async function signals(): Promise<number> {
    return (await db.selectFrom('outbox').select('id').where('kind', '=', 'signal').execute()).length;
  }
});

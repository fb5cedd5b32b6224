import { describe, expect, test } from 'vitest';
import { type SettableClock, settableClock } from '#domain/clock.ts';
import type { DeadlinePolicy } from '#domain/kinds.ts';
import { decide } from '#storage/actions/decide.ts';
import { finaliseTasks } from '#storage/consequences/finalise.ts';
import type { StoreDeps } from '#storage/deps.ts';
import { closePhase } from '#storage/steps/close-phase.ts';
import { openPreparation } from '#storage/steps/preparation.ts';
import { createTestDatabase } from '../support/database.ts';
import { DECEMBER, launchPilot, readPhaseRun } from '../support/launched.ts';

/** A preparation at its deadline, nobody has answered; the policy says what happens. */
async function atDeadline(onDeadline: DeadlinePolicy) {
  const own = await createTestDatabase();
  const { db } = own;
  const clock = settableClock(DECEMBER);
  const deps = { db, clock };
  const pilot = await launchPilot(db, clock);
  const phaseRunId = await pilot.phaseId('preparation', pilot.cohortOf(pilot.productId));
  await db.updateTable('phaseRun').set({ onDeadline }).where('id', '=', phaseRunId).execute();
  const { closesAt } = await readPhaseRun(db, phaseRunId);
  clock.set(new Date(closesAt.getTime() - 3_600_000));
  await openPreparation(deps, { phaseRunId, key: 'open' });
  clock.set(closesAt);
  return {
    deps,
    clock,
    pilot,
    closesAt,
    phaseRunId,
    close: () => closePhase(deps, { phaseRunId, key: 'close' }),
    drop: own.drop,
  };
}

async function tasksOf({ db }: StoreDeps, phaseRunId: string) {
  return db
    .selectFrom('task')
    .select(['id', 'kind', 'state', 'dueAt', 'personId'])
    .where('phaseRunId', '=', phaseRunId)
    .execute();
}

function later(clock: SettableClock, ms: number): void {
  clock.set(new Date(clock.now().getTime() + ms));
}

describe('at a deadline with work still open', () => {
  test('“close” ends it with what is there', async () => {
    const { deps, phaseRunId, close, drop } = await atDeadline('close');
    expect(await close()).toEqual({ result: 'done' });
    expect((await tasksOf(deps, phaseRunId)).map(({ state }) => state)).toEqual(['missed', 'missed']);
    await drop();
  });

  test('“extend” moves it by two working days, once, and says so', async () => {
    const { deps, clock, closesAt, phaseRunId, close, drop } = await atDeadline('extend');
    const moved = await close();
    // The preparation ends on Monday the 14th; two working days later at the same hour is Wednesday.
    expect(moved).toEqual({ result: 'not-due', dueAt: closesAt.getTime() + 2 * 86_400_000 });
    const [task] = await tasksOf(deps, phaseRunId);
    expect(task).toMatchObject({
      state: 'open',
      dueAt: new Date(moved.result === 'not-due' ? moved.dueAt : 0),
    });
    const told = await deps.db
      .selectFrom('notice')
      .select('personId')
      .where('kind', '=', 'deadline-moved')
      .execute();
    expect(told).toHaveLength(2);
    expect(told).toContainEqual({ personId: task?.personId });
    later(clock, 2 * 86_400_000);
    expect(await close()).toEqual({ result: 'done' });
    await drop();
  });

  test.each([
    ['extend', 3],
    ['close', 0],
  ] as const)(
    '“ask” lets HR ops choose “%s”, and silence closes after two working days',
    async (choice, days) => {
      const { deps, clock, phaseRunId, pilot, close, drop } = await atDeadline('ask');
      const asked = await close();
      expect(asked.result).toBe('not-due');
      const decision = (await tasksOf(deps, phaseRunId)).find(({ kind }) => kind === 'decide');
      expect(decision).toMatchObject({ state: 'open', personId: pilot.hrId });
      const target = { taskId: decision?.id ?? '', personId: pilot.hrId };
      expect(await decide(deps, target, { choice })).toEqual({ status: 'done' });
      later(clock, 11 * 60_000);
      await finaliseTasks(deps);
      const { closesAt } = await readPhaseRun(deps.db, phaseRunId);
      if (days === 0) expect(await close()).toEqual({ result: 'done' });
      else expect(closesAt.getTime()).toBeGreaterThan(clock.now().getTime() + 2 * 86_400_000);
      const signals = await deps.db
        .selectFrom('outbox')
        .select('key')
        .where('key', 'like', 'decided/%')
        .execute();
      expect(signals).toHaveLength(1);
      await drop();
    },
  );

  test('“ask” without an answer closes with what is there', async () => {
    const { deps, clock, phaseRunId, close, drop } = await atDeadline('ask');
    const asked = await close();
    clock.set(new Date(asked.result === 'not-due' ? asked.dueAt : 0));
    expect(await close()).toEqual({ result: 'done' });
    expect((await tasksOf(deps, phaseRunId)).map(({ state }) => state)).toEqual([
      'missed',
      'missed',
      'missed',
    ]);
    await drop();
  });
});

import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { settableClock } from '#domain/clock.ts';
import { acknowledge } from '#storage/actions/acknowledge.ts';
import { review } from '#storage/actions/review.ts';
import { undo } from '#storage/actions/undo.ts';
import { finaliseTasks } from '#storage/consequences/finalise.ts';
import { closeApproval } from '#storage/steps/approval.ts';
import { closePhase } from '#storage/steps/close-phase.ts';
import { openPreparation } from '#storage/steps/preparation.ts';
import { sweep } from '#storage/sweep.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { buildWorld, insertPerson, insertPhaseRun } from '../support/factory.ts';
import { countAudit, DECEMBER, launchPilot, readPhaseRun } from '../support/launched.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** Runs `work` on a database of its own: what a sweep finds is everything there is. */
async function alone(work: (database: TestDatabase) => Promise<void>): Promise<void> {
  const own = await createTestDatabase();
  try {
    await work(own);
  } finally {
    await own.drop();
  }
}

test('phases close once and never with work being written, whoever settles and closes at the same time', () =>
  alone(async ({ db }) => {
    const clock = settableClock(DECEMBER);
    const deps = { db, clock };
    const past = new Date(DECEMBER.getTime() - 60_000);
    const { phases } = await submittedDrafts(deps, past, 12);
    const settled: string[] = [];
    const done = new Set<string>();
    let closing = true;

    const closeUntilDone = async (phaseRunId: string, close: typeof closePhase) => {
      for (;;) {
        const { result } = await close(deps, { phaseRunId, key: 'close' });
        if (result === 'done' || result === 'over') return;
      }
    };
    const finalise = async () => {
      while (closing) await finaliseTasks(deps);
    };
    const reviewAll = async () => {
      while (closing) {
        const { rows } = await sql<{ id: string; personId: string }>`
          select id, person_id from task where kind = 'review' and state = 'open' order by random() limit 5`.execute(
          db,
        );
        for (const { id, personId } of rows) {
          const { status } = await review(deps, { taskId: id, personId }, { decision: 'agree', comment: '' });
          if (status === 'done') settled.push(id);
        }
      }
    };
    const busy = [finalise(), finalise(), reviewAll(), reviewAll()];
    await Promise.all(
      phases.flatMap(({ cascade, approval }) => [
        closeUntilDone(cascade, closePhase),
        closeUntilDone(cascade, closePhase),
        closeUntilDone(approval, closeApproval),
        closeUntilDone(approval, closeApproval),
      ]),
    );
    closing = false;
    await Promise.all(busy);
    await finaliseTasks(deps);

    const { rows } = await sql<{ state: string; open: number }>`
      select r.state, count(t.id) filter (where t.state = 'open')::int as open
        from phase_run r left join task t on t.phase_run_id = r.id
       where r.phase in ('cascade', 'approval') and r.id = any(${phases.flatMap((each) => [each.cascade, each.approval])}::uuid[])
       group by r.id`.execute(db);
    expect(rows).toHaveLength(24);
    expect(rows.filter(({ state, open }) => state !== 'closed' || open > 0)).toEqual([]);
    for (const { cascade, approval } of phases) {
      expect(await countAudit(db, 'phase.closed', cascade)).toBe(1);
      expect(await countAudit(db, 'phase.closed', approval)).toBe(1);
    }
    const states = await db.selectFrom('task').select(['id', 'state']).where('kind', '=', 'review').execute();
    for (const { id, state } of states) if (state === 'done') done.add(id);
    expect(settled.filter((id) => !done.has(id))).toEqual([]);
    const sets = await db.selectFrom('okrSet').select('state').distinct().execute();
    expect(sets.map(({ state }) => state).filter((state) => !['agreed', 'in-force'].includes(state))).toEqual(
      [],
    );
  }));

/** Cohorts with two drafts each whose undo window has passed; cascade and approval are at their deadline. */
async function submittedDrafts(
  { db, clock }: Parameters<typeof finaliseTasks>[0],
  past: Date,
  cohorts: number,
) {
  const now = clock.now();
  const world = await buildWorld(db, now);
  const phases: Array<{ cascade: string; approval: string }> = [];
  for (let number = 0; number < cohorts; number += 1) {
    const cohort = await db
      .insertInto('cohort')
      .values({
        cycleId: world.cycleId,
        departmentId: world.departmentId,
        timeZone: `Zone/${number}`,
        country: 'DE',
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const ids = {
      cascade: await insertPhaseRun(db, now, {
        cycleId: world.cycleId,
        cohortId: cohort.id,
        phase: 'cascade',
      }),
      approval: await insertPhaseRun(db, now, {
        cycleId: world.cycleId,
        cohortId: cohort.id,
        phase: 'approval',
      }),
    };
    phases.push(ids);
    for (let person = 0; person < 2; person += 1) {
      const ownerId = await insertPerson(db, now, {
        departmentId: world.departmentId,
        managerId: world.leadId,
      });
      const { id } = await db
        .insertInto('okrSet')
        .values({
          cycleId: world.cycleId,
          cohortId: cohort.id,
          level: 'individual',
          departmentId: world.departmentId,
          ownerId,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      await sql`
        insert into task (cycle_id, cohort_id, phase_run_id, kind, person_id, subject_id, state, opened_at, due_at, settled_at, final_at)
        values (${world.cycleId}, ${cohort.id}, ${ids.cascade}, 'draft', ${ownerId}, ${id}, 'done', ${past}, ${past}, ${past}, ${past})`.execute(
        db,
      );
    }
  }
  await sql`update phase_run set closes_at = ${past} where phase in ('cascade', 'approval')`.execute(db);
  return { world, phases };
}

test('the wake-up of the last task is never lost, however many settle at once', () =>
  alone(async ({ db }) => {
    const clock = settableClock(DECEMBER);
    const deps = { db, clock };
    const pilot = await launchPilot(db, clock, { undoMinutes: 0 });
    clock.set(new Date('2026-12-14T08:00:00Z'));
    const phaseRunId = await pilot.phaseId('preparation', pilot.cohortOf(pilot.webId));
    clock.set(new Date('2026-12-14T20:00:00Z'));
    await openPreparation(deps, { phaseRunId, key: 'open' });
    const tasks = await db
      .selectFrom('task')
      .select(['id', 'personId'])
      .where('phaseRunId', '=', phaseRunId)
      .execute();
    expect(tasks).toHaveLength(6);
    await Promise.all([
      ...tasks.map(({ id, personId }) => acknowledge(deps, { taskId: id, personId }, { answer: 'x' })),
      ...Array.from({ length: 4 }, () => sweep(deps)),
    ]);
    await sweep(deps);
    await Promise.all([sweep(deps), sweep(deps)]);
    const signals = await db
      .selectFrom('outbox')
      .select('key')
      .where('kind', '=', 'signal')
      .where('key', 'like', `settled/${phaseRunId}%`)
      .execute();
    expect(signals).toHaveLength(1);
  }));

test('a phase waits for the undo window of its last action before it closes', async () => {
  const { db } = database;
  const clock = settableClock(DECEMBER);
  const deps = { db, clock };
  const pilot = await launchPilot(db, clock);
  const phaseRunId = await pilot.phaseId('preparation', pilot.cohortOf(pilot.productId));
  const { closesAt } = await readPhaseRun(db, phaseRunId);
  clock.set(new Date(closesAt.getTime() - 60_000));
  await openPreparation(deps, { phaseRunId, key: 'open' });
  const task = await db
    .selectFrom('task')
    .select(['id', 'personId'])
    .where('phaseRunId', '=', phaseRunId)
    .executeTakeFirstOrThrow();
  const target = { taskId: task.id, personId: task.personId };
  expect(await acknowledge(deps, target, { answer: 'x' })).toEqual({ status: 'done' });

  clock.set(closesAt);
  const waiting = await closePhase(deps, { phaseRunId, key: 'close' });
  const undoableUntil = closesAt.getTime() + 9 * 60_000;
  expect(waiting).toEqual({ result: 'not-due', dueAt: undoableUntil + 3_000 });
  expect((await readPhaseRun(db, phaseRunId)).state).toBe('open');
  // What was done in time can still be taken back, and done again.
  expect(await undo(deps, target)).toEqual({ status: 'undone' });
  expect(await acknowledge(deps, target, { answer: 'x' })).toEqual({ status: 'done' });

  clock.set(new Date(closesAt.getTime() + 20 * 60_000));
  await finaliseTasks(deps);
  expect(await closePhase(deps, { phaseRunId, key: 'close' })).toEqual({ result: 'done' });
  expect(await closePhase(deps, { phaseRunId, key: 'close' })).toEqual({ result: 'done' });
  expect(await countAudit(db, 'phase.closed', phaseRunId)).toBe(1);
  expect(await undo(deps, target)).toEqual({ status: 'too-late' });
});

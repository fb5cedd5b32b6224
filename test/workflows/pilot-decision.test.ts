import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { settableClock } from '#domain/clock.ts';
import { type Engine, startEngine } from '#rehearsal/engine.ts';
import { bundleWorkflows } from '#services/worker/create-worker.ts';
import { decidePilot } from '#storage/actions/decide-pilot.ts';
import { writeCharter } from '#storage/pilots/charter.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { DECEMBER, hrOps, launchPilot } from '../support/launched.ts';

/** A quarter on the real server, whose time is skipped, with a sponsor who forgets to decide. */
const clock = settableClock(DECEMBER);
let database: TestDatabase;
let engine: Engine;

beforeAll(async () => {
  database = await createTestDatabase();
  engine = await startEngine({
    ...{ db: database.db, databaseUrl: database.url, clock, taskQueue: randomUUID() },
    temporalAddress: inject('temporalAddress'),
    bundle: await bundleWorkflows(),
  });
});
afterAll(async () => {
  await engine?.stop();
  await database?.drop();
});

test('a sponsor who does not decide is reminded, HR ops hear of it, and both end with the decision', async () => {
  const { db } = database;
  const deps = { db, clock };
  const pilot = await launchPilot(db, clock, { departments: ['Product'], undoMinutes: 0 });
  const { chiefId: sponsorId, hrId } = pilot;
  const { employeeId } = await db
    .selectFrom('person')
    .select('employeeId')
    .where('id', '=', sponsorId)
    .executeTakeFirstOrThrow();
  await writeCharter(deps, {
    cycleId: pilot.cycleId,
    actor: hrOps,
    wish: {
      ...{ hypothesis: 'Agreed goals save meetings', decisionOn: '2027-04-21', sponsor: employeeId ?? '' },
      measures: ['One', 'Two', 'Three'].map((text) => ({ text, figure: 'own', target: null })),
    },
  });
  const told = async () => {
    const rows = await db
      .selectFrom('notice')
      .innerJoin('task', 'task.id', 'notice.taskId')
      .select(['notice.kind', 'notice.personId', 'notice.dueAt'])
      .where('task.kind', '=', 'pilot-decision')
      .orderBy('notice.dueAt')
      .orderBy('notice.kind')
      .execute();
    return rows.map(({ kind, personId, dueAt }) => [kind, personId, dueAt.toISOString().slice(0, 13)]);
  };

  await engine.playUntil(new Date('2027-05-10T00:00:00Z'));
  // Mornings in Denver, where most people of the pilot are.
  const asked = [
    ['pilot-decision', sponsorId, '2027-04-21T14'],
    ['reminder', sponsorId, '2027-04-26T15'],
    ['escalation', hrId, '2027-04-29T15'],
    ['reminder', sponsorId, '2027-04-29T15'],
    ['escalation', hrId, '2027-05-06T15'],
    ['reminder', sponsorId, '2027-05-06T15'],
  ];
  expect(await told()).toEqual(asked);

  const task = await db
    .selectFrom('task')
    .select('id')
    .where('kind', '=', 'pilot-decision')
    .executeTakeFirstOrThrow();
  const verdict = { choice: 'roll-out', waves: 1, reason: 'It worked' } as const;
  await decidePilot(deps, { taskId: task.id, personId: sponsorId }, verdict);
  await engine.playUntil(new Date('2027-07-15T00:00:00Z'));
  expect(await told()).toEqual(asked);
  // Who is invited to be a champion is reminded once, and asked no longer after the last day.
  const invitations = await db
    .selectFrom('task')
    .leftJoin('notice', (join) =>
      join.onRef('notice.taskId', '=', 'task.id').on('notice.kind', '=', 'reminder'),
    )
    .select(['task.state', 'notice.kind'])
    .where('task.kind', '=', 'champion')
    .execute();
  expect(invitations).toHaveLength(pilot.launched.participants);
  for (const each of invitations) expect(each).toEqual({ state: 'missed', kind: 'reminder' });
});

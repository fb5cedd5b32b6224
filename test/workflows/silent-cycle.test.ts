import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { settableClock } from '#domain/clock.ts';
import { type Engine, startEngine } from '#rehearsal/engine.ts';
import { bundleWorkflows } from '#services/worker/create-worker.ts';
import { launchCycle } from '#storage/launch.ts';
import { buildCompany } from '../support/company.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

const LAUNCHED_AT = new Date('2026-12-01T08:00:00Z');
const hrOps = { kind: 'hr-ops', label: 'HR ops' } as const;

let database: TestDatabase;
let engine: Engine;
const clock = settableClock(LAUNCHED_AT);

beforeAll(async () => {
  database = await createTestDatabase();
  engine = await startEngine({
    db: database.db,
    databaseUrl: database.url,
    clock,
    temporalAddress: inject('temporalAddress'),
    taskQueue: randomUUID(),
    bundle: await bundleWorkflows(),
  });
});

afterAll(async () => {
  await engine?.stop();
  await database?.drop();
});

test('a cycle in which nobody ever answers still goes through every phase and closes', async () => {
  const { db } = database;
  await buildCompany(db, LAUNCHED_AT);
  const deps = { db, clock };
  const launched = await launchCycle(deps, { period: '2027-Q1', departments: ['Product'], actor: hrOps });
  expect(launched).toMatchObject({ created: true, cohorts: 2, participants: 5 });
  const again = await launchCycle(deps, { period: '2027-Q1', departments: ['Product'], actor: hrOps });
  expect(again).toMatchObject({ created: false, cycleId: launched.cycleId });

  await engine.playUntil(new Date('2027-05-31T00:00:00Z'));

  const cycle = await db.selectFrom('cycle').selectAll().executeTakeFirstOrThrow();
  expect(cycle.state).toBe('closed');
  const phases = await db.selectFrom('phaseRun').select(['phase', 'state', 'cohortId']).execute();
  expect(phases.filter((phase) => phase.state !== 'closed')).toEqual([]);
  const tasks = await db.selectFrom('task').select(['kind', 'state']).distinct().orderBy('kind').execute();
  expect(tasks).toEqual(
    ['acknowledge', 'celebrate', 'decide', 'draft', 'reflect'].map((kind) => ({ kind, state: 'missed' })),
  );
  const notices = await db.selectFrom('notice').select('kind').distinct().orderBy('kind').execute();
  expect(notices.map((notice) => notice.kind)).toEqual([
    'acknowledge',
    'celebrate',
    'celebration',
    'deadline-moved',
    'decide',
    'draft',
    'escalation',
    'reflect',
    'reminder',
  ]);
});

import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { type SettableClock, settableClock } from '#domain/clock.ts';
import type { TaskKind } from '#domain/kinds.ts';
import type { OkrDraft } from '#domain/okr-draft.ts';
import { type Engine, startEngine } from '#rehearsal/engine.ts';
import { bundleWorkflows } from '#services/worker/create-worker.ts';
import type { Db } from '#storage/database.ts';
import { createTestDatabase } from './database.ts';
import { DECEMBER } from './launched.ts';

/** A database, a clock and an engine on a task queue of its own. */
export interface Stage {
  db: Db;
  databaseUrl: string;
  clock: SettableClock;
  engine: Engine;
  /** What activities threw, as the log gets it. */
  errors: unknown[];
  stop(): Promise<void>;
}

/** @returns what a played cycle needs; workflows run on the run's shared Temporal server. */
export async function startStage(): Promise<Stage> {
  const database = await createTestDatabase();
  const clock = settableClock(DECEMBER);
  const errors: unknown[] = [];
  const engine = await startEngine({
    db: database.db,
    databaseUrl: database.url,
    clock,
    temporalAddress: inject('temporalAddress'),
    taskQueue: randomUUID(),
    bundle: await bundleWorkflows(),
    logError: (error) => errors.push(error),
  });
  return {
    db: database.db,
    databaseUrl: database.url,
    clock,
    engine,
    errors,
    async stop() {
      await engine.stop();
      await database.drop();
    },
  };
}

/** @returns the open tasks of a kind, each as the target of an action. */
export async function openTasksOf(db: Db, kind: TaskKind, personId?: string) {
  const rows = await db
    .selectFrom('task')
    .select(['id as taskId', 'personId', 'subjectId', 'ordinal'])
    .where('kind', '=', kind)
    .where('state', '=', 'open')
    .where((eb) => (personId ? eb('personId', '=', personId) : eb.val(true)))
    .orderBy('id')
    .execute();
  return rows;
}

/** @returns a draft with one objective and one key result, from 10 to 20. */
export function draftOf(title: string, alignedTo: string | null = null): OkrDraft {
  return {
    why: `Why: ${title}`,
    notThisQuarter: 'A second website',
    objectives: [
      {
        id: null,
        title,
        kind: 'committed',
        local: alignedTo === null,
        alignedTo,
        keyResults: [{ id: null, title: `${title}, measured`, baseline: 10, target: 20, unit: '%' }],
      },
    ],
  };
}

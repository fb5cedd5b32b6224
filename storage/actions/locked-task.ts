import { sql } from 'kysely';
import type { CycleState, Phase, PhaseState, TaskKind, TaskState } from '#domain/kinds.ts';
import type { Trx } from '../database.ts';
import type { Json } from '../schema.ts';

/** A task whose row is locked until the transaction ends, with the states that decide what may be done to it. */
export interface LockedTask {
  id: string;
  cycleId: string;
  cohortId: string | null;
  phaseRunId: string;
  kind: TaskKind;
  personId: string;
  subjectId: string;
  ordinal: number;
  state: TaskState;
  finalAt: Date | null;
  finalisedAt: Date | null;
  outcome: Json | null;
  phase: Phase;
  phaseState: PhaseState;
  cycleState: CycleState;
  /** How long actions of the cycle can be taken back, in minutes, as frozen at its launch. */
  undoMinutes: number;
}

/** @returns the task, its row locked; undefined when there is none. */
export async function lockTask(trx: Trx, taskId: string): Promise<LockedTask | undefined> {
  return trx
    .selectFrom('task')
    .innerJoin('phaseRun', 'phaseRun.id', 'task.phaseRunId')
    .innerJoin('cycle', 'cycle.id', 'task.cycleId')
    .select([
      'task.id',
      'task.cycleId',
      'task.cohortId',
      'task.phaseRunId',
      'task.kind',
      'task.personId',
      'task.subjectId',
      'task.ordinal',
      'task.state',
      'task.finalAt',
      'task.finalisedAt',
      'task.outcome',
      'phaseRun.phase',
      'phaseRun.state as phaseState',
      'cycle.state as cycleState',
      sql<number>`(cycle.settings->>'undoMinutes')::float8`.as('undoMinutes'),
    ])
    .where('task.id', '=', taskId)
    .forUpdate('task')
    .executeTakeFirst();
}

import { sql } from 'kysely';
import type { CycleState, Phase, PhaseState, TaskKind, TaskState } from '#domain/kinds.ts';
import type { Trx } from '../database.ts';
import { PHASE_LOCK } from '../phase-lock.ts';
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

/**
 * The phase's lock comes before the task's row: the order that closing a phase relies on (I4). The states are read after
 * the lock was got; see migration 009.
 *
 * @returns the task of this person, its row locked and its phase kept open until the transaction ends; undefined when
 *   there is none.
 */
export async function lockOwnTask(
  trx: Trx,
  { taskId, personId }: { taskId: string; personId: string },
): Promise<LockedTask | undefined> {
  const { rows } =
    await sql<LockedTask>`select * from hold_task(${PHASE_LOCK}, ${taskId}, ${personId})`.execute(trx);
  return rows[0];
}

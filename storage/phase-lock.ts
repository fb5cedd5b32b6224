import { sql } from 'kysely';
import type { Trx } from './database.ts';

/** First number of the advisory locks on phases. */
export const PHASE_LOCK = 7;

/**
 * Everything that writes into a phase begins with this; it keeps the phase from closing until the transaction ends (I4).
 * Row locks would not do: whoever closes does not see rows that are being inserted meanwhile.
 *
 * @param phaseRunIds the phases that will be written to, in any order; they are locked in one fixed order.
 */
export async function holdPhasesOpen(trx: Trx, phaseRunIds: readonly string[]): Promise<void> {
  for (const id of [...new Set(phaseRunIds)].sort()) {
    await sql`select pg_advisory_xact_lock_shared(${PHASE_LOCK}, hashtext(${id}))`.execute(trx);
  }
}

/** Waits for all who write into the phase and keeps others out until the transaction ends. */
export async function lockPhaseForClosing(trx: Trx, phaseRunId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${PHASE_LOCK}, hashtext(${phaseRunId}))`.execute(trx);
}

/** Keeps the phases of all open tasks of a person from closing; ids in one order, as everywhere. */
export async function lockPhasesForLeaving(trx: Trx, personId: string): Promise<void> {
  const { rows } = await sql<{ phaseRunId: string }>`
    select distinct phase_run_id from task where person_id = ${personId} and state = 'open'`.execute(trx);
  await holdPhasesOpen(
    trx,
    rows.map((row) => row.phaseRunId),
  );
}

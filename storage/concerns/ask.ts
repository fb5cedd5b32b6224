import { sql } from 'kysely';
import { CONCERN_DAYS, type ConcernTimes, concernTimes } from '#domain/concerns.ts';
import type { Phase } from '#domain/kinds.ts';
import type { Trx } from '../database.ts';
import { openTasks } from '../steps/tasks.ts';

/** A concern as far as asking somebody to answer it needs. */
export interface AskedConcern {
  id: string;
  cycleId: string;
  cohortId: string | null;
  phaseRunId: string;
  round: number;
}

/** @returns until when a person who is asked now has promised to answer, by what was frozen at the cycle's launch. */
export async function promisedTimes(
  trx: Trx,
  { cycleId, recipientId, now }: { cycleId: string; recipientId: string; now: Date },
): Promise<ConcernTimes> {
  const { rows } = await sql<{ days: number; timeZone: string; country: string }>`
    select coalesce((c.settings->>'concernDays')::int, ${CONCERN_DAYS}) as days, p.time_zone, p.country
      from cycle c, person p where c.id = ${cycleId} and p.id = ${recipientId}`.execute(trx);
  const [row] = rows;
  if (!row) throw new Error(`no cycle ${cycleId} or no person ${recipientId}`);
  return concernTimes(now, row.days, row);
}

/** Opens the task that asks somebody for an answer, with its notice. */
export async function askForAnswer(
  trx: Trx,
  concern: AskedConcern,
  { recipientId, dueAt, now }: { recipientId: string; dueAt: Date; now: Date },
): Promise<void> {
  const { rows } = await sql<{
    phase: Phase;
  }>`select phase from phase_run where id = ${concern.phaseRunId}`.execute(trx);
  const [row] = rows;
  if (!row) throw new Error(`no phase run ${concern.phaseRunId}`);
  await openTasks(
    trx,
    { ...concern, phase: row.phase, now },
    {
      kind: 'concern',
      ordinal: concern.round,
      dueAt,
      who: sql`select ${recipientId}::uuid as person_id, ${concern.id}::uuid as subject_id`,
    },
  );
}

/** Keeps what somebody wrote where it can be erased apart. @returns its id. */
export async function keepWords(trx: Trx, words: string): Promise<string> {
  const { id } = await trx
    .insertInto('auditContent')
    .values({ content: JSON.stringify({ words }) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

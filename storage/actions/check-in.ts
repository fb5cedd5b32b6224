import { sql } from 'kysely';
import type { StoreDeps } from '../deps.ts';
import { type ActionResult, type ActionTarget, actOnTask } from './act.ts';
import { ownedKeyResults } from './owned-key-results.ts';

/** How one key result stands. `confidence` is 0 to 10; the page offers 2, 5 and 8. */
export interface CheckInEntry {
  keyResultId: string;
  /** Null while neither a start nor any figure is known. */
  value: number | null;
  /** Where it stood at the start, told for the first time; counts only where no start was known. */
  baseline: number | null;
  /** Null where nothing was said about it: it counts as last time. */
  confidence: number | null;
  note: string;
  blocker: string;
}

type Row = Omit<CheckInEntry, 'keyResultId'> & { id: string };

/** Confidence of a key result about which nobody has said anything yet. */
export const CONFIDENCE_UNSAID = 5;

/**
 * Records how all key results of a person stand in a week.
 *
 * @param entries what the person said; `null` means that nothing changed: the last figures count once more.
 *   Entries for key results of others are dropped.
 * @param by how it was said, for the record; on the page when left out.
 */
export function checkIn(
  deps: StoreDeps,
  target: ActionTarget,
  entries: readonly CheckInEntry[] | null,
  by: 'page' | 'mail' = 'page',
): Promise<ActionResult> {
  return actOnTask(deps, target, 'check-in', async ({ trx, task, now }) => {
    const { rows } = await sql<Row>`
      with said as (
        select * from jsonb_to_recordset(${JSON.stringify(entries ?? [])}::jsonb)
                 as x("keyResultId" uuid, value float8, baseline float8, confidence int, note text, blocker text)),
      written as (
        insert into check_in (key_result_id, week, task_id, person_id, value, baseline, confidence, note, blocker, at)
        select own.id, ${task.ordinal}, ${task.id}, ${task.personId},
               coalesce(said.value, own.current_value, own.baseline, said.baseline),
               case when own.baseline is null then said.baseline end, coalesce(said.confidence, own.confidence, ${CONFIDENCE_UNSAID}), coalesce(said.note, ''),
               coalesce(said.blocker, ''), ${now}
          from (${ownedKeyResults(task)}) own left join said on said."keyResultId" = own.id
         where ${entries === null} or said."keyResultId" is not null
        on conflict (key_result_id, week) do update
           set value = excluded.value, baseline = coalesce(excluded.baseline, check_in.baseline), confidence = excluded.confidence, note = excluded.note,
               blocker = excluded.blocker, task_id = excluded.task_id, at = excluded.at
        returning key_result_id, value, baseline, confidence, note, blocker),
      moved as (
        update key_result k set current_value = written.value, confidence = written.confidence, last_week = ${task.ordinal},
               baseline = coalesce(k.baseline, written.baseline),
               direction = case when k.baseline is null and written.baseline > k.target then 'decrease'
                                when k.baseline is null and written.baseline < k.target then 'increase' else k.direction end
          from written where k.id = written.key_result_id)
      select key_result_id as id, value, baseline, confidence, note, blocker from written`.execute(trx);
    return {
      outcome: {
        changed: entries !== null,
        keyResults: rows.length,
        blockers: rows.filter((row) => row.blocker).length,
        ...(by === 'mail' ? { by } : {}),
      },
      content: rows.map(({ id, ...said }) => ({ key_result_id: id, ...said })),
    };
  });
}

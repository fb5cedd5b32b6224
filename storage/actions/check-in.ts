import { sql } from 'kysely';
import type { StoreDeps } from '../deps.ts';
import { type ActionResult, type ActionTarget, actOnTask } from './act.ts';
import { readOwnedKeyResults } from './owned-key-results.ts';

/** How one key result stands. `confidence` is 0 to 10; the page offers 2, 5 and 8. */
export interface CheckInEntry {
  keyResultId: string;
  value: number;
  confidence: number;
  note: string;
  blocker: string;
}

/** Confidence of a key result about which nobody has said anything yet. */
export const CONFIDENCE_UNSAID = 5;

/**
 * Records how all key results of a person stand in a week.
 *
 * @param entries what the person said; `null` means that nothing changed: the last figures count once more.
 *   Entries for key results of others are dropped.
 */
export function checkIn(
  deps: StoreDeps,
  target: ActionTarget,
  entries: readonly CheckInEntry[] | null,
): Promise<ActionResult> {
  return actOnTask(deps, target, 'check-in', async ({ trx, task, now }) => {
    const owned = await readOwnedKeyResults(trx, task);
    const said = new Map((entries ?? []).map((entry) => [entry.keyResultId, entry]));
    const rows = owned.flatMap((own) => {
      const entry = said.get(own.id);
      if (entries && !entry) return [];
      return [
        {
          key_result_id: own.id,
          value: entry?.value ?? own.currentValue ?? own.baseline,
          confidence: entry?.confidence ?? own.confidence ?? CONFIDENCE_UNSAID,
          note: entry?.note ?? '',
          blocker: entry?.blocker ?? '',
        },
      ];
    });
    await sql`
      with said as (
        insert into check_in (key_result_id, week, task_id, person_id, value, confidence, note, blocker, at)
        select key_result_id, ${task.ordinal}, ${task.id}, ${task.personId}, value, confidence, note, blocker, ${now}
          from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
               as x(key_result_id uuid, value float8, confidence int, note text, blocker text)
        on conflict (key_result_id, week) do update
           set value = excluded.value, confidence = excluded.confidence, note = excluded.note,
               blocker = excluded.blocker, task_id = excluded.task_id, at = excluded.at
        returning key_result_id, value, confidence)
      update key_result k set current_value = said.value, confidence = said.confidence
        from said where k.id = said.key_result_id`.execute(trx);
    return {
      outcome: {
        changed: entries !== null,
        keyResults: rows.length,
        blockers: rows.filter((row) => row.blocker).length,
      },
      content: rows,
    };
  });
}

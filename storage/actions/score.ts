import { sql } from 'kysely';
import { scoreOf } from '#domain/scoring.ts';
import type { StoreDeps } from '../deps.ts';
import { type ActionResult, type ActionTarget, actOnTask } from './act.ts';
import { readOwnedKeyResults } from './owned-key-results.ts';

export interface FinalValue {
  keyResultId: string;
  value: number;
  /** Where it stood at the start, told for the first time; counts only where no start was known. */
  baseline: number | null;
  reason: string;
}

/**
 * Records where a person's key results ended; the score follows from baseline, target and final value.
 * Values for key results of others are dropped. Without a baseline there is no way to measure: such a key result gets no
 * score and stays pending.
 */
export function score(
  deps: StoreDeps,
  target: ActionTarget,
  values: readonly FinalValue[],
): Promise<ActionResult> {
  return actOnTask(deps, target, 'score', async ({ trx, task, now }) => {
    const owned = await readOwnedKeyResults(trx, task);
    const said = new Map(values.map((value) => [value.keyResultId, value]));
    const rows = owned.flatMap(({ id, baseline: known, target: goal }) => {
      const final = said.get(id);
      const baseline = known ?? final?.baseline ?? null;
      if (!final || baseline === null) return [];
      return [
        {
          key_result_id: id,
          final_value: final.value,
          baseline: known === null ? baseline : null,
          score: scoreOf({ baseline, target: goal, value: final.value }),
          reason: final.reason,
        },
      ];
    });
    await sql`
      with given as (select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
             as x(key_result_id uuid, final_value float8, baseline float8, score float8, reason text)),
      started as (
        update key_result k set baseline = given.baseline from given
         where k.id = given.key_result_id and given.baseline is not null)
      insert into score (key_result_id, task_id, final_value, baseline, score, reason, by_person_id, at)
      select key_result_id, ${task.id}, final_value, baseline, score, reason, ${task.personId}, ${now} from given
      on conflict (key_result_id) do update
         set task_id = excluded.task_id, final_value = excluded.final_value, score = excluded.score,
             baseline = coalesce(excluded.baseline, score.baseline), reason = excluded.reason, by_person_id = excluded.by_person_id, at = excluded.at`.execute(
      trx,
    );
    return { outcome: { keyResults: rows.length }, content: rows };
  });
}

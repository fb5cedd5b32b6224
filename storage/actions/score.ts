import { sql } from 'kysely';
import { scoreOf } from '#domain/scoring.ts';
import type { StoreDeps } from '../deps.ts';
import { type ActionResult, type ActionTarget, actOnTask } from './act.ts';
import { readOwnedKeyResults } from './owned-key-results.ts';

export interface FinalValue {
  keyResultId: string;
  value: number;
  reason: string;
}

/**
 * Records where a person's key results ended; the score follows from baseline, target and final value.
 * Values for key results of others are dropped.
 */
export function score(
  deps: StoreDeps,
  target: ActionTarget,
  values: readonly FinalValue[],
): Promise<ActionResult> {
  return actOnTask(deps, target, 'score', async ({ trx, task, now }) => {
    const owned = await readOwnedKeyResults(trx, task);
    const said = new Map(values.map((value) => [value.keyResultId, value]));
    const rows = owned.flatMap(({ id, baseline, target: goal }) => {
      const final = said.get(id);
      if (!final) return [];
      const value = scoreOf({ baseline, target: goal, value: final.value });
      return [{ key_result_id: id, final_value: final.value, score: value, reason: final.reason }];
    });
    await sql`
      insert into score (key_result_id, task_id, final_value, score, reason, by_person_id, at)
      select key_result_id, ${task.id}, final_value, score, reason, ${task.personId}, ${now}
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
             as x(key_result_id uuid, final_value float8, score float8, reason text)
      on conflict (key_result_id) do update
         set task_id = excluded.task_id, final_value = excluded.final_value, score = excluded.score,
             reason = excluded.reason, by_person_id = excluded.by_person_id, at = excluded.at`.execute(trx);
    return { outcome: { keyResults: rows.length }, content: rows };
  });
}

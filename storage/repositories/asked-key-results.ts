import { sql } from 'kysely';
import type { Trx } from '../database.ts';

export interface AskedKeyResult {
  id: string;
  title: string;
  /** Whether its owner has kept, changed or dropped it. */
  adjusted: boolean;
}

/**
 * @param taskIds check-ins and scorings, of any number of people.
 * @returns by task the key results it asks about, in the order of its page; tasks that ask about none are
 *   left out.
 */
export async function readAskedKeyResults(
  trx: Trx,
  taskIds: readonly string[],
): Promise<Map<string, AskedKeyResult[]>> {
  if (taskIds.length === 0) return new Map();
  const { rows } = await sql<{ taskId: string; asked: AskedKeyResult[] }>`
    select t.id as task_id, jsonb_agg(jsonb_build_object('id', k.id, 'title', k.title,
             'adjusted', exists (select 1 from adjustment a where a.key_result_id = k.id)) order by s.level, s.id, o.position, k.position) as asked
      from task t join okr_set s on s.cohort_id = t.cohort_id and s.state in ('agreed', 'in-force', 'scored')
      join objective o on o.okr_set_id = s.id join key_result k on k.objective_id = o.id and k.owner_id = t.person_id
           and k.dropped_at is null and not (t.kind = 'check-in' and k.quiet_week is not distinct from t.ordinal)
     where t.id = any(${[...taskIds]}::uuid[])
     group by t.id`.execute(trx);
  return new Map(rows.map(({ taskId, asked }) => [taskId, asked]));
}

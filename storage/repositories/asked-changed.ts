import { sql } from 'kysely';
import type { Db, Trx } from '../database.ts';

/** What people asked of the process, and what became of it. */
export interface AskedChanged {
  asked: string;
  changed: string;
}

/** @returns what was kept at the end of a cycle, with ids, in its order. */
export function listAskedChanged(db: Db, cycleId: string): Promise<Array<AskedChanged & { id: string }>> {
  return db
    .selectFrom('askedChanged')
    .select(['id', 'asked', 'changed'])
    .where('cycleId', '=', cycleId)
    .orderBy('at')
    .orderBy('id')
    .execute();
}

/**
 * @returns by cycle, what the one before it for the same departments leaves it: its first mail and first page begin with
 *   that. Cycles without a forerunner that says anything are left out.
 */
export async function readAskedBefore(
  db: Db | Trx,
  cycleIds: readonly string[],
): Promise<Map<string, AskedChanged[]>> {
  if (cycleIds.length === 0) return new Map();
  const { rows } = await sql<{ cycleId: string; entries: AskedChanged[] }>`
    select c.id as cycle_id, before.entries from cycle c cross join lateral (
      select jsonb_agg(jsonb_build_object('asked', a.asked, 'changed', a.changed) order by a.at, a.id) as entries
        from cycle b join asked_changed a on a.cycle_id = b.id
       where b.ends_on < c.starts_on and b.state <> 'cancelled' and b.period_kind = c.period_kind
         and exists (select 1 from cycle_department x join cycle_department y on y.department_id = x.department_id
                      where x.cycle_id = b.id and y.cycle_id = c.id)
       group by b.id order by b.ends_on desc, b.launched_at desc limit 1) before
     where c.id = any(${[...new Set(cycleIds)]}::uuid[])`.execute(db);
  return new Map(rows.map(({ cycleId, entries }) => [cycleId, entries]));
}

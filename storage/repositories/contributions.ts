import { sql } from 'kysely';
import type { Db, Trx } from '../database.ts';

/**
 * @param of people and the sets whose key results they may contribute to.
 * @returns the titles of those that they do, by `person/set`.
 */
export async function readContributions(
  db: Db | Trx,
  of: ReadonlyArray<{ personId: string; okrSetId: string }>,
): Promise<Map<string, string[]>> {
  if (of.length === 0) return new Map();
  const { rows } = await sql<{ key: string; titles: string[] }>`
    select c.person_id || '/' || o.okr_set_id as key, array_agg(k.title order by o.position, k.position) as titles
      from contributor c join key_result k on k.id = c.key_result_id and k.dropped_at is null join objective o on o.id = k.objective_id
     where c.person_id = any(${of.map(({ personId }) => personId)}::uuid[])
       and o.okr_set_id = any(${of.map(({ okrSetId }) => okrSetId)}::uuid[])
     group by c.person_id, o.okr_set_id`.execute(db);
  return new Map(rows.map(({ key, titles }) => [key, titles]));
}

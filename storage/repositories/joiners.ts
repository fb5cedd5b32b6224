import { sql } from 'kysely';
import type { Db, Trx } from '../database.ts';

/** A key result that somebody new can contribute to or take over. */
export interface TakeableKeyResult {
  id: string;
  title: string;
  ownerId: string;
  ownerName: string;
}

/**
 * @param of the task of the manager, about somebody who joined.
 * @returns the key results of that person's department in the cycle, in the order of its goals.
 */
export async function readTakeable(
  db: Db | Trx,
  of: { cycleId: string; subjectId: string },
): Promise<TakeableKeyResult[]> {
  const { rows } = await sql<TakeableKeyResult>`
    select k.id, k.title, k.owner_id, owner.name as owner_name
      from person p join okr_set s on s.department_id = p.department_id and s.cycle_id = ${of.cycleId} and s.level = 'department'
       and s.state in ('agreed', 'in-force')
      join objective o on o.okr_set_id = s.id join key_result k on k.objective_id = o.id and k.dropped_at is null
      join person owner on owner.id = k.owner_id
     where p.id = ${of.subjectId} order by o.position, k.position, k.id limit 50`.execute(db);
  return rows;
}

/** @returns the name of who joined. */
export async function readJoinerName(db: Db, personId: string): Promise<string> {
  const row = await db.selectFrom('person').select('name').where('id', '=', personId).executeTakeFirst();
  return row?.name ?? '';
}

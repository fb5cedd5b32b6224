import { sql } from 'kysely';
import { gapsOf, type LinkedObjective, type LinkGaps } from '#domain/alignment/gaps.ts';
import type { Db } from '../database.ts';
import { liesIn, type Within } from '../within.ts';

/** Objectives looked at; a company of ten thousand with goals of its own each has no picture, but still a list. */
const LOOKED_AT = 5000;

/** @returns how the published objectives of a cycle hang together: what contributes to nothing, and what is copied. */
export async function readLinkGaps(db: Db, cycleId: string, within?: Within): Promise<LinkGaps> {
  const { rows } = await sql<LinkedObjective>`
    select o.id, o.title, s.level, o.local, p.name as owner, d.path as department, p.locale,
           coalesce((select jsonb_agg(jsonb_build_object('id', up.id, 'title', up.title))
              from alignment a join objective up on up.id = a.parent_objective_id where a.objective_id = o.id), '[]') as parents
      from okr_set s join objective o on o.okr_set_id = s.id join person p on p.id = s.owner_id
      left join department d on d.id = s.department_id
     where s.cycle_id = ${cycleId} and ${liesIn(sql`d.path`, within)} and s.level <> 'company'
       and s.state in ('submitted', 'changes-requested', 'agreed', 'in-force', 'scored')
     order by s.level, d.path, p.name, o.position limit ${LOOKED_AT}`.execute(db);
  return gapsOf(rows);
}

import { sql } from 'kysely';
import { findDepartments } from '#domain/launch.ts';
import type { Db } from '../database.ts';
import { listLiveDepartments } from '../repositories/live-departments.ts';
import { oneOf } from './merge.ts';

/** What of a department can go into a new one. */
export interface SplitChoices {
  from: string;
  people: Array<{ key: string; name: string; title: string | null }>;
  /** Who leads it and so stays; null where it is led from above. */
  lead: string | null;
  objectives: Array<{
    cycle: string;
    title: string;
    keyResults: Array<{ id: string; title: string; owner: string }>;
  }>;
}

/** @throws DomainError when there is no such department. */
export async function readSplitChoices(db: Db, name: string): Promise<SplitChoices> {
  const { id, path } = oneOf(findDepartments([name], await listLiveDepartments(db), 'from'));
  const { rows } = await sql<Omit<SplitChoices, 'from'>>`
    select coalesce((select jsonb_agg(jsonb_build_object('key', coalesce(p.email, p.employee_id, p.id::text), 'name', p.name, 'title', p.title)
                            order by p.name, p.id)
                       from person p join department d on d.id = p.department_id
                      where d.id = ${id} and p.state <> 'left' and p.id is distinct from d.lead_id), '[]') as people,
           (select p.name from department d join person p on p.id = d.lead_id and p.department_id = d.id
             where d.id = ${id} and p.state <> 'left') as lead,
           coalesce((select jsonb_agg(g.goal order by g.launched_at, g.position) from (
              select c.launched_at, o.position, jsonb_build_object('cycle', c.name, 'title', o.title, 'keyResults',
                       jsonb_agg(jsonb_build_object('id', k.id, 'title', k.title, 'owner', owner.name) order by k.position, k.id)) as goal
                from okr_set s join cycle c on c.id = s.cycle_id and c.state in ('running', 'paused')
                join objective o on o.okr_set_id = s.id join key_result k on k.objective_id = o.id and k.dropped_at is null
                join person owner on owner.id = k.owner_id
               where s.level = 'department' and s.department_id = ${id} and s.state in ('agreed', 'in-force')
               group by c.id, o.id) g), '[]') as objectives`.execute(db);
  const [row] = rows;
  if (!row) throw new Error(`nothing is known of ${path}`);
  return { from: path, ...row };
}

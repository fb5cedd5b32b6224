import { sql } from 'kysely';
import type { SplitPlace } from '#domain/departments/split.ts';
import { parentPath } from '#domain/people-file/departments.ts';
import type { Trx } from '../database.ts';

/**
 * Makes a department out of another one: with copies of its rules, the organisation's and those of cycles that run, and in
 * the same cycles. Below the other one its rules hold by themselves.
 *
 * @returns its id.
 */
export async function makeDepartment(
  trx: Trx,
  of: { from: { id: string; path: string }; place: SplitPlace; path: string; now: Date },
): Promise<string> {
  const { from, place, path, now } = of;
  const above = parentPath(path);
  const name = above === null ? path : path.slice(above.length + 3);
  const parent =
    place === 'below' ? sql`${from.id}::uuid` : sql`(select parent_id from department where id = ${from.id})`;
  const { rows } = await sql<{ id: string }>`insert into department (name, path, parent_id, created_at)
    values (${name}, ${path}, ${parent}, ${now}) returning id`.execute(trx);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error(`${path} was not made`);
  // A file that knew a merged department by this name means the new one from now on.
  await sql`delete from department_alias where lower(path) = lower(${path})`.execute(trx);
  await sql`insert into cycle_department (cycle_id, department_id, is_root)
    select x.cycle_id, ${id}, x.is_root and ${place === 'beside'} from cycle_department x
      join cycle c on c.id = x.cycle_id and c.state in ('running', 'paused') where x.department_id = ${from.id}`.execute(
    trx,
  );
  if (place === 'beside') await copyRules(trx, { fromId: from.id, id, fromPath: from.path, path });
  return id;
}

async function copyRules(
  trx: Trx,
  { fromId, id, fromPath, path }: { fromId: string; id: string; fromPath: string; path: string },
): Promise<void> {
  await sql`insert into policy (key, department_id, country, value)
    select key, ${id}, country, value from policy where department_id = ${fromId}`.execute(trx);
  await sql`insert into cycle_policy (cycle_id, key, department_id, country, value)
    select x.cycle_id, x.key, ${id}, x.country, x.value from cycle_policy x
      join cycle c on c.id = x.cycle_id and c.state in ('running', 'paused') where x.department_id = ${fromId}`.execute(
    trx,
  );
  // A roll-out that is prepared for one of them is for both.
  await sql`update follow_up_wave set departments = array(select distinct x from unnest(departments || ${path}::text) x order by x)
     where ${fromPath} = any(departments)`.execute(trx);
}

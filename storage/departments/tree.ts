import { sql } from 'kysely';
import type { Trx } from '../database.ts';

interface Department {
  id: string;
  name: string;
  path: string;
}

/**
 * Puts a department that becomes part of another one below it, and what lay below it beside; remembers what everything was
 * called, so that people files may go on saying so.
 *
 * @returns the new paths of the departments that lay below.
 */
export async function moveBelow(
  trx: Trx,
  { from, into, now }: { from: Department; into: Department; now: Date },
): Promise<string[]> {
  const { rows } = await sql<{ was: string; path: string; id: string }>`
    update department d set path = ${into.path} || substr(b.path, length(${from.path}) + 1),
           parent_id = case when d.parent_id = ${from.id} then ${into.id}::uuid else d.parent_id end
      from department b where b.id = d.id and starts_with(d.path, ${`${from.path} / `}) and d.merged_into_id is null
    returning d.id, b.path as was, d.path`.execute(trx);
  const path = await freePath(trx, `${into.path} / ${from.name}`, from.id, now);
  await sql`update department set merged_into_id = ${into.id}, merged_at = ${now}, parent_id = ${into.id}, path = ${path}
    where id = ${from.id}`.execute(trx);
  // Who became part of it before is now part of the other one, too.
  await sql`update department set merged_into_id = ${into.id} where merged_into_id = ${from.id}`.execute(trx);
  await sql`update department_alias set department_id = ${into.id} where department_id = ${from.id}`.execute(
    trx,
  );
  const names = [
    { path: from.path, id: into.id },
    { path, id: into.id },
    ...rows.map(({ was, id }) => ({ path: was, id })),
  ];
  for (const { path: before, id } of names)
    await sql`insert into department_alias (path, department_id, at) values (${before}, ${id}, ${now})
      on conflict (path) do update set department_id = excluded.department_id, at = excluded.at`.execute(trx);
  for (const { was, path: then } of [{ was: from.path, path: into.path }, ...rows])
    await sql`update follow_up_wave set departments = array(
        select distinct x from unnest(array_replace(departments, ${was}, ${then})) x order by x)
      where ${was} = any(departments)`.execute(trx);
  return rows.map(({ path: then }) => then).sort();
}

/** A path that no department has: a second one of the name bears the day on which it ended. */
async function freePath(trx: Trx, wanted: string, id: string, now: Date): Promise<string> {
  const { rows } = await sql`select 1 from department where path = ${wanted} and id <> ${id}`.execute(trx);
  return rows.length === 0 ? wanted : `${wanted} (until ${now.toISOString().slice(0, 10)}, ${id.slice(-4)})`;
}

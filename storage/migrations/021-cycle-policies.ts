import { type Kysely, sql } from 'kysely';

/**
 * Policies as a cycle was launched with them: changing the organisation's own later changes no running cycle. A cycle
 * launched before this has no rows, and follows the organisation as it did.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table cycle_policy (
    cycle_id uuid not null references cycle on delete cascade,
    key text not null,
    department_id uuid references department,
    country text,
    value jsonb not null,
    unique nulls not distinct (cycle_id, key, department_id, country)
  )`,
  // The same order as in policy_value. A kept "nothing said" is a JSON null, so that a later row of the organisation
  // does not reach into the cycle.
  `create function cycle_policy_value(in_cycle uuid, wanted text, in_department uuid, in_country text)
     returns jsonb language sql stable as $$
      select case when not exists (select 1 from cycle_policy c where c.cycle_id = in_cycle and c.key = wanted)
        then policy_value(wanted, in_department, in_country)
        else (
          with recursive up as (
            select id, parent_id, 0 as distance from department where id = in_department
            union all select d.id, d.parent_id, distance + 1 from up join department d on d.id = up.parent_id)
          select nullif(c.value, 'null'::jsonb) from cycle_policy c left join up on up.id = c.department_id
           where c.cycle_id = in_cycle and c.key = wanted and (c.department_id is null or up.id is not null)
             and (c.country is null or c.country = in_country)
           order by up.distance nulls last, c.country nulls last limit 1) end $$`,
];

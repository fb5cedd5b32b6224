import { type Kysely, sql } from 'kysely';

/** Which value of a policy holds in a place: the nearest department up the tree wins, then the country, then the general row. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function policy_value(wanted text, in_department uuid, in_country text) returns jsonb language sql stable as $$
      with recursive up as (
        select id, parent_id, 0 as distance from department where id = in_department
        union all select d.id, d.parent_id, distance + 1 from up join department d on d.id = up.parent_id)
      select p.value from policy p left join up on up.id = p.department_id
       where p.key = wanted and (p.department_id is null or up.id is not null)
         and (p.country is null or p.country = in_country)
       order by up.distance nulls last, p.country nulls last limit 1 $$`.execute(db);
}

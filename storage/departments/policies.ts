import { sql } from 'kysely';
import type { Trx } from '../database.ts';

interface Kept {
  cycleId: string;
  key: string;
  country: string;
  value: unknown;
}

const VALUES = sql`
  select distinct co.cycle_id, c.key, co.country, co.department_id,
         cycle_policy_value(co.cycle_id, c.key, co.department_id, co.country) as value
    from cohort co join cycle y on y.id = co.cycle_id and y.state in ('running', 'paused')
    join cycle_policy c on c.cycle_id = co.cycle_id`;

/** @returns what holds for a department in the cycles that run, while it is where it is. */
export async function readPolicies(trx: Trx, departmentId: string): Promise<Kept[] & { of?: string }> {
  const { rows } = await sql<Kept>`select v.cycle_id, v.key, v.country, v.value from (${VALUES}) v
    where v.department_id = ${departmentId} order by 1, 2, 3`.execute(trx);
  return Object.assign(rows, { of: departmentId });
}

/** A cycle keeps its policies (decision 25), also for a department that has another one above it now. */
export async function keepPolicies(trx: Trx, before: Kept[] & { of?: string }): Promise<void> {
  const json = JSON.stringify(before);
  await sql`
    insert into cycle_policy (cycle_id, key, department_id, country, value)
    select b."cycleId", b.key, ${before.of ?? null}::uuid, b.country, coalesce(b.value, 'null'::jsonb)
      from jsonb_to_recordset(${json}::jsonb) as b("cycleId" uuid, key text, country text, value jsonb)
     where cycle_policy_value(b."cycleId", b.key, ${before.of ?? null}::uuid, b.country) is distinct from nullif(b.value, 'null'::jsonb)
    on conflict do nothing`.execute(trx);
}

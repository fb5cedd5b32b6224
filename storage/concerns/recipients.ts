import { sql } from 'kysely';
import type { ConcernAudience } from '#domain/kinds.ts';
import type { Db, Trx } from '../database.ts';

/** Somebody a person can turn to. */
export interface ConcernRecipient {
  audience: ConcernAudience;
  id: string;
  name: string;
  timeZone: string;
  country: string;
}

/**
 * @returns whom a person can turn to: who leads them or stands in, somebody of HR ops, a coach (of their department before
 *   others). Nobody is offered themselves, and nobody who is away.
 */
export async function readConcernRecipients(db: Db | Trx, personId: string): Promise<ConcernRecipient[]> {
  const { rows } = await sql<ConcernRecipient>`
    select x.audience, p.id, p.name, p.time_zone, p.country
      from person me cross join lateral (
        select 'manager' as audience, 1 as place, stand_in(me.manager_id, me.id) as id
        union all (select 'hr-ops', 2, h.id from person h where h.role = 'hr_ops' and h.state = 'active' and h.id <> me.id
                    order by h.name, h.id limit 1)
        union all (select 'coach', 3, c.id from person c where c.role = 'coach' and c.state = 'active' and c.id <> me.id
                    order by c.department_id <> me.department_id, c.name, c.id limit 1)) x
      join person p on p.id = x.id
     where me.id = ${personId} order by x.place`.execute(db);
  return rows;
}

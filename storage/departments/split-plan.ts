import { sql } from 'kysely';
import type { Trx } from '../database.ts';
import { makeCohort } from '../presence/new-cohort.ts';
import type { Those } from './split-people.ts';

interface Planned {
  cycleId: string;
  like: string;
  timeZone: string;
  country: string;
  people: string[];
}

/**
 * Where nobody drafts yet, the new department has cohorts of its own, with the same plan: its lead will be asked to draft its
 * goals. What its people have been asked already stays with the cohort that asked. Everywhere else people stay in the cohort
 * they began with.
 *
 * @returns how many people have a plan of the new department, by cycle.
 */
export async function planApart(
  trx: Trx,
  of: { fromId: string; intoId: string; personIds: readonly string[]; now: Date },
): Promise<Map<string, number>> {
  const { fromId, intoId, personIds, now } = of;
  const { rows } = await sql<Planned>`
    select m.cycle_id, min(co.id::text) as like, co.time_zone, min(co.country) as country, jsonb_agg(m.person_id order by m.person_id) as people
      from member m join cohort co on co.id = m.cohort_id and co.state = 'open'
      join cycle c on c.id = m.cycle_id and c.state in ('running', 'paused')
      join phase_run r on r.cohort_id = co.id and r.phase = 'cascade' and r.state = 'planned'
     where m.person_id = any(${[...personIds]}::uuid[]) and m.part = 'participant'
       and exists (select 1 from cycle_department x where x.cycle_id = c.id and x.department_id = ${fromId})
     group by m.cycle_id, co.time_zone order by m.cycle_id, co.time_zone`.execute(trx);
  const apart = new Map<string, number>();
  for (const { cycleId, like, timeZone, country, people } of rows) {
    const place = { timeZone, country };
    const cohortId = await makeCohort(trx, { cycleId, departmentId: intoId, place, like, now });
    await sql`update member set cohort_id = ${cohortId} where cycle_id = ${cycleId} and person_id = any(${people}::uuid[])`.execute(
      trx,
    );
    apart.set(cycleId, (apart.get(cycleId) ?? 0) + people.length);
  }
  return apart;
}

/** The lead is asked in the cycles of those who report to them, as every manager is. */
export async function takePartAsReviewer(trx: Trx, { lead, ids }: Those): Promise<void> {
  await sql`insert into member (cycle_id, person_id, part)
    select distinct m.cycle_id, ${lead.id}::uuid, 'reviewer' from member m
      join cycle c on c.id = m.cycle_id and c.state in ('running', 'paused')
     where m.person_id = any(${[...ids]}::uuid[]) and m.part = 'participant' on conflict do nothing`.execute(
    trx,
  );
}

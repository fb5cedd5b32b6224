import { sql } from 'kysely';
import type { Db } from '#storage/database.ts';

/** Somebody who takes part, as the driver needs to know them. */
export interface Participant {
  id: string;
  email: string;
  timeZone: string;
  /** An employee without reports, in a cycle that is played: their leaving shows the process and stops nobody else. */
  mayLeave: boolean;
}

/** @returns everyone in a cycle who has a mailbox, by address. */
export async function listParticipants(db: Db): Promise<Participant[]> {
  const { rows } = await sql<Participant>`
    select distinct p.id, lower(p.email) as email, p.time_zone,
           (p.role = 'employee' and m.part = 'participant' and m.cohort_id is not null and p.manager_id is not null
            and not exists (select 1 from person report where report.manager_id = p.id)) as may_leave
      from person p left join member m on m.person_id = p.id where p.email is not null order by 2`.execute(
    db,
  );
  return rows;
}

/** @returns the largest zone of a cycle's people. */
export async function cycleZone(db: Db, cycleId: string): Promise<string> {
  const { timeZone } = await db
    .selectFrom('cycle')
    .select('timeZone')
    .where('id', '=', cycleId)
    .executeTakeFirstOrThrow();
  return timeZone;
}

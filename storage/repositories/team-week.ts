import { sql } from 'kysely';
import type { WeekOfKeyResult } from '#domain/check-ins/agenda.ts';
import type { Db, Trx } from '../database.ts';

/** The last check-in about a key result of a team, with the one before it. */
export interface TeamCheckIn extends WeekOfKeyResult {
  /** Whose team. */
  managerId: string;
  cycleId: string;
  keyResultId: string;
  personId: string;
  baseline: number | null;
  target: number;
  note: string;
}

/**
 * @param of whose people, in which cycle, and from which week on check-ins count.
 * @returns what was said about key results of people who report to them, and of their own, by name and title.
 */
export async function readTeamWeeks(
  db: Db | Trx,
  of: ReadonlyArray<{ managerId: string; cycleId: string; since: number }>,
): Promise<TeamCheckIn[]> {
  if (of.length === 0) return [];
  const { rows } = await sql<TeamCheckIn>`
    select x."managerId" as manager_id, s.cycle_id, k.id as key_result_id, k.title, p.id as person_id, p.name as owner, k.unit, k.baseline, k.target,
           c.value, before.value as value_before, c.confidence, before.confidence as confidence_before, c.blocker, c.note
      from jsonb_to_recordset(${JSON.stringify(of)}::jsonb) as x("managerId" uuid, "cycleId" uuid, since int)
      join person p on p.manager_id = x."managerId" or p.id = x."managerId"
      join key_result k on k.owner_id = p.id and k.dropped_at is null and k.last_week >= x.since
      join objective o on o.id = k.objective_id
      join okr_set s on s.id = o.okr_set_id and s.cycle_id = x."cycleId" and s.state in ('agreed', 'in-force')
      join check_in c on c.key_result_id = k.id and c.week = k.last_week
      left join lateral (
        select b.value, b.confidence from check_in b where b.key_result_id = k.id and b.week < c.week
         order by b.week desc limit 1) before on true
     order by p.name, p.id, k.title, k.id`.execute(db);
  return rows;
}

import { sql } from 'kysely';
import { PACES, type Pace } from '#domain/kinds.ts';
import type { Db } from '../database.ts';

/**
 * @param of the task of a manager, about one of their people.
 * @returns who it is about, and what they would like, where they said so.
 */
export async function readPaced(
  db: Db,
  of: { subjectId: string; cycleId: string; ordinal: number },
): Promise<{ name: string; choice: Pace | null } | null> {
  const { rows } = await sql<{ name: string; choice: string | null }>`
    select p.name, (select t.outcome->>'choice' from task t
                     where t.kind = 'pace' and t.person_id = p.id and t.subject_id = p.id and t.cycle_id = ${of.cycleId}
                       and t.ordinal <= ${of.ordinal} and t.state = 'done' order by t.ordinal desc limit 1) as choice
      from person p where p.id = ${of.subjectId}`.execute(db);
  const [row] = rows;
  return row ? { name: row.name, choice: PACES.find((each) => each === row.choice) ?? null } : null;
}

import { sql } from 'kysely';
import type { CycleSettings } from '#domain/settings.ts';
import type { Db } from '../database.ts';

/** What the look back asks a person besides what it asks everybody. */
export interface ReflectSheet {
  /** Whether they work with others, so that the team has a question. */
  inTeam: boolean;
  /** The key result that stayed furthest behind what was hoped; what was learned may be told as a lesson from it. */
  miss: { keyResultId: string; objective: string } | null;
  /** Whether it is a pilot with a charter, whose report asks for a pulse. */
  pulse: boolean;
}

/** @param of the task's person, cycle and frozen bands. */
export async function readReflectSheet(
  db: Db,
  of: { personId: string; cycleId: string; settings: Pick<CycleSettings, 'successFrom'> },
): Promise<ReflectSheet> {
  const { committed, aspirational } = of.settings.successFrom;
  const { rows } = await sql<{ keyResultId: string; objective: string }>`
    select k.id as key_result_id, o.title as objective
      from score sc join key_result k on k.id = sc.key_result_id join objective o on o.id = k.objective_id
      join okr_set s on s.id = o.okr_set_id
     where s.cycle_id = ${of.cycleId} and k.owner_id = ${of.personId} and k.dropped_at is null
       and sc.score < case o.kind when 'committed' then ${committed}::float8 else ${aspirational}::float8 end
     order by o.kind, sc.score, k.id limit 1`.execute(db);
  const others = await sql<{ inTeam: boolean; pulse: boolean }>`
    select exists (select 1 from member m join person p on p.id = m.person_id and p.state <> 'left'
                     join person me on me.id = ${of.personId} and me.department_id = p.department_id
                    where m.cycle_id = ${of.cycleId} and m.person_id <> me.id) as in_team,
           exists (select 1 from charter where cycle_id = ${of.cycleId}) as pulse`.execute(db);
  return {
    inTeam: others.rows[0]?.inTeam ?? false,
    miss: rows[0] ?? null,
    pulse: others.rows[0]?.pulse ?? false,
  };
}

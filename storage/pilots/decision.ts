import { sql } from 'kysely';
import type { PilotChoice } from '#domain/kinds.ts';
import type { Wave } from '#domain/pilot/waves.ts';
import type { Db } from '../database.ts';
import type { Within } from '../within.ts';
import { type Champion, listChampions } from './champions.ts';

/** What a sponsor decided about a pilot, and what that prepares. */
export interface PilotOutcome {
  choice: PilotChoice;
  reason: string;
  by: string;
  at: Date;
  /** Null as long as it can be taken back. */
  effectiveAt: Date | null;
  waves: Wave[];
  /** Who said that others may ask them. */
  champions: Champion[];
  /** How many were asked that, said yes, and have not answered yet; of all departments. */
  invited: { asked: number; yes: number; open: number };
}

/**
 * @param seen the departments of which the reader may see the champions; all when left out.
 * @returns the decision; undefined while there is none.
 */
export async function readPilotOutcome(
  db: Db,
  cycleId: string,
  seen?: Within,
): Promise<PilotOutcome | undefined> {
  const { rows } = await sql<Omit<PilotOutcome, 'waves' | 'champions' | 'invited'>>`
    select d.choice, d.reason, d.at, d.effective_at, p.name as by
      from pilot_decision d join person p on p.id = d.by_person_id where d.cycle_id = ${cycleId}`.execute(db);
  const [decision] = rows;
  if (!decision) return undefined;
  const waves = await sql<Wave>`
    select w.ordinal, w.period, w.departments from follow_up f join follow_up_wave w on w.follow_up_id = f.id
     where f.cycle_id = ${cycleId} order by w.ordinal`.execute(db);
  const invited = await sql<PilotOutcome['invited']>`
    select count(*)::int as asked, count(*) filter (where t.state = 'done' and t.outcome->>'answer' = 'accept')::int as yes,
           count(*) filter (where t.state = 'open')::int as open
      from task t join phase_run r on r.id = t.phase_run_id
     where r.cycle_id = ${cycleId} and t.kind = 'champion'`.execute(db);
  return {
    ...decision,
    waves: waves.rows,
    champions: await listChampions(db, cycleId, seen),
    invited: invited.rows[0] ?? { asked: 0, yes: 0, open: 0 },
  };
}

/** @returns one wave of what a pilot's decision prepares; undefined when there is none. */
export async function readWave(db: Db, cycleId: string, ordinal: number): Promise<Wave | undefined> {
  const { rows } = await sql<Wave>`
    select w.ordinal, w.period, w.departments from follow_up f join follow_up_wave w on w.follow_up_id = f.id
     where f.cycle_id::text = ${cycleId} and w.ordinal = ${ordinal}`.execute(db);
  return rows[0];
}

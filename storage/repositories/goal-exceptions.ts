import { sql } from 'kysely';
import type { ParentChange } from '#domain/kinds.ts';
import type { Db } from '../database.ts';
import { liesIn, type Within } from '../within.ts';
import { readUncoveredStrategy } from './review-sheets.ts';

/** Goals that somebody should look at because of how they hang together. */
export interface GoalExceptions {
  /** Sets that build on a goal that has changed since, as long as their owner has not submitted again. */
  stale: Array<{
    owner: string;
    /** The department whose goals they are; null for a person's own. */
    department: string | null;
    changes: Array<{ title: string; keyResult: string | null; change: ParentChange }>;
  }>;
  /** Objectives of the strategy to which nobody contributes, once somebody has submitted goals below it. */
  uncovered: string[];
}

const SHOWN = 25;

/** @returns the exceptions of a cycle, those that wait longest first. */
export async function readGoalExceptions(db: Db, cycleId: string, within?: Within): Promise<GoalExceptions> {
  const { rows } = await sql<GoalExceptions['stale'][number]>`
    select p.name as owner, case when s.level = 'department' then d.name end as department,
           jsonb_agg(jsonb_build_object('title', c.title, 'keyResult', c.key_result, 'change', c.change)
                     order by c.at, c.place) as changes
      from okr_set s join parent_change c on c.okr_set_id = s.id and c.settled_at is null
      join person p on p.id = s.owner_id left join department d on d.id = s.department_id
     where s.cycle_id = ${cycleId} and ${liesIn(sql`d.path`, within)}
     group by s.id, p.name, d.name order by min(c.at), p.name limit ${SHOWN}`.execute(db);
  const begun = await sql`
    select 1 from okr_set where cycle_id = ${cycleId} and level <> 'company' and submitted_at is not null limit 1`.execute(
    db,
  );
  // Before that nobody could contribute, and a list of the whole strategy would be no exception.
  return { stale: rows, uncovered: begun.rows.length > 0 ? await readUncoveredStrategy(db, cycleId) : [] };
}

import { sql } from 'kysely';
import type { Change } from '#domain/kinds.ts';
import type { Db } from '#storage/database.ts';

/** What happened to goals and between people while the quarter was lived. */
export interface QuarterFigures {
  /** What owners said in the middle of the period. */
  kept: number;
  changed: number;
  dropped: number;
  changes: Array<{ change: Change; asked: number; approved: number; declined: number; lapsed: number }>;
  /** Sentences of feedback and thanks to people of a team, and to colleagues who had asked. */
  feedback: number;
  thanks: number;
  asked: number;
  answered: number;
  /** People asked after three quiet weeks, those who answered themselves, and questions that went to a manager. */
  quiet: number;
  quietAnswered: number;
  quietManagers: number;
  /** Monthly pages of decisions. */
  decisionPages: number;
}

/** @returns the counts of a played cycle. */
export async function readQuarterFigures(db: Db, cycleId: string): Promise<QuarterFigures> {
  const counts = await sql<Omit<QuarterFigures, 'changes'>>`
    select (select count(*)::int from adjustment a join task t on t.id = a.task_id where t.cycle_id = c.id and a.choice = 'keep') as kept,
           (select count(*)::int from adjustment a join task t on t.id = a.task_id where t.cycle_id = c.id and a.choice = 'change') as changed,
           (select count(*)::int from adjustment a join task t on t.id = a.task_id where t.cycle_id = c.id and a.choice = 'drop') as dropped,
           (select count(*)::int from feedback f where f.cycle_id = c.id) as feedback,
           (select count(*)::int from kudos k where k.cycle_id = c.id and k.to_person_id is not null) as thanks,
           (select count(*)::int from feedback_request f where f.cycle_id = c.id) as asked,
           (select count(*)::int from feedback_request f join task t on t.subject_id = f.id and t.kind = 'feedback' and t.state = 'done'
             where f.cycle_id = c.id) as answered,
           (select count(*)::int from task t where t.cycle_id = c.id and t.kind = 'pace' and t.person_id = t.subject_id) as quiet,
           (select count(*)::int from task t where t.cycle_id = c.id and t.kind = 'pace' and t.person_id = t.subject_id
               and t.state = 'done') as quiet_answered,
           (select count(*)::int from task t where t.cycle_id = c.id and t.kind = 'pace' and t.person_id <> t.subject_id) as quiet_managers,
           (select count(*)::int from task t where t.cycle_id = c.id and t.kind = 'decisions') as decision_pages
      from cycle c where c.id = ${cycleId}`.execute(db);
  const changes = await sql<QuarterFigures['changes'][number]>`
    select change, count(*)::int as asked, count(*) filter (where state = 'approved')::int as approved,
           count(*) filter (where state = 'declined')::int as declined, count(*) filter (where state = 'lapsed')::int as lapsed
      from change_request where cycle_id = ${cycleId} group by 1 order by 1`.execute(db);
  const [row] = counts.rows;
  if (!row) throw new Error(`no cycle ${cycleId}`);
  return { ...row, changes: changes.rows };
}

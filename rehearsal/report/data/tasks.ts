import { sql } from 'kysely';
import type { TaskKind } from '#domain/kinds.ts';
import type { Db } from '#storage/database.ts';

/** How one kind of task ended in one department. */
export interface TaskOutcome {
  /** Null for what belongs to the whole cycle. */
  department: string | null;
  kind: TaskKind;
  asked: number;
  done: number;
  missed: number;
  open: number;
  withdrawn: number;
}

/** @returns the ends of all tasks; a task belongs to the department of the OKR's owner, whoever was asked. */
export async function readTaskOutcomes(db: Db, cycleId: string): Promise<TaskOutcome[]> {
  const { rows } = await sql<TaskOutcome>`
    select d.path as department, t.kind, count(*)::int as asked,
           count(*) filter (where t.state = 'done')::int as done,
           count(*) filter (where t.state = 'missed')::int as missed,
           count(*) filter (where t.state = 'open')::int as open,
           count(*) filter (where t.state = 'cancelled')::int as withdrawn
      from task t left join cohort co on co.id = t.cohort_id left join department d on d.id = co.department_id
     where t.cycle_id = ${cycleId} group by 1, 2 order by 1 nulls last, 2`.execute(db);
  return rows;
}

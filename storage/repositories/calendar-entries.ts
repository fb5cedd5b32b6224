import { sql } from 'kysely';
import type { TaskKind } from '#domain/kinds.ts';
import type { Trx } from '../database.ts';

/** A task that stands in somebody's calendar and is not owed any more. */
export interface CalledOffTask {
  id: string;
  kind: TaskKind;
  dueAt: Date;
  /** Higher than that of any entry sent for it. */
  sequence: number;
}

/**
 * @param of people with the cycle that was called off.
 * @returns by `person/cycle` the tasks whose deadlines a mail gave them as calendar entries and that were still to come.
 */
export async function readCalledOffEntries(
  trx: Trx,
  { now, of }: { now: Date; of: ReadonlyArray<{ personId: string; cycleId: string }> },
): Promise<Map<string, CalledOffTask[]>> {
  if (of.length === 0) return new Map();
  const wanted = JSON.stringify(
    of.map(({ personId, cycleId }) => ({ person_id: personId, cycle_id: cycleId })),
  );
  const { rows } = await sql<CalledOffTask & { personId: string; cycleId: string }>`
    select distinct t.person_id, t.cycle_id, t.id, t.kind, t.due_at, r.plan_version as sequence
      from jsonb_to_recordset(${wanted}::jsonb) as x(person_id uuid, cycle_id uuid)
      join mail m on m.person_id = x.person_id and m.calendar is not null and x.cycle_id = any(m.cycle_ids)
      join task t on t.id = any(m.task_ids) and t.person_id = x.person_id and t.cycle_id = x.cycle_id
      join phase_run r on r.id = t.phase_run_id
     where t.state = 'cancelled' and t.due_at > ${now}
       and m.calendar like '%UID:task-' || t.id || '@%'
     order by t.due_at, t.id`.execute(trx);
  return Map.groupBy(rows, ({ personId, cycleId }) => `${personId}/${cycleId}`);
}

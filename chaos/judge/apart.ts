import { sql } from 'kysely';
import type { Db } from '#storage/database.ts';

/**
 * @returns a sentence for each breach of I7, and of I6 where the trail itself could be changed: rows that point into
 * another cycle than their own, and people outside a cycle who have tasks in it.
 */
export async function judgeApart(db: Db): Promise<string[]> {
  const { rows } = await sql<{ what: string }>`
    select concat_ws(' ', 'I7: a task in a phase of another cycle:', t.kind, t.id) as what
      from task t join phase_run r on r.id = t.phase_run_id
     where r.cycle_id <> t.cycle_id
    union all
    select concat_ws(' ', 'I7: a notice about a task of another cycle:', n.kind, n.id)
      from notice n join task t on t.id = n.task_id where n.cycle_id <> t.cycle_id
    union all
    select concat_ws(' ', 'I7: an event on record under another cycle than its task:', e.action, e.id)
      from audit_event e join task t on t.id = e.entity_id where e.cycle_id <> t.cycle_id
    union all
    select concat_ws(' ', 'I7: a task of somebody who has no part in its cycle:', t.kind, t.id)
      from task t where not exists (select 1 from member m where m.cycle_id = t.cycle_id and m.person_id = t.person_id)
    union all
    select 'I6: the trail of events can be changed'
     where not exists (select 1 from pg_trigger where tgname = 'audit_event_append_only' and tgenabled <> 'D')`.execute(
    db,
  );
  return rows.map(({ what }) => what);
}

import { sql } from 'kysely';
import type { Db } from '#storage/database.ts';

/**
 * @returns a sentence for each breach of I7, and of I6 where the trail itself could be changed: rows that point into
 * another cycle than their own, and people outside a cycle who have tasks in it. HR ops decide about cycles they take no part in.
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
    select concat_ws(' ', 'I7: somebody who takes part in two cycles at once:', m.person_id)
      from member m where m.part = 'participant' group by m.person_id having count(*) > 1
    union all
    select concat_ws(' ', 'I7: a mail that tells of a cycle it does not count to:', m.id)
      from mail m where exists (select 1 from notice n where n.mail_id = m.id and n.cycle_id <> all(m.cycle_ids))
    union all
    select concat_ws(' ', 'I7: a check-in of a key result of another cycle:', c.key_result_id, c.week)
      from check_in c join task t on t.id = c.task_id join key_result k on k.id = c.key_result_id
      join objective o on o.id = k.objective_id join okr_set s on s.id = o.okr_set_id where s.cycle_id <> t.cycle_id
    union all
    select concat_ws(' ', 'I7: a task of somebody who has no part in its cycle:', t.kind, t.id)
      from task t where not exists (select 1 from member m where m.cycle_id = t.cycle_id and m.person_id = t.person_id)
       and not (t.kind = 'decide' and exists (select 1 from person p where p.id = t.person_id and p.role = 'hr_ops'))
    union all
    select 'I6: the trail of events can be changed'
     where not exists (select 1 from pg_trigger where tgname = 'audit_event_append_only' and tgenabled <> 'D')`.execute(
    db,
  );
  return rows.map(({ what }) => what);
}

import { sql } from 'kysely';
import type { Db } from '#storage/database.ts';

/**
 * Checks from outside that no cycle touched another one's tasks or figures (I7), however many ran at once and whoever took
 * part in several. A person's mail may carry both; a goal may contribute to the strategy that its cycle adopted.
 *
 * Cycles of the cast, which rest, have no cohorts: a plan may take their people on purpose.
 *
 * @returns a sentence per breach; none when each kept to itself.
 */
export async function checkCrossing(db: Db): Promise<string[]> {
  const { rows } = await sql<{ breach: string }>`
    with goal as (
      select k.id as key_result_id, o.id as objective_id, s.id as okr_set_id, s.cycle_id, s.level, o.title
        from okr_set s join objective o on o.okr_set_id = s.id left join key_result k on k.objective_id = o.id)
    select 'a task of ' || c.name || ' lies in a phase of another cycle' as breach
      from task t join cycle c on c.id = t.cycle_id join phase_run r on r.id = t.phase_run_id where r.cycle_id <> t.cycle_id
    union all
    select 'a task of ' || c.name || ' is about goals of another cycle'
      from task t join cycle c on c.id = t.cycle_id join okr_set s on s.id = t.subject_id
     where s.cycle_id <> t.cycle_id and s.cycle_id is distinct from c.strategy_cycle_id
    union all
    select 'a notice of ' || c.name || ' is about a task of another cycle'
      from notice n join cycle c on c.id = n.cycle_id join task t on t.id = n.task_id where t.cycle_id <> n.cycle_id
    union all
    select 'a check-in of ' || c.name || ' is kept at a goal of another cycle: ' || g.title
      from check_in i join task t on t.id = i.task_id join cycle c on c.id = t.cycle_id
      join goal g on g.key_result_id = i.key_result_id where g.cycle_id <> t.cycle_id
    union all
    select 'a score given in ' || c.name || ' is of a goal of another cycle: ' || g.title
      from score i join task t on t.id = i.task_id join cycle c on c.id = t.cycle_id
      join goal g on g.key_result_id = i.key_result_id where g.cycle_id <> t.cycle_id
    union all
    select 'a review of ' || c.name || ' judged goals of another cycle'
      from review v join task t on t.id = v.task_id join cycle c on c.id = t.cycle_id
      join okr_set s on s.id = v.okr_set_id where s.cycle_id <> t.cycle_id
    union all
    select distinct c.name || ' contributes to a goal of another cycle: ' || up.title
      from alignment a join goal own on own.objective_id = a.objective_id join cycle c on c.id = own.cycle_id
      join goal up on up.objective_id = a.parent_objective_id
     where up.cycle_id <> own.cycle_id and not (up.level = 'company' and up.cycle_id is not distinct from c.strategy_cycle_id)
    union all
    select 'a mail carries a task of a cycle that it does not name: ' || m.subject
      from mail m cross join unnest(m.task_ids) as x(id) join task t on t.id = x.id where t.cycle_id <> all(m.cycle_ids)
    union all
    select p.name || ' takes part in two cycles that run at the same time'
      from member m join person p on p.id = m.person_id join cycle c on c.id = m.cycle_id
     where m.part = 'participant' and m.cohort_id is not null
     group by p.id, p.name, c.period_kind, c.starts_on having count(*) > 1`.execute(db);
  return rows.map(({ breach }) => breach);
}

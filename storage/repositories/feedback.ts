import { sql } from 'kysely';
import type { NamedChoice } from '#domain/okr-draft.ts';
import type { Db, Trx } from '../database.ts';

/** Something said to a person since their last check-in. */
export interface ReceivedFeedback {
  kind: 'feedback' | 'thanks';
  fromName: string;
  words: string;
  /** What it is about; null where it is about the whole week. */
  keyResult: string | null;
}

/** What can no longer be taken back and was said since the check-in before this one, to the people of these check-ins. */
const receivedAt = (taskIds: readonly string[]) => sql`
  received as (
    select t.id as task_id, said.kind, p.name as from_name, said.words, kr.title as key_result, given.finalised_at as at
      from task t
      cross join lateral (
        select max(before.settled_at) as at from task before
         where before.person_id = t.person_id and before.cycle_id = t.cycle_id and before.kind = 'check-in'
           and before.state = 'done' and before.ordinal < t.ordinal) last
      cross join lateral (
        select 'feedback' as kind, f.from_person_id, f.words, f.key_result_id, f.task_id from feedback f
         where f.to_person_id = t.person_id and f.cycle_id = t.cycle_id
        union all
        select 'thanks', k.from_person_id, k.text, k.key_result_id, k.task_id from kudos k
         where k.to_person_id = t.person_id and k.cycle_id = t.cycle_id) said
      join task given on given.id = said.task_id and given.kind = 'feedback' and given.finalised_at > coalesce(last.at, '-infinity')
      join person p on p.id = said.from_person_id left join key_result kr on kr.id = said.key_result_id
     where t.id = any(${[...taskIds]}::uuid[]))`;

/** @returns what was said to the person of a check-in, the newest first. */
export async function readReceived(db: Db, taskId: string): Promise<ReceivedFeedback[]> {
  const { rows } = await sql<ReceivedFeedback>`
    with ${receivedAt([taskId])} select kind, from_name, words, key_result from received order by at desc, words limit 20`.execute(
    db,
  );
  return rows;
}

/** @returns by check-in who said something to its person. */
export async function readGivers(trx: Trx, taskIds: readonly string[]): Promise<Map<string, string[]>> {
  if (taskIds.length === 0) return new Map();
  const { rows } = await sql<{ taskId: string; names: string[] }>`
    with ${receivedAt(taskIds)} select task_id, array_agg(distinct from_name order by from_name) as names from received
     group by task_id`.execute(trx);
  return new Map(rows.map(({ taskId, names }) => [taskId, names]));
}

/** @returns by id who asks for feedback, and what they would like to know. */
export async function readFeedbackRequests(
  db: Db | Trx,
  ids: readonly string[],
): Promise<Map<string, { askerId: string; askerName: string; question: string }>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; askerId: string; askerName: string; question: string }>`
    select f.id, p.id as asker_id, p.name as asker_name, f.question
      from feedback_request f join person p on p.id = f.from_person_id where f.id = any(${[...ids]}::uuid[])`.execute(
    db,
  );
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}

/**
 * @returns people who may be named by somebody: those of their cohort and whoever they report to; equal names are told
 *   apart by what follows them.
 */
export async function readColleagues(
  db: Db,
  of: { cohortId: string | null; personId: string },
): Promise<NamedChoice[]> {
  const { rows } = await sql<NamedChoice>`
    with p as (
      select p.id, p.name, coalesce(p.email, p.employee_id) as other from person p
       where p.state = 'active' and (exists (select 1 from member m where m.person_id = p.id and m.cohort_id = ${of.cohortId})
          or p.id = (select manager_id from person where id = ${of.personId})))
    select id, case when count(*) over (partition by lower(name)) > 1 then name || ' (' || other || ')' else name end as label
      from p order by name, id`.execute(db);
  return rows;
}

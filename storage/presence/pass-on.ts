import { type RawBuilder, sql } from 'kysely';
import { reviewersOf } from '../consequences/reviews.ts';
import type { Trx } from '../database.ts';

/** Why a task passes to somebody else; the trail says it. */
export type PassReason = 'away' | 'left' | 'new-manager' | 'moved' | 'reassigned';

/**
 * Asks somebody else for open tasks: theirs is a task of its own with a mail, the old one is withdrawn and remembers where
 * it went, so that its link can say so. Who was asked before and handed it on gets the old task back.
 *
 * @param input.who a query of `task_id` and `to_person_id`; people who are away or have left are passed over.
 * @returns how many tasks passed on.
 */
export async function passOn(
  trx: Trx,
  input: { now: Date; reason: PassReason; who: RawBuilder<unknown> },
): Promise<number> {
  const { now, reason } = input;
  const { rows } = await sql<{ oldId: string; newId: string }>`
    with pair as materialized (
      select t.*, w.to_person_id from (${input.who}) w join task t on t.id = w.task_id and t.state = 'open'
        join person p on p.id = w.to_person_id and p.state = 'active'
       where w.to_person_id <> t.person_id),
    opened as (
      insert into task (cycle_id, cohort_id, phase_run_id, kind, person_id, subject_id, ordinal, opened_at, due_at)
      select distinct on (phase_run_id, kind, to_person_id, subject_id, ordinal)
             cycle_id, cohort_id, phase_run_id, kind, to_person_id, subject_id, ordinal, ${now}::timestamptz, due_at
        from pair order by phase_run_id, kind, to_person_id, subject_id, ordinal, due_at desc
      on conflict (phase_run_id, kind, person_id, subject_id, ordinal) do update
         set state = case when task.state = 'cancelled' then 'open' else task.state end,
             settled_at = case when task.state = 'cancelled' then null else task.settled_at end, passed_to = null
      returning id, cycle_id, cohort_id, phase_run_id, kind, person_id, subject_id, ordinal, state),
    told as (
      insert into notice (key, cycle_id, cohort_id, phase, person_id, kind, task_id, subject_id, due_at)
      select 'task/' || o.id || '/' || extract(epoch from ${now}::timestamptz), o.cycle_id, o.cohort_id, r.phase, o.person_id, o.kind,
             o.id, o.subject_id, ${now} from opened o join phase_run r on r.id = o.phase_run_id where o.state = 'open'
      on conflict do nothing)
    select p.id as old_id, o.id as new_id from pair p join opened o on o.phase_run_id = p.phase_run_id and o.kind = p.kind
       and o.person_id = p.to_person_id and o.subject_id = p.subject_id and o.ordinal = p.ordinal`.execute(
    trx,
  );
  if (rows.length === 0) return 0;
  const json = JSON.stringify(rows.map(({ oldId, newId }) => ({ old_id: oldId, new_id: newId })));
  await sql`
    with pair as (select * from jsonb_to_recordset(${json}::jsonb) as x(old_id uuid, new_id uuid)),
    withdrawn as (
      update task t set state = 'cancelled', settled_at = ${now}, passed_to = pair.new_id
        from pair, phase_run r where t.id = pair.old_id and r.id = t.phase_run_id
      returning t.id, t.cycle_id, t.kind, t.person_id, r.phase, pair.new_id)
    insert into audit_event (at, actor_kind, action, cycle_id, phase, entity_kind, entity_id, detail)
    select ${now}, 'system', 'task.passed-on', w.cycle_id, w.phase, 'task', w.id,
           jsonb_build_object('kind', w.kind, 'reason', ${reason}::text, 'from', w.person_id, 'to', n.person_id)
      from withdrawn w join task n on n.id = w.new_id`.execute(trx);
  return rows.length;
}

/** What is asked of whoever agrees a set `s` by the rules: its review, and changes of what was agreed. */
const ASKED_OF_REVIEWERS = sql`
  task t join okr_set s on s.id = case t.kind when 'review' then t.subject_id
           when 'change' then (select x.okr_set_id from change_request x where x.id = t.subject_id) end
   where t.state = 'open' and (t.kind = 'change' or s.state = 'submitted' and t.ordinal = s.round)`;

/**
 * Asks those for open reviews whom the rules name now, and no longer those whom they named before.
 *
 * @param input.which a condition on the review `t` and its set `s`.
 * @returns how many reviews passed on.
 */
export function realignReviews(
  trx: Trx,
  input: { now: Date; reason: PassReason; which: RawBuilder<unknown> },
): Promise<number> {
  const concerned = sql`select s.id from ${ASKED_OF_REVIEWERS} and ${input.which}`;
  return passOn(trx, {
    ...input,
    who: sql`
      with wanted as materialized (${reviewersOf(sql`s.id in (${concerned})`)}),
      asked as (select t.id, t.kind, t.person_id, t.subject_id, t.ordinal, s.id as set_id from ${ASKED_OF_REVIEWERS} and ${input.which})
      select a.id as task_id, instead.person_id as to_person_id from asked a
        cross join lateral (
          select w.person_id from wanted w where w.subject_id = a.set_id
           order by exists (select 1 from task x where x.kind = a.kind and x.subject_id = a.subject_id and x.ordinal = a.ordinal
                               and x.person_id = w.person_id and x.state in ('open', 'done')), w.person_id limit 1) instead
       where not exists (select 1 from wanted w where w.subject_id = a.set_id and w.person_id = a.person_id)`,
  });
}

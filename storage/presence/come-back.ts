import { sql } from 'kysely';
import type { Trx } from '../database.ts';
import { recordAudit } from '../repositories/audit.ts';
import { endOpenTasks } from '../steps/tasks.ts';
import { openMissed } from './catch-up.ts';
import { currentPhase } from './hand-over.ts';

/**
 * Somebody is back: what was lent is theirs again, what they were not asked meanwhile is asked as far as it is still open,
 * and everything that waited for them leaves as one mail on their first working morning.
 */
export async function comeBack(
  trx: Trx,
  { absenceId, now }: { absenceId: string; now: Date },
): Promise<void> {
  const { rows } = await sql<{ personId: string }>`
    update absence set ended_at = ${now} where id = ${absenceId} and ended_at is null returning person_id`.execute(
    trx,
  );
  const [absence] = rows;
  if (!absence) return;
  const { personId } = absence;
  const back = await sql`update person set state = 'active', delegate_id = null, updated_at = ${now}
    where id = ${personId} and state = 'away'`.execute(trx);
  if (Number(back.numAffectedRows ?? 0) === 0) return;
  const keyResults = await takeBack(trx, { absenceId, personId, now });
  // Said once, by what is still open; a month of reminders would be a reproach.
  await sql`update notice set moot_at = ${now} where person_id = ${personId} and mail_id is null and moot_at is null
    and kind in ('reminder', 'escalation', 'deadline-moved', 'check-in')`.execute(trx);
  await reopen(trx, { absenceId, personId, now });
  await openMissed(trx, { personId, now });
  await tellReturn(trx, { absenceId, personId, now });
  await recordAudit(trx, [
    {
      at: now,
      actorKind: 'system',
      action: 'absence.ended',
      entityKind: 'person',
      entityId: personId,
      detail: { absence: absenceId, keyResults },
    },
  ]);
}

interface Returned {
  absenceId: string;
  personId: string;
  now: Date;
}

/** What the delegate has given away meanwhile, or owns by agreement now, stays where it is. */
async function takeBack(trx: Trx, { absenceId, personId, now }: Returned): Promise<number> {
  const { rows } = await sql<{ id: string; toPersonId: string }>`
    with lent as (
      update hand_over h set returned_at = ${now} where h.absence_id = ${absenceId} and h.returned_at is null returning h.id, h.to_person_id)
    update key_result k set owner_id = ${personId} from lent join hand_over_key_result x on x.hand_over_id = lent.id
     where k.id = x.key_result_id and k.owner_id = lent.to_person_id returning k.id, lent.to_person_id`.execute(
    trx,
  );
  const delegate = rows[0]?.toPersonId;
  // Whoever looked after them is not asked about an empty page.
  if (delegate)
    await endOpenTasks(trx, {
      now,
      as: 'cancelled',
      where: sql`t.person_id = ${delegate} and t.kind in ('check-in', 'score') and not exists (
        select 1 from key_result k join objective o on o.id = k.objective_id join okr_set s on s.id = o.okr_set_id
         where k.owner_id = t.person_id and s.cohort_id = t.cohort_id and k.dropped_at is null)`,
    });
  return rows.length;
}

/** A check-in or score that was only set aside is asked again while there is time for it. */
async function reopen(trx: Trx, { absenceId, personId, now }: Returned): Promise<void> {
  await sql`
    with again as (
      update task t set state = 'open', settled_at = null, outcome = null, passed_to = null from phase_run r
       where r.id = t.phase_run_id and r.state = 'open' and t.person_id = ${personId} and t.state = 'cancelled'
         and t.outcome ->> 'away' = ${absenceId} and t.due_at > ${now}
      returning t.id, t.cycle_id, t.kind, r.phase)
    insert into audit_event (at, actor_kind, action, cycle_id, phase, entity_kind, entity_id, detail)
    select ${now}, 'system', 'task.opened', cycle_id, phase, 'task', id,
           jsonb_build_object('kind', kind, 'person', ${personId}::text, 'reason', 'back') from again`.execute(
    trx,
  );
}

/** Each task that is still open, with its link, and what happened as a whole; nothing where nothing happened. */
async function tellReturn(trx: Trx, { absenceId, personId, now }: Returned): Promise<void> {
  await sql`
    insert into notice (key, cycle_id, cohort_id, phase, person_id, kind, task_id, subject_id, due_at)
    select 'returned/' || ${absenceId}::text || '/' || t.id, t.cycle_id, t.cohort_id, r.phase, t.person_id, t.kind, t.id, t.subject_id, ${now}
      from task t join phase_run r on r.id = t.phase_run_id and r.state = 'open'
      join cycle c on c.id = t.cycle_id and c.state = 'running'
     where t.person_id = ${personId} and t.state = 'open'
       and not exists (select 1 from notice n where n.task_id = t.id and n.person_id = ${personId} and n.mail_id is null and n.moot_at is null)
    on conflict do nothing`.execute(trx);
  await sql`
    insert into notice (key, cycle_id, cohort_id, phase, person_id, kind, subject_id, due_at)
    select 'returned/' || ${absenceId}::text, m.cycle_id, m.cohort_id, ${currentPhase(sql`m.cycle_id`, sql`m.cohort_id`)},
           m.person_id, 'returned', ${absenceId}::uuid, ${now}
      from member m join cycle c on c.id = m.cycle_id and c.state = 'running'
     where m.person_id = ${personId} and (
           exists (select 1 from notice w where w.person_id = ${personId} and w.mail_id is null and w.moot_at is null)
        or exists (select 1 from hand_over h where h.absence_id = ${absenceId}))
     order by m.part = 'participant' desc, c.launched_at desc limit 1
    on conflict do nothing`.execute(trx);
}

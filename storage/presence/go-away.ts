import { sql } from 'kysely';
import { draftDeadline, returnMoment } from '#domain/presence/absence.ts';
import type { Trx } from '../database.ts';
import { lockPhasesForLeaving } from '../phase-lock.ts';
import { recordAudit } from '../repositories/audit.ts';
import { handOver } from './hand-over.ts';
import { passOn, realignReviews } from './pass-on.ts';

interface Absent {
  id: string;
  personId: string;
  delegateId: string | null;
  toDay: string;
  timeZone: string;
  country: string;
}

/**
 * Somebody is away from now on: mail waits, what is due meanwhile is asked of others or of nobody, and what only they can
 * write waits for them as long as its phase does.
 */
export async function goAway(trx: Trx, { absenceId, now }: { absenceId: string; now: Date }): Promise<void> {
  const { rows } = await sql<Absent>`
    select a.id, a.person_id, a.delegate_id, a.to_day, p.time_zone, p.country
      from absence a join person p on p.id = a.person_id where a.id = ${absenceId}`.execute(trx);
  const [absence] = rows;
  if (!absence) throw new Error(`no absence ${absenceId}`);
  const { personId, delegateId } = absence;
  await lockPhasesForLeaving(trx, personId);
  const changed = await sql`update person set state = 'away', delegate_id = ${delegateId}, updated_at = ${now}
    where id = ${personId} and state <> 'left'`.execute(trx);
  const gone = Number(changed.numAffectedRows ?? 0) === 0;
  await trx
    .updateTable('absence')
    .set(gone ? { endedAt: now } : { begunAt: now })
    .where('id', '=', absenceId)
    .execute();
  if (gone) return;
  await holdMailBack(trx, personId);
  const passed = await passTasks(trx, absence, now);
  const keyResults = await lendKeyResults(trx, absence, now);
  await leaveCheckIns(trx, absence, now);
  await moveDrafts(trx, absence);
  await recordAudit(trx, [
    {
      at: now,
      actorKind: 'system',
      action: 'absence.begun',
      entityKind: 'person',
      entityId: personId,
      detail: { absence: absenceId, passedOn: passed, keyResults },
    },
  ]);
}

/**
 * An absence that is under way lasts longer or shorter than was known: what is due before the new return is passed on or set
 * aside, too. What was passed on stays there.
 */
export async function stayAway(
  trx: Trx,
  { absenceId, now }: { absenceId: string; now: Date },
): Promise<void> {
  const { rows } = await sql<Absent>`
    select a.id, a.person_id, a.delegate_id, a.to_day, p.time_zone, p.country
      from absence a join person p on p.id = a.person_id where a.id = ${absenceId}`.execute(trx);
  const [absence] = rows;
  if (!absence) throw new Error(`no absence ${absenceId}`);
  await lockPhasesForLeaving(trx, absence.personId);
  await passTasks(trx, absence, now);
  await leaveCheckIns(trx, absence, now);
  await moveDrafts(trx, absence);
}

/** What was written but has not left goes back to waiting; the mail after the return says it. */
async function holdMailBack(trx: Trx, personId: string): Promise<void> {
  await sql`
    with held as (
      update outbox b set state = 'failed', last_error = 'the person is away' from mail m
       where b.kind = 'mail' and b.state = 'pending' and b.attempts = 0 and b.key = 'mail:' || m.id
         and m.person_id = ${personId} and m.class = 'routine' and m.state = 'pending'
      returning m.id),
    kept as (update mail set state = 'suppressed' where id in (select id from held))
    update notice set mail_id = null where mail_id in (select id from held)`.execute(trx);
}

/** Reviews and requests that are due before the return are asked of the delegate, else of the next one up the line. */
async function passTasks(trx: Trx, { personId, toDay, ...place }: Absent, now: Date): Promise<number> {
  const before = returnMoment(toDay, place);
  const own = sql`t.person_id = ${personId} and t.due_at < ${before}`;
  const reviews = await realignReviews(trx, { now, reason: 'away', which: own });
  const answers = await passOn(trx, {
    now,
    reason: 'away',
    who: sql`select t.id as task_id, stand_in(${personId}::uuid, null) as to_person_id from task t
      where t.kind = 'answer' and t.state = 'open' and ${own} and stand_in(${personId}::uuid, null) is not null`,
  });
  return reviews + answers;
}

/** With a delegate who is there, key results that are under way are theirs for the time; else they rest. */
async function lendKeyResults(trx: Trx, absence: Absent, now: Date): Promise<number> {
  const { id, personId, delegateId } = absence;
  if (!delegateId) return 0;
  const delegate = await trx
    .selectFrom('person')
    .select('state')
    .where('id', '=', delegateId)
    .executeTakeFirst();
  if (delegate?.state !== 'active') return 0;
  return handOver(trx, {
    from: personId,
    to: delegateId,
    absenceId: id,
    now,
    keyResults: sql`select k.id from key_result k join objective o on o.id = k.objective_id join okr_set s on s.id = o.okr_set_id
      join cycle c on c.id = s.cycle_id and c.state in ('running', 'paused')
     where k.owner_id = ${personId} and k.dropped_at is null and s.state in ('agreed', 'in-force')`,
  });
}

/**
 * Check-ins and scores that are open: with nothing left to say they pass to who has the key results now, and whatever is
 * due before the return is not asked at all. It is no miss.
 */
async function leaveCheckIns(trx: Trx, { id, personId, toDay, ...place }: Absent, now: Date): Promise<void> {
  await sql`
    with lent as (
      select distinct h.to_person_id, s.cohort_id from hand_over h join hand_over_key_result x on x.hand_over_id = h.id
        join key_result k on k.id = x.key_result_id join objective o on o.id = k.objective_id join okr_set s on s.id = o.okr_set_id
       where h.absence_id = ${id}),
    asked as (
      insert into task (cycle_id, cohort_id, phase_run_id, kind, person_id, subject_id, ordinal, opened_at, due_at)
      select t.cycle_id, t.cohort_id, t.phase_run_id, t.kind, l.to_person_id, l.to_person_id, t.ordinal, ${now}, t.due_at
        from task t join lent l on l.cohort_id = t.cohort_id
       where t.person_id = ${personId} and t.state = 'open' and t.kind in ('check-in', 'score')
      on conflict do nothing returning *),
    told as (
      insert into notice (key, cycle_id, cohort_id, phase, person_id, kind, task_id, subject_id, due_at)
      select 'task/' || a.id, a.cycle_id, a.cohort_id, r.phase, a.person_id, a.kind, a.id, a.subject_id, ${now}
        from asked a join phase_run r on r.id = a.phase_run_id),
    left_open as (
      update task t set state = 'cancelled', settled_at = ${now}, outcome = jsonb_build_object('away', ${id}::text),
             passed_to = (select a.id from asked a where a.phase_run_id = t.phase_run_id and a.kind = t.kind and a.ordinal = t.ordinal limit 1)
       where t.person_id = ${personId} and t.state = 'open' and t.kind in ('check-in', 'score')
         and (exists (select 1 from lent l where l.cohort_id = t.cohort_id)
              or t.kind = 'check-in' and t.due_at < ${returnMoment(toDay, place)})
      returning t.id, t.cycle_id, t.kind, t.phase_run_id)
    insert into audit_event (at, actor_kind, action, cycle_id, phase, entity_kind, entity_id, detail)
    select ${now}, 'system', 'task.cancelled', x.cycle_id, r.phase, 'task', x.id, jsonb_build_object('kind', x.kind, 'reason', 'away')
      from left_open x join phase_run r on r.id = x.phase_run_id`.execute(trx);
}

/** What only the person can write has until two working days after the return, at most to the phase's close. */
async function moveDrafts(trx: Trx, { personId, toDay, ...place }: Absent): Promise<void> {
  const { rows } = await sql<{ id: string; dueAt: Date; closesAt: Date }>`
    select t.id, t.due_at, r.closes_at from task t join phase_run r on r.id = t.phase_run_id
     where t.person_id = ${personId} and t.state = 'open' and t.kind = 'draft'`.execute(trx);
  for (const { id, dueAt, closesAt } of rows) {
    const moved = draftDeadline(toDay, place, closesAt);
    if (moved > dueAt) await trx.updateTable('task').set({ dueAt: moved }).where('id', '=', id).execute();
  }
}

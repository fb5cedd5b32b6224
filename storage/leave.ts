import { sql } from 'kysely';
import type { Phase } from '#domain/kinds.ts';
import type { Actor } from '#domain/launch.ts';
import type { Db, Trx } from './database.ts';
import type { StoreDeps } from './deps.ts';
import { lockPhasesForLeaving } from './phase-lock.ts';
import { openMissed } from './presence/catch-up.ts';
import { handOver } from './presence/hand-over.ts';
import { passOn, realignReviews } from './presence/pass-on.ts';
import { auditActor, recordAudit } from './repositories/audit.ts';

/**
 * A person leaves the organisation: from this moment no mail reaches them and no link of theirs opens anything. What they
 * owned goes to their manager the same day, who is told (while that one is away or there is none: to whom `successorOf`
 * finds); what others still need of them is asked there, and the rest is withdrawn.
 *
 * @returns how many tasks were withdrawn and how many OKR sets and key results changed hands.
 */
export async function personLeaves(
  deps: StoreDeps,
  input: { personId: string; actor: Actor },
): Promise<{ tasks: number; handedOver: number }> {
  return deps.db.transaction().execute((trx) => leaveIn(trx, { ...input, now: deps.clock.now() }));
}

/** The same within a transaction of the caller's. */
export async function leaveIn(
  trx: Trx,
  { personId, actor, now }: { personId: string; actor: Actor; now: Date },
): Promise<{ tasks: number; handedOver: number }> {
  await lockPhasesForLeaving(trx, personId);
  const { rows } = await sql<{ managerId: string | null }>`
    update person set state = 'left', delegate_id = null, updated_at = ${now} where id = ${personId} and state <> 'left'
    returning manager_id`.execute(trx);
  const person = rows[0];
  if (!person) return { tasks: 0, handedOver: 0 };
  await closeDoors(trx, personId, now);
  await endAbsences(trx, personId, now);
  const successor = await successorOf(trx, personId);
  const before = await countOpen(trx, personId);
  const handedOver = successor ? await passEverythingOn(trx, { from: personId, to: successor, now }) : 0;
  await withdrawRest(trx, personId, now);
  await recordAudit(trx, [
    {
      at: now,
      ...auditActor(actor),
      action: 'person.left',
      entityKind: 'person',
      entityId: personId,
      detail: { by: actor.label, tasks: before, handedOver, successor },
    },
  ]);
  return { tasks: before, handedOver };
}

/** What it would mean if somebody left now, for whoever is about to say so. */
export interface LeaveConsequences {
  name: string;
  tasks: number;
  reviews: number;
  keyResults: number;
  okrSets: number;
  reports: number;
  /** Who would have it all; null where there is nobody. */
  successor: string | null;
}

/** @returns the consequences in numbers; undefined when there is no such person or they have left. */
export async function previewLeave(db: Db, personId: string): Promise<LeaveConsequences | undefined> {
  const { rows } = await sql<LeaveConsequences>`
    select p.name,
           (select count(*)::int from task t where t.person_id = p.id and t.state = 'open') as tasks,
           (select count(*)::int from task t where t.person_id = p.id and t.state = 'open' and t.kind = 'review') as reviews,
           (select count(*)::int from key_result k join objective o on o.id = k.objective_id join okr_set s on s.id = o.okr_set_id
              join cycle c on c.id = s.cycle_id and c.state in ('running', 'paused')
             where k.owner_id = p.id and k.dropped_at is null) as key_results,
           (select count(*)::int from okr_set s join cycle c on c.id = s.cycle_id and c.state in ('running', 'paused')
             where s.owner_id = p.id and s.level <> 'individual') as okr_sets,
           (select count(*)::int from person r where r.manager_id = p.id and r.state <> 'left') as reports,
           (select x.name from person x where x.id = ${SUCCESSOR}) as successor
      from person p where p.id = ${personId} and p.state <> 'left'`.execute(db);
  return rows[0];
}

/** The manager, or who stands in for them; else the lead of the department or of one above; else an executive or HR ops. */
const SUCCESSOR = sql`coalesce(
  stand_in(p.manager_id, p.id), stand_in(lead_above(p.department_id, p.id), p.id),
  (select x.id from person x where x.state = 'active' and x.id <> p.id and x.role in ('executive', 'hr_ops')
    order by x.role, x.name, x.id limit 1))`;

async function successorOf(trx: Trx, personId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string | null }>`
    select ${SUCCESSOR} as id from person p where p.id = ${personId}`.execute(trx);
  return rows[0]?.id ?? null;
}

/** Links, cards, sessions, roles and mail that waits: nothing of them is worth anything from now on. */
async function closeDoors(trx: Trx, personId: string, now: Date): Promise<void> {
  await sql`update action_link set version = version + 1, revoked_at = ${now}
    where person_id = ${personId} and revoked_at is null`.execute(trx);
  await sql`update card set revoked_at = ${now} where person_id = ${personId} and revoked_at is null`.execute(
    trx,
  );
  await sql`update session set ended_at = ${now} where person_id = ${personId} and ended_at is null`.execute(
    trx,
  );
  await sql`update access_grant set ended_at = ${now} where person_id = ${personId} and ended_at is null`.execute(
    trx,
  );
  await sql`update notice set moot_at = ${now}
    where person_id = ${personId} and mail_id is null and moot_at is null`.execute(trx);
  await sql`delete from contributor c using key_result k, objective o, okr_set s, cycle y
    where k.id = c.key_result_id and o.id = k.objective_id and s.id = o.okr_set_id and y.id = s.cycle_id
      and y.state in ('running', 'paused') and c.person_id = ${personId}`.execute(trx);
}

/** Own absences are over; in those of others the next one up the line stands in. */
async function endAbsences(trx: Trx, personId: string, now: Date): Promise<void> {
  await sql`update absence set ended_at = ${now} where person_id = ${personId} and ended_at is null`.execute(
    trx,
  );
  // What a delegate looks after for them stays there and is theirs for good.
  await sql`update hand_over h set returned_at = ${now} from absence a
    where a.id = h.absence_id and a.person_id = ${personId} and h.returned_at is null`.execute(trx);
  await sql`update absence set delegate_id = null where delegate_id = ${personId} and ended_at is null`.execute(
    trx,
  );
  await sql`update person set delegate_id = null where delegate_id = ${personId}`.execute(trx);
}

async function countOpen(trx: Trx, personId: string): Promise<number> {
  const { rows } = await sql<{ open: number }>`
    select count(*)::int as open from task where person_id = ${personId} and state = 'open'`.execute(trx);
  return rows[0]?.open ?? 0;
}

/** @returns how many sets and key results changed hands. */
async function passEverythingOn(
  trx: Trx,
  { from, to, now }: { from: string; to: string; now: Date },
): Promise<number> {
  await returnWhatWasLent(trx, { from, now });
  const sets = await sql`
    update okr_set s set owner_id = ${to} from cycle c
     where c.id = s.cycle_id and c.state in ('running', 'paused') and s.owner_id = ${from}
       and s.level <> 'individual'`.execute(trx);
  const keyResults = await handOver(trx, {
    from,
    to,
    absenceId: null,
    now,
    keyResults: sql`select k.id from key_result k join objective o on o.id = k.objective_id join okr_set s on s.id = o.okr_set_id
      join cycle c on c.id = s.cycle_id and c.state in ('running', 'paused') where k.owner_id = ${from}`,
  });
  await sql`update department set lead_id = ${to} where lead_id = ${from}`.execute(trx);
  await sql`update person set manager_id = ${to} where manager_id = ${from} and id <> ${to}`.execute(trx);
  // Reviews go by the rules, which know the new manager already; never to the one whose goals they are.
  await realignReviews(trx, { now, reason: 'left', which: sql`t.person_id = ${from}` });
  await passOn(trx, {
    now,
    reason: 'left',
    who: sql`select t.id as task_id, ${to}::uuid as to_person_id from task t left join okr_set s on s.id = t.subject_id
      where t.person_id = ${from} and t.state = 'open' and (t.kind = 'draft' and s.level <> 'individual' or t.kind in ('answer', 'pilot-decision'))`,
  });
  await openMissed(trx, { personId: to, now });
  return Number(sets.numAffectedRows ?? 0) + keyResults;
}

/** Whoever lent them theirs is away still: the key results go back and rest, instead of following the leaver's own. */
async function returnWhatWasLent(trx: Trx, { from, now }: { from: string; now: Date }): Promise<void> {
  await sql`
    with lent as (
      update hand_over h set returned_at = ${now} from absence a
       where a.id = h.absence_id and h.to_person_id = ${from} and h.returned_at is null returning h.id, h.from_person_id)
    update key_result k set owner_id = lent.from_person_id from lent join hand_over_key_result x on x.hand_over_id = lent.id
     where k.id = x.key_result_id and k.owner_id = ${from}`.execute(trx);
}

async function withdrawRest(trx: Trx, personId: string, now: Date): Promise<void> {
  const { rows } = await sql<{ id: string; kind: string; cycleId: string; phase: Phase }>`
    update task t set state = 'cancelled', settled_at = ${now} from phase_run r
     where r.id = t.phase_run_id and t.person_id = ${personId} and t.state = 'open'
    returning t.id, t.kind, t.cycle_id, r.phase`.execute(trx);
  await recordAudit(
    trx,
    rows.map(({ id, kind, cycleId, phase }) => ({
      at: now,
      actorKind: 'system' as const,
      action: 'task.cancelled',
      cycleId,
      phase,
      entityKind: 'task',
      entityId: id,
      detail: { kind, reason: 'person left' },
    })),
  );
}

import { sql } from 'kysely';
import { NO_PROPOSAL, type Proposal } from '#domain/check-ins/proposal.ts';
import type { Change, Rhythm } from '#domain/kinds.ts';
import type { Trx } from '../database.ts';
import type { StoreDeps } from '../deps.ts';
import { recordAudit } from '../repositories/audit.ts';
import type { ActionTarget, TrailActor } from './act.ts';
import { type LockedTask, lockOwnTask } from './locked-task.ts';
import { ownedKeyResults } from './owned-key-results.ts';

/** What an owner would like to become of a key result; a new one goes beside the one it names. */
export interface ChangeWish {
  keyResultId: string;
  change: Change;
  proposal: Partial<Proposal>;
  reason: string;
}

export type ChangeResult = 'done' | 'closed' | 'not-found';

/** Asks to change a goal that is agreed; it goes to those who agreed it when it can no longer be taken back. */
export function askForChange(deps: StoreDeps, target: ActionTarget, wish: ChangeWish): Promise<ChangeResult> {
  return besideCheckIn(deps, target, async (trx, task, now) => {
    const asked = await writeChangeRequests(trx, task, [wish], { now, adjusted: false });
    return asked ? 'done' : 'not-found';
  });
}

/**
 * Writes wishes of a person about key results of their own; the same wish twice is one.
 *
 * @param how.actor whom the trail names; the person themselves when left out.
 * @param how.adjusted it came with the look at all goals in the middle of the period, and goes when that is taken back.
 * @returns how many were found to be about key results of this person.
 */
export async function writeChangeRequests(
  trx: Trx,
  task: LockedTask,
  wishes: readonly ChangeWish[],
  { now, adjusted, actor }: { now: Date; adjusted: boolean; actor?: TrailActor },
): Promise<number> {
  if (wishes.length === 0) return 0;
  const json = JSON.stringify(
    wishes.map(({ proposal, ...wish }) => ({
      ...wish,
      proposal: { ...NO_PROPOSAL, ...proposal, ...(adjusted ? { adjusted } : {}) },
    })),
  );
  const finalAt = new Date(now.getTime() + task.undoMinutes * 60_000);
  const { rows } = await sql<{ n: number }>`
    with wish as (
      select own.id as key_result_id, own.okr_set_id, x.change, x.proposal, x.reason
        from jsonb_to_recordset(${json}::jsonb) as x("keyResultId" uuid, change text, proposal jsonb, reason text)
        join (${ownedKeyResults({ personId: task.personId, cohortId: task.cohortId })}) own on own.id = x."keyResultId"),
    asked as (
      insert into change_request (cycle_id, okr_set_id, key_result_id, change, proposal, reason, asked_by, task_id, at, final_at)
      select ${task.cycleId}, w.okr_set_id, w.key_result_id, w.change, w.proposal, w.reason, ${task.personId}, ${task.id}, ${now}, ${finalAt}
        from wish w where not exists (
          select 1 from change_request c where c.key_result_id = w.key_result_id and c.change = w.change
             and c.proposal = w.proposal and c.state in ('asked', 'open'))
      returning id, change),
    recorded as (
      insert into audit_event (at, actor_kind, actor_id, action, cycle_id, phase, entity_kind, entity_id, detail)
      select ${now}::timestamptz, 'person', ${actor?.actorId ?? task.personId}::uuid, 'change.asked', ${task.cycleId}::uuid, 'check-ins', 'change-request', id,
             jsonb_strip_nulls(jsonb_build_object('change', change, 'onBehalfOf', ${actor?.onBehalfOf ?? null}::text)) from asked)
    select count(*)::int as n from wish`.execute(trx);
  return rows[0]?.n ?? 0;
}

/** Takes a wish back as long as nobody has been asked about it. */
export function takeBackChange(
  deps: StoreDeps,
  target: ActionTarget,
  requestId: string,
): Promise<ChangeResult> {
  return besideCheckIn(deps, target, async (trx, task, now) => {
    const gone = await sql`delete from change_request
      where id = ${requestId} and asked_by = ${task.personId} and state = 'asked' and final_at > ${now}`.execute(
      trx,
    );
    if (Number(gone.numAffectedRows ?? 0) === 0) return 'closed';
    await audit(trx, task, { now, action: 'change.taken-back', entityId: requestId });
    return 'done';
  });
}

/** An owner asks to be asked less often, or as often as the team again; nobody has to agree to that. */
export function chooseRhythm(
  deps: StoreDeps,
  target: ActionTarget,
  { keyResultId, rhythm }: { keyResultId: string; rhythm: Rhythm | null },
): Promise<ChangeResult> {
  return besideCheckIn(deps, target, async (trx, task, now) => {
    const changed = await sql`
      update key_result k set rhythm = ${rhythm} from (${ownedKeyResults({ personId: task.personId, cohortId: task.cohortId })}) own
       where k.id = own.id and k.id = ${keyResultId}`.execute(trx);
    if (Number(changed.numAffectedRows ?? 0) === 0) return 'not-found';
    await audit(trx, task, {
      now,
      action: 'key-result.rhythm',
      entityId: keyResultId,
      detail: { rhythm: rhythm ?? 'team' },
    });
    return 'done';
  });
}

/** What somebody does from the page of their check-in, whether that is done already or not. */
async function besideCheckIn(
  deps: StoreDeps,
  target: ActionTarget,
  work: (trx: Trx, task: LockedTask, now: Date) => Promise<ChangeResult>,
): Promise<ChangeResult> {
  return deps.db.transaction().execute(async (trx) => {
    const task = await lockOwnTask(trx, target);
    if (task?.kind !== 'check-in') return 'not-found';
    const here = task.state === 'open' || task.state === 'done';
    if (!here || task.phaseState !== 'open' || task.cycleState === 'cancelled') return 'closed';
    return work(trx, task, deps.clock.now());
  });
}

function audit(
  trx: Trx,
  task: LockedTask,
  event: { now: Date; action: string; entityId: string; detail?: Record<string, string> },
): Promise<void> {
  return recordAudit(trx, [
    {
      at: event.now,
      actorKind: 'person',
      actorId: task.personId,
      action: event.action,
      cycleId: task.cycleId,
      phase: 'check-ins',
      entityKind: event.action.startsWith('change') ? 'change-request' : 'key-result',
      entityId: event.entityId,
      detail: event.detail ?? {},
    },
  ]);
}

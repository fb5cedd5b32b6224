import { sql } from 'kysely';
import { isBesidePhases, type TaskKind } from '#domain/kinds.ts';
import type { Trx } from '../database.ts';
import type { StoreDeps } from '../deps.ts';
import { listPreparers } from '../preparers.ts';
import { requireEntering } from '../presence/on-behalf.ts';
import { type AuditEvent, auditParts } from '../repositories/audit.ts';
import type { Json } from '../schema.ts';
import { type LockedTask, lockOwnTask } from './locked-task.ts';

/** Who acts on what; both come from the action link, never from the form. */
export interface ActionTarget {
  taskId: string;
  personId: string;
  /** Who acts in the person's place; the person themselves when left out. */
  byId?: string;
}

/**
 * What became of an action. `repeated`: it had been done before and nothing changed. `kept`: stored without settling.
 * `closed`: its step or week is over. `cancelled`: it is no longer owed. `not-found`: no such task of this person.
 */
export interface ActionResult {
  status: 'done' | 'repeated' | 'kept' | 'closed' | 'cancelled' | 'not-found';
}

/** What an action leaves on its task and in the trail; null when it only kept something. */
export interface Settlement {
  outcome: { [key: string]: Json };
  /** What the person wrote; goes to the erasable part of the trail. */
  content?: Json | undefined;
}

export interface ActionContext {
  trx: Trx;
  task: LockedTask;
  now: Date;
  /** Whom the trail names for what is written beside the task itself. */
  actor: TrailActor;
}

/** Whoever acted, and for whom where that is somebody else. */
export interface TrailActor {
  actorId: string;
  onBehalfOf?: string;
}

/**
 * One action is one transaction (D1): the phase is kept open, the task locked and checked, the content written, the task
 * settled and the trail extended. Consequences for others are not here: they leave after the undo window.
 *
 * @param kind the kind of task this action belongs to; another kind counts as not found.
 * @param work writes the content; it runs only for an open task of this person in an open phase.
 */
export async function actOnTask(
  deps: StoreDeps,
  target: ActionTarget,
  kind: TaskKind,
  work: (context: ActionContext) => Promise<Settlement | null>,
): Promise<ActionResult> {
  return deps.db.transaction().execute(async (trx) => {
    const now = deps.clock.now();
    const task = await lockOwnTask(trx, target);
    if (!task || task.kind !== kind) return { status: 'not-found' };
    const refusal = refusalOf(task);
    if (refusal) return { status: refusal };
    if (target.byId) await requireActing(trx, task, target.byId);
    const settlement = await work({ trx, task, now, actor: { ...actorOf(target), ...onBehalfOf(target) } });
    if (!settlement) return { status: 'kept' };
    const finalAt = new Date(now.getTime() + task.undoMinutes * 60_000);
    const event: AuditEvent = {
      at: now,
      ...actorOf(target),
      action: 'task.done',
      cycleId: task.cycleId,
      phase: task.phase,
      entityKind: 'task',
      entityId: task.id,
      detail: { kind: task.kind, ...onBehalfOf(target), ...settlement.outcome },
      content: settlement.content,
    };
    // Who entered it stands with the task, so that its page and its person's card can say so.
    const outcome = target.byId ? { ...settlement.outcome, enteredBy: target.byId } : settlement.outcome;
    await sql`
      with ${auditParts([event])}
      update task set state = 'done', settled_at = ${now}, final_at = ${finalAt}, outcome = ${JSON.stringify(outcome)}
       where id = ${task.id}`.execute(trx);
    return { status: 'done' };
  });
}

/** A draft may be prepared by whom its author asked; anything else is entered by a lead for somebody without mail. */
async function requireActing(trx: Trx, task: LockedTask, byId: string): Promise<void> {
  if (task.kind === 'draft') {
    const preparers = await listPreparers(trx, task.id);
    if (preparers.some(({ personId }) => personId === byId)) return;
  }
  await requireEntering(trx, { byId, personId: task.personId });
}

/** Whom the trail names: whoever acted, not whose task it is. */
export function actorOf({ personId, byId }: ActionTarget): { actorKind: 'person'; actorId: string } {
  return { actorKind: 'person', actorId: byId ?? personId };
}

/** For whom it was done, where that is somebody else. */
export function onBehalfOf({ personId, byId }: ActionTarget): { onBehalfOf?: string } {
  return byId === undefined ? {} : { onBehalfOf: personId };
}

function refusalOf(task: LockedTask): 'repeated' | 'closed' | 'cancelled' | null {
  if (task.state === 'done') return 'repeated';
  if (task.state === 'cancelled' || task.cycleState === 'cancelled') return 'cancelled';
  if (task.state === 'missed' || (task.phaseState !== 'open' && !isBesidePhases(task.kind))) return 'closed';
  return null;
}

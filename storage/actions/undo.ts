import { sql } from 'kysely';
import { assertNever } from '#domain/errors.ts';
import { isBesidePhases } from '#domain/kinds.ts';
import type { Trx } from '../database.ts';
import type { StoreDeps } from '../deps.ts';
import { answerInvitation } from '../pilots/champions.ts';
import { requireEntering } from '../presence/on-behalf.ts';
import { recordAudit } from '../repositories/audit.ts';
import { type ActionTarget, actorOf, onBehalfOf } from './act.ts';
import { type LockedTask, lockOwnTask } from './locked-task.ts';
import { takeBackScore } from './score.ts';

export interface UndoResult {
  /** `open`: there is nothing to take back. `too-late`: its consequences have left, or its step has closed. */
  status: 'undone' | 'open' | 'too-late' | 'not-found';
}

/** Takes back what a person did as long as its consequences have not left; the task is open again. */
export async function undo(deps: StoreDeps, target: ActionTarget): Promise<UndoResult> {
  return deps.db.transaction().execute(async (trx) => {
    const now = deps.clock.now();
    const task = await lockOwnTask(trx, target);
    if (target.byId) await requireEntering(trx, { byId: target.byId, personId: target.personId });
    if (!task) return { status: 'not-found' };
    if (task.state === 'open') return { status: 'open' };
    const undoable = task.state === 'done' && !task.finalisedAt && task.finalAt && now < task.finalAt;
    if (!undoable || (task.phaseState !== 'open' && !isBesidePhases(task.kind)))
      return { status: 'too-late' };
    await takeBack(trx, task);
    await trx
      .updateTable('task')
      .set({ state: 'open', settledAt: null, finalAt: null, outcome: null })
      .where('id', '=', task.id)
      .execute();
    await recordAudit(trx, [
      {
        at: now,
        ...actorOf(target),
        action: 'task.undone',
        cycleId: task.cycleId,
        phase: task.phase,
        entityKind: 'task',
        entityId: task.id,
        detail: { kind: task.kind, ...onBehalfOf(target) },
      },
    ]);
    return { status: 'undone' };
  });
}

async function takeBack(trx: Trx, task: LockedTask): Promise<void> {
  switch (task.kind) {
    case 'acknowledge':
    case 'decide':
    case 'pace':
    case 'welcome':
    case 'decisions':
      return;
    case 'change':
      await trx.updateTable('changeRequest').set({ words: '' }).where('id', '=', task.subjectId).execute();
      return;
    case 'feedback':
      await trx.deleteFrom('feedback').where('taskId', '=', task.id).execute();
      await trx.deleteFrom('kudos').where('taskId', '=', task.id).execute();
      return;
    case 'draft':
      // What was written stays as a draft: undoing a submission gives it back for editing.
      await trx.deleteFrom('conversation').where('taskId', '=', task.id).execute();
      return;
    case 'review':
      await trx.deleteFrom('conversation').where('taskId', '=', task.id).execute();
      await trx.deleteFrom('review').where('taskId', '=', task.id).execute();
      return;
    case 'answer':
      await trx
        .updateTable('dependency')
        .set({ answer: null, words: '', answeredBy: null, answeredAt: null })
        .where('id', '=', task.subjectId)
        .execute();
      return;
    case 'concern':
      await sql`
        with c as (select id, answer_content_id from concern where id = ${task.subjectId}),
        u as (update concern set answer = null, answer_content_id = null, answered_by = null, answered_at = null
               where id = ${task.subjectId} and state = 'open')
        delete from audit_content x using c where x.id = c.answer_content_id`.execute(trx);
      return;
    case 'check-in':
      return takeBackCheckIn(trx, task.id);
    case 'score':
      return takeBackScore(trx, task.id);
    case 'pilot-decision':
      await trx.deleteFrom('pilotDecision').where('taskId', '=', task.id).execute();
      return;
    case 'champion':
      return answerInvitation(trx, task, null, null);
    case 'celebrate':
      await trx.deleteFrom('celebrationWords').where('taskId', '=', task.id).execute();
      return;
    case 'reflect':
      await trx.deleteFrom('pulseAnswer').where('taskId', '=', task.id).execute();
      await trx.deleteFrom('kudos').where('taskId', '=', task.id).execute();
      await trx.deleteFrom('reflection').where('taskId', '=', task.id).execute();
      return;
    default:
      assertNever(task.kind);
  }
}

/** What was said or reported before counts again; where there was nothing, nothing has been said. */
async function takeBackCheckIn(trx: Trx, taskId: string): Promise<void> {
  await sql`delete from feedback_request where task_id = ${taskId} and opened_at is null`.execute(trx);
  await trx.deleteFrom('adjustment').where('taskId', '=', taskId).execute();
  await sql`delete from change_request where task_id = ${taskId} and state = 'asked' and proposal ? 'adjusted'`.execute(
    trx,
  );
  await sql`
    with gone as (delete from check_in where task_id = ${taskId} returning key_result_id, week, baseline)
    update key_result k set current_value = case when reported.at > coalesce(before.at, '-infinity') then reported.value else before.value end,
           confidence = before.confidence, last_week = before.week,
           baseline = case when gone.baseline is null then k.baseline end
      from gone left join lateral (
        select c.value, c.confidence, c.week, c.at from check_in c
         where c.key_result_id = gone.key_result_id and c.week < gone.week
         order by c.week desc limit 1) before on true
      left join lateral (
        select v.value, v.at from reported_value v where v.key_result_id = gone.key_result_id
         order by v.at desc limit 1) reported on true
     where k.id = gone.key_result_id`.execute(trx);
}

import { sql } from 'kysely';
import type { Trx } from '../database.ts';
import { openTasks, tell } from '../steps/tasks.ts';
import type { FinalTask } from './finalise.ts';
import { recordVersion } from './versions.ts';

/** An agreement locks the set and tells its owner; a request for change opens the owner's next round. */
export async function applyReview(trx: Trx, task: FinalTask, now: Date): Promise<void> {
  const review = await trx
    .selectFrom('review')
    .select(['decision', 'round'])
    .where('taskId', '=', task.id)
    .executeTakeFirstOrThrow();
  const phase = {
    phaseRunId: task.phaseRunId,
    cycleId: task.cycleId,
    cohortId: task.cohortId,
    phase: 'approval' as const,
    now,
  };
  if (review.decision === 'agree') {
    await trx
      .updateTable('okrSet')
      .set((eb) => ({ state: 'agreed', agreedAt: now, version: eb('version', '+', 1) }))
      .where('id', '=', task.subjectId)
      .execute();
    await recordVersion(trx, {
      okrSetId: task.subjectId,
      reason: 'agreed',
      byPersonId: task.personId,
      at: now,
    });
    await tell(trx, phase, {
      kind: 'agreed',
      who: sql`select owner_id as person_id, id as subject_id, null::uuid as task_id from okr_set where id = ${task.subjectId}`,
    });
    await audit(trx, task, 'okr.agreed', now);
    return;
  }
  const { closesAt, state } = await trx
    .selectFrom('phaseRun')
    .select(['closesAt', 'state'])
    .where('id', '=', task.phaseRunId)
    .executeTakeFirstOrThrow();
  if (state !== 'open' && state !== 'planned') return;
  await trx
    .updateTable('okrSet')
    .set({ state: 'changes-requested', round: review.round + 1 })
    .where('id', '=', task.subjectId)
    .execute();
  await audit(trx, task, 'okr.changes-requested', now);
  await openTasks(trx, phase, {
    kind: 'draft',
    ordinal: review.round + 1,
    dueAt: closesAt,
    who: sql`select owner_id as person_id, id as subject_id from okr_set where id = ${task.subjectId}`,
  });
}

async function audit(trx: Trx, task: FinalTask, action: string, now: Date): Promise<void> {
  await sql`insert into audit_event (at, actor_kind, actor_id, action, cycle_id, phase, entity_kind, entity_id)
    values (${now}, 'person', ${task.personId}, ${action}, ${task.cycleId}, 'approval', 'okr-set', ${task.subjectId})`.execute(
    trx,
  );
}

import { sql } from 'kysely';
import { DomainError } from '#domain/errors.ts';
import type { CycleState, TaskKind } from '#domain/kinds.ts';
import type { Actor } from '#domain/launch.ts';
import { checkReassignment, type Reassigned } from '#domain/reassign.ts';
import { isUuid } from '#domain/uuid.ts';
import type { Db, Trx } from '../database.ts';
import type { StoreDeps } from '../deps.ts';
import { holdPhasesOpen } from '../phase-lock.ts';
import { findPerson } from '../presence/find-person.ts';
import { passOn } from '../presence/pass-on.ts';
import { auditActor, recordAudit } from '../repositories/audit.ts';

/** An open task, as HR ops see it when they ask somebody else. */
export interface TaskToReassign extends Reassigned {
  id: string;
  cycleId: string;
  cycleName: string;
  cycleState: CycleState;
  timeZone: string;
  phaseRunId: string;
  subjectId: string;
  dueAt: Date;
}

/** @returns the open task. @throws DomainError `unknown-task` when there is none of this id that is open. */
export async function readTaskToReassign(db: Db | Trx, taskId: string): Promise<TaskToReassign> {
  const { rows } = isUuid(taskId)
    ? await sql<TaskToReassign>`
        select t.id, t.kind, t.cycle_id, c.name as cycle_name, c.state as cycle_state, c.time_zone, t.phase_run_id,
               t.subject_id, t.due_at, p.id as from_id, p.name as from_name, s.owner_id, s.level
          from task t join cycle c on c.id = t.cycle_id join person p on p.id = t.person_id
          left join okr_set s on s.id = case t.kind when 'change'
               then (select x.okr_set_id from change_request x where x.id = t.subject_id) else t.subject_id end
         where t.id = ${taskId} and t.state = 'open'`.execute(db)
    : { rows: [] };
  if (rows[0]) return rows[0];
  throw new DomainError({
    code: 'unknown-task',
    message: 'This task is no longer open, or there is none.',
    field: 'task',
    value: taskId.slice(0, 80),
    remedy: 'Look again at what is outstanding.',
    kind: 'not-found',
  });
}

/**
 * What reassigning would do; nothing is written.
 *
 * @param to an employee id or an email address.
 * @throws DomainError as `reassignTask`.
 */
export async function previewReassign(db: Db | Trx, input: { taskId: string; to: string }) {
  const task = await readTaskToReassign(db, input.taskId);
  const { id, name, state } = await findPerson(db, input.to, 'to');
  checkReassignment(task, { id, name, active: state === 'active' });
  if (task.cycleState !== 'running' && task.cycleState !== 'paused')
    throw new DomainError({
      code: 'cycle-state',
      message: `"${task.cycleName}" is ${task.cycleState}.`,
      field: 'task',
      value: task.id,
      remedy: 'Nothing in it can change any more.',
      kind: 'conflict',
    });
  return { task, to: { id, name } };
}

/**
 * Asks somebody else for an open task: they get a mail of their own, the old link says who has it now, and what was
 * written so far stays. Whoever takes over a department's draft owns its goals from then on.
 *
 * @returns one sentence of what was done.
 * @throws DomainError when the task is not open, is somebody's own to answer, or the person cannot be asked.
 */
export async function reassignTask(
  deps: StoreDeps,
  input: { taskId: string; to: string; actor: Actor },
): Promise<{ taskId: string; summary: string }> {
  return deps.db.transaction().execute(async (trx) => {
    const now = deps.clock.now();
    const before = await readTaskToReassign(trx, input.taskId);
    await holdPhasesOpen(trx, [before.phaseRunId]);
    await sql`select id from task where id = ${before.id} for update`.execute(trx);
    const { task, to } = await previewReassign(trx, input);
    const passed = await passOn(trx, {
      now,
      reason: 'reassigned',
      who: sql`select ${task.id}::uuid as task_id, ${to.id}::uuid as to_person_id`,
    });
    if (passed === 0) throw new Error(`task ${task.id} did not pass on`);
    if (isDraft(task.kind))
      await trx.updateTable('okrSet').set({ ownerId: to.id }).where('id', '=', task.subjectId).execute();
    await recordAudit(trx, [
      {
        at: now,
        ...auditActor(input.actor),
        action: 'task.reassigned',
        cycleId: task.cycleId,
        entityKind: 'task',
        entityId: task.id,
        detail: { by: input.actor.label, kind: task.kind, from: task.fromId, to: to.id },
      },
    ]);
    return { taskId: task.id, summary: `${to.name} is asked instead of ${task.fromName}, by mail.` };
  });
}

function isDraft(kind: TaskKind): boolean {
  return kind === 'draft';
}

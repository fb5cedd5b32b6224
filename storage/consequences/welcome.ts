import { sql } from 'kysely';
import { WELCOME_DAYS, WELCOMES, type Welcome } from '#domain/presence/joining.ts';
import type { Trx } from '../database.ts';
import { handOver } from '../presence/hand-over.ts';
import { within } from '../presence/within.ts';
import { readTakeable } from '../repositories/joiners.ts';
import { readPhase } from '../steps/perform-step.ts';
import { openTasks } from '../steps/tasks.ts';
import type { FinalTask } from './finalise.ts';

/** Carries out what a manager chose for somebody who joined. */
export async function applyWelcome(trx: Trx, task: FinalTask, now: Date): Promise<void> {
  const { choice, keyResultId } = chosen(task.outcome);
  // It may have changed hands or been dropped since it stood on the page.
  const keyResult = (await readTakeable(trx, task)).find(({ id }) => id === keyResultId);
  if (choice === 'contribute' && keyResult)
    await sql`insert into contributor (key_result_id, person_id) values (${keyResult.id}, ${task.subjectId})
      on conflict do nothing`.execute(trx);
  if (choice === 'take-over' && keyResult)
    await handOver(trx, {
      from: keyResult.ownerId,
      to: task.subjectId,
      absenceId: null,
      now,
      keyResults: sql`select ${keyResult.id}::uuid`,
    });
  const okrSetId = choice === 'own-goals' ? await openShortGoals(trx, task, now) : null;
  await settleJoiner(trx, { taskId: task.id, choice, okrSetId, by: task.personId, now });
}

/** Puts on record what somebody who joined does from now on. @param settled.by null: nobody answered. */
export async function settleJoiner(
  trx: Trx,
  settled: { taskId: string; choice: Welcome; okrSetId: string | null; by: string | null; now: Date },
): Promise<void> {
  const { taskId, choice, okrSetId, by, now } = settled;
  await sql`
    with settled as (
      update joiner set choice = ${choice}, okr_set_id = ${okrSetId}, settled_at = ${now} where task_id = ${taskId} returning *)
    insert into audit_event (at, actor_kind, actor_id, action, cycle_id, entity_kind, entity_id, detail)
    select ${now}, ${by ? 'person' : 'system'}, ${by}::uuid, 'joiner.welcomed', cycle_id, 'person', person_id,
           jsonb_build_object('choice', choice) from settled`.execute(trx);
}

function chosen(outcome: unknown): { choice: Welcome; keyResultId: string | null } {
  const part = (name: string): unknown =>
    typeof outcome === 'object' && outcome !== null ? Reflect.get(outcome, name) : undefined;
  const id = part('keyResultId');
  return {
    choice: WELCOMES.find((each) => each === part('choice')) ?? 'contribute',
    keyResultId: typeof id === 'string' ? id : null,
  };
}

/** Short goals in the phase that is open, with deadlines of their own. */
async function openShortGoals(trx: Trx, task: FinalTask, now: Date): Promise<string | null> {
  const phase = await readPhase(trx, task.phaseRunId, now);
  if (phase.state !== 'open') return null;
  await sql`insert into okr_set (cycle_id, cohort_id, level, department_id, owner_id)
    select ${task.cycleId}, ${task.cohortId}, 'individual', p.department_id, p.id from person p where p.id = ${task.subjectId}
    on conflict do nothing`.execute(trx);
  const set = await trx
    .selectFrom('okrSet')
    .select('id')
    .where('cycleId', '=', task.cycleId)
    .where('ownerId', '=', task.subjectId)
    .where('level', '=', 'individual')
    .executeTakeFirst();
  if (!set) return null;
  await openTasks(trx, phase, {
    kind: 'draft',
    dueAt: within(phase, WELCOME_DAYS.draft),
    who: sql`select ${task.subjectId}::uuid as person_id, ${set.id}::uuid as subject_id`,
  });
  return set.id;
}

import { sql } from 'kysely';
import type { Trx } from '../database.ts';
import { openPhase } from '../steps/perform-step.ts';
import { openTasks, tell } from '../steps/tasks.ts';
import type { FinalTask } from './finalise.ts';

/**
 * Asks the leads of other departments for what the key results of a published set need. The question belongs to the
 * cohort of the set's owner; when its time for agreeing is over nobody is asked any more, and it shows as unanswered.
 */
export async function askDepartments(trx: Trx, task: FinalTask, now: Date): Promise<void> {
  const asked = await sql`
    with asked as (
      update dependency n set state = 'asked', asked_at = ${now} from key_result k join objective o on o.id = k.objective_id
       where k.id = n.key_result_id and o.okr_set_id = ${task.subjectId} and n.state = 'draft' returning n.id)
    insert into audit_event (at, actor_kind, actor_id, action, cycle_id, phase, entity_kind, entity_id)
    select ${now}, 'person', ${task.personId}, 'dependency.asked', ${task.cycleId}, 'approval', 'dependency', id from asked`.execute(
    trx,
  );
  if (Number(asked.numAffectedRows ?? 0) === 0) return;
  const approval = await trx
    .selectFrom('phaseRun')
    .select(['id', 'closesAt'])
    .where('cohortId', '=', task.cohortId)
    .where('phase', '=', 'approval')
    .where('state', 'in', ['planned', 'open'])
    .executeTakeFirst();
  if (!approval) return;
  const phase = {
    phaseRunId: approval.id,
    cycleId: task.cycleId,
    cohortId: task.cohortId,
    phase: 'approval' as const,
    now,
  };
  await openPhase(trx, phase);
  await openTasks(trx, phase, {
    kind: 'answer',
    dueAt: approval.closesAt,
    who: sql`select d.lead_id as person_id, n.id as subject_id
      from dependency n join department d on d.id = n.department_id
      join key_result k on k.id = n.key_result_id join objective o on o.id = k.objective_id
     where o.okr_set_id = ${task.subjectId} and n.state = 'asked' and n.answer is null and d.lead_id is not null`,
  });
}

/** An answer takes effect, and those who asked hear of it: whose goals they are, and who owns the key result. */
export async function applyAnswer(trx: Trx, task: FinalTask, now: Date): Promise<void> {
  const { rows } = await sql<{ state: string }>`
    update dependency set state = case answer when 'accept' then 'accepted' when 'counter' then 'countered' else 'declined' end
     where id = ${task.subjectId} and answer is not null returning state`.execute(trx);
  const [dependency] = rows;
  // It was withdrawn meanwhile: there is nobody to tell.
  if (!dependency) return;
  await sql`insert into audit_event (at, actor_kind, actor_id, action, cycle_id, phase, entity_kind, entity_id)
    values (${now}, 'person', ${task.personId}, ${`dependency.${dependency.state}`}, ${task.cycleId}, 'approval', 'dependency',
            ${task.subjectId})`.execute(trx);
  const phase = { ...task, phase: 'approval' as const, now };
  await tell(trx, phase, {
    kind: 'answered',
    who: sql`select distinct person_id, n.id as subject_id, null::uuid as task_id
      from dependency n join key_result k on k.id = n.key_result_id join objective o on o.id = k.objective_id
      join okr_set s on s.id = o.okr_set_id cross join lateral unnest(array[s.owner_id, k.owner_id]) as person_id
     where n.id = ${task.subjectId}`,
  });
}

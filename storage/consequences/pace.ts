import { sql } from 'kysely';
import { PAUSE_WEEKS } from '#domain/check-ins/rhythm.ts';
import { assertNever } from '#domain/errors.ts';
import { PACES, type Pace } from '#domain/kinds.ts';
import type { Trx } from '../database.ts';
import { askManagers } from '../steps/pace.ts';
import type { FinalTask } from './finalise.ts';
import { recordVersion } from './versions.ts';

/**
 * Carries out what was chosen after quiet weeks. Another rhythm is everybody's own business; a pause or a hand-over is a
 * wish, about which whoever they report to is asked.
 */
export async function applyPace(trx: Trx, task: FinalTask, now: Date): Promise<void> {
  const { choice, toPersonId } = chosen(task.outcome);
  const own = task.personId === task.subjectId;
  switch (choice) {
    case 'stay':
      return;
    case 'fortnightly':
    case 'monthly':
      await sql`update key_result k set rhythm = ${choice} where ${ofPerson(task)}`.execute(trx);
      break;
    case 'pause':
    case 'hand-over':
      if (own) return askManager(trx, task, now);
      if (choice === 'pause')
        await sql`update key_result k set paused_until = ${task.ordinal + PAUSE_WEEKS - 1} where ${ofPerson(task)}`.execute(
          trx,
        );
      else if (toPersonId) await handOver(trx, task, { toPersonId, now });
      break;
    default:
      assertNever(choice);
  }
  await sql`insert into audit_event (at, actor_kind, actor_id, action, cycle_id, phase, entity_kind, entity_id, detail)
    values (${now}, 'person', ${task.personId}, 'pace.changed', ${task.cycleId}, 'check-ins', 'person', ${task.subjectId},
            ${JSON.stringify({ choice })}::jsonb)`.execute(trx);
}

function chosen(outcome: unknown): { choice: Pace; toPersonId: string | null } {
  const part = (name: string): unknown =>
    typeof outcome === 'object' && outcome !== null ? Reflect.get(outcome, name) : undefined;
  const to = part('toPersonId');
  return {
    choice: PACES.find((each) => each === part('choice')) ?? 'stay',
    toPersonId: typeof to === 'string' ? to : null,
  };
}

/** The key results `k` of the person whom the question is about. */
function ofPerson({ subjectId, cohortId }: FinalTask) {
  return sql`k.owner_id = ${subjectId} and k.dropped_at is null and exists (
    select 1 from objective o join okr_set s on s.id = o.okr_set_id
     where o.id = k.objective_id and s.cohort_id = ${cohortId} and s.state in ('agreed', 'in-force'))`;
}

async function askManager(trx: Trx, task: FinalTask, now: Date): Promise<void> {
  const { closesAt } = await trx
    .selectFrom('phaseRun')
    .select('closesAt')
    .where('id', '=', task.phaseRunId)
    .executeTakeFirstOrThrow();
  await askManagers(trx, { ...task, phase: 'check-ins', closesAt, now }, sql`t.id = ${task.id}`);
}

async function handOver(
  trx: Trx,
  task: FinalTask,
  { toPersonId, now }: { toPersonId: string; now: Date },
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    with moved as (
      update key_result k set owner_id = p.id from person p
       where p.id = ${toPersonId} and p.state <> 'left' and ${ofPerson(task)} returning k.objective_id)
    update okr_set s set version = version + 1
     where s.id in (select o.okr_set_id from moved join objective o on o.id = moved.objective_id) returning s.id`.execute(
    trx,
  );
  for (const { id } of rows)
    await recordVersion(trx, { okrSetId: id, reason: 'changed', byPersonId: task.personId, at: now });
}

import { sql } from 'kysely';
import type { Phase } from '#domain/kinds.ts';
import type { Actor } from '#domain/launch.ts';
import type { StoreDeps } from './deps.ts';
import { lockPhasesForLeaving } from './phase-lock.ts';
import { recordAudit } from './repositories/audit.ts';
import { tell } from './steps/tasks.ts';

/**
 * A person leaves the organisation: from this moment no mail reaches them and no link of theirs opens anything. What
 * they owned goes to their manager the same day, who is told; the tasks they were asked to do are withdrawn, and a review
 * they owed is asked of their manager instead.
 *
 * @returns how many tasks were withdrawn and how many OKR sets and key results changed hands.
 */
export async function personLeaves(
  deps: StoreDeps,
  input: { personId: string; actor: Actor },
): Promise<{ tasks: number; handedOver: number }> {
  return deps.db.transaction().execute(async (trx) => {
    const now = deps.clock.now();
    await lockPhasesForLeaving(trx, input.personId);
    const { rows } = await sql<{ managerId: string | null }>`
      update person set state = 'left', updated_at = ${now} where id = ${input.personId} and state <> 'left'
      returning manager_id`.execute(trx);
    const person = rows[0];
    if (!person) return { tasks: 0, handedOver: 0 };
    const open = await sql<{ id: string; kind: string; cycleId: string; phase: Phase }>`
      update task t set state = 'cancelled', settled_at = ${now} from phase_run r
       where r.id = t.phase_run_id and t.person_id = ${input.personId} and t.state = 'open'
      returning t.id, t.kind, t.cycle_id, r.phase`.execute(trx);
    await sql`update action_link set version = version + 1, revoked_at = ${now}
      where person_id = ${input.personId} and revoked_at is null`.execute(trx);
    await sql`update session set ended_at = ${now} where person_id = ${input.personId} and ended_at is null`.execute(
      trx,
    );
    await sql`update notice set moot_at = ${now}
      where person_id = ${input.personId} and mail_id is null and moot_at is null`.execute(trx);
    await sql`delete from contributor c using key_result k, objective o, okr_set s, cycle y
      where k.id = c.key_result_id and o.id = k.objective_id and s.id = o.okr_set_id and y.id = s.cycle_id
        and y.state in ('running', 'paused') and c.person_id = ${input.personId}`.execute(trx);
    const handedOver = person.managerId ? await handOver(input.personId, person.managerId) : 0;
    await recordAudit(trx, [
      {
        at: now,
        actorKind: input.actor.kind,
        action: 'person.left',
        entityKind: 'person',
        entityId: input.personId,
        detail: { by: input.actor.label, tasks: open.rows.length, handedOver },
      },
      ...open.rows.map(({ id, kind, cycleId, phase }) => ({
        at: now,
        actorKind: 'system' as const,
        action: 'task.cancelled',
        cycleId,
        phase,
        entityKind: 'task',
        entityId: id,
        detail: { kind, reason: 'person left' },
      })),
    ]);
    return { tasks: open.rows.length, handedOver };

    async function handOver(from: string, to: string): Promise<number> {
      const sets = await sql`
        update okr_set s set owner_id = ${to} from cycle c
         where c.id = s.cycle_id and c.state in ('running', 'paused') and s.owner_id = ${from}
           and s.level <> 'individual'`.execute(trx);
      const keyResults = await sql`
        update key_result k set owner_id = ${to} from objective o, okr_set s, cycle c
         where o.id = k.objective_id and s.id = o.okr_set_id and c.id = s.cycle_id and c.state in ('running', 'paused')
           and k.owner_id = ${from}`.execute(trx);
      await sql`update department set lead_id = ${to} where lead_id = ${from}`.execute(trx);
      await sql`update person set manager_id = ${to} where manager_id = ${from} and id <> ${to}`.execute(trx);
      await passOnTasks(from, to);
      return Number(sets.numAffectedRows ?? 0) + Number(keyResults.numAffectedRows ?? 0);
    }

    /** Drafts of a department, reviews of others and answers to other departments are still owed by somebody. */
    async function passOnTasks(from: string, to: string): Promise<void> {
      const { rows: passed } = await sql<{
        cycleId: string;
        cohortId: string | null;
        phaseRunId: string;
        phase: 'cascade' | 'approval' | 'strategy';
        id: string;
        kind: 'draft' | 'review' | 'answer';
        subjectId: string;
      }>`
        insert into task (cycle_id, cohort_id, phase_run_id, kind, person_id, subject_id, ordinal, opened_at, due_at)
        select t.cycle_id, t.cohort_id, t.phase_run_id, t.kind, ${to}, t.subject_id, t.ordinal, ${now}, t.due_at
          from task t left join okr_set s on s.id = t.subject_id
         where t.id = any(${open.rows.map((row) => row.id)}::uuid[]) and t.person_id = ${from}
           and (t.kind = 'review' and s.owner_id <> ${to} or t.kind = 'draft' and s.level <> 'individual' or t.kind = 'answer')
        on conflict do nothing
        returning cycle_id, cohort_id, phase_run_id, id, kind, subject_id,
                  (select phase from phase_run where id = phase_run_id) as phase`.execute(trx);
      for (const task of passed) {
        await tell(
          trx,
          { ...task, now },
          {
            kind: task.kind,
            who: sql`select ${to}::uuid as person_id, ${task.subjectId}::uuid as subject_id, ${task.id}::uuid as task_id`,
          },
        );
      }
    }
  });
}

import { sql } from 'kysely';
import type { ConcernAnswer } from '#domain/kinds.ts';
import { type AskedConcern, askForAnswer } from '../concerns/ask.ts';
import { readConcernRecipients } from '../concerns/recipients.ts';
import type { Trx } from '../database.ts';
import { recordAudit } from '../repositories/audit.ts';
import type { FinalTask } from './finalise.ts';

/** An answer reaches who raised the concern; one that is handed on is asked of HR ops, by the same day. */
export async function applyConcern(trx: Trx, task: FinalTask, now: Date): Promise<void> {
  const { rows } = await sql<
    AskedConcern & { answer: ConcernAnswer | null; raiserId: string; dueAt: Date; confidential: boolean }
  >`
    select id, cycle_id, cohort_id, phase_run_id, round, answer, raiser_id, due_at, confidential from concern
     where id = ${task.subjectId} and state = 'open' and round = ${task.ordinal} for update`.execute(trx);
  const [concern] = rows;
  if (!concern?.answer) return;
  const event = {
    at: now,
    actorKind: 'person' as const,
    actorId: task.personId,
    cycleId: concern.cycleId,
    entityKind: 'concern',
    entityId: concern.id,
  };
  if (concern.answer === 'hand-on' && !concern.confidential) {
    const hrOps = (await readConcernRecipients(trx, concern.raiserId)).find(
      ({ audience }) => audience === 'hr-ops',
    );
    if (hrOps && hrOps.id !== task.personId) {
      const round = concern.round + 1;
      await sql`update concern set recipient_id = ${hrOps.id}, round = ${round}, answer = null, answered_by = null, answered_at = null
        where id = ${concern.id}`.execute(trx);
      await askForAnswer(trx, { ...concern, round }, { recipientId: hrOps.id, dueAt: concern.dueAt, now });
      await recordAudit(trx, [{ ...event, action: 'concern.handed-on' }]);
      return;
    }
  }
  await sql`update concern set state = 'answered' where id = ${concern.id}`.execute(trx);
  await tellRaiser(trx, concern, now);
  await recordAudit(trx, [{ ...event, action: 'concern.answered', detail: { answer: concern.answer } }]);
}

/** At once: it answers what the person did. Through the link of a task of theirs in the cycle they see it. */
export async function tellRaiser(
  trx: Trx,
  concern: Pick<AskedConcern, 'id' | 'round'>,
  now: Date,
): Promise<void> {
  await sql`
    insert into notice (key, cycle_id, cohort_id, phase, person_id, kind, class, task_id, subject_id, due_at)
    select 'concern-answered/' || c.id || '/' || ${concern.round}::int, c.cycle_id, c.cohort_id, r.phase, c.raiser_id, 'concern-answered',
           'immediate',
           (select t.id from task t join action_link l on l.task_id = t.id and l.person_id = t.person_id and l.revoked_at is null
             where t.person_id = c.raiser_id and t.cycle_id = c.cycle_id and t.state <> 'cancelled'
             order by t.opened_at desc, t.id desc limit 1),
           c.id, ${now}
      from concern c join phase_run r on r.id = c.phase_run_id where c.id = ${concern.id}
    on conflict do nothing`.execute(trx);
}

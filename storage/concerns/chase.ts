import { type RawBuilder, sql } from 'kysely';
import { tellRaiser } from '../consequences/concerns.ts';
import type { Trx } from '../database.ts';
import type { StoreDeps } from '../deps.ts';
import { recordAudit } from '../repositories/audit.ts';
import { type AskedConcern, askForAnswer } from './ask.ts';
import { readConcernRecipients } from './recipients.ts';

interface Chased extends AskedConcern {
  raiserId: string;
  recipientId: string;
  confidential: boolean;
  dueAt: Date;
  remind: boolean;
  overdue: boolean;
  recipientLeft: boolean;
}

/**
 * Looks after concerns that wait for an answer: reminds whom they were told before the promise ends, tells HR ops when it
 * has been broken, and finds somebody else when the recipient is gone. Asked by the sweep, by any number of workers.
 *
 * @returns how many concerns were looked after.
 */
export async function chaseConcerns(deps: StoreDeps): Promise<number> {
  const now = deps.clock.now();
  const { rows } = await sql<{ id: string }>`select c.id ${dueConcerns(now)}`.execute(deps.db);
  for (const { id } of rows) await deps.db.transaction().execute((trx) => chase(trx, id, now));
  return rows.length;
}

/** Concerns `c` that are to be looked after now, as the rest of a statement. */
export function dueConcerns(now: Date): RawBuilder<unknown> {
  return sql`
    from concern c join person p on p.id = c.recipient_id join cycle y on y.id = c.cycle_id
     where c.state = 'open' and y.state in ('running', 'closed')
       and ((c.remind_at <= ${now} and c.reminded_at is null) or (c.due_at <= ${now} and c.overdue_at is null) or p.state = 'left')`;
}

/** When the next concern is to be looked after, as an expression. */
export const NEXT_CONCERN = sql<Date | null>`(
  select min(least(case when reminded_at is null then remind_at end, case when overdue_at is null then due_at end))
    from concern c join cycle y on y.id = c.cycle_id and y.state in ('running', 'closed') where c.state = 'open')`;

async function chase(trx: Trx, id: string, now: Date): Promise<void> {
  const { rows } = await sql<Chased>`
    select c.id, c.cycle_id, c.cohort_id, c.phase_run_id, c.round, c.raiser_id, c.recipient_id, c.confidential, c.due_at,
           c.remind_at <= ${now} and c.reminded_at is null as remind, c.due_at <= ${now} and c.overdue_at is null as overdue,
           p.state = 'left' as recipient_left
      from concern c join person p on p.id = c.recipient_id
     where c.id = ${id} and c.state = 'open' for update of c skip locked`.execute(trx);
  const [concern] = rows;
  if (!concern) return;
  if (concern.recipientLeft) return replaceRecipient(trx, concern, now);
  if (concern.remind) {
    await sql`update concern set reminded_at = ${now} where id = ${id}`.execute(trx);
    // When both are due at once, the later one says it all.
    if (!concern.overdue) await remindRecipient(trx, concern, now);
  }
  if (concern.overdue) {
    await sql`update concern set overdue_at = ${now} where id = ${id}`.execute(trx);
    await tellHrOps(trx, concern, now);
    await recordAudit(trx, [eventOf(concern, 'concern.overdue', now)]);
  }
}

async function remindRecipient(trx: Trx, concern: Chased, now: Date): Promise<void> {
  await sql`
    insert into notice (key, cycle_id, cohort_id, phase, person_id, kind, task_id, subject_id, due_at)
    select 'reminder/concern/' || t.id, t.cycle_id, t.cohort_id, r.phase, t.person_id, 'reminder', t.id, t.subject_id, ${now}
      from task t join phase_run r on r.id = t.phase_run_id
     where t.kind = 'concern' and t.subject_id = ${concern.id} and t.ordinal = ${concern.round} and t.state = 'open'
    on conflict do nothing`.execute(trx);
}

/** Only that an answer is late and whose, never what it is about. Whoever of HR ops is not the one who is late. */
async function tellHrOps(trx: Trx, concern: Chased, now: Date): Promise<void> {
  await sql`
    insert into notice (key, cycle_id, cohort_id, phase, person_id, kind, task_id, subject_id, due_at)
    select 'concern-overdue/' || c.id || '/' || c.round, c.cycle_id, c.cohort_id, r.phase, h.id, 'concern-overdue', null, c.id, ${now}
      from concern c join phase_run r on r.id = c.phase_run_id
      join lateral (select id from person where role = 'hr_ops' and state = 'active'
                     order by id = c.recipient_id, id = c.raiser_id, name, id limit 1) h on true
     where c.id = ${concern.id} on conflict do nothing`.execute(trx);
}

/** What was told to everybody's HR goes there; what was told in confidence goes to nobody else without being asked. */
async function replaceRecipient(trx: Trx, concern: Chased, now: Date): Promise<void> {
  const hrOps = concern.confidential
    ? undefined
    : (await readConcernRecipients(trx, concern.raiserId)).find(({ audience }) => audience === 'hr-ops');
  if (!hrOps) {
    await sql`update concern set state = 'lapsed' where id = ${concern.id}`.execute(trx);
    await tellRaiser(trx, concern, now);
    await recordAudit(trx, [eventOf(concern, 'concern.lapsed', now)]);
    return;
  }
  const round = concern.round + 1;
  await sql`update concern set recipient_id = ${hrOps.id}, round = ${round} where id = ${concern.id}`.execute(
    trx,
  );
  await askForAnswer(trx, { ...concern, round }, { recipientId: hrOps.id, dueAt: concern.dueAt, now });
  await recordAudit(trx, [eventOf(concern, 'concern.handed-on', now)]);
}

function eventOf(concern: Chased, action: string, now: Date) {
  return {
    at: now,
    actorKind: 'system' as const,
    action,
    cycleId: concern.cycleId,
    entityKind: 'concern',
    entityId: concern.id,
  };
}

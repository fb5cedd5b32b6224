import { sql } from 'kysely';
import { MOST_CONCERNS_A_DAY } from '#domain/concerns.ts';
import type { ConcernAudience, ConcernVia } from '#domain/kinds.ts';
import type { Trx } from '../database.ts';
import type { StoreDeps } from '../deps.ts';
import { recordAudit } from '../repositories/audit.ts';
import { askForAnswer, keepWords, promisedTimes } from './ask.ts';
import { readConcernRecipients } from './recipients.ts';

export type RaiseResult =
  | { status: 'raised'; recipientName: string; dueAt: Date }
  /** The same words a moment ago: a repeated press. */
  | { status: 'repeated'; recipientName: string; dueAt: Date }
  | { status: 'nobody' | 'too-many' | 'not-found' };

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Raises a concern from one of a person's tasks, whatever its state: its recipient is asked for an answer within the
 * promised working days.
 *
 * @param input.confidential nobody but the recipient sees it then, HR ops not either.
 */
export async function raiseConcern(
  deps: StoreDeps,
  input: {
    taskId: string;
    personId: string;
    audience: ConcernAudience;
    confidential: boolean;
    words: string;
    via: ConcernVia;
  },
): Promise<RaiseResult> {
  const { personId, audience, confidential, words, via } = input;
  return deps.db.transaction().execute(async (trx) => {
    const now = deps.clock.now();
    // One after the other for a person, so that a double press and a flood are seen.
    await sql`select pg_advisory_xact_lock(8, hashtext(${personId}))`.execute(trx);
    const task = await trx
      .selectFrom('task')
      .select(['cycleId', 'cohortId', 'phaseRunId'])
      .where('id', '=', input.taskId)
      .where('personId', '=', personId)
      .executeTakeFirst();
    if (!task) return { status: 'not-found' };
    const same = await sameWords(trx, { personId, words, since: new Date(now.getTime() - DAY_MS) });
    if (same.last) return { status: 'repeated', ...same.last };
    if (same.count >= MOST_CONCERNS_A_DAY) return { status: 'too-many' };
    const recipient = (await readConcernRecipients(trx, personId)).find((each) => each.audience === audience);
    if (!recipient) return { status: 'nobody' };
    const times = await promisedTimes(trx, { cycleId: task.cycleId, recipientId: recipient.id, now });
    const { id } = await trx
      .insertInto('concern')
      .values({
        ...task,
        ...times,
        raiserId: personId,
        recipientId: recipient.id,
        audience,
        confidential,
        via,
        contentId: await keepWords(trx, words),
        raisedAt: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await askForAnswer(
      trx,
      { ...task, id, round: 1 },
      { recipientId: recipient.id, dueAt: times.dueAt, now },
    );
    await recordAudit(trx, [
      {
        at: now,
        actorKind: 'person',
        actorId: personId,
        action: 'concern.raised',
        cycleId: task.cycleId,
        entityKind: 'concern',
        entityId: id,
        detail: { audience, confidential, via },
      },
    ]);
    return { status: 'raised', recipientName: recipient.name, dueAt: times.dueAt };
  });
}

async function sameWords(
  trx: Trx,
  of: { personId: string; words: string; since: Date },
): Promise<{ count: number; last: { recipientName: string; dueAt: Date } | undefined }> {
  const { rows } = await sql<{ same: boolean; recipientName: string; dueAt: Date }>`
    select coalesce(x.content->>'words' = ${of.words}, false) as same, p.name as recipient_name, c.due_at
      from concern c join person p on p.id = c.recipient_id left join audit_content x on x.id = c.content_id
     where c.raiser_id = ${of.personId} and c.raised_at > ${of.since}`.execute(trx);
  const last = rows.find(({ same }) => same);
  return { count: rows.length, last: last && { recipientName: last.recipientName, dueAt: last.dueAt } };
}

import { sql } from 'kysely';
import type { InboundVerdict } from '#domain/kinds.ts';
import type { ReplyAnswer } from '#domain/reply/answer.ts';
import type { Db } from './database.ts';
import type { StoreDeps } from './deps.ts';
import { recordAudit } from './repositories/audit.ts';
import { type LinkedTask, readLinkedTask } from './repositories/task-page.ts';

/** The task that a reply is about, with what decides whether its sender may act. */
export interface ReplyTarget extends LinkedTask {
  email: string | null;
  /** The key results of its mails in the order of their letters. */
  asked: string[];
}

/** @returns the link with this id, whatever its state, and the task behind it. */
export async function readReplyTarget(db: Db, linkId: string): Promise<ReplyTarget | undefined> {
  const found = await readLinkedTask(db, linkId);
  if (!found) return undefined;
  const { email, asked } = await db
    .selectFrom('actionLink')
    .innerJoin('person', 'person.id', 'actionLink.personId')
    .select(['person.email', 'actionLink.asked'])
    .where('actionLink.id', '=', linkId)
    .executeTakeFirstOrThrow();
  return { ...found, email, asked: asked ?? [] };
}

/** @returns whether a mail with this fingerprint has been dealt with. */
export async function isKnownMail(db: Db, fingerprint: string): Promise<boolean> {
  const row = await db
    .selectFrom('inboundMail')
    .select('id')
    .where('fingerprint', '=', fingerprint)
    .executeTakeFirst();
  return row !== undefined;
}

/** @returns how many replies of a person have been answered since. */
export async function countAnswers(db: Db, who: { personId: string; since: Date }): Promise<number> {
  const { count } = await db
    .selectFrom('inboundMail')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('personId', '=', who.personId)
    .where('at', '>', who.since)
    .where('answer', 'is not', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export interface InboundRecord {
  /** The same for every copy of a mail. */
  fingerprint: string;
  verdict: InboundVerdict;
  target: Pick<ReplyTarget, 'task' | 'link'>;
  /** Whether the sender is who the address was made for. */
  byPerson: boolean;
  /** Of the mail that came in, so that the answer stands below it. */
  messageId: string | null;
  /** What its sender is told; null when nobody is answered. */
  answer: ReplyAnswer | null;
}

/**
 * Notes what became of a reply, once for all its copies, and has it answered where somebody is to be told.
 *
 * @returns false when another copy was first.
 */
export async function recordInbound(deps: StoreDeps, record: InboundRecord): Promise<boolean> {
  const { fingerprint, verdict, target, byPerson, messageId, answer } = record;
  const { task, link } = target;
  return deps.db.transaction().execute(async (trx) => {
    const now = deps.clock.now();
    const inserted = await trx
      .insertInto('inboundMail')
      .values({
        fingerprint,
        at: now,
        verdict,
        personId: byPerson ? link.personId : null,
        taskId: task.id,
        cycleId: task.cycleId,
        messageId,
        answer: answer && JSON.stringify(answer),
      })
      .onConflict((conflict) => conflict.column('fingerprint').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!inserted) return false;
    if (answer) {
      // A link that is not theirs any more must not come back to life with the answer.
      const taskId = answer.is === 'not-yours' || answer.is === 'cancelled' ? null : task.id;
      await sql`
        insert into notice (key, cycle_id, cohort_id, phase, person_id, kind, class, task_id, subject_id, due_at)
        values (${`reply/${inserted.id}`}, ${task.cycleId}, ${task.cohortId}, ${task.phase}, ${link.personId}, 'reply', 'immediate',
                ${taskId}, ${inserted.id}, ${now}) on conflict do nothing`.execute(trx);
    }
    await recordAudit(trx, [
      {
        at: now,
        actorKind: byPerson ? 'person' : 'system',
        actorId: byPerson ? link.personId : null,
        action: `reply.${verdict}`,
        cycleId: task.cycleId,
        phase: task.phase,
        entityKind: 'task',
        entityId: task.id,
        detail: { kind: task.kind, inboundMail: inserted.id },
      },
    ]);
    return true;
  });
}

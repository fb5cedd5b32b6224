import { sql } from 'kysely';
import type { StoreDeps } from '../deps.ts';
import { recordAudit } from '../repositories/audit.ts';
import { type AskedConcern, askForAnswer, promisedTimes } from './ask.ts';
import { readConcernRecipients } from './recipients.ts';

/**
 * Who raised a concern says, once, that the answer does not answer it. It goes to HR ops then, with a new promise; a
 * confidential one stays with whom it was told.
 *
 * @returns whether anything changed.
 */
export async function insistOnConcern(
  deps: StoreDeps,
  { concernId, personId }: { concernId: string; personId: string },
): Promise<boolean> {
  return deps.db.transaction().execute(async (trx) => {
    const now = deps.clock.now();
    const { rows } = await sql<AskedConcern & { recipientId: string; confidential: boolean }>`
      select id, cycle_id, cohort_id, phase_run_id, round, recipient_id, confidential from concern
       where id = ${concernId} and raiser_id = ${personId} and state = 'answered' and insisted_at is null for update`.execute(
      trx,
    );
    const [concern] = rows;
    if (!concern) return false;
    const hrOps = (await readConcernRecipients(trx, personId)).find(({ audience }) => audience === 'hr-ops');
    const recipientId = concern.confidential || !hrOps ? concern.recipientId : hrOps.id;
    const times = await promisedTimes(trx, { cycleId: concern.cycleId, recipientId, now });
    const round = concern.round + 1;
    await trx
      .updateTable('concern')
      .set({
        ...times,
        state: 'open',
        round,
        recipientId,
        insistedAt: now,
        remindedAt: null,
        overdueAt: null,
      })
      .where('id', '=', concern.id)
      .execute();
    await askForAnswer(trx, { ...concern, round }, { recipientId, dueAt: times.dueAt, now });
    await recordAudit(trx, [
      {
        at: now,
        actorKind: 'person',
        actorId: personId,
        action: 'concern.insisted',
        cycleId: concern.cycleId,
        entityKind: 'concern',
        entityId: concern.id,
      },
    ]);
    return true;
  });
}

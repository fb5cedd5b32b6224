import type { StoreDeps } from '../deps.ts';
import { recordAudit } from '../repositories/audit.ts';

export const LONGEST_COMMENT = 2000;

/**
 * Keeps what somebody says to what leaves about them; it goes along with it from now on. Nothing said takes it back.
 *
 * @param input.words at most `LONGEST_COMMENT` characters.
 */
export async function writeLeavingComment(
  { db, clock }: StoreDeps,
  input: { cycleId: string; personId: string; words: string },
): Promise<void> {
  const { cycleId, personId, words } = input;
  const now = clock.now();
  await db.transaction().execute(async (trx) => {
    const before = await trx
      .selectFrom('leavingComment')
      .select('words')
      .where('cycleId', '=', cycleId)
      .where('personId', '=', personId)
      .forUpdate()
      .executeTakeFirst();
    if ((before?.words ?? '') === words) return;
    if (words)
      await trx
        .insertInto('leavingComment')
        .values({ cycleId, personId, words, at: now })
        .onConflict((on) => on.columns(['cycleId', 'personId']).doUpdateSet({ words, at: now }))
        .execute();
    else
      await trx
        .deleteFrom('leavingComment')
        .where('cycleId', '=', cycleId)
        .where('personId', '=', personId)
        .execute();
    await recordAudit(trx, [
      {
        at: now,
        actorKind: 'person',
        actorId: personId,
        action: 'results.commented',
        cycleId,
        entityKind: 'person',
        entityId: personId,
        detail: { characters: words.length },
      },
    ]);
  });
}

import type { Db, Trx } from '../database.ts';

/** @returns the comment with which the set was last sent back, and whose it is; null when it never was. */
export async function readLastComment(
  db: Db | Trx,
  okrSetId: string,
): Promise<{ comment: string; reviewerName: string } | null> {
  const row = await db
    .selectFrom('review')
    .innerJoin('person', 'person.id', 'review.reviewerId')
    .select(['review.comment', 'person.name as reviewerName'])
    .where('review.okrSetId', '=', okrSetId)
    .where('review.decision', '=', 'request-change')
    .orderBy('review.round', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

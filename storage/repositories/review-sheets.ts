import { sql } from 'kysely';
import { type RoundContent, readRoundContent } from '#domain/agreement/content.ts';
import { type Difference, differencesBetween } from '#domain/agreement/differences.ts';
import { type Exception, exceptionsOf } from '#domain/agreement/exceptions.ts';
import { readRounds } from '../consequences/versions.ts';
import type { Db, Trx } from '../database.ts';
import {
  type AlignmentChoice,
  type OkrSetContent,
  readAlignmentChoices,
  readOkrSets,
} from './okr-content.ts';
import {
  type ChangeAbove,
  type PastReview,
  readChangesAbove,
  readConversations,
  readReviews,
  type SaidAboutTalking,
} from './reviews.ts';

/** All a reviewer needs in front of them about one set. */
export interface ReviewSheet {
  set: OkrSetContent;
  above: AlignmentChoice[];
  /** What was said about the round before; empty in the first. */
  lastReviews: PastReview[];
  differences: Difference[];
  talks: SaidAboutTalking[];
  changesAbove: ChangeAbove[];
  exceptions: Exception[];
}

/** @returns a sheet for each set, in the order asked; a fixed number of statements, and one more a set for what lies above. */
export async function readReviewSheets(db: Db | Trx, okrSetIds: readonly string[]): Promise<ReviewSheet[]> {
  const sets = await readOkrSets(db, okrSetIds);
  const before = sets
    .filter(({ round }) => round > 1)
    .map(({ id, round }) => ({ okrSetId: id, round: round - 1 }));
  const [locales, reviews, contents, talks, changes] = await Promise.all([
    readLocales(db, sets),
    readReviews(db, before),
    readRounds(db, before),
    readConversations(db, okrSetIds),
    readChangesAbove(db, okrSetIds),
  ]);
  const sheets: ReviewSheet[] = [];
  for (const set of sets) {
    const own = (row: { okrSetId: string }) => row.okrSetId === set.id;
    const content = contentOf(set);
    const earlier = contents.get(set.id);
    const differences = earlier ? differencesBetween(earlier, content) : [];
    const above = await readAlignmentChoices(db, set.id);
    const lastReviews = reviews.filter(own);
    const changesAbove = changes.filter(own);
    const exceptions = exceptionsOf({
      content,
      level: set.level,
      locale: locales.get(set.ownerId) ?? 'en',
      round: set.round,
      above: new Map(above.map(({ id, title }) => [id, title])),
      lastWords: lastReviews.flatMap(({ points }) => points),
      differences,
      parentChanged: changesAbove.length > 0,
    });
    sheets.push({ set, above, lastReviews, differences, talks: talks.filter(own), changesAbove, exceptions });
  }
  return sheets;
}

/** @returns what a set says now, in the form in which rounds are compared. */
export function contentOf(set: OkrSetContent): RoundContent {
  return readRoundContent({
    ...set,
    objectives: set.objectives.map((objective) => ({
      ...objective,
      alignedTo: objective.alignedTo.map(({ id }) => id),
    })),
  });
}

async function readLocales(db: Db | Trx, sets: readonly OkrSetContent[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('person')
    .select(['id', 'locale'])
    .where('id', '=', sql<string>`any(${sets.map(({ ownerId }) => ownerId)}::uuid[])`)
    .execute();
  return new Map(rows.map(({ id, locale }) => [id, locale]));
}

/** @returns the strategy's objectives that no submitted set of the cycle contributes to. */
export async function readUncoveredStrategy(db: Db | Trx, cycleId: string): Promise<string[]> {
  const { rows } = await sql<{ title: string }>`
    select o.title from cycle c join okr_set s on s.cycle_id = coalesce(c.strategy_cycle_id, c.id) and s.level = 'company'
      join objective o on o.okr_set_id = s.id
     where c.id = ${cycleId} and s.published_at is not null and not exists (
       select 1 from alignment a join objective low on low.id = a.objective_id join okr_set below on below.id = low.okr_set_id
        where a.parent_objective_id = o.id and below.cycle_id = c.id and below.submitted_at is not null)
     order by o.position`.execute(db);
  return rows.map(({ title }) => title);
}

import { sql } from 'kysely';
import type {
  ConversationWord,
  ParentChange,
  PointAnswer,
  PointPart,
  PointVerdict,
  ReviewDecision,
} from '#domain/kinds.ts';
import type { Proposal } from '../actions/review.ts';
import type { Db, Trx } from '../database.ts';

/** One reviewer's answer to one round, with all that was said at single spots and what the author made of it. */
export interface PastReview {
  taskId: string;
  okrSetId: string;
  round: number;
  reviewerId: string;
  reviewerName: string;
  decision: ReviewDecision;
  comment: string;
  answer: string;
  points: PastPoint[];
}

export interface PastPoint {
  id: string;
  part: PointPart;
  entityId: string;
  entityTitle: string;
  verdict: PointVerdict;
  comment: string;
  proposal: Proposal | null;
  answer: PointAnswer | null;
  answerText: string;
}

/** @returns what was said about these rounds, in the order of the reviewers' names. */
export async function readReviews(
  db: Db | Trx,
  rounds: ReadonlyArray<{ okrSetId: string; round: number }>,
): Promise<PastReview[]> {
  if (rounds.length === 0) return [];
  const { rows } = await sql<PastReview>`
    select r.task_id, r.okr_set_id, r.round, r.reviewer_id, p.name as reviewer_name, r.decision, r.comment, r.answer,
           coalesce((
             select jsonb_agg(jsonb_build_object('id', x.id, 'part', x.part, 'entityId', x.entity_id,
                      'entityTitle', x.entity_title, 'verdict', x.verdict, 'comment', x.comment, 'proposal', x.proposal,
                      'answer', x.answer, 'answerText', x.answer_text) order by x.place)
               from review_point x where x.task_id = r.task_id), '[]') as points
      from jsonb_to_recordset(${JSON.stringify(rounds)}::jsonb) as w("okrSetId" uuid, round int)
      join review r on r.okr_set_id = w."okrSetId" and r.round = w.round
      join person p on p.id = r.reviewer_id
     order by p.name, r.task_id`.execute(db);
  return rows;
}

/** What somebody said about talking. */
export interface SaidAboutTalking {
  okrSetId: string;
  round: number;
  personId: string;
  name: string;
  word: ConversationWord;
}

/** @returns what was said about talking, in whatever round, the earliest first. */
export async function readConversations(
  db: Db | Trx,
  okrSetIds: readonly string[],
): Promise<SaidAboutTalking[]> {
  return db
    .selectFrom('conversation')
    .innerJoin('person', 'person.id', 'conversation.personId')
    .select([
      'conversation.okrSetId',
      'conversation.round',
      'conversation.personId',
      'person.name',
      'conversation.word',
    ])
    .where('conversation.okrSetId', '=', sql<string>`any(${[...okrSetIds]}::uuid[])`)
    .orderBy('conversation.at')
    .orderBy('person.name')
    .execute();
}

/** Something above a set that changed after the set was written. */
export interface ChangeAbove {
  okrSetId: string;
  title: string;
  change: ParentChange;
  keyResult: string | null;
  before: number | null;
  after: number | null;
  unit: string;
}

/** @returns what changed above these sets and has not been looked at yet. */
export async function readChangesAbove(db: Db | Trx, okrSetIds: readonly string[]): Promise<ChangeAbove[]> {
  return db
    .selectFrom('parentChange')
    .select(['okrSetId', 'title', 'change', 'keyResult', 'before', 'after', 'unit'])
    .where('okrSetId', '=', sql<string>`any(${[...okrSetIds]}::uuid[])`)
    .where('settledAt', 'is', null)
    .orderBy('at')
    .orderBy('place')
    .execute();
}

/** @returns the names of the others who are asked about the same round. */
export async function readOtherReviewers(
  db: Db | Trx,
  task: { personId: string; subjectId: string; ordinal: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom('task')
    .innerJoin('person', 'person.id', 'task.personId')
    .select('person.name')
    .where('task.kind', '=', 'review')
    .where('task.subjectId', '=', task.subjectId)
    .where('task.ordinal', '=', task.ordinal)
    .where('task.personId', '<>', task.personId)
    .where('task.state', 'in', ['open', 'done'])
    .orderBy('person.name')
    .execute();
  return rows.map(({ name }) => name);
}

import { sql } from 'kysely';
import type { PointPart, PointVerdict, ReviewDecision } from '#domain/kinds.ts';
import type { Trx } from '../database.ts';
import type { StoreDeps } from '../deps.ts';
import type { Json } from '../schema.ts';
import { type ActionResult, type ActionTarget, actOnTask } from './act.ts';
import type { LockedTask } from './locked-task.ts';

/** Other wording or numbers for one objective or key result; an objective has a title alone. */
export interface Proposal {
  title: string;
  baseline?: number | null;
  target?: number;
  unit?: string;
}

/** What is said about one objective or key result. */
export interface VerdictAtPoint {
  part: PointPart;
  entityId: string;
  entityTitle: string;
  verdict: PointVerdict;
  comment: string;
  proposal: Proposal | null;
}

export interface ReviewInput {
  decision: ReviewDecision;
  comment: string;
  points?: readonly VerdictAtPoint[];
  /** The reviewer would like to talk about it. */
  talk?: boolean;
  /** Marks reviews that were agreed by one press, so that they can be taken back by one. */
  batch?: string;
}

/** Records a reviewer's answer about one round of a set; what it means for the set follows after the undo window. */
export function review(deps: StoreDeps, target: ActionTarget, input: ReviewInput): Promise<ActionResult> {
  const { decision, comment, points = [], talk = false, batch } = input;
  return actOnTask(deps, target, 'review', async ({ trx, task, now }) => {
    await trx
      .insertInto('review')
      .values({
        taskId: task.id,
        okrSetId: task.subjectId,
        round: task.ordinal,
        reviewerId: task.personId,
        decision,
        comment,
        decidedAt: now,
      })
      .execute();
    await insertPoints(trx, task, points);
    if (talk) await say(trx, task, { word: 'wish', now });
    if (decision === 'agree-in-conversation') await say(trx, task, { word: 'agreed', now });
    const content: Json = JSON.parse(JSON.stringify({ comment, points }));
    return { outcome: { decision, points: points.length, ...(batch ? { batch } : {}) }, content };
  });
}

async function insertPoints(trx: Trx, task: LockedTask, points: readonly VerdictAtPoint[]): Promise<void> {
  if (points.length === 0) return;
  await trx
    .insertInto('reviewPoint')
    .values(
      points.map(({ proposal, ...point }, place) => ({
        ...point,
        taskId: task.id,
        okrSetId: task.subjectId,
        round: task.ordinal,
        place,
        proposal: proposal && JSON.stringify(proposal),
      })),
    )
    .execute();
}

/** Puts on record what one side says about talking, once a round. */
export async function say(
  trx: Trx,
  task: Pick<LockedTask, 'id' | 'subjectId' | 'ordinal' | 'personId'>,
  { word, now }: { word: 'wish' | 'agreed'; now: Date },
): Promise<void> {
  await sql`
    insert into conversation (okr_set_id, round, person_id, word, task_id, at)
    values (${task.subjectId}, ${task.ordinal}, ${task.personId}, ${word}, ${task.id}, ${now})
    on conflict do nothing`.execute(trx);
}

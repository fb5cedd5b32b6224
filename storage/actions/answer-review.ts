import { sql } from 'kysely';
import type { PointAnswer } from '#domain/kinds.ts';
import type { Trx } from '../database.ts';
import type { StoreDeps } from '../deps.ts';
import { recordAudit } from '../repositories/audit.ts';
import { tell } from '../steps/tasks.ts';
import { type ActionResult, type ActionTarget, actOnTask } from './act.ts';
import type { LockedTask } from './locked-task.ts';
import { say } from './review.ts';

/** What an author says to the review of the round before, beside the draft of the next. */
export interface ReviewAnswers {
  /** By point; `words` with a text, `taken` where the proposal is now in the draft. */
  points: ReadonlyArray<{ pointId: string; answer: PointAnswer; text: string }>;
  /** Answers to the comments on the whole, by the review's task. */
  comments: ReadonlyArray<{ reviewTaskId: string; text: string }>;
  /** The author would like to talk. */
  talk: boolean;
  /** Both agreed when they talked: counts once the reviewer says so too. */
  agreed: boolean;
}

/**
 * Keeps the author's answers; asked again with the same ones it changes nothing, and what is no longer said is withdrawn.
 * The draft itself is stored apart (see `draft.ts`) and its task stays open.
 */
export function answerReview(
  deps: StoreDeps,
  target: ActionTarget,
  answers: ReviewAnswers,
): Promise<ActionResult> {
  return actOnTask(deps, target, 'draft', async ({ trx, task, now }) => {
    const changed =
      (await answerPoints(trx, task, { answers, now })) +
      (await answerComments(trx, task, answers)) +
      (await talk(trx, task, { wished: answers.talk, now })) +
      (await pressAgreed(trx, task, { agreed: answers.agreed, now }));
    if (changed > 0) {
      await recordAudit(trx, [
        {
          at: now,
          actorKind: 'person',
          actorId: task.personId,
          action: 'review.answered',
          cycleId: task.cycleId,
          phase: task.phase,
          entityKind: 'okr-set',
          entityId: task.subjectId,
          detail: {
            round: task.ordinal,
            taken: answers.points.filter(({ answer }) => answer === 'taken').length,
            talk: answers.talk,
            agreedInConversation: answers.agreed,
          },
        },
      ]);
    }
    return null;
  });
}

async function answerPoints(
  trx: Trx,
  task: LockedTask,
  { answers, now }: { answers: ReviewAnswers; now: Date },
): Promise<number> {
  if (answers.points.length === 0) return 0;
  const result = await sql`
    update review_point p set answer = x.answer, answer_text = x.text, answered_at = ${now}
      from jsonb_to_recordset(${JSON.stringify(answers.points)}::jsonb) as x("pointId" uuid, answer text, text text)
     where p.id = x."pointId" and p.okr_set_id = ${task.subjectId} and p.round = ${task.ordinal - 1}
       and (p.answer is distinct from x.answer or p.answer_text <> x.text)
       and (x.answer <> 'taken' or p.proposal is not null)`.execute(trx);
  return Number(result.numAffectedRows ?? 0);
}

async function answerComments(trx: Trx, task: LockedTask, { comments }: ReviewAnswers): Promise<number> {
  if (comments.length === 0) return 0;
  const result = await sql`
    update review r set answer = x.text
      from jsonb_to_recordset(${JSON.stringify(comments)}::jsonb) as x("reviewTaskId" uuid, text text)
     where r.task_id = x."reviewTaskId" and r.okr_set_id = ${task.subjectId} and r.round = ${task.ordinal - 1}
       and r.answer <> x.text`.execute(trx);
  return Number(result.numAffectedRows ?? 0);
}

/** Tells the reviewers of the round before that the author would like to talk, once a round. */
async function talk(
  trx: Trx,
  task: LockedTask,
  { wished, now }: { wished: boolean; now: Date },
): Promise<number> {
  if (!wished) return 0;
  await say(trx, task, { word: 'wish', now });
  const { cycleId, cohortId, phaseRunId, phase, subjectId, ordinal } = task;
  return tell(
    trx,
    { cycleId, cohortId, phaseRunId, phase, now },
    {
      kind: 'talk',
      ordinal,
      who: sql`select distinct reviewer_id as person_id, okr_set_id as subject_id, null::uuid as task_id
        from review where okr_set_id = ${subjectId} and round = ${ordinal - 1}`,
    },
  );
}

async function pressAgreed(
  trx: Trx,
  task: LockedTask,
  { agreed, now }: { agreed: boolean; now: Date },
): Promise<number> {
  if (agreed) {
    await say(trx, task, { word: 'agreed', now });
    return 1;
  }
  const result = await sql`
    delete from conversation where task_id = ${task.id} and word = 'agreed'`.execute(trx);
  return Number(result.numAffectedRows ?? 0);
}

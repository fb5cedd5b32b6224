import { sql } from 'kysely';
import type { OkrState, ReviewDecision } from '#domain/kinds.ts';
import { WELCOME_DAYS } from '#domain/presence/joining.ts';
import type { Trx } from '../database.ts';
import { within } from '../presence/within.ts';
import { readPhase } from '../steps/perform-step.ts';
import { endOpenTasks, openTasks, tell } from '../steps/tasks.ts';
import { tellAgreed } from '../webhooks/tell.ts';
import { hasSaid } from './conversations.ts';
import type { FinalTask } from './finalise.ts';
import { tellTeam } from './team-goals.ts';
import { recordVersion } from './versions.ts';

/** When all reviewers of the round agree, the set is agreed and locked; a wish of one opens the owner's next round. */
export async function applyReview(trx: Trx, task: FinalTask, now: Date): Promise<void> {
  const review = await trx
    .selectFrom('review')
    .select(['decision', 'round'])
    .where('taskId', '=', task.id)
    .executeTakeFirstOrThrow();
  const set = await lockSet(trx, task.subjectId);
  // Another reviewer's wish came first: this answer was about a round that is over.
  if (set.state !== 'submitted' || set.round !== review.round) return;
  const bySet = { okrSetId: task.subjectId, round: review.round };
  const alone =
    review.decision === 'agree-in-conversation' &&
    !(await hasSaid(trx, { ...bySet, personId: set.ownerId, word: 'agreed' }));
  if (review.decision === 'request-change' || alone) {
    await openNextRound(trx, task, { ...review, now });
    return;
  }
  const decisions = await readDecisions(trx, bySet);
  await audit(trx, task, { action: 'okr.reviewer-agreed', now, detail: { round: review.round } });
  if (decisions.some((decision) => decision === null)) return;
  await agree(trx, task, {
    how: decisions.includes('agree-in-conversation') ? 'conversation' : 'review',
    now,
  });
}

/** Locks the set so that the last two reviewers, becoming final at the same moment, see each other. */
async function lockSet(trx: Trx, okrSetId: string) {
  const { rows } = await sql<{ state: OkrState; round: number; ownerId: string }>`
    select state, round, owner_id from okr_set where id = ${okrSetId} for update`.execute(trx);
  const [set] = rows;
  if (!set) throw new Error(`no OKR set ${okrSetId}`);
  return set;
}

/** @returns the decisions of all who are asked in the round; null for each that is not final yet. */
async function readDecisions(
  trx: Trx,
  { okrSetId, round }: { okrSetId: string; round: number },
): Promise<Array<ReviewDecision | null>> {
  const { rows } = await sql<{ decision: ReviewDecision | null }>`
    select case when t.finalised_at is not null then r.decision end as decision
      from task t left join review r on r.task_id = t.id
     where t.kind = 'review' and t.subject_id = ${okrSetId} and t.ordinal = ${round} and t.state in ('open', 'done')
     order by t.id`.execute(trx);
  return rows.map(({ decision }) => decision);
}

/**
 * Locks the set as agreed and tells its owner.
 *
 * @param how.how by the reviewers' answers, or by what both sides said about their conversation.
 */
export async function agree(
  trx: Trx,
  task: FinalTask,
  { how, now }: { how: 'review' | 'conversation'; now: Date },
): Promise<void> {
  await trx
    .updateTable('okrSet')
    .set((eb) => ({ state: 'agreed', agreedAt: now, version: eb('version', '+', 1) }))
    .where('id', '=', task.subjectId)
    .execute();
  await recordVersion(trx, {
    okrSetId: task.subjectId,
    reason: how === 'conversation' ? 'agreed-in-conversation' : 'agreed',
    byPersonId: task.personId,
    at: now,
  });
  await tell(
    trx,
    { ...task, phase: 'approval', now },
    {
      kind: 'agreed',
      who: sql`select owner_id as person_id, id as subject_id, null::uuid as task_id from okr_set where id = ${task.subjectId}`,
    },
  );
  await tellTeam(trx, { ...task, phase: 'approval', now }, sql`s.id = ${task.subjectId}`);
  await audit(trx, task, { action: 'okr.agreed', now, detail: { how } });
  await tellAgreed(trx, { cycleId: task.cycleId, okrSetId: task.subjectId, now });
}

/** Back to the owner; whoever else was asked about this round is asked again about the next. */
async function openNextRound(
  trx: Trx,
  task: FinalTask,
  { round, decision, now }: { round: number; decision: ReviewDecision; now: Date },
): Promise<void> {
  const phase = await readPhase(trx, task.phaseRunId, now);
  const { state } = phase;
  const closesAt = phase.phase === 'check-ins' ? within(phase, WELCOME_DAYS.review) : phase.closesAt;
  if (state !== 'open' && state !== 'planned') return;
  await trx
    .updateTable('okrSet')
    .set({ state: 'changes-requested', round: round + 1 })
    .where('id', '=', task.subjectId)
    .execute();
  await audit(trx, task, { action: 'okr.changes-requested', now, detail: { round, decision } });
  await endOpenTasks(trx, {
    now,
    as: 'cancelled',
    where: sql`t.kind = 'review' and t.subject_id = ${task.subjectId} and t.ordinal = ${round}`,
  });
  await openTasks(
    trx,
    { ...task, phase: 'approval', now },
    {
      kind: 'draft',
      ordinal: round + 1,
      dueAt: closesAt,
      who: sql`select owner_id as person_id, id as subject_id from okr_set where id = ${task.subjectId}`,
    },
  );
}

async function audit(
  trx: Trx,
  task: FinalTask,
  { action, now, detail }: { action: string; now: Date; detail: Record<string, string | number> },
): Promise<void> {
  await sql`insert into audit_event (at, actor_kind, actor_id, action, cycle_id, phase, entity_kind, entity_id, detail)
    values (${now}, 'person', ${task.personId}, ${action}, ${task.cycleId}, 'approval', 'okr-set', ${task.subjectId},
            ${JSON.stringify(detail)}::jsonb)`.execute(trx);
}

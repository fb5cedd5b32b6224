import { sql } from 'kysely';
import type { OkrLevel } from '#domain/kinds.ts';
import { WELCOME_DAYS } from '#domain/presence/joining.ts';
import type { Trx } from '../database.ts';
import { within } from '../presence/within.ts';
import { enqueueSignals } from '../signals.ts';
import { readPhase } from '../steps/perform-step.ts';
import { tellStrategy } from '../steps/strategy.ts';
import { tell } from '../steps/tasks.ts';
import { tellAgreed } from '../webhooks/tell.ts';
import { bothAgreedWhenTheyTalked } from './conversations.ts';
import { askDepartments } from './dependencies.ts';
import type { FinalTask } from './finalise.ts';
import { markThoseBelow, settleParentChanges } from './parent-changes.ts';
import { openReviews } from './reviews.ts';
import { agree } from './verdicts.ts';
import { recordVersion } from './versions.ts';

interface PublishedSet {
  id: string;
  level: OkrLevel;
  departmentId: string | null;
  round: number;
  version: number;
}

/**
 * A submitted draft becomes public: a strategy is in effect and told to everyone, any other set goes to its reviewer.
 * The levels below hear that they can begin.
 */
export async function publishDraft(trx: Trx, task: FinalTask, now: Date): Promise<void> {
  const { rows } = await sql<PublishedSet>`
    update okr_set set state = case when level = 'company' then 'agreed' else 'submitted' end, submitted_at = ${now},
           published_at = coalesce(published_at, ${now}), agreed_at = case when level = 'company' then ${now}::timestamptz end,
           version = version + 1
     where id = ${task.subjectId} returning id, level, department_id, round, version`.execute(trx);
  const set = rows[0];
  if (!set) throw new Error(`no OKR set ${task.subjectId}`);
  await recordVersion(trx, { okrSetId: set.id, reason: 'submitted', byPersonId: task.personId, at: now });
  if (set.level === 'company') {
    await tellStrategy(trx, { cycleId: task.cycleId, now });
    await tellAgreed(trx, { cycleId: task.cycleId, okrSetId: set.id, now });
  } else {
    await settleParentChanges(trx, set.id, now);
    await markThoseBelow(trx, task, { ...set, now });
    const agreed = await bothAgreedWhenTheyTalked(trx, task, set);
    await (agreed ? agree(trx, task, { how: 'conversation', now }) : toReview(trx, task, now));
    await askDepartments(trx, task, now);
  }
  if (set.round === 1 && set.level !== 'individual') {
    await wakeLevelBelow(trx, {
      cycleId: task.cycleId,
      departmentId: set.departmentId,
      okrSetId: set.id,
      now,
    });
  }
}

/** The review belongs to the cohort of the set's owner; when its approval is over, the set is in force unagreed. */
async function toReview(trx: Trx, task: FinalTask, now: Date): Promise<void> {
  const approval = await trx
    .selectFrom('phaseRun')
    .select(['id', 'state', 'closesAt'])
    .where('cohortId', '=', task.cohortId)
    .where('phase', '=', 'approval')
    .executeTakeFirst();
  if (!approval) return;
  const phase = {
    phaseRunId: approval.id,
    cycleId: task.cycleId,
    cohortId: task.cohortId,
    phase: 'approval' as const,
    now,
  };
  if (approval.state === 'planned' || approval.state === 'open') {
    await openReviews(trx, { ...phase, closesAt: approval.closesAt }, sql`s.id = ${task.subjectId}`);
    return;
  }
  const late = await readPhase(trx, task.phaseRunId, now);
  // Short goals of somebody who joined are agreed where they were written, by a date of their own.
  if (late.phase === 'check-ins' && late.state === 'open') {
    const closesAt = within(late, WELCOME_DAYS.review);
    await openReviews(trx, { ...late, closesAt }, sql`s.id = ${task.subjectId}`);
    return;
  }
  await trx.updateTable('okrSet').set({ state: 'in-force' }).where('id', '=', task.subjectId).execute();
  await tell(trx, phase, {
    kind: 'in-force',
    who: sql`select owner_id as person_id, id as subject_id, null::uuid as task_id from okr_set where id = ${task.subjectId}`,
  });
}

/** Cohorts of the departments below (and of the department itself, for its people) may draft now. */
async function wakeLevelBelow(
  trx: Trx,
  published: { cycleId: string; departmentId: string | null; okrSetId: string; now: Date },
): Promise<void> {
  if (published.departmentId === null) return;
  await enqueueSignals(trx, {
    now: published.now,
    signal: 'levelPublished',
    key: `published/${published.okrSetId}`,
    cohorts: sql`select co.cycle_id, co.id as cohort_id from cohort co join department d on d.id = co.department_id
      where co.cycle_id = ${published.cycleId} and co.state = 'open'
        and (d.parent_id = ${published.departmentId} or d.id = ${published.departmentId})`,
  });
}

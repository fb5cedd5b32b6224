import { type RawBuilder, sql } from 'kysely';
import { assertNever } from '#domain/errors.ts';
import type { Trx } from '../database.ts';
import type { StoreDeps } from '../deps.ts';
import { holdPhasesOpen } from '../phase-lock.ts';
import { applyChangeAnswer } from './changes.ts';
import { applyConcern } from './concerns.ts';
import { applyDecision } from './decisions.ts';
import { applyAnswer } from './dependencies.ts';
import { publishDraft } from './drafts.ts';
import { applyPace } from './pace.ts';
import { applyPilotDecision } from './pilot-decisions.ts';
import { applyReview } from './verdicts.ts';
import { applyWelcome } from './welcome.ts';

/** A task whose undo window has passed: what follows from it may leave now. */
export interface FinalTask {
  id: string;
  kind:
    | 'draft'
    | 'review'
    | 'decide'
    | 'answer'
    | 'concern'
    | 'change'
    | 'pace'
    | 'welcome'
    | 'pilot-decision';
  cycleId: string;
  cohortId: string | null;
  phaseRunId: string;
  personId: string;
  subjectId: string;
  ordinal: number;
  outcome: unknown;
}

/** Kinds that change nothing beyond themselves; they are finalised all at once. */
const WITHOUT_CONSEQUENCES = [
  'acknowledge',
  'check-in',
  'score',
  'reflect',
  'celebrate',
  'feedback',
  'decisions',
  'champion',
];

/**
 * Carries out what follows from tasks that can no longer be undone: drafts are published and go to review, reviews take
 * effect, decisions are carried out. Each in a transaction of its own, exactly once, whoever else sweeps.
 *
 * @returns how many tasks became final.
 */
export async function finaliseTasks(deps: StoreDeps): Promise<number> {
  const now = deps.clock.now();
  const quiet = await sql`
    update task set finalised_at = ${now} where id in (
      select t.id from task t join cycle c on c.id = t.cycle_id
       where t.state = 'done' and t.finalised_at is null and t.final_at <= ${now}
         and t.kind = any(${WITHOUT_CONSEQUENCES}) for update of t skip locked)`.execute(deps.db);
  const { rows } = await sql<{ id: string; phaseRunId: string; approvalId: string | null }>`
    select t.id, t.phase_run_id, a.id as approval_id from task t
      join cycle c on c.id = t.cycle_id and c.state <> 'cancelled'
      left join phase_run a on a.cohort_id = t.cohort_id and a.phase = 'approval'
     where t.state = 'done' and t.finalised_at is null and t.final_at <= ${now} and t.kind <> all(${WITHOUT_CONSEQUENCES})
     order by t.final_at, t.id`.execute(deps.db);
  for (const row of rows) {
    await deps.db.transaction().execute(async (trx) => {
      await holdPhasesOpen(trx, [row.phaseRunId, ...(row.approvalId ? [row.approvalId] : [])]);
      const task = await claim(trx, row.id, now);
      if (task) await takeEffect(trx, task, now);
    });
  }
  return Number(quiet.numAffectedRows ?? 0) + rows.length;
}

/** Tasks `t` that become final now, as the rest of a statement. What follows from a task ends with its cycle. */
export function dueTasks(now: Date): RawBuilder<unknown> {
  return sql`
    from task t join cycle c on c.id = t.cycle_id
     where t.state = 'done' and t.finalised_at is null and t.final_at <= ${now}
       and (c.state <> 'cancelled' or t.kind = any(${WITHOUT_CONSEQUENCES}))`;
}

async function claim(trx: Trx, id: string, now: Date): Promise<FinalTask | undefined> {
  const { rows } = await sql<FinalTask>`
    update task set finalised_at = ${now} where id = ${id} and state = 'done' and finalised_at is null and final_at <= ${now}
    returning id, kind, cycle_id, cohort_id, phase_run_id, person_id, subject_id, ordinal, outcome`.execute(
    trx,
  );
  return rows[0];
}

function takeEffect(trx: Trx, task: FinalTask, now: Date): Promise<void> {
  switch (task.kind) {
    case 'draft':
      return publishDraft(trx, task, now);
    case 'review':
      return applyReview(trx, task, now);
    case 'decide':
      return applyDecision(trx, task, now);
    case 'answer':
      return applyAnswer(trx, task, now);
    case 'concern':
      return applyConcern(trx, task, now);
    case 'change':
      return applyChangeAnswer(trx, task, now);
    case 'pace':
      return applyPace(trx, task, now);
    case 'pilot-decision':
      return applyPilotDecision(trx, task, now);
    case 'welcome':
      return applyWelcome(trx, task, now);
    default:
      return assertNever(task.kind);
  }
}

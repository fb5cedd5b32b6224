import { sql } from 'kysely';
import type { CarryChoice } from '#domain/kinds.ts';
import { finalScore } from '#domain/scoring.ts';
import type { Trx } from '../database.ts';
import type { StoreDeps } from '../deps.ts';
import { readScoreSheet, type SheetKeyResult } from '../repositories/score-sheet.ts';
import { type ActionContext, type ActionResult, type ActionTarget, actOnTask } from './act.ts';

export interface FinalValue {
  keyResultId: string;
  value: number;
  /** Where it stood at the start, told for the first time; counts only where no start was known. */
  baseline: number | null;
  reason: string;
  /** A score of one's own in place of the formula's, and why. */
  own?: { score: number; reason: string } | null;
  /** Ids of the milestones that were reached, where it has some; they make its value. */
  reached?: readonly string[];
}

/** What besides figures a person says when they score. */
export interface ScoreExtras {
  /** Key results whose final figure is not known yet: a valid answer. */
  pending?: readonly string[];
  /** What is to become of objectives of their own in the next period. */
  carryOver?: ReadonlyArray<{ objectiveId: string; choice: CarryChoice }>;
}

/**
 * Records where a person's key results ended; the score follows from baseline, target and final value, unless they gave
 * one of their own, which is kept beside it. What belongs to others is dropped. Without a baseline there is no way to
 * measure: such a key result gets no score and stays pending.
 */
export function score(
  deps: StoreDeps,
  target: ActionTarget,
  values: readonly FinalValue[],
  { pending = [], carryOver = [] }: ScoreExtras = {},
): Promise<ActionResult> {
  return actOnTask(deps, target, 'score', async (context) => {
    const { trx, task } = context;
    const sheet = await readScoreSheet(trx, task);
    const later = sheet.keyResults.filter(({ id }) => pending.includes(id));
    const said = new Map(values.map((value) => [value.keyResultId, value]));
    const rows = sheet.keyResults.flatMap((keyResult) => {
      const final = said.get(keyResult.id);
      return final && !later.includes(keyResult) ? rowOf(keyResult, final) : [];
    });
    const choices = carryOver.filter(({ objectiveId }) =>
      sheet.ownObjectives.some(({ id }) => id === objectiveId),
    );
    await writeScores(context, rows);
    if (later.length > 0) await writePending(context, later);
    if (choices.length > 0) await writeCarryOver(context, choices);
    return {
      outcome: { keyResults: rows.length, pending: later.length },
      content: { scores: rows, carryOver: choices.map((each) => ({ ...each })) },
    };
  });
}

function rowOf({ id, baseline: known, target, milestones }: SheetKeyResult, final: FinalValue) {
  const baseline = known ?? final.baseline;
  if (baseline === null) return [];
  const reached = milestones.flatMap((each) => (final.reached?.includes(each.id) ? [each.id] : []));
  const value = milestones.length > 0 ? reached.length : final.value;
  const { score: counts, formula } = finalScore({ baseline, target, value, own: final.own?.score ?? null });
  return [
    {
      key_result_id: id,
      final_value: value,
      baseline: known === null ? baseline : null,
      score: counts,
      formula_score: formula,
      reason: final.reason,
      own_reason: final.own?.reason ?? '',
      reached,
    },
  ];
}

type ScoreRow = ReturnType<typeof rowOf>[number];

async function writeScores(
  { trx, task, now, actor }: ActionContext,
  rows: readonly ScoreRow[],
): Promise<void> {
  const list = JSON.stringify(rows);
  await sql`
    with given as (select * from jsonb_to_recordset(${list}::jsonb)
           as x(key_result_id uuid, final_value float8, baseline float8, score float8, formula_score float8, reason text,
                own_reason text, reached jsonb)),
    started as (
      update key_result k set baseline = given.baseline from given
       where k.id = given.key_result_id and given.baseline is not null),
    ticked as (
      update milestone m set reached_at = ${now} from given
       where m.key_result_id = given.key_result_id and given.reached ? m.id::text)
    insert into score (key_result_id, task_id, final_value, baseline, score, formula_score, reason, own_reason, by_person_id, entered_by_id, at)
    select key_result_id, ${task.id}, final_value, baseline, score, formula_score, reason, own_reason, ${task.personId},
           ${actor.onBehalfOf ? actor.actorId : null}::uuid, ${now} from given
    on conflict (key_result_id) do update
       set task_id = excluded.task_id, final_value = excluded.final_value, score = excluded.score,
           formula_score = excluded.formula_score, own_reason = excluded.own_reason,
           baseline = coalesce(excluded.baseline, score.baseline), reason = excluded.reason, by_person_id = excluded.by_person_id,
           entered_by_id = excluded.entered_by_id, at = excluded.at`.execute(trx);
}

/** Whoever was asked again and still does not know leaves the first answer as it is. */
async function writePending(
  { trx, task, now }: ActionContext,
  keyResults: readonly SheetKeyResult[],
): Promise<void> {
  await trx
    .insertInto('finalPending')
    .values(keyResults.map(({ id }) => ({ keyResultId: id, taskId: task.id, at: now })))
    .onConflict((on) => on.column('keyResultId').doNothing())
    .execute();
}

async function writeCarryOver(
  { trx, task, now }: ActionContext,
  choices: NonNullable<ScoreExtras['carryOver']>,
): Promise<void> {
  await trx
    .insertInto('carryOver')
    .values(choices.map(({ objectiveId, choice }) => ({ objectiveId, choice, taskId: task.id, at: now })))
    .onConflict((on) =>
      on.column('objectiveId').doUpdateSet((eb) => ({
        choice: eb.ref('excluded.choice'),
        taskId: eb.ref('excluded.taskId'),
        at: eb.ref('excluded.at'),
      })),
    )
    .execute();
}

/** Takes back what was said with a score task; a start that was told with the final figures goes with them. */
export async function takeBackScore(trx: Trx, taskId: string): Promise<void> {
  await sql`
    with gone as (delete from score where task_id = ${taskId} returning key_result_id, baseline),
    later as (delete from final_pending where task_id = ${taskId}),
    chosen as (delete from carry_over where task_id = ${taskId}),
    unticked as (update milestone m set reached_at = null from gone where m.key_result_id = gone.key_result_id)
    update key_result k set baseline = null from gone
     where k.id = gone.key_result_id and gone.baseline is not null`.execute(trx);
}

import { sql } from 'kysely';
import type { Adjustment } from '#domain/kinds.ts';
import type { StoreDeps } from '../deps.ts';
import { type ActionContext, type ActionResult, type ActionTarget, actOnTask } from './act.ts';
import { writeChangeRequests } from './change-request.ts';
import { askForFeedback, type FeedbackWish } from './feedback.ts';
import { ownedKeyResults } from './owned-key-results.ts';

/** How one key result stands. `confidence` is 0 to 10; the page offers 2, 5 and 8. */
export interface CheckInEntry {
  keyResultId: string;
  /** Null while neither a start nor any figure is known. */
  value: number | null;
  /** Where it stood at the start, told for the first time; counts only where no start was known. */
  baseline: number | null;
  /** Null where nothing was said about it: it counts as last time. */
  confidence: number | null;
  note: string;
  blocker: string;
}

/** What an owner decides about a key result in the middle of the period. */
export interface AdjustmentEntry {
  keyResultId: string;
  choice: Adjustment;
  /** With `change`: the target that is proposed. */
  target: number | null;
  reason: string;
}

/** What goes with a check-in besides the figures. */
export interface AlsoSaid {
  /** How it was said, for the record; on the page when left out. */
  by?: 'page' | 'mail';
  adjustments?: readonly AdjustmentEntry[];
  feedback?: FeedbackWish | null;
}

type Row = Omit<CheckInEntry, 'keyResultId'> & { id: string };

/** Confidence of a key result about which nobody has said anything yet. */
export const CONFIDENCE_UNSAID = 5;

/**
 * Records how all key results of a person stand in a week.
 *
 * @param entries what the person said; `null` means that nothing changed: the last figures count once more.
 *   Entries for key results of others are dropped.
 * @param also what was said besides; changes and drops go to those who agreed the goals.
 */
export function checkIn(
  deps: StoreDeps,
  target: ActionTarget,
  entries: readonly CheckInEntry[] | null,
  also: AlsoSaid = {},
): Promise<ActionResult> {
  return actOnTask(deps, target, 'check-in', async (context) => {
    const { trx, task, now } = context;
    const byId = target.byId ?? null;
    const { rows } = await sql<Row>`
      with said as (
        select * from jsonb_to_recordset(${JSON.stringify(entries ?? [])}::jsonb)
                 as x("keyResultId" uuid, value float8, baseline float8, confidence int, note text, blocker text)),
      written as (
        insert into check_in (key_result_id, week, task_id, person_id, entered_by_id, value, baseline, confidence, note, blocker, at)
        select own.id, ${task.ordinal}, ${task.id}, ${task.personId}, ${byId}::uuid,
               coalesce(said.value, own.current_value, own.baseline, said.baseline),
               case when own.baseline is null then said.baseline end, coalesce(said.confidence, own.confidence, ${CONFIDENCE_UNSAID}), coalesce(said.note, ''),
               coalesce(said.blocker, ''), ${now}
          from (${ownedKeyResults(task)}) own left join said on said."keyResultId" = own.id
         where ${entries === null} or said."keyResultId" is not null
        on conflict (key_result_id, week) do update
           set value = excluded.value, baseline = coalesce(excluded.baseline, check_in.baseline), confidence = excluded.confidence, note = excluded.note,
               blocker = excluded.blocker, task_id = excluded.task_id, entered_by_id = excluded.entered_by_id, at = excluded.at
        returning key_result_id, value, baseline, confidence, note, blocker),
      moved as (
        update key_result k set current_value = written.value, confidence = written.confidence, last_week = ${task.ordinal},
               baseline = coalesce(k.baseline, written.baseline),
               direction = case when k.baseline is null and written.baseline > k.target then 'decrease'
                                when k.baseline is null and written.baseline < k.target then 'increase' else k.direction end
          from written where k.id = written.key_result_id)
      select key_result_id as id, value, baseline, confidence, note, blocker from written`.execute(trx);
    await writeAdjustments(context, also.adjustments ?? []);
    if (also.feedback) await askForFeedback(context, also.feedback);
    return {
      outcome: {
        changed: entries !== null,
        keyResults: rows.length,
        blockers: rows.filter((row) => row.blocker).length,
        ...(also.by === 'mail' ? { by: also.by } : {}),
      },
      content: rows.map(({ id, ...said }) => ({ key_result_id: id, ...said })),
    };
  });
}

/** Once per key result; a change or a drop becomes a wish like any other, which goes when the check-in is taken back. */
async function writeAdjustments(
  { trx, task, now, actor }: ActionContext,
  adjustments: readonly AdjustmentEntry[],
): Promise<void> {
  if (adjustments.length === 0) return;
  await sql`
    insert into adjustment (key_result_id, choice, task_id, at)
    select own.id, x.choice, ${task.id}, ${now}
      from jsonb_to_recordset(${JSON.stringify(adjustments)}::jsonb) as x("keyResultId" uuid, choice text)
      join (${ownedKeyResults(task)}) own on own.id = x."keyResultId"
    on conflict do nothing`.execute(trx);
  const wishes = adjustments.flatMap(({ keyResultId, choice, target, reason }) => {
    if (choice === 'keep') return [];
    const change = choice === 'drop' ? ('drop' as const) : ('target' as const);
    return [{ keyResultId, change, proposal: choice === 'drop' ? {} : { target }, reason }];
  });
  await writeChangeRequests(trx, task, wishes, { now, adjusted: true, actor });
}

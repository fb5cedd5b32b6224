import { sql } from 'kysely';
import type { StoreDeps } from '../deps.ts';
import { type ActionContext, type ActionResult, type ActionTarget, actOnTask } from './act.ts';

/** One word to one person. */
export interface FeedbackEntry {
  toPersonId: string;
  kind: 'feedback' | 'thanks';
  words: string;
  /** Null where it is about the whole week. */
  keyResultId: string | null;
}

/** Whom somebody asks for feedback, and what they would like to know. */
export interface FeedbackWish {
  toPersonId: string;
  question: string;
}

/** Records what somebody says to people of their team, or to a colleague who asked; an empty list says "nothing this time". */
export function giveFeedback(
  deps: StoreDeps,
  target: ActionTarget,
  entries: readonly FeedbackEntry[],
): Promise<ActionResult> {
  return actOnTask(deps, target, 'feedback', async ({ trx, task, now }) => {
    await sql`
      with said as (
        select * from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb)
                 as x("toPersonId" uuid, kind text, words text, "keyResultId" uuid)),
      thanked as (
        insert into kudos (task_id, cycle_id, from_person_id, to_person_id, to_text, key_result_id, objective_id, text, at)
        select ${task.id}::uuid, ${task.cycleId}::uuid, ${task.personId}::uuid, p.id, p.name, said."keyResultId", k.objective_id, said.words,
               ${now}::timestamptz
          from said join person p on p.id = said."toPersonId" left join key_result k on k.id = said."keyResultId"
         where said.kind = 'thanks')
      insert into feedback (cycle_id, from_person_id, to_person_id, key_result_id, words, task_id, at)
      select ${task.cycleId}, ${task.personId}, said."toPersonId", said."keyResultId", said.words, ${task.id}, ${now}
        from said where said.kind = 'feedback'`.execute(trx);
    return {
      outcome: { given: entries.length, thanks: entries.filter(({ kind }) => kind === 'thanks').length },
      content: entries.map(({ toPersonId, words }) => ({ toPersonId, words })),
    };
  });
}

/** Writes a wish for feedback with a check-in; it reaches whoever is asked when the check-in cannot be taken back any more. */
export async function askForFeedback(
  { trx, task, now }: ActionContext,
  { toPersonId, question }: FeedbackWish,
): Promise<void> {
  const finalAt = new Date(now.getTime() + task.undoMinutes * 60_000);
  await trx
    .insertInto('feedbackRequest')
    .values({
      cycleId: task.cycleId,
      fromPersonId: task.personId,
      toPersonId,
      question,
      taskId: task.id,
      at: now,
      finalAt,
      openedAt: null,
    })
    .execute();
}

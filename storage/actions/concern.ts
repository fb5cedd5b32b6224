import { sql } from 'kysely';
import type { ConcernAnswer } from '#domain/kinds.ts';
import { keepWords } from '../concerns/ask.ts';
import type { StoreDeps } from '../deps.ts';
import { type ActionResult, type ActionTarget, actOnTask } from './act.ts';

/**
 * Records what somebody says to a concern; whoever raised it hears of it after the undo window.
 *
 * @param said.words kept where they can be erased apart; may be empty where it is handed on.
 */
export function answerConcern(
  deps: StoreDeps,
  target: ActionTarget,
  { answer, words }: { answer: ConcernAnswer; words: string },
): Promise<ActionResult> {
  return actOnTask(deps, target, 'concern', async ({ trx, task, now }) => {
    const contentId = words ? await keepWords(trx, words) : null;
    await sql`
      update concern set answer = ${answer}, answer_content_id = ${contentId}, answered_by = ${task.personId}, answered_at = ${now}
       where id = ${task.subjectId} and state = 'open'`.execute(trx);
    return { outcome: { answer } };
  });
}

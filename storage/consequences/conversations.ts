import { sql } from 'kysely';
import { differencesBetween } from '#domain/agreement/differences.ts';
import type { ConversationWord } from '#domain/kinds.ts';
import type { Db, Trx } from '../database.ts';
import type { FinalTask } from './finalise.ts';
import { readRounds } from './versions.ts';

/** @returns whether the person said this about the round. */
export async function hasSaid(
  trx: Db | Trx,
  what: { okrSetId: string; round: number; personId: string; word: ConversationWord },
): Promise<boolean> {
  const row = await trx
    .selectFrom('conversation')
    .select('taskId')
    .where('okrSetId', '=', what.okrSetId)
    .where('round', '=', what.round)
    .where('personId', '=', what.personId)
    .where('word', '=', what.word)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Both sides have to say that they agreed when they talked, and of the same content. The author says it with a draft; when
 * all reviewers had said it of the round before and nothing has changed since, nobody needs to read it again.
 *
 * @param task the author's, of the round that was just submitted.
 * @returns whether the set is agreed by this.
 */
export async function bothAgreedWhenTheyTalked(
  trx: Trx,
  task: FinalTask,
  { round }: { round: number },
): Promise<boolean> {
  const bySet = { okrSetId: task.subjectId, round };
  if (round < 2 || !(await hasSaid(trx, { ...bySet, personId: task.personId, word: 'agreed' }))) return false;
  // One whose review was called off when another sent it back has not agreed to anything either.
  const { rows } = await sql<{ all: boolean | null }>`
    select bool_and(r.decision is not distinct from 'agree-in-conversation') as all
      from task t left join review r on r.task_id = t.id
     where t.kind = 'review' and t.subject_id = ${task.subjectId} and t.ordinal = ${round - 1}
       and t.state <> 'missed'`.execute(trx);
  if (!rows[0]?.all) return false;
  const before = (await readRounds(trx, [{ okrSetId: task.subjectId, round: round - 1 }])).get(
    task.subjectId,
  );
  const now = (await readRounds(trx, [bySet])).get(task.subjectId);
  return before !== undefined && now !== undefined && differencesBetween(before, now).length === 0;
}

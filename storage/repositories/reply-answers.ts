import { sql } from 'kysely';
import type { ReplyAnswer } from '#domain/reply/answer.ts';
import type { Trx } from '../database.ts';

/** What a reply is answered, and which mail it stands below. */
export interface StoredAnswer {
  answer: ReplyAnswer;
  messageId: string | null;
}

/** @returns by the id of the mail that came in what its sender is told. */
export async function readReplyAnswers(trx: Trx, ids: readonly string[]): Promise<Map<string, StoredAnswer>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<StoredAnswer & { id: string }>`
    select id, answer, message_id from inbound_mail where id = any(${[...ids]}::uuid[]) and answer is not null`.execute(
    trx,
  );
  return new Map(rows.map(({ id, ...rest }) => [id, rest]));
}

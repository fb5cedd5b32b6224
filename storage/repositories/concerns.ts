import { sql } from 'kysely';
import type { ConcernAnswer, ConcernAudience, ConcernState } from '#domain/kinds.ts';
import type { Db, Trx } from '../database.ts';

/** A concern as those see it whom it concerns: who raised it and who is asked. */
export interface ConcernOnPage {
  id: string;
  raiserName: string;
  recipientName: string;
  audience: ConcernAudience;
  confidential: boolean;
  state: ConcernState;
  /** Null once it has been erased. */
  words: string | null;
  raisedAt: Date;
  dueAt: Date;
  answer: ConcernAnswer | null;
  answerWords: string | null;
  answeredBy: string | null;
  /** Whether who raised it has said that the answer does not answer it. */
  insisted: boolean;
}

/** @returns the concern a task asks about, to its present recipient alone. */
export async function readAskedConcern(
  db: Db,
  { concernId, recipientId }: { concernId: string; recipientId: string },
): Promise<ConcernOnPage | undefined> {
  const rows = await readConcerns(db, sql`c.id = ${concernId} and c.recipient_id = ${recipientId}`);
  return rows[0];
}

/** @returns what a person has raised in a cycle, the newest first. */
export async function listOwnConcerns(
  db: Db,
  { personId, cycleId }: { personId: string; cycleId: string },
): Promise<ConcernOnPage[]> {
  return readConcerns(db, sql`c.raiser_id = ${personId} and c.cycle_id = ${cycleId}`);
}

async function readConcerns(db: Db, which: ReturnType<typeof sql>): Promise<ConcernOnPage[]> {
  const { rows } = await sql<ConcernOnPage>`
    select c.id, raiser.name as raiser_name, recipient.name as recipient_name, c.audience, c.confidential, c.state,
           said.content->>'words' as words, c.raised_at, c.due_at, c.answer,
           answered.content->>'words' as answer_words, answerer.name as answered_by, c.insisted_at is not null as insisted
      from concern c join person raiser on raiser.id = c.raiser_id join person recipient on recipient.id = c.recipient_id
      left join person answerer on answerer.id = c.answered_by
      left join audit_content said on said.id = c.content_id
      left join audit_content answered on answered.id = c.answer_content_id
     where ${which} order by c.raised_at desc, c.id desc`.execute(db);
  return rows;
}

/** What a mail may say of a concern: names and days, never its words. */
export interface ConcernInMail {
  raiserName: string;
  recipientName: string;
  confidential: boolean;
  state: ConcernState;
  dueAt: Date;
}

/** @returns concerns by id. */
export async function readConcernsInMails(
  trx: Trx,
  ids: readonly string[],
): Promise<Map<string, ConcernInMail>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<ConcernInMail & { id: string }>`
    select c.id, a.name as raiser_name, b.name as recipient_name, c.confidential, c.state, c.due_at
      from concern c join person a on a.id = c.raiser_id join person b on b.id = c.recipient_id
     where c.id = any(${[...ids]}::uuid[])`.execute(trx);
  return new Map(rows.map(({ id, ...rest }) => [id, rest]));
}

/** How concerns of a cycle stand, in numbers alone. */
export interface ConcernProgress {
  raised: number;
  open: number;
  overdue: number;
  answered: number;
  /** Of the answered ones, how many within the promised days. */
  inTime: number;
}

/** @returns the numbers of a cycle. */
export async function readConcernProgress(db: Db, cycleId: string, now: Date): Promise<ConcernProgress> {
  const { rows } = await sql<ConcernProgress>`
    select count(*)::int as raised, count(*) filter (where state = 'open')::int as open,
           count(*) filter (where state = 'open' and due_at < ${now})::int as overdue,
           count(*) filter (where state = 'answered')::int as answered,
           count(*) filter (where state = 'answered' and answered_at <= due_at)::int as in_time
      from concern where cycle_id = ${cycleId}`.execute(db);
  return rows[0] ?? { raised: 0, open: 0, overdue: 0, answered: 0, inTime: 0 };
}

import { sql } from 'kysely';
import type { Db } from '#storage/database.ts';
import type { Arrived } from '../sink.ts';
import type { Kill } from '../stage.ts';

/** What a round's mails are judged by: the rows, and what came over the wire. */
export interface MailEvidence {
  db: Db;
  arrived: readonly Arrived[];
  /** Addresses that the relay refused for good: what became of their mails is no fault. */
  refused: ReadonlySet<string>;
  kills: readonly Kill[];
}

export interface MailVerdict {
  /** Mails sent, whatever their copies. */
  mails: number;
  /** Second arrivals of the same mail. */
  copies: number;
  /** Left to HR ops, since nobody can know whether the second attempt arrived. */
  parked: number;
  broken: string[];
}

interface MailRow {
  messageId: string;
  state: string;
  to: string;
  absent: boolean;
}

/** @returns a sentence for each breach of I3, and of I1 where a mail reached somebody who left or is away. */
export async function judgeMails({ db, arrived, refused, kills }: MailEvidence): Promise<MailVerdict> {
  const { rows } = await sql<MailRow>`
    select m.message_id, m.state, lower(coalesce(m.to_address, p.email)) as to, p.state <> 'active' as absent
      from mail m join person p on p.id = m.person_id`.execute(db);
  const { rows: absentees } = await sql<{ email: string }>`
    select lower(email) as email from person where state <> 'active'`.execute(db);
  const known = new Map(rows.map((row) => [row.messageId, row]));
  const absent = new Set(absentees.map(({ email }) => email));
  const byId = Map.groupBy(arrived, ({ messageId }) => messageId);
  const broken: string[] = [];

  for (const { messageId, state, to } of rows) {
    if (state === 'sent' && !byId.has(messageId))
      broken.push(`I3: ${messageId} counts as sent and never arrived`);
    if (state === 'pending') broken.push(`I3: ${messageId} was never sent`);
    if (state === 'failed' && !refused.has(to))
      broken.push(`I3: ${messageId} was given up without a refusal`);
  }
  for (const [messageId, [first, ...others]] of byId) {
    if (!first) continue;
    if (!known.has(messageId)) broken.push(`I3: ${messageId} arrived and no row knows it`);
    if (absent.has(first.to)) broken.push(`I1: ${messageId} reached somebody who left or is away`);
    if (others.length > 1) broken.push(`I3: ${messageId} arrived ${others.length + 1} times`);
    for (const other of others) {
      if (other.raw !== first.raw) broken.push(`I3: the copies of ${messageId} differ`);
      if (!excused(first, other, kills))
        broken.push(`I3: ${messageId} was copied though nothing died between`);
    }
  }
  return {
    mails: byId.size,
    copies: arrived.length - byId.size,
    parked: rows.filter(({ state }) => state === 'unknown').length,
    broken,
  };
}

/** Section 6 of the design: a copy only if connection, mailer or database died between DATA and the record of its answer. */
function excused(first: Arrived, second: Arrived, kills: readonly Kill[]): boolean {
  if (first.cut) return true;
  // A database that is still away when the answer is to be recorded counts as well.
  return kills.some(
    ({ victim, atMs, untilMs }) =>
      (victim === 'mailer' || victim === 'postgres') &&
      atMs < second.atMs &&
      untilMs > first.atMs - RECORDING_MS,
  );
}

/** What arrived shortly before may have been on its way to a record that came too late. */
const RECORDING_MS = 100;

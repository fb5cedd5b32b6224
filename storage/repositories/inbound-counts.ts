import { sql } from 'kysely';
import { INBOUND_VERDICTS, type InboundVerdict } from '#domain/kinds.ts';
import type { Db } from '../database.ts';

/** What became of the mails that came in for a cycle. */
export type InboundCounts = ReadonlyMap<InboundVerdict, number>;

/** @returns for each verdict how many mails got it. */
export async function countInbound(db: Db, cycleId: string): Promise<InboundCounts> {
  const { rows } = await sql<{ verdict: InboundVerdict; n: number }>`
    select verdict, count(*)::int as n from inbound_mail where cycle_id = ${cycleId} group by verdict`.execute(
    db,
  );
  return new Map(
    INBOUND_VERDICTS.map((verdict) => [verdict, rows.find((row) => row.verdict === verdict)?.n ?? 0]),
  );
}

import { Client, Connection } from '@temporalio/client';
import proto from '@temporalio/proto';
import { sql } from 'kysely';
import { cohortWorkflowId, cycleWorkflowId } from '#domain/workflow-ids.ts';
import type { Db } from '#storage/database.ts';
import type { HistoryEvidence } from './judge/histories.ts';

const { EventType } = proto.temporal.api.enums.v1;
const { HistoryEvent } = proto.temporal.api.history.v1;

/** @returns the histories of a cycle's workflows as Temporal has them; what was lost with a killed server is not among them. */
export async function readHistories(
  { db, temporalAddress }: { db: Db; temporalAddress: string },
  cycleId: string,
): Promise<HistoryEvidence[]> {
  const cohorts = await db.selectFrom('cohort').select('id').where('cycleId', '=', cycleId).execute();
  const ids = [cycleWorkflowId(cycleId), ...cohorts.map(({ id }) => cohortWorkflowId(cycleId, id))];
  const connection = await Connection.connect({ address: temporalAddress });
  try {
    const client = new Client({ connection });
    return await Promise.all(
      ids.map(async (workflowId) => {
        const { events } = await client.workflow.getHandle(workflowId).fetchHistory();
        const given = (events ?? []).map((event) => HistoryEvent.fromObject(event));
        return {
          workflowId,
          events: given.map(({ eventType }) =>
            `EVENT_TYPE_${EventType[eventType]}`.replace(/^EVENT_TYPE_EVENT_TYPE_/, 'EVENT_TYPE_'),
          ),
          texts: given.flatMap((event) =>
            textsIn(HistoryEvent.toObject(event, { longs: String, bytes: Buffer })),
          ),
        };
      }),
    );
  } finally {
    await connection.close();
  }
}

/** @returns what no history may hold: names, addresses and titles of goals (D2). */
export async function listSecrets(db: Db): Promise<string[]> {
  const { rows } = await sql<{ text: string }>`
    select name as text from person union select email from person where email is not null
    union select title from objective union select title from key_result`.execute(db);
  return rows.map(({ text }) => text).filter((text) => text.length > SHORTEST);
}

/** What is shorter stands in ids by chance. */
const SHORTEST = 3;

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (value instanceof Uint8Array) return [Buffer.from(value).toString('utf8')];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

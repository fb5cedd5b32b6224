import { Client, Connection } from '@temporalio/client';
import proto from '@temporalio/proto';
import { cohortWorkflowId, cycleWorkflowId } from '#domain/workflow-ids.ts';
import type { Db } from '#storage/database.ts';

/** A workflow's history in the form that files hold. */
export interface RecordedHistory {
  workflowId: string;
  history: { [key: string]: unknown };
}

/** @returns the histories of a cycle's workflows: that of the whole cycle first, then one for each cohort. */
export async function fetchHistories(
  { db, temporalAddress }: { db: Db; temporalAddress: string },
  cycleId: string,
): Promise<RecordedHistory[]> {
  const cohorts = await db
    .selectFrom('cohort')
    .select('id')
    .where('cycleId', '=', cycleId)
    .orderBy('id')
    .execute();
  const ids = [cycleWorkflowId(cycleId), ...cohorts.map(({ id }) => cohortWorkflowId(cycleId, id))];
  const connection = await Connection.connect({ address: temporalAddress });
  try {
    const client = new Client({ connection });
    const histories: RecordedHistory[] = [];
    for (const workflowId of ids) {
      const history = await client.workflow.getHandle(workflowId).fetchHistory();
      histories.push({ workflowId, history: toJson(history) });
    }
    return histories;
  } finally {
    await connection.close();
  }
}

const { History } = proto.temporal.api.history.v1;

function toJson(history: proto.temporal.api.history.v1.IHistory): { [key: string]: unknown } {
  const message = History.fromObject(history);
  return JSON.parse(JSON.stringify(History.toObject(message, { longs: String, bytes: String })));
}

/** @returns a history as a worker replays it. */
export function fromJson(history: { [key: string]: unknown }): proto.temporal.api.history.v1.IHistory {
  return History.fromObject(history);
}

/** @returns every text in a history; payloads, which are JSON in base64, are decoded. */
export function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value, ...decoded(value)];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => [key, ...textsOf(each)]);
}

function decoded(text: string): string[] {
  const isBase64 = text.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(text);
  return isBase64 ? [Buffer.from(text, 'base64').toString('utf8')] : [];
}

/** @returns what must not stand in a history: names, addresses, and whatever people wrote. */
export async function privateTexts(db: Db): Promise<string[]> {
  const people = await db.selectFrom('person').select(['name', 'email']).execute();
  const departments = await db.selectFrom('department').select('path').execute();
  const objectives = await db.selectFrom('objective').select('title').execute();
  const keyResults = await db.selectFrom('keyResult').select('title').execute();
  const sets = await db.selectFrom('okrSet').select(['why', 'notThisQuarter']).execute();
  return [
    ...people.flatMap(({ name, email }) => [name, email ?? '']),
    ...departments.map(({ path }) => path),
    ...[...objectives, ...keyResults].map(({ title }) => title),
    ...sets.flatMap(({ why, notThisQuarter }) => [why, notThisQuarter]),
  ].filter((text) => text !== '');
}

const { WORKFLOW_TASK_FAILED_CAUSE_UNHANDLED_COMMAND: NEWS_CAME } =
  proto.temporal.api.enums.v1.WorkflowTaskFailedCause;

/**
 * @returns why tasks of a workflow failed. That news came while it was about to end is no failure of its code:
 * the server has it look again.
 */
export function stumbles({ history }: RecordedHistory) {
  return (fromJson(history).events ?? [])
    .flatMap(({ workflowTaskFailedEventAttributes: failed }) => failed ?? [])
    .filter(({ cause }) => cause !== NEWS_CAME)
    .map(({ cause, failure }) => ({ cause, message: failure?.message }));
}

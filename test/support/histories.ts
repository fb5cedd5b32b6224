import type { Client } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { Db } from '#storage/database.ts';

/** @returns the histories of all workflows of a cycle, by workflow id, in the form that files hold. */
export async function fetchHistories(
  client: Client,
  workflowIds: readonly string[],
): Promise<Map<string, unknown>> {
  const histories = new Map<string, unknown>();
  for (const id of workflowIds) {
    const history = await client.workflow.getHandle(id).fetchHistory();
    histories.set(id, JSON.parse(historyToJSON(history)));
  }
  return histories;
}

/**
 * @returns every text in a history: payloads are decoded, keys and values alike.
 */
export function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value, ...decoded(value)];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => [key, ...textsOf(each)]);
}

/** Payloads are JSON in base64. */
function decoded(text: string): string[] {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text) || text.length % 4 !== 0) return [];
  return [Buffer.from(text, 'base64').toString('utf8')];
}

/** @returns what must not stand in a history: names, addresses, and whatever people wrote. */
export async function privateTexts(db: Db): Promise<string[]> {
  const people = await db.selectFrom('person').select(['name', 'email']).execute();
  const objectives = await db.selectFrom('objective').select('title').execute();
  const keyResults = await db.selectFrom('keyResult').select('title').execute();
  const sets = await db.selectFrom('okrSet').select(['why', 'notThisQuarter']).execute();
  return [
    ...people.flatMap(({ name, email }) => [name, email ?? '', ...name.split(' ')]),
    ...objectives.map(({ title }) => title),
    ...keyResults.map(({ title }) => title),
    ...sets.flatMap(({ why, notThisQuarter }) => [why, notThisQuarter]),
  ].filter((text) => text.length > 2);
}

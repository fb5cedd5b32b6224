import { type SqlBool, sql } from 'kysely';
import type { Db } from '../database.ts';
import type { AuditRow } from './cycles.ts';

/** What administrators do, by the first word of an event's name; what people do with their own tasks is not among it. */
const ADMINISTRATION = [
  'access',
  'key',
  'webhook',
  'console',
  'cycle',
  'people',
  'absence',
  'address',
  'card',
  'values',
  'asked-changed',
  'record',
  'policy',
  'sign-off',
  'retention',
  'data',
];

/** An event with what it was about. */
export interface AdministrationRow extends AuditRow {
  cycle: string | null;
}

/**
 * @param page events older than `before`, the newest first, at most `limit`.
 * @returns what administrators did, in all cycles and beside them; what somebody wrote is kept apart and not read.
 */
export async function listAdministration(
  db: Db,
  page: { limit: number; before?: number | undefined },
): Promise<AdministrationRow[]> {
  let query = db
    .selectFrom('auditEvent')
    .leftJoin('person', 'person.id', 'auditEvent.actorId')
    .leftJoin('apiKey', 'apiKey.id', 'auditEvent.actorId')
    .leftJoin('cycle', 'cycle.id', 'auditEvent.cycleId')
    .select([
      'auditEvent.id',
      'at',
      'actorKind',
      sql<string | null>`coalesce(person.name, api_key.name)`.as('actor'),
      // Done in somebody's place are tasks alone.
      sql<string | null>`null`.as('onBehalfOf'),
      'action',
      'phase',
      'entityKind',
      'entityId',
      'detail',
      'cycle.name as cycle',
    ])
    .where('actorKind', '<>', 'system')
    .where(
      sql<SqlBool>`(split_part(action, '.', 1) = any(${ADMINISTRATION}::text[])
        or action in ('person.left', 'task.reassigned') or (action = 'score.corrected' and detail ? 'by'))`,
    );
  if (page.before !== undefined) query = query.where('auditEvent.id', '<', page.before);
  return query.orderBy('auditEvent.id', 'desc').limit(page.limit).execute();
}

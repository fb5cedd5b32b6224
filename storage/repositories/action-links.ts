import { sql } from 'kysely';
import type { Db, Trx } from '../database.ts';

/** A link as it stands; its token is computed from id, person and version (see `domain/action-token.ts`). */
export interface ActionLink {
  id: string;
  taskId: string;
  personId: string;
  version: number;
  expiresAt: Date;
  revokedAt: Date | null;
}

/** How long a link outlives its task's due time, so that the mail still leads to a page that says how things stand. */
export const LINK_OUTLIVES_TASK_MS = 14 * 24 * 60 * 60 * 1000;

/**
 * Makes sure that each task has a link for its person, any number in one statement. A link that is there is kept and
 * lives at least as long as asked; a revoked one comes back with its raised version, so that old tokens stay dead.
 */
export async function issueLinks(
  trx: Trx,
  wanted: ReadonlyArray<{ taskId: string; personId: string; expiresAt: Date }>,
): Promise<ActionLink[]> {
  if (wanted.length === 0) return [];
  const json = JSON.stringify(
    wanted.map(({ taskId, personId, expiresAt }) => ({
      task_id: taskId,
      person_id: personId,
      expires_at: expiresAt,
    })),
  );
  const { rows } = await sql<ActionLink>`
    insert into action_link (task_id, person_id, expires_at)
    select task_id, person_id, max(expires_at)
      from jsonb_to_recordset(${json}::jsonb) as x(task_id uuid, person_id uuid, expires_at timestamptz)
     group by task_id, person_id
        on conflict (task_id, person_id) do update
           set expires_at = greatest(action_link.expires_at, excluded.expires_at), revoked_at = null
    returning id, task_id, person_id, version, expires_at, revoked_at`.execute(trx);
  return rows;
}

/** @returns the links with these ids; ids without a link are left out. */
export async function findLinks(db: Db, linkIds: readonly string[]): Promise<ActionLink[]> {
  if (linkIds.length === 0) return [];
  return db
    .selectFrom('actionLink')
    .selectAll()
    .where('id', '=', sql<string>`any(${[...linkIds]}::uuid[])`)
    .execute();
}

/** Makes every token of these links worthless at once: a leaver's, or those of tasks that changed hands. */
export async function revokeLinks(
  trx: Trx,
  which: { now: Date } & ({ personId: string } | { taskIds: readonly string[] }),
): Promise<number> {
  const scope =
    'personId' in which
      ? sql`person_id = ${which.personId}`
      : sql`task_id = any(${[...which.taskIds]}::uuid[])`;
  const result = await sql`
    update action_link set version = version + 1, revoked_at = ${which.now}
     where revoked_at is null and ${scope}`.execute(trx);
  return Number(result.numAffectedRows ?? 0);
}

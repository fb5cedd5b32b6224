import { sql } from 'kysely';
import { isUuid } from '#domain/uuid.ts';
import type { StoreDeps } from '../deps.ts';
import { type ActionLink, issueLinks, LINK_OUTLIVES_TASK_MS } from '../repositories/action-links.ts';

/**
 * Opens a task for whoever holds its person's card, by a link of the same kind as in a mail.
 *
 * @returns the link, or undefined when the person has no such task.
 */
export async function openTaskByCard(
  { db }: StoreDeps,
  { taskId, personId }: { taskId: string; personId: string },
): Promise<ActionLink | undefined> {
  if (!isUuid(taskId)) return undefined;
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ dueAt: Date }>`
      select due_at from task where id = ${taskId} and person_id = ${personId} and state in ('open', 'done')`.execute(
      trx,
    );
    const [task] = rows;
    if (!task) return undefined;
    const expiresAt = new Date(task.dueAt.getTime() + LINK_OUTLIVES_TASK_MS);
    const [link] = await issueLinks(trx, [{ taskId, personId, expiresAt }]);
    return link;
  });
}

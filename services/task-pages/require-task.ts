import type { FastifyReply, FastifyRequest } from 'fastify';
import type { LinkKey } from '#domain/action-token.ts';
import type { TaskKind } from '#domain/kinds.ts';
import type { StoreDeps } from '#storage/deps.ts';
import type { TaskOnPage } from '#storage/repositories/task-page.ts';
import { openLink } from './open-link.ts';
import { textsForRequest } from './request-language.ts';
import { sendEnd } from './send.ts';

/**
 * Opens the link of a page that lies under a task's. Answers by itself when the link leads nowhere, and leads back to the
 * task when that is of another kind than the page is for.
 *
 * @param kind the tasks that have this page; without it, all.
 * @returns the task, or null when the request has been answered.
 */
export async function requireTask(
  deps: StoreDeps & { linkKeys: readonly LinkKey[] },
  request: FastifyRequest<{ Params: { token: string } }>,
  reply: FastifyReply,
  kind?: TaskKind,
): Promise<TaskOnPage | null> {
  const { token } = request.params;
  const { task, end } = await openLink(deps, token, textsForRequest(request));
  if (end) {
    sendEnd(reply, end);
    return null;
  }
  if (kind === undefined || task.kind === kind) return task;
  reply.redirect(`/t/${token}`, 303);
  return null;
}

import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import type { LinkKey } from '#domain/action-token.ts';
import type { TaskKind } from '#domain/kinds.ts';
import type { StoreDeps } from '#storage/deps.ts';
import { readFields } from './fields.ts';
import { openLink } from './open-link.ts';
import type { TaskView } from './view.ts';

/** Somebody who types without a pause is asked about less than once a second. */
const PER_MINUTE = 60;
const SCRIPT = readFileSync(new URL('./browser/draft-coach.js', import.meta.url), 'utf8');

/**
 * What the pages' one script needs: itself, and an answer to what stands in the form. The answer is read under the same
 * link as the page; nothing is stored and nothing submitted by it.
 */
export function addLiveRoutes(
  app: FastifyInstance,
  deps: StoreDeps & { linkKeys: readonly LinkKey[] },
  views: Readonly<Record<TaskKind, TaskView>>,
): void {
  app.get('/draft-coach.js', async (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').header('cache-control', 'public, max-age=300').send(SCRIPT),
  );

  app.post<{ Params: { token: string } }>(
    '/t/:token/coach',
    { config: { rateLimit: { max: PER_MINUTE, timeWindow: '1 minute' } } },
    async (request, reply) => {
      const { task, end } = await openLink(deps, request.params.token);
      const view = !end && task.state === 'open' ? views[task.kind] : undefined;
      if (end || !view?.live) return reply.status(end?.status ?? 404).send({ notes: [] });
      return reply.send(await view.live(task, readFields(request.body)));
    },
  );
}

import Fastify, { type FastifyBaseLogger } from 'fastify';
import type { Registry } from 'prom-client';

/**
 * Opens a door of its own for Prometheus, with `/metrics` and nothing else, so that what the public reaches never tells it.
 *
 * @param door.port null opens nothing.
 * @param door.refresh done before each answer, such as reading the store.
 * @returns what closes it.
 */
export async function openMetricsDoor(door: {
  host: string;
  port: number | null;
  registry: Registry;
  refresh?: () => Promise<void>;
  logger: FastifyBaseLogger;
}): Promise<() => Promise<void>> {
  const { host, port, registry, refresh, logger } = door;
  if (port === null) return async () => undefined;
  const app = Fastify();
  app.get('/metrics', async (_request, reply) => {
    await refresh?.();
    return reply.type(registry.contentType).send(await registry.metrics());
  });
  await app.listen({ host, port });
  logger.info({ port }, 'figures for Prometheus under /metrics');
  return () => app.close();
}

import { sql } from 'kysely';
import { systemClock } from '#domain/clock.ts';
import { openDatabase } from '#storage/database.ts';
import { migrateToLatest } from '#storage/migrate.ts';
import { closeOnEnd } from '../shared/close.ts';
import { readConfig } from '../shared/config.ts';
import { createLogger } from '../shared/logger.ts';
import { openMetricsDoor } from '../shared/metrics/door.ts';
import { createMetrics } from '../shared/metrics/registry.ts';
import { createServer } from '../shared/server.ts';
import { startTracing } from '../shared/tracing/start.ts';
import { cachedBundle } from './bundle-cache.ts';
import { bundleWorkflows, installRuntime } from './create-worker.ts';
import { startWorkerService } from './create-worker-service.ts';
import { watchStore } from './watch.ts';

/** The worker as a process of its own: it brings the schema up to date, then keeps cycles moving. Several may run. */
const config = readConfig(process.env);
const logger = createLogger({ name: 'worker', level: config.logLevel });
const endTracing = await startTracing({ service: 'worker', ...config.tracing, logger });
const db = openDatabase(config.databaseUrl, 15);
await migrateToLatest(db);
const deps = { db, clock: systemClock(), databaseUrl: config.databaseUrl, logger };
const { host, metrics } = config;
installRuntime(metrics.temporalPort ? `${host}:${metrics.temporalPort}` : null);
const { cacheDir } = config.worker;
const bundle = cacheDir === null ? await bundleWorkflows() : await cachedBundle(cacheDir, bundleWorkflows);
const service = await startWorkerService(deps, { ...config.temporal, bundle });
const door = await createServer({ logger, ready: () => sql`select 1`.execute(db) });
await door.listen({ host, port: config.worker.port });
const registry = createMetrics('worker');
const closeMetrics = await openMetricsDoor({
  host,
  port: metrics.port,
  registry,
  refresh: watchStore(deps, registry),
  logger,
});
logger.info({ temporal: config.temporal.address }, 'the worker works');

const close = closeOnEnd({ logger, delayMs: 20_000 }, async () => {
  await closeMetrics();
  await door.close();
  await service.stop();
  await db.destroy();
  await endTracing();
});
service.ended.catch((err: unknown) => {
  logger.fatal({ err }, 'the worker ended by itself');
  process.exitCode = 1;
  close();
});

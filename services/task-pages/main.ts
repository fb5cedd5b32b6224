import { systemClock } from '#domain/clock.ts';
import { openDatabase } from '#storage/database.ts';
import { closeOnEnd } from '../shared/close.ts';
import { readConfig } from '../shared/config.ts';
import { createLogger } from '../shared/logger.ts';
import { openMetricsDoor } from '../shared/metrics/door.ts';
import { createMetrics, measureRequests } from '../shared/metrics/registry.ts';
import { startTracing } from '../shared/tracing/start.ts';
import { createTaskPages } from './create-task-pages.ts';

/** The task pages as a process of their own. */
const config = readConfig(process.env);
const logger = createLogger({ name: 'task-pages', level: config.logLevel });
const endTracing = await startTracing({ service: 'task-pages', ...config.tracing, logger });
const db = openDatabase(config.databaseUrl, 20);
const app = await createTaskPages({
  db,
  clock: systemClock(),
  linkKeys: config.linkKeys,
  baseUrl: config.taskPages.url,
  consoleUrl: config.console.url,
  learningDir: config.learningDir,
  devPages: config.devPages,
  logger,
});
const metrics = createMetrics('task-pages');
measureRequests(app, metrics);
await app.listen({ host: config.host, port: config.taskPages.port });
const closeMetrics = await openMetricsDoor({
  host: config.host,
  port: config.metrics.port,
  registry: metrics,
  logger,
});
logger.info({ url: config.taskPages.url }, 'task pages are open');

closeOnEnd({ logger, delayMs: 10_000 }, async () => {
  await closeMetrics();
  await app.close();
  await db.destroy();
  await endTracing();
});

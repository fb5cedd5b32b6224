import { Client, Connection } from '@temporalio/client';
import { systemClock } from '#domain/clock.ts';
import { openDatabase } from '#storage/database.ts';
import { closeOnEnd } from '../shared/close.ts';
import { readConfig } from '../shared/config.ts';
import { createLogger } from '../shared/logger.ts';
import { openMetricsDoor } from '../shared/metrics/door.ts';
import { createMetrics, measureRequests } from '../shared/metrics/registry.ts';
import { connectionTo } from '../shared/temporal-server.ts';
import { startTracing } from '../shared/tracing/start.ts';
import { createDoctor } from '../worker/doctor.ts';
import { createConsole } from './create-console.ts';

/** The console as a process of its own. */
const config = readConfig(process.env);
const logger = createLogger({ name: 'console', level: config.logLevel });
const endTracing = await startTracing({ service: 'console', ...config.tracing, logger });
const db = openDatabase(config.databaseUrl);
const clock = systemClock();
// Connected when first asked: the console works while Temporal is down.
const temporal = Connection.lazy(connectionTo(config.temporal));
const client = new Client({ connection: temporal, namespace: config.temporal.namespace });
const doctor = createDoctor({ db, clock }, client);
const app = await createConsole({ db, clock, config, logger, doctor });
const metrics = createMetrics('console');
measureRequests(app, metrics);
await app.listen({ host: config.host, port: config.console.port });
const closeMetrics = await openMetricsDoor({
  host: config.host,
  port: config.metrics.port,
  registry: metrics,
  logger,
});
logger.info({ url: config.console.url }, 'the console is open');

closeOnEnd({ logger, delayMs: 10_000 }, async () => {
  await closeMetrics();
  await app.close();
  await temporal.close();
  await db.destroy();
  await endTracing();
});

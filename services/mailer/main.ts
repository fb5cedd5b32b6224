import { sql } from 'kysely';
import { systemClock } from '#domain/clock.ts';
import { openDatabase } from '#storage/database.ts';
import { closeOnEnd } from '../shared/close.ts';
import { readConfig } from '../shared/config.ts';
import { createLogger } from '../shared/logger.ts';
import { openMetricsDoor } from '../shared/metrics/door.ts';
import { createMetrics } from '../shared/metrics/registry.ts';
import { createServer } from '../shared/server.ts';
import { startTracing } from '../shared/tracing/start.ts';
import { createMailerService } from './create-mailer-service.ts';
import { measureSending } from './measure-sending.ts';
import { startWebhooks } from './webhooks/service.ts';

/** The mailer as a process of its own; start as many as the relay bears. */
const config = readConfig(process.env);
const logger = createLogger({ name: 'mailer', level: config.logLevel });
const endTracing = await startTracing({ service: 'mailer', ...config.tracing, logger });
const db = openDatabase(config.databaseUrl, 5);
const registry = createMetrics('mailer');
const observeSend = measureSending(registry);
const service = createMailerService({ db, clock: systemClock(), config, logger, observeSend });
const door = await createServer({ logger, ready: () => sql`select 1`.execute(db) });
await door.listen({ host: config.host, port: config.mailer.port });
const closeMetrics = await openMetricsDoor({
  host: config.host,
  port: config.metrics.port,
  registry,
  logger,
});
service.start();
const webhooks = startWebhooks({ db, clock: systemClock(), config, logger });
logger.info({ pacing: config.mailPacing }, 'the mailer sends');

closeOnEnd({ logger, delayMs: 30_000 }, async () => {
  await closeMetrics();
  await door.close();
  await webhooks.stop();
  await service.stop();
  await db.destroy();
  await endTracing();
});

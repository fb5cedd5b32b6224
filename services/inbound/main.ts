import { sql } from 'kysely';
import { systemClock } from '#domain/clock.ts';
import { openDatabase } from '#storage/database.ts';
import { closeOnEnd } from '../shared/close.ts';
import { ConfigError, readConfig } from '../shared/config.ts';
import { createLogger } from '../shared/logger.ts';
import { openMetricsDoor } from '../shared/metrics/door.ts';
import { createMetrics, measureRequests } from '../shared/metrics/registry.ts';
import { createServer } from '../shared/server.ts';
import { startTracing } from '../shared/tracing/start.ts';
import { createInbound } from './create-inbound.ts';

/** The inbound service as a process of its own: replies and reports of relays come in here. */
const config = readConfig(process.env);
const { address, smtpPort, port } = config.inbound;
if (!address)
  throw new ConfigError([
    'INBOUND_ADDRESS is not set: set it to the address to which people reply, such as okr@mail.example.org.',
  ]);
const logger = createLogger({ name: 'inbound', level: config.logLevel });
const endTracing = await startTracing({ service: 'inbound', ...config.tracing, logger });
const db = openDatabase(config.databaseUrl, 5);
const service = createInbound({ db, clock: systemClock(), linkKeys: config.linkKeys, address, logger });
const door = await createServer({ logger, ready: () => sql`select 1`.execute(db) });
const metrics = createMetrics('inbound');
measureRequests(door, metrics);
await door.listen({ host: config.host, port });
await service.listen({ host: config.host, port: smtpPort });
const closeMetrics = await openMetricsDoor({
  host: config.host,
  port: config.metrics.port,
  registry: metrics,
  logger,
});
logger.info({ smtpPort }, 'replies are read');

closeOnEnd({ logger, delayMs: 20_000 }, async () => {
  await closeMetrics();
  await service.stop();
  await door.close();
  await db.destroy();
  await endTracing();
});

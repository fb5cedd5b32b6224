import closeWithGrace from 'close-with-grace';
import { systemClock } from '#domain/clock.ts';
import { openDatabase } from '#storage/database.ts';
import { readConfig } from '../shared/config.ts';
import { createLogger } from '../shared/logger.ts';
import { createConsole } from './create-console.ts';

/** The console as a process of its own. */
const config = readConfig(process.env);
const logger = createLogger({ name: 'console', level: config.logLevel });
const db = openDatabase(config.databaseUrl);
const app = await createConsole({ db, clock: systemClock(), config, logger });
await app.listen({ host: config.host, port: config.console.port });
logger.info({ url: config.console.url }, 'the console is open');

closeWithGrace({ delay: 10_000, logger }, async () => {
  await app.close();
  await db.destroy();
});

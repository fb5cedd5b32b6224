import { pino } from 'pino';
import { systemClock } from '#domain/clock.ts';
import { createConsole } from '#services/console/create-console.ts';
import { openDatabase } from '#storage/database.ts';
import { tellMemory } from './memory.ts';

/** The console as it runs in production. */
const options: { databaseUrl: string; token: string } = JSON.parse(process.argv[2] ?? '{}');

const app = await createConsole({
  db: openDatabase(options.databaseUrl),
  clock: systemClock(),
  config: { undoMinutes: null, console: { url: 'http://127.0.0.1', token: options.token } },
  logger: pino({ level: 'error' }),
  limit: null,
});
const url = await app.listen({ host: '127.0.0.1', port: 0 });
tellMemory();
process.send?.({ url });
process.once('SIGTERM', () => void app.close().then(() => process.exit(0)));

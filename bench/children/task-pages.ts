import { pino } from 'pino';
import { readLinkKeys } from '#domain/action-token.ts';
import { settableClock, systemClock } from '#domain/clock.ts';
import { createTaskPages } from '#services/task-pages/create-task-pages.ts';
import { openDatabase } from '#storage/database.ts';
import { tellMemory } from './memory.ts';

/** The task pages as they run in production, at a moment of their own where the cycle was made for one. */
const options: { databaseUrl: string; linkKeys: string; now?: string } = JSON.parse(process.argv[2] ?? '{}');

const app = await createTaskPages({
  db: openDatabase(options.databaseUrl),
  clock: options.now === undefined ? systemClock() : settableClock(new Date(options.now)),
  linkKeys: readLinkKeys(options.linkKeys),
  baseUrl: 'https://my.okr.example.org',
  logger: pino({ level: 'error' }),
  limit: null,
});
const url = await app.listen({ host: '127.0.0.1', port: 0 });
tellMemory();
process.send?.({ url });
process.once('SIGTERM', () => void app.close().then(() => process.exit(0)));

import { pino } from 'pino';
import { systemClock } from '#domain/clock.ts';
import { startWorkerService } from '#services/worker/create-worker-service.ts';
import { openDatabase } from '#storage/database.ts';

/** The worker as it runs in production: Temporal worker, dispatcher, sweep, reconciler. */
const options: { databaseUrl: string; temporalAddress: string } = JSON.parse(process.argv[2] ?? '{}');

const service = await startWorkerService(
  {
    db: openDatabase(options.databaseUrl),
    clock: systemClock(),
    databaseUrl: options.databaseUrl,
    logger: pino({ level: 'error' }),
  },
  { address: options.temporalAddress, namespace: 'default' },
);
process.send?.({ ready: true });
process.once('SIGTERM', () => void service.stop().then(() => process.exit(0)));

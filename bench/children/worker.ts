import { pino } from 'pino';
import { systemClock } from '#domain/clock.ts';
import { cachedBundle } from '#services/worker/bundle-cache.ts';
import { bundleWorkflows } from '#services/worker/create-worker.ts';
import { startWorkerService } from '#services/worker/create-worker-service.ts';
import { openDatabase } from '#storage/database.ts';
import { tellMemory } from './memory.ts';

/** The worker as it runs in production: Temporal worker, dispatcher, sweep, reconciler. */
const options: { databaseUrl: string; temporalAddress: string; cacheDir?: string } = JSON.parse(
  process.argv[2] ?? '{}',
);

const service = await startWorkerService(
  {
    db: openDatabase(options.databaseUrl),
    clock: systemClock(),
    databaseUrl: options.databaseUrl,
    logger: pino({ level: 'error' }),
  },
  {
    ...{ address: options.temporalAddress, namespace: 'default' },
    ...(options.cacheDir ? { bundle: await cachedBundle(options.cacheDir, bundleWorkflows) } : {}),
  },
);
tellMemory();
process.send?.({ ready: true });
process.once('SIGTERM', () => void service.stop().then(() => process.exit(0)));

import type { TestProject } from 'vitest/node';
import { startScratchRuntime } from '../../infra/runtime/scratch.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The run's PostgreSQL, superuser, database `postgres`: make a database of your own in it. */
    postgresUrl: string;
    /** The run's Temporal server with time skipping, namespace `default`: use a task queue and ids of your own. */
    temporalAddress: string;
  }
}

/**
 * Starts one PostgreSQL and one Temporal server for the whole run of tests and tells the tests where they are.
 * @returns stops both and removes what they wrote
 * @throws Error when the Temporal CLI is not known or one of the two does not start
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const temporalBinary = process.env.QUARTERDECK_TEMPORAL_BIN;
  if (!temporalBinary) throw new Error('QUARTERDECK_TEMPORAL_BIN is not set: run the tests by `npm test`.');
  const runtime = await startScratchRuntime({ name: 'test', temporalBinary });
  project.provide('postgresUrl', runtime.postgresUrl);
  project.provide('temporalAddress', runtime.temporalAddress);

  // Vitest ends without teardown when it is signalled.
  const interrupted = () => {
    runtime.stop().finally(() => process.exit(130));
  };
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const signal of signals) process.once(signal, interrupted);
  return async () => {
    for (const signal of signals) process.off(signal, interrupted);
    await runtime.stop();
  };
}

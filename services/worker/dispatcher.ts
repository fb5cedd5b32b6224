import { SpanKind } from '@opentelemetry/api';
import type { Clock } from '#domain/clock.ts';
import type { Db } from '#storage/database.ts';
import { claim, markSent, recoverOrphans, retryLater } from '#storage/repositories/outbox.ts';
import { goOnWith } from '../shared/tracing/spans.ts';
import type { WorkflowClient } from './workflow-client.ts';

const BATCH = 64;
const KINDS = ['start', 'signal'] as const;
const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 10_000;
const RECOVER_EVERY_MS = 5_000;

export interface Dispatcher {
  /** Delivers what is due. @returns how many rows were handled; 0 means there is nothing to do at present. */
  drainOnce(): Promise<number>;
}

/**
 * Carries starts and signals from the outbox to Temporal, in parallel and each with a deadline: an outage delays them
 * and nothing else. Sending one twice is harmless, so a row whose sender died is simply sent again.
 */
export function createDispatcher(deps: {
  db: Db;
  clock: Clock;
  workflows: WorkflowClient;
  claimant: number;
  onError: (error: unknown, key: string) => void;
}): Dispatcher {
  const { db, clock, claimant } = deps;
  let recoveredAt = Number.NEGATIVE_INFINITY;
  return {
    async drainOnce() {
      if (performance.now() - recoveredAt > RECOVER_EVERY_MS) {
        recoveredAt = performance.now();
        await recoverOrphans({ db, now: clock.now() });
      }
      const rows = await claim({ db, kinds: KINDS, claimant, limit: BATCH, now: clock.now() });
      const sent: number[] = [];
      const failed: Array<{ id: number; error: string; notBefore: Date }> = [];
      await Promise.all(
        rows.map(async (row) => {
          try {
            const { kind, traceparent = null } = row;
            await goOnWith(traceparent, { name: `deliver ${kind}`, kind: SpanKind.PRODUCER }, () =>
              deps.workflows.deliver(row.payload),
            );
            sent.push(row.id);
          } catch (error) {
            deps.onError(error, row.key);
            const wait = Math.min(FIRST_RETRY_MS * 2 ** (row.attempts - 1), LONGEST_RETRY_MS);
            const reason = error instanceof Error ? error.name : 'Error';
            failed.push({ id: row.id, error: reason, notBefore: new Date(clock.now().getTime() + wait) });
          }
        }),
      );
      await markSent({ db, ids: sent, claimant, now: clock.now() });
      await retryLater({ db, rows: failed, claimant });
      return rows.length;
    },
  };
}

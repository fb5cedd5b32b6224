import type { FastifyBaseLogger } from 'fastify';
import type { Clock } from '#domain/clock.ts';
import type { Db } from '#storage/database.ts';
import { type Claimant, openClaimant } from '#storage/repositories/claimant.ts';
import { recoverOrphans } from '#storage/repositories/outbox.ts';
import type { Config } from '../../shared/config.ts';
import { type Loop, startLoop } from '../../worker/loop.ts';
import { createDeliverer } from './deliverer.ts';

const REST = { busyMs: 50, idleMs: 500 };
const RECOVER_EVERY_MS = 10_000;

/** Sends events to webhooks until it is stopped; any number of mailers may do so side by side. */
export function startWebhooks(deps: {
  db: Db;
  clock: Clock;
  config: Pick<Config, 'databaseUrl' | 'linkKeys' | 'webhooks'>;
  logger: FastifyBaseLogger;
}): Loop {
  const { db, clock, config, logger } = deps;
  const { linkKeys, webhooks: options } = config;
  let claimant: Claimant | undefined;
  let recoveredAt = Number.NEGATIVE_INFINITY;

  async function release(): Promise<void> {
    const ended = claimant;
    claimant = undefined;
    await ended?.release().catch(() => undefined);
  }

  const loop = startLoop(
    async () => {
      if (!claimant?.alive()) claimant = await openClaimant(config.databaseUrl);
      if (performance.now() - recoveredAt > RECOVER_EVERY_MS) {
        recoveredAt = performance.now();
        await recoverOrphans({ db, now: clock.now() });
      }
      const { id } = claimant;
      try {
        return await createDeliverer({ db, clock, linkKeys, claimant: id, options, logger }).drainOnce();
      } catch (error) {
        // Sent but not marked: only the end of the claim frees those rows.
        await release();
        throw error;
      }
    },
    REST,
    (err) => logger.warn({ err }, 'sending to webhooks failed, will try again'),
  );
  return {
    async stop() {
      await loop.stop();
      await release();
    },
  };
}

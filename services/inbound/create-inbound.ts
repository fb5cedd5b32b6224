import type { FastifyBaseLogger } from 'fastify';
import type { LinkKey } from '#domain/action-token.ts';
import type { StoreDeps } from '#storage/deps.ts';
import { handleMail, isOurs } from './handle-mail.ts';
import { createMailReader } from './mail-reader.ts';
import { createReceiver } from './receiver.ts';

export interface InboundService {
  /** @returns the port it listens on. */
  listen(where: { host: string; port: number }): Promise<number>;
  stop(): Promise<void>;
}

/** Takes replies to our mails: reads them, does what they say, and has them answered. */
export function createInbound(
  deps: StoreDeps & { linkKeys: readonly LinkKey[]; address: string; logger: FastifyBaseLogger },
): InboundService {
  const reader = createMailReader();
  const inbound = { ...deps, reader };
  // One mail at a time: two replies of one person must not overtake each other, and reading them is the least of the work.
  let last: Promise<unknown> = Promise.resolve();
  const receiver = createReceiver({
    accepts: (address) => isOurs(inbound, address),
    take: (delivery) => {
      const taken = last.then(() => handleMail(inbound, delivery));
      last = taken.catch(() => undefined);
      return taken;
    },
    logger: deps.logger,
  });
  return {
    listen: receiver.listen,
    async stop() {
      await receiver.stop();
      await last;
      await reader.stop();
    },
  };
}

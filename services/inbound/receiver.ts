import type { FastifyBaseLogger } from 'fastify';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

/** What came over SMTP, not yet looked into. */
export interface Delivery {
  envelopeFrom: string;
  /** Each an address that `accepts` took. */
  recipients: string[];
  bytes: Buffer;
}

export interface Receiver {
  /** @returns the port it listens on. */
  listen(where: { host: string; port: number }): Promise<number>;
  stop(): Promise<void>;
}

/** A reply with a picture in its signature; what is larger belongs elsewhere. */
const MOST_BYTES = 3 * 1024 * 1024;
const MOST_RECIPIENTS = 5;
const MOST_CONNECTIONS = 40;
const IDLE_MS = 30_000;
/** However slowly somebody sends: a mail of the largest size takes seconds. */
const WHOLE_MAIL_MS = 120_000;

/**
 * Listens for mail. Nothing is taken that could not be dealt with: the sender's server hears `250` only when `take` is
 * done, and tries again later when it failed.
 *
 * @param input.accepts whether an address is ours; a rejection asks the sender to come back.
 */
export function createReceiver(input: {
  accepts: (address: string) => Promise<boolean>;
  take: (delivery: Delivery) => Promise<void>;
  logger: FastifyBaseLogger;
}): Receiver {
  const { accepts, take, logger } = input;
  const later = (error: unknown, what: string) => {
    logger.error({ err: error }, what);
    return refusal(451, '4.3.0 Please try again later');
  };
  const server = new SMTPServer({
    banner: 'Quarterdeck',
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: MOST_BYTES,
    maxClients: MOST_CONNECTIONS,
    socketTimeout: IDLE_MS,
    closeTimeout: 5_000,
    logger: false,
    onRcptTo({ address }, session, done) {
      if (session.envelope.rcptTo.length >= MOST_RECIPIENTS)
        return done(refusal(452, '4.5.3 Too many recipients'));
      accepts(address).then(
        (ours) => done(ours ? undefined : refusal(550, '5.1.1 There is no such address here')),
        (error: unknown) => done(later(error, 'a recipient could not be looked up')),
      );
    },
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      let size = 0;
      const timer = setTimeout(() => hangUp(session), WHOLE_MAIL_MS);
      stream.on('data', (part: Buffer) => {
        size += part.length;
        // The rest is read and forgotten: the protocol has no way to say stop.
        if (size > MOST_BYTES) parts.length = 0;
        else parts.push(part);
      });
      stream.on('error', () => clearTimeout(timer));
      stream.on('end', () => {
        clearTimeout(timer);
        if (size > MOST_BYTES) return done(refusal(552, '5.3.4 The message is too large'));
        const { mailFrom, rcptTo } = session.envelope;
        take({
          envelopeFrom: mailFrom ? mailFrom.address : '',
          recipients: rcptTo.map(({ address }) => address),
          bytes: Buffer.concat(parts),
        }).then(
          () => done(),
          (error: unknown) => done(later(error, 'a mail could not be dealt with')),
        );
      });
    },
  });
  // Broken connections and words that are no SMTP: the other side's affair.
  server.on('error', (error: Error) => logger.debug({ reason: error.message }, 'a connection failed'));

  function hangUp({ id }: SMTPServerSession): void {
    for (const connection of server.connections) {
      if (connection.id === id) connection.close();
    }
  }

  return {
    listen: ({ host, port }) =>
      new Promise((resolve, reject) => {
        const onError = (error: Error) => reject(error);
        server.server.once('error', onError);
        server.listen(port, host, () => {
          server.server.off('error', onError);
          const address = server.server.address();
          resolve(typeof address === 'object' && address ? address.port : port);
        });
      }),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

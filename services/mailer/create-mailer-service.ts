import type { FastifyBaseLogger } from 'fastify';
import type { Clock } from '#domain/clock.ts';
import type { Db } from '#storage/database.ts';
import type { Config } from '../shared/config.ts';
import { createMailer } from './create-mailer.ts';
import type { ObserveSend } from './measure-sending.ts';
import { sealDue } from './sealer.ts';
import { createSmtpTransport } from './transport.ts';

export interface MailerService {
  start(): void;
  stop(): Promise<void>;
}

const SEAL_IDLE_MS = 500;

/** Seals what is due twice a second and sends what is sealed. */
export function createMailerService(deps: {
  db: Db;
  clock: Clock;
  config: Pick<
    Config,
    | 'databaseUrl'
    | 'smtpUrl'
    | 'mailFrom'
    | 'mailLimits'
    | 'dkim'
    | 'linkKeys'
    | 'mailPacing'
    | 'taskPages'
    | 'inbound'
  >;
  logger: FastifyBaseLogger;
  observeSend?: ObserveSend;
}): MailerService {
  const { db, clock, config, logger, observeSend } = deps;
  const transport = createSmtpTransport(config.smtpUrl, { dkim: config.dkim });
  const { databaseUrl, mailFrom, mailLimits: limits, linkKeys } = config;
  const inboundAddress = config.inbound.address;
  const mailer = createMailer({
    db,
    databaseUrl,
    clock,
    transport,
    mailFrom,
    limits,
    linkKeys,
    inboundAddress,
    logger,
    ...(observeSend ? { observeSend } : {}),
  });
  let timer: NodeJS.Timeout | undefined;
  let sealing: Promise<void> = Promise.resolve();
  let stopped = false;

  async function sealAndRest(): Promise<void> {
    try {
      const sealed = await sealDue({
        db,
        clock,
        pacing: config.mailPacing,
        baseUrl: config.taskPages.url,
        canReply: inboundAddress !== null,
      });
      if (sealed.mails > 0) logger.info(sealed, 'mails sealed');
    } catch (error) {
      logger.error({ err: error }, 'sealing failed');
    }
    if (!stopped) timer = setTimeout(next, SEAL_IDLE_MS);
  }
  function next(): void {
    sealing = sealAndRest();
  }

  return {
    start() {
      mailer.start();
      next();
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await sealing;
      await mailer.stop();
      transport.close();
    },
  };
}

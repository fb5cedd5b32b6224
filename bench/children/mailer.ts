import { pino } from 'pino';
import { readLinkKeys } from '#domain/action-token.ts';
import { NO_LIMITS } from '#domain/mail-rate.ts';
import { createMailerService } from '#services/mailer/create-mailer-service.ts';
import { openDatabase } from '#storage/database.ts';
import { shiftedClock } from '../shifted-clock.ts';
import { tellMemory } from './memory.ts';

/** The mailer as it runs in production: seals what is due and sends it. */
const options: { databaseUrl: string; smtpUrl: string; aheadMs: number; linkKeys: string; mailFrom: string } =
  JSON.parse(process.argv[2] ?? '{}');

const db = openDatabase(options.databaseUrl);
const service = createMailerService({
  db,
  clock: shiftedClock(options.aheadMs),
  config: {
    databaseUrl: options.databaseUrl,
    smtpUrl: options.smtpUrl,
    mailFrom: options.mailFrom,
    linkKeys: readLinkKeys(options.linkKeys),
    mailLimits: NO_LIMITS,
    dkim: null,
    mailPacing: 'calm',
    inbound: { address: null, smtpPort: 0, port: 0 },
    taskPages: { port: 4001, url: 'https://my.okr.example.org' },
  },
  logger: pino({ level: 'error' }),
});
service.start();
tellMemory();
process.send?.({ ready: true });
process.once('SIGTERM', () => void service.stop().then(() => process.exit(0)));

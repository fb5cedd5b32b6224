import { simpleParser } from 'mailparser';
import { createTransport } from 'nodemailer';
import { SMTPServer } from 'smtp-server';
import type { LinkKey } from '#domain/action-token.ts';
import type { SettableClock } from '#domain/clock.ts';
import { createInbound } from '#services/inbound/create-inbound.ts';
import { createMailer } from '#services/mailer/create-mailer.ts';
import { sealDue } from '#services/mailer/sealer.ts';
import { createSmtpTransport } from '#services/mailer/transport.ts';
import type { TestDatabase } from './database.ts';
import { BASE_URL, LINK_KEYS, quietLogger } from './mailing.ts';

export const INBOUND_ADDRESS = 'okr@mail.example.org';

/** A mail as it arrived, with the envelope it came in. */
export interface Arrived {
  returnPath: string;
  to: string;
  replyTo: string;
  subject: string;
  text: string;
  messageId: string;
  header(name: string): string;
}

/** What goes back: whatever is not said is as a mail program would have it. */
export interface Letter {
  to: string;
  from: string;
  text: string;
  subject?: string;
  headers?: Record<string, string>;
  envelopeFrom?: string;
}

/**
 * Both ways of mail on the real parts: sealed, sent to a sink, answered over SMTP to the inbound service.
 *
 * @param options.linkKeys what mailer and inbound service sign and verify with.
 */
export async function openPostOffice({
  database,
  clock,
  linkKeys = LINK_KEYS,
}: {
  database: TestDatabase;
  clock: SettableClock;
  linkKeys?: LinkKey[];
}) {
  const { db, url } = database;
  let arrived: Arrived[] = [];
  const sink = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      simpleParser(stream, {}).then((mail) => {
        const { mailFrom } = session.envelope;
        arrived.push({
          returnPath: mailFrom ? mailFrom.address : '',
          to: session.envelope.rcptTo[0]?.address ?? '',
          replyTo: mail.replyTo?.value[0]?.address ?? '',
          subject: mail.subject ?? '',
          text: mail.text ?? '',
          messageId: mail.messageId ?? '',
          header: (name) =>
            mail.headerLines.find(({ key }) => key === name)?.line.replace(/^[^:]*:\s*/, '') ?? '',
        });
        done();
      }, done);
    },
  });
  const sinkPort = await new Promise<number>((resolve) => {
    sink.listen(0, '127.0.0.1', () => {
      const address = sink.server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
  const transport = createSmtpTransport(`smtp://127.0.0.1:${sinkPort}`);
  const mailer = createMailer({
    db,
    databaseUrl: url,
    clock,
    transport,
    mailFrom: 'OKR <okr@example.org>',
    linkKeys,
    inboundAddress: INBOUND_ADDRESS,
    logger: quietLogger,
  });
  const inbound = createInbound({
    db,
    clock,
    linkKeys,
    address: INBOUND_ADDRESS,
    logger: quietLogger,
  });
  const port = await inbound.listen({ host: '127.0.0.1', port: 0 });
  const outgoing = createTransport({ host: '127.0.0.1', port, ignoreTLS: true });

  return {
    port,
    /** Seals and sends what is due. @returns the mails that arrived. */
    async deliver(): Promise<Arrived[]> {
      await sealDue({ db, clock, pacing: 'immediate', baseUrl: BASE_URL, canReply: true });
      while ((await mailer.drainOnce()) > 0);
      const mails = arrived;
      arrived = [];
      return mails;
    },
    /** Sends a reply as a mail program does. */
    async reply(letter: Letter): Promise<void> {
      const { to, from, text, subject = 'Re: Check-in', headers = {}, envelopeFrom = from } = letter;
      await outgoing.sendMail({ envelope: { from: envelopeFrom, to }, from, to, subject, text, headers });
    },
    /** Sends bytes as they are. @returns the server's answer, or its refusal. */
    async push(raw: Buffer | string, envelope: { from: string; to: string }): Promise<string> {
      try {
        return (await outgoing.sendMail({ envelope, raw })).response;
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      }
    },
    async close(): Promise<void> {
      outgoing.close();
      await inbound.stop();
      await mailer.stop();
      transport.close();
      await new Promise<void>((resolve) => sink.close(resolve));
    },
  };
}

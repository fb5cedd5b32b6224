import nodemailer from 'nodemailer';
import type { DkimKey } from '../shared/config.ts';

/** A message ready to go: its bytes do not change any more. */
export interface OutgoingMail {
  from: string;
  to: string;
  /** Where relays report that it could not be delivered; empty for nobody (RFC 3834, 3.1), the sender's own when left out. */
  returnPath?: string | undefined;
  raw: Buffer;
}

/**
 * `refused`: no repetition will help. `deferred`: the relay asks to come back later. `unreachable`: no relay, so certainly
 * not sent. `uncertain`: the connection was lost on the way; it may have been taken.
 */
export type SendFailure = 'refused' | 'deferred' | 'unreachable' | 'uncertain';

export class SendError extends Error {
  override name = 'SendError';
  readonly failure: SendFailure;

  constructor(failure: SendFailure, message: string) {
    super(message);
    this.failure = failure;
  }
}

export interface MailTransport {
  /** How many messages it sends at the same time; what is given to it beyond that waits. */
  readonly connections: number;
  /** Resolves when the relay has taken the message. @throws SendError */
  send(mail: OutgoingMail): Promise<void>;
  close(): void;
}

/**
 * What a signature covers. Those of the list that nodemailer signs by itself, and the one-click header, which must be
 * covered (RFC 8058, 4) or readers' programs do not offer to unsubscribe.
 */
const SIGNED_HEADERS = [
  'from',
  'reply-to',
  'subject',
  'date',
  'message-id',
  'to',
  'mime-version',
  'content-type',
  'content-transfer-encoding',
  'in-reply-to',
  'references',
  'auto-submitted',
  'list-unsubscribe',
  'list-unsubscribe-post',
];

/**
 * A pool of connections to one relay (https://nodemailer.com/smtp/pooled). Eight connections kept open are twice as fast as
 * nodemailer's defaults (measured, see the design's facts).
 *
 * @param smtpUrl such as `smtp://user:password@relay.example.org:587`.
 * @param options.dkim signs each mail as it leaves; without it mails go as they are.
 */
export function createSmtpTransport(
  smtpUrl: string,
  { connections = 8, dkim = null }: { connections?: number; dkim?: DkimKey | null } = {},
): MailTransport {
  const pool = nodemailer.createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: connections,
    maxMessages: Number.POSITIVE_INFINITY,
    // By default nodemailer itself sends a message again when its connection closes; that copy would go unnoticed.
    maxRequeues: 0,
    // Closed by us before the relay does: a connection that dies in someone's hand leaves a mail uncertain.
    idleTimeout: 30_000,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 60_000,
    ...(dkim
      ? {
          dkim: {
            domainName: dkim.domain,
            keySelector: dkim.selector,
            privateKey: dkim.privateKey,
            headerFieldNames: SIGNED_HEADERS.join(':'),
          },
        }
      : {}),
  });
  return {
    connections,
    async send({ from, to, returnPath, raw }) {
      try {
        await pool.sendMail({ envelope: { from: returnPath ?? addressOf(from), to: [to] }, raw });
      } catch (error) {
        throw toSendError(error);
      }
    },
    close: () => pool.close(),
  };
}

const SESSION_COMMANDS = [
  'CONN',
  'EHLO',
  'HELO',
  'LHLO',
  'STARTTLS',
  'AUTH',
  'AUTH PLAIN',
  'AUTH LOGIN',
  'API',
];
const NOT_CONNECTED = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
  'EDNS',
  'EAUTH',
  'ETLS',
];

/** That a certificate does not hold, or that the other side speaks no TLS, is noticed before anything is said. */
const NOT_TRUSTED =
  /^(CERT_|UNABLE_TO_|DEPTH_ZERO_SELF_SIGNED_CERT$|SELF_SIGNED_CERT_IN_CHAIN$|ERR_TLS_CERT_|ERR_SSL_WRONG_VERSION_NUMBER$)/;

/** @returns what nodemailer's error means for the message. */
export function toSendError(error: unknown): SendError {
  const read = (key: string): unknown =>
    typeof error === 'object' && error !== null ? Reflect.get(error, key) : undefined;
  const [code, originalCode, command] = ['code', 'originalCode', 'command'].map((key) =>
    String(read(key) ?? ''),
  );
  const responseCode = Number(read('responseCode') ?? 0);
  // What the relay says may quote an address; logs and reports get the codes.
  const message = [code, responseCode || '', command].filter(Boolean).join(' ') || 'unknown error';
  const session = SESSION_COMMANDS.includes(command ?? '') || code === 'EAUTH';
  if (responseCode >= 400) {
    if (session) return new SendError('unreachable', message);
    return new SendError(responseCode >= 500 ? 'refused' : 'deferred', message);
  }
  if (code === 'EENVELOPE') return new SendError('refused', message);
  const never =
    read('syscall') === 'connect' ||
    [code, originalCode].some((each = '') => NOT_CONNECTED.includes(each) || NOT_TRUSTED.test(each));
  const before = /connection timeout|greeting never received/i.test(String(read('message') ?? ''));
  return new SendError(never || before ? 'unreachable' : 'uncertain', message);
}

function addressOf(mailbox: string): string {
  return /<([^<>]+)>/.exec(mailbox)?.[1] ?? mailbox.trim();
}

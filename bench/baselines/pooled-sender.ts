import { readFileSync } from 'node:fs';
import nodemailer from 'nodemailer';

/**
 * The best simple way to send many mails: nodemailer's pool with connections kept open, every message handed over at once.
 * No database, no plan, nothing remembered. With `composed` the bytes were made beforehand, so that only sending is left.
 */
const options: { smtpUrl: string; file: string; composed: boolean; connections: number } = JSON.parse(
  process.argv[2] ?? '{}',
);

/** A mail as it was sealed, and the bytes made of it. */
export interface SampleMail {
  from: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
  messageId: string;
  date: string;
  raw: string;
}

const mails: SampleMail[] = readFileSync(options.file, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));
const bytes = options.composed ? mails.map(({ raw }) => Buffer.from(raw, 'base64')) : [];
const pool = nodemailer.createTransport({
  url: options.smtpUrl,
  pool: true,
  maxConnections: options.connections,
  maxMessages: Number.POSITIVE_INFINITY,
});

process.on('message', async () => {
  await Promise.all(
    mails.map(({ raw: _, ...mail }, index) =>
      pool.sendMail(
        options.composed
          ? { envelope: { from: 'okr@bench.example', to: [mail.to] }, raw: bytes[index] }
          : { ...mail, textEncoding: 'base64' },
      ),
    ),
  );
  process.send?.({ sent: mails.length });
});
process.send?.({ ready: true });

import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { InboxThreadData } from './inbox-thread.ts';
import { choosePort, localhost } from './ports.ts';

/** Where mails are received and shown. */
export interface InboxOptions {
  /** Keeps the mails, across restarts. */
  dir: string;
  /** A free port when left out. */
  smtpPort?: number;
  /** A free port when left out. */
  webPort?: number;
  /** Told when the inbox breaks. */
  log?: (line: string) => void;
}

export interface RunningInbox {
  /** For nodemailer. */
  smtpUrl: string;
  /** For people. */
  webUrl: string;
  stop(): Promise<void>;
}

/**
 * Starts the demonstration's inbox: it takes every mail for everyone, shows it on a web page and never passes one on.
 * @throws Error with one sentence when a port is taken
 */
export async function startInbox(options: InboxOptions): Promise<RunningInbox> {
  const { dir, log = () => undefined } = options;
  mkdirSync(dir, { recursive: true });
  const smtpPort = await choosePort({
    port: options.smtpPort,
    what: "the inbox's SMTP",
    variable: 'INBOX_SMTP_PORT',
  });
  const webPort = await choosePort({
    port: options.webPort,
    what: "the inbox's web page",
    variable: 'INBOX_PORT',
  });
  const workerData: InboxThreadData = { dir, smtpPort, webPort };
  const thread = new Worker(new URL('./inbox-thread.ts', import.meta.url), { workerData, stdout: true });
  thread.stdout.resume();
  // Rejects when the thread fails instead.
  await once(thread, 'message');
  // Later on a broken inbox is a nuisance for a demonstration, and no reason to stop everything else.
  thread.on('error', (error) =>
    log(`The inbox stopped: ${error instanceof Error ? error.message : String(error)}`),
  );
  return {
    smtpUrl: `smtp://${localhost}:${smtpPort}`,
    webUrl: `http://${localhost}:${webPort}`,
    stop: async () => {
      const ended = once(thread, 'exit');
      thread.postMessage('stop');
      await ended;
    },
  };
}

// The inbox in a thread of its own: parsing a launch's mails must not hold up the pages, and its chatter stays off our stdout.
import { parentPort, workerData } from 'node:worker_threads';
import { MailDev } from 'maildev';
import { localhost } from './ports.ts';

/** What startInbox hands over. */
export interface InboxThreadData {
  dir: string;
  smtpPort: number;
  webPort: number;
}

/** Enough for the launch of a large pilot; more would make each start slow, since it reads them all. */
const mostMails = 5_000;

const { dir, smtpPort, webPort }: InboxThreadData = workerData;
const inbox = new MailDev({
  smtp: smtpPort,
  ip: localhost,
  web: webPort,
  webIp: localhost,
  // No outgoing host is set, so nothing can ever be passed on.
  mailDirectory: dir,
  maxEmails: mostMails,
  silent: true,
});
await inbox.start();
parentPort?.once('message', async () => {
  await inbox.stop();
  // A browser may keep its connection for live updates open; the thread does not wait for it.
  process.exit();
});
parentPort?.postMessage('ready');

import { parentPort } from 'node:worker_threads';
import { createTransport } from 'nodemailer';
import { createBrowser, type PageForm } from './browser.ts';
import { startMailSink } from './mail-sink.ts';
import { type ReceivedMail, readMail } from './mailbox.ts';
import type { Letter } from './replies.ts';

/** What the thread can be asked for. */
export type Ask =
  | { want: 'open'; url: string }
  | { want: 'submit'; form: PageForm; values: ReadonlyMap<string, string> }
  | { want: 'mails' }
  | { want: 'reply'; port: number; letter: Letter };

export type Request = Ask & { id: number };

/** The thread's first word is where mails go; from then on it answers what it is asked. */
export type Message = { smtpUrl: string } | { id: number; answer: unknown } | { id: number; error: string };

if (!parentPort) throw new Error('outside-thread.ts is the code of a worker thread: start it by outside.ts');
const port = parentPort;
const say = (message: Message) => port.postMessage(message);
const browser = createBrowser();
const sink = await startMailSink();

port.on('message', async ({ id, ...ask }: Request) => {
  try {
    say({ id, answer: await fulfil(ask) });
  } catch (error) {
    say({ id, error: error instanceof Error ? error.message : String(error) });
  }
});
say({ smtpUrl: sink.url });

async function fulfil(ask: Ask): Promise<unknown> {
  switch (ask.want) {
    case 'open':
      return browser.open(ask.url);
    case 'submit':
      return browser.submit(ask.form, ask.values);
    case 'reply':
      return sendLetter(ask.port, ask.letter);
    case 'mails': {
      const mails: ReceivedMail[] = await Promise.all(sink.take().map(readMail));
      return mails;
    }
  }
}

/** As a mail program hands it to the mail server of whoever it is for. */
async function sendLetter(port: number, { from, to, text, ...letter }: Letter): Promise<void> {
  const server = createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
  try {
    await server.sendMail({ ...letter, from, to, text, envelope: { from, to } });
  } finally {
    server.close();
  }
}

import { Worker } from 'node:worker_threads';
import type { Browser, Page } from './browser.ts';
import type { ReceivedMail } from './mailbox.ts';
import type { Ask, Message, Request } from './outside-thread.ts';
import type { Letter } from './replies.ts';

/** Where people are: their mailboxes and their browsers, on the other side of SMTP and HTTP. */
export interface Outside {
  /** Takes every mail and passes none on. */
  smtpUrl: string;
  browser: Browser;
  /** @returns the mails that came since the last time, in the order of arrival. */
  takeMails(): Promise<ReceivedMail[]>;
  /** Sends a reply to the server that listens on this port. @throws Error when it is not taken. */
  sendReply(port: number, letter: Letter): Promise<void>;
  stop(): Promise<void>;
}

interface Waiting {
  resolve: (answer: unknown) => void;
  reject: (error: Error) => void;
}

/** Starts it in a thread of its own, since parsing mails and pages takes as much work as making them. */
export async function startOutside(): Promise<Outside> {
  const thread = new Worker(new URL('./outside-thread.ts', import.meta.url));
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  const smtpUrl = await new Promise<string>((resolve, reject) => {
    thread.once('error', reject);
    thread.on('message', (message: Message) => {
      if ('smtpUrl' in message) return resolve(message.smtpUrl);
      const one = waiting.get(message.id);
      waiting.delete(message.id);
      if ('error' in message) one?.reject(new Error(message.error));
      else one?.resolve(message.answer);
    });
  });
  thread.on('error', (error) => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  });

  /** The answer's type follows from what is asked: see `fulfil` in outside-thread.ts. */
  function ask<Answer>(what: Ask): Promise<Answer> {
    asked += 1;
    const request: Request = { ...what, id: asked };
    return new Promise((resolve, reject) => {
      waiting.set(request.id, { resolve: (answer) => resolve(answer as Answer), reject });
      thread.postMessage(request);
    });
  }

  return {
    smtpUrl,
    browser: {
      open: (url) => ask<Page>({ want: 'open', url }),
      submit: (form, values) => ask<Page>({ want: 'submit', form, values }),
    },
    sendReply: (port, letter) => ask<void>({ want: 'reply', port, letter }),
    takeMails: () => ask<ReceivedMail[]>({ want: 'mails' }),
    stop: async () => void (await thread.terminate()),
  };
}

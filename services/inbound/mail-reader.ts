import { Worker } from 'node:worker_threads';
import type { InboundMail } from './read-mail.ts';
import type { ReadingAnswer, ReadingRequest } from './reading-thread.ts';

/** Takes mails apart where nothing they hold can stop this process. */
export interface MailReader {
  /** @returns the mail, or null when it cannot be read within the time and memory that any real one needs. */
  read(bytes: Buffer): Promise<InboundMail | null>;
  stop(): Promise<void>;
}

const DEADLINE_MS = 5_000;
const MOST_MEMORY_MB = 192;

/**
 * One thread, started with the first mail and again after one that it did not survive; mails are read one at a time, so
 * that a bad one takes no other with it.
 */
export function createMailReader({ deadlineMs = DEADLINE_MS }: { deadlineMs?: number } = {}): MailReader {
  let thread: Worker | null = null;
  let asked = 0;
  let last: Promise<unknown> = Promise.resolve();

  function start(): Worker {
    const worker = new Worker(new URL('./reading-thread.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    });
    // A thread that waits must keep nobody from ending.
    worker.unref();
    worker.setMaxListeners(0);
    return worker;
  }

  function readNow(bytes: Buffer): Promise<InboundMail | null> {
    const worker = thread ?? start();
    thread = worker;
    asked += 1;
    const request: ReadingRequest = { id: asked, bytes };
    return new Promise((resolve) => {
      const end = (mail: InboundMail | null, survived: boolean) => {
        clearTimeout(timer);
        worker.off('message', onMessage);
        worker.off('error', onEnd);
        worker.off('exit', onEnd);
        if (!survived) {
          if (thread === worker) thread = null;
          worker.on('error', () => undefined);
          void worker.terminate();
        }
        resolve(mail);
      };
      const onMessage = (answer: ReadingAnswer) => {
        if (answer.id === request.id) end('mail' in answer ? answer.mail : null, true);
      };
      const onEnd = () => end(null, false);
      const timer = setTimeout(onEnd, deadlineMs);
      worker.on('message', onMessage);
      worker.on('error', onEnd);
      worker.on('exit', onEnd);
      worker.postMessage(request);
    });
  }

  return {
    read(bytes) {
      const reading = last.then(() => readNow(bytes));
      last = reading;
      return reading;
    },
    async stop() {
      await last;
      await thread?.terminate();
      thread = null;
    },
  };
}

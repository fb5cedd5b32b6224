import { parentPort } from 'node:worker_threads';
import { type InboundMail, readMail } from './read-mail.ts';

/** A mail to take apart, and what came of it. */
export type ReadingRequest = { id: number; bytes: Uint8Array };
export type ReadingAnswer = { id: number; mail: InboundMail } | { id: number; error: string };

if (!parentPort)
  throw new Error('reading-thread.ts is the code of a worker thread: start it by mail-reader.ts');
const port = parentPort;

port.on('message', ({ id, bytes }: ReadingRequest) => {
  const say = (answer: ReadingAnswer) => port.postMessage(answer);
  readMail(Buffer.from(bytes)).then(
    (mail) => say({ id, mail }),
    (error: unknown) => say({ id, error: error instanceof Error ? error.message : String(error) }),
  );
});

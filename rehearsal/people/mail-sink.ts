import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface MailSink {
  url: string;
  /** @returns the bytes of all mails that came since the last time, and forgets them. */
  take(): Buffer[];
  stop(): Promise<void>;
}

/** A mail server that keeps what it gets and passes nothing on. */
export async function startMailSink(): Promise<MailSink> {
  let arrived: Buffer[] = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onData(stream, _session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        arrived.push(Buffer.concat(parts));
        done();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  const { port } = isAddress(address) ? address : { port: 0 };
  return {
    url: `smtp://127.0.0.1:${port}`,
    take() {
      const taken = arrived;
      arrived = [];
      return taken;
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

function isAddress(address: string | AddressInfo | null): address is AddressInfo {
  return typeof address === 'object' && address !== null;
}

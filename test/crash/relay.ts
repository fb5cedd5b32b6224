import { SMTPServer } from 'smtp-server';

/** A message as it came over the wire. */
export interface Arrived {
  to: string;
  messageId: string;
  raw: string;
}

/** A relay that remembers everything and lets the test act at the moment between DATA and its answer. */
export interface Relay {
  url: string;
  arrived: Arrived[];
  /** Called at each message before it is answered; what it returns is called once the answer is on its way. */
  onMessage: () => (() => void) | undefined;
  /** Resolves when every message that had been handed over is in `arrived` and nobody is connected. */
  drained(): Promise<void>;
  stop(): Promise<void>;
}

/** @param read told of every message, as its reader. */
export async function startRelay(read: (message: Arrived) => void): Promise<Relay> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const raw = Buffer.concat(parts).toString('latin1');
        const message = {
          to: session.envelope.rcptTo[0]?.address.toLowerCase() ?? '',
          messageId: /^Message-ID: *(\S+)/im.exec(raw)?.[1] ?? '',
          raw,
        };
        relay.arrived.push(message);
        read(message);
        const afterwards = relay.onMessage();
        done();
        if (afterwards) setImmediate(afterwards);
      });
    },
  });
  // Its clients are killed in mid-sentence.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const relay: Relay = {
    url: `smtp://127.0.0.1:${port}`,
    arrived: [],
    onMessage: () => undefined,
    async drained() {
      while (server.connections.size > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return relay;
}

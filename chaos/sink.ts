import type { Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { localhost } from '#infra/runtime/ports.ts';
import { createHappening, type Happening } from './moment.ts';
import type { Mood } from './schedule.ts';

/** A message whose bytes came over the wire, whatever its sender was told. */
export interface Arrived {
  to: string;
  messageId: string;
  raw: string;
  /** On the clock of `performance.now()`. */
  atMs: number;
  /** Whether the connection was dropped around the answer, so that the sender cannot know. */
  cut: boolean;
}

/** The relay of a round, and everybody's mailbox. */
export interface Sink {
  url: string;
  arrived: readonly Arrived[];
  /** Addresses that were refused for good. */
  refused: ReadonlySet<string>;
  /** How many messages met each mood. */
  met: ReadonlyMap<Mood, number>;
  /** Happens when a message has come and is not answered yet. */
  mail: Happening;
  /** Treats the next messages so. */
  misbehave(mood: Mood, messages: number): void;
  stop(): Promise<void>;
}

const SLOW_MS = 1_500;

/** @param read told of every message that arrived, as its reader. */
export async function startSink(read: (message: Arrived) => void): Promise<Sink> {
  const arrived: Arrived[] = [];
  const refused = new Set<string>();
  const met = new Map<Mood, number>();
  const sockets = new Map<number, Socket>();
  const mail = createHappening();
  let waiting: Mood[] = [];

  /** @returns what the next message meets, if it is one of these. */
  function meet(...moods: Mood[]): Mood | undefined {
    const [mood] = waiting;
    if (!mood || !moods.includes(mood)) return undefined;
    waiting = waiting.slice(1);
    met.set(mood, (met.get(mood) ?? 0) + 1);
    return mood;
  }

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    onRcptTo({ address }, _session, done) {
      if (refused.has(address.toLowerCase()) || meet('refusing')) {
        refused.add(address.toLowerCase());
        return done(answerOf(550, 'no such mailbox'));
      }
      done();
    },
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const mood = meet('busy', 'cut-before', 'cut-after', 'slow');
        if (mood === 'busy') return done(answerOf(451, 'come back later'));
        const raw = Buffer.concat(parts).toString('latin1');
        const message: Arrived = {
          to: session.envelope.rcptTo[0]?.address.toLowerCase() ?? '',
          messageId: /^Message-ID: *(\S+)/im.exec(raw)?.[1] ?? '',
          raw,
          atMs: performance.now(),
          cut: mood === 'cut-before' || mood === 'cut-after',
        };
        arrived.push(message);
        read(message);
        mail.happens();
        const socket = sockets.get(session.remotePort);
        if (mood === 'cut-before') socket?.destroy();
        else if (mood === 'slow') setTimeout(done, SLOW_MS);
        else done();
        if (mood === 'cut-after') setImmediate(() => socket?.destroy());
      });
    },
  });
  server.server.on('connection', (socket: Socket) => {
    const { remotePort } = socket;
    if (remotePort === undefined) return;
    sockets.set(remotePort, socket);
    socket.once('close', () => {
      if (sockets.get(remotePort) === socket) sockets.delete(remotePort);
    });
  });
  // Its clients are killed in mid-sentence.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, localhost, resolve));
  const address = server.server.address();
  if (typeof address !== 'object' || !address) throw new Error('The sink has no port.');
  return {
    url: `smtp://${localhost}:${address.port}`,
    arrived,
    refused,
    met,
    mail,
    misbehave(mood, messages) {
      waiting.push(...Array.from({ length: messages }, () => mood));
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function answerOf(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What came in. */
export interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}

/** A receiver on this machine that answers as it is told, then with 204. */
export interface Receiver {
  url: string;
  received: Received[];
  /** What the next requests get: a status, a redirect, or a connection that is broken off. */
  next: Array<number | 'drop' | { redirect: string }>;
  close(): Promise<void>;
}

export async function webhookReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const next: Receiver['next'] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
      const answer = next.shift() ?? 204;
      if (answer === 'drop') return request.socket.destroy();
      if (typeof answer === 'number') return response.writeHead(answer).end();
      return response.writeHead(302, { location: answer.redirect }).end();
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    received,
    next,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}

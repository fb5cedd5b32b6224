import { SMTPServer } from 'smtp-server';

/** A relay that takes every message and counts. Told a number, it says when that many have come since. */
let count = 0;
let awaited = Number.POSITIVE_INFINITY;

function arrived(): void {
  count += 1;
  if (count === awaited) process.send?.({ reachedAt: performance.timeOrigin + performance.now() });
}

const server = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  disableReverseLookup: true,
  onData(stream, _session, done) {
    stream.on('end', () => {
      done();
      arrived();
    });
    stream.resume();
  },
});
server.on('error', () => undefined);
server.listen(0, '127.0.0.1', () => {
  const address = server.server.address();
  process.send?.({ port: typeof address === 'object' && address ? address.port : 0 });
});

process.on('message', (message: { expect: number }) => {
  count = 0;
  awaited = message.expect;
  process.send?.({ expecting: awaited });
});

import { PassThrough } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { readKeptFile } from '#storage/kept-people-files.ts';
import type { PagesDeps } from '../install.ts';
import type { Judging } from './judging.ts';
import { judgingPulse } from './judging-page.ts';

/** A large file is judged within seconds, so its bar moves more often than a cycle's page. */
const BEAT_MS = 500;
/** A stream ends by itself and the browser comes back, so that whoever was signed out does not go on watching. */
const LONGEST_MS = 10 * 60_000;

/** The stream that an open page listens to while its file is judged. */
export function watchJudging(app: FastifyInstance, deps: PagesDeps, judging: Judging): void {
  const streams = new Set<PassThrough>();
  app.addHook('preClose', async () => {
    for (const stream of streams) stream.destroy();
    await judging.settle();
  });

  app.get<{ Params: { id: string } }>('/people/import/:id/live', async (request, reply) => {
    const { id } = request.params;
    await readKeptFile(deps, id);
    const stream = new PassThrough();
    let last = judgingPulse(judging.look(id));
    stream.write(`retry: 3000\n${eventOf(last)}`);
    const timer = setInterval(
      () => {
        const now = judgingPulse(judging.look(id));
        // A comment keeps proxies from closing a quiet stream.
        stream.write(now === last ? ': still the same\n\n' : eventOf(now));
        last = now;
      },
      Math.min(BEAT_MS, deps.beatMs),
    );
    const end = setTimeout(() => stream.end(), LONGEST_MS);
    const stop = () => {
      clearInterval(timer);
      clearTimeout(end);
      streams.delete(stream);
    };
    streams.add(stream);
    stream.once('close', stop);
    reply.raw.on('close', stop);
    return reply.type('text/event-stream').header('x-accel-buffering', 'no').send(stream);
  });
}

const eventOf = (pulse: string) => `event: counts\ndata: ${pulse}\n\n`;

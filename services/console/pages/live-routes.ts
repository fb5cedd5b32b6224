import { readFileSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import type { FastifyPluginAsync } from 'fastify';
import type { CyclePulse } from '#storage/repositories/cycle-pulse.ts';
import { requireCycle } from '../cycle-param.ts';
import { type OverviewDeps, pulseNow } from '../overview.ts';

const SCRIPT = readFileSync(new URL('../browser/cycle-live.js', import.meta.url), 'utf8');
/** A stream ends by itself and the browser comes back, so that whoever was signed out does not go on watching. */
const LONGEST_MS = 10 * 60_000;

interface Watched {
  viewers: Set<PassThrough>;
  timer: NodeJS.Timeout;
  last: string;
  /** A slow count is not asked for again while it is under way. */
  counting: boolean;
}

/** The cycle page's script and the stream of counts it listens to; however many watch a cycle, it is counted once a beat. */
export const liveRoutes: FastifyPluginAsync<OverviewDeps & { beatMs: number }> = async (app, deps) => {
  const watched = new Map<string, Watched>();

  app.get('/cycle-live.js', async (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').header('cache-control', 'private, max-age=300').send(SCRIPT),
  );

  app.get<{ Params: { id: string } }>('/cycles/:id/live', async (request, reply) => {
    const { id } = await requireCycle(deps.db, request.params.id);
    const stream = new PassThrough();
    const first = await pulseNow(deps, id);
    const cycle = watched.get(id) ?? watch(id, first);
    cycle.viewers.add(stream);
    const end = setTimeout(() => stream.end(), LONGEST_MS);
    reply.raw.on('close', () => {
      clearTimeout(end);
      leave(id, stream);
    });
    // The page was made a moment before: what has changed since is to be seen at once.
    stream.write(`retry: 3000\n${eventOf(first)}`);
    return reply.type('text/event-stream').header('x-accel-buffering', 'no').send(stream);
  });

  app.addHook('preClose', async () => {
    for (const [id, { viewers }] of watched)
      for (const stream of [...viewers]) {
        stream.end();
        leave(id, stream);
      }
  });

  function watch(id: string, first: CyclePulse | undefined): Watched {
    const cycle: Watched = {
      viewers: new Set(),
      last: JSON.stringify(first),
      counting: false,
      timer: setInterval(() => void beat(id), deps.beatMs),
    };
    watched.set(id, cycle);
    return cycle;
  }

  function leave(id: string, stream: PassThrough): void {
    const cycle = watched.get(id);
    cycle?.viewers.delete(stream);
    if (!cycle || cycle.viewers.size > 0) return;
    clearInterval(cycle.timer);
    watched.delete(id);
  }

  async function beat(id: string): Promise<void> {
    const cycle = watched.get(id);
    if (!cycle || cycle.counting) return;
    cycle.counting = true;
    try {
      const pulse = await pulseNow(deps, id);
      const now = JSON.stringify(pulse);
      // A comment keeps proxies from closing a quiet stream.
      const said = now === cycle.last ? ': still the same\n\n' : eventOf(pulse);
      cycle.last = now;
      for (const stream of cycle.viewers) stream.write(said);
    } catch (error) {
      app.log.warn({ err: error }, 'the counts of a cycle could not be read');
    } finally {
      cycle.counting = false;
    }
  }
};

function eventOf(pulse: CyclePulse | undefined): string {
  return `event: counts\ndata: ${JSON.stringify(pulse ?? null)}\n\n`;
}

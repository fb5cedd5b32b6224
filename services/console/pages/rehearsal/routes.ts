import { createHash } from 'node:crypto';
import { PassThrough } from 'node:stream';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { html } from 'ghtml';
import type { Permission } from '#domain/permissions.ts';
import {
  endRehearsal,
  type RehearsalRow,
  readRehearsal,
  readRehearsalReport,
} from '#storage/rehearsals/store.ts';
import { demand } from '../../visitor.ts';
import { readForm } from '../form.ts';
import type { PagesDeps } from '../install.ts';
import { readLaunchForm } from '../launch/form-state.ts';
import { consolePage, saidBefore, sayNext, sendPage } from '../layout.ts';
import { pulseOf, rehearsalBody } from './page.ts';

interface ById {
  Params: { id: string };
}

/** A stream ends by itself and the browser comes back, so that whoever was signed out does not go on watching. */
const LONGEST_MS = 10 * 60_000;
/** Without scripts the page asks again so often. */
const REFRESH_SECONDS = 5;

/** A rehearsal as it is played and afterwards; whoever may launch for its departments may see it. */
export const rehearsalPages: FastifyPluginAsync<PagesDeps> = async (app, deps) => {
  const { db, links, stage } = deps;

  app.get<ById>('/rehearsals/:id', async (request, reply) => {
    const row = await seen(request);
    const body = html`!${saidBefore(request, reply)}!${rehearsalBody({
      ...{ row, request },
      form: readLaunchForm(readForm(row.form)),
    })}`;
    const head =
      row.state === 'running'
        ? html`<script type="module" src="/cycle-live.js"></script><noscript><meta http-equiv="refresh" content="${REFRESH_SECONDS}"></noscript>`
        : '';
    const title = `Rehearsal: ${row.name}`;
    return sendPage(reply, consolePage({ title, body, head, request, links, width: 'letter' }));
  });

  app.get<ById>('/rehearsals/:id/live', async (request, reply) => {
    const row = await seen(request);
    const stream = new PassThrough();
    let last = pulseOf(row);
    stream.write(`retry: 3000\n${eventOf(last)}`);
    const timer = setInterval(async () => {
      try {
        const now = pulseOf(await readRehearsal(db, row.id));
        // A comment keeps proxies from closing a quiet stream.
        stream.write(now === last ? ': still the same\n\n' : eventOf(now));
        last = now;
      } catch (error) {
        app.log.warn({ err: error }, 'a rehearsal could not be watched');
      }
    }, deps.beatMs);
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
  const streams = new Set<PassThrough>();
  app.addHook('preClose', async () => {
    for (const stream of streams) stream.destroy();
  });

  app.get<ById>('/rehearsals/:id/report.html', async (request, reply) => {
    const { id, state } = await seen(request);
    const report = await readRehearsalReport(db, id);
    if (report === undefined) {
      sayNext(reply, state === 'running' ? 'The report comes at the end.' : 'This rehearsal has no report.');
      return reply.redirect(`/rehearsals/${id}`, 303);
    }
    return reply
      .header('content-security-policy', policyFor(report))
      .type('text/html; charset=utf-8')
      .send(report);
  });

  app.post<ById>('/rehearsals/:id/cancel', async (request, reply) => {
    const { id } = await seen(request);
    // Whichever console plays it sees this within a moment.
    await endRehearsal(deps, id, { state: 'cancelled' });
    await stage?.cancel(id);
    return reply.redirect(`/rehearsals/${id}`, 303);
  });

  async function seen(request: FastifyRequest<ById>): Promise<RehearsalRow> {
    const row = await readRehearsal(db, request.params.id);
    const { departments } = row;
    const needs: Permission = 'cycle.launch';
    demand(request, needs, departments.length === 0 ? 'organisation' : { departments });
    return row;
  }
};

/** The report brings its own style and nothing else: no script, no picture from elsewhere, no form, no frame. */
function policyFor(report: string): string {
  const styles = [...report.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(
    ([, style = '']) => `'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  );
  return [
    "default-src 'none'",
    `style-src ${styles.join(' ') || "'none'"}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

const eventOf = (pulse: string) => `event: counts\ndata: ${pulse}\n\n`;

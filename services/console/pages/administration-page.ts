import type { FastifyPluginAsync } from 'fastify';
import { html } from 'ghtml';
import { type AdministrationRow, listAdministration } from '#storage/repositories/administration.ts';
import { can } from '../visitor.ts';
import { factsOf, whoActed } from './audit-page.ts';
import { dataTable, text } from './data-table.ts';
import type { PagesDeps } from './install.ts';
import { consolePage, sendPage } from './layout.ts';
import { dayAndHour } from './words.ts';

const EVENTS_PER_PAGE = 100;

/** What administrators did, in every cycle and beside them: for works councils, auditors and HR ops themselves. */
export const administrationPages: FastifyPluginAsync<PagesDeps> = async (app, deps) => {
  app.get<{ Querystring: { before?: string } }>('/administration', async (request, reply) => {
    const before = Number(request.query.before);
    const events = await listAdministration(deps.db, {
      limit: EVENTS_PER_PAGE,
      ...(Number.isSafeInteger(before) && before > 0 ? { before } : {}),
    });
    const body = administrationBody(events, can(request, 'audit.read', 'organisation'));
    return sendPage(
      reply,
      consolePage({ title: 'What administrators did', body, request, links: deps.links }),
    );
  });
};

function administrationBody(events: readonly AdministrationRow[], pack: boolean): string {
  const last = events.at(-1);
  return html`<h1>What administrators did</h1>
    <p class="lead">Launches and commands, imports, roles and keys, each with who did it. What people write is not here.</p>
    !${pack ? html`<nav class="buttons commands" aria-label="Commands"><a class="button quiet" href="/audit-pack">Everything for an auditor</a></nav>` : ''}
    !${
      events.length === 0
        ? html`<p>Nothing older than this.</p>`
        : dataTable({
            label: 'Events, the newest first',
            columns: [
              { label: 'When' },
              { label: 'Who' },
              { label: 'What' },
              { label: 'Cycle' },
              { label: 'Detail' },
            ],
            rows: events.map((event) =>
              [
                dayAndHour(event.at, 'UTC'),
                whoActed(event),
                event.action.replace(/[.-]/g, ' '),
                event.cycle ?? '–',
                factsOf(event),
              ].map(text),
            ),
          })
    }
    !${last && events.length === EVENTS_PER_PAGE ? html`<p><a href="/administration?before=${last.id}">Older</a></p>` : ''}`;
}

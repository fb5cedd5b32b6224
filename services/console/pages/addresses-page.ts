import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { html } from 'ghtml';
import { liftSuppression, listSuppressions, type Suppression } from '#storage/suppression.ts';
import { visitorOf } from '../visitor.ts';
import { dataTable, text } from './data-table.ts';
import { readForm } from './form.ts';
import type { PagesDeps } from './install.ts';
import { consolePage, formTokenField, saidBefore, sayNext, sendPage } from './layout.ts';
import { day, plural } from './words.ts';

/** Addresses that take no mail, and the button that says that one takes it again. */
export const addressPages: FastifyPluginAsync<PagesDeps> = async (app, deps) => {
  app.get('/addresses', async (request, reply) => {
    const suppressions = await listSuppressions(deps.db);
    const body = addressesBody({ suppressions, said: saidBefore(request, reply), request });
    return sendPage(reply, consolePage({ title: 'Addresses', body, request, links: deps.links }));
  });

  app.post('/addresses/lift', async (request, reply) => {
    const address = await liftSuppression(deps, {
      address: readForm(request.body).one('address'),
      actor: visitorOf(request).actor,
    });
    sayNext(reply, `Mail goes to ${address} again.`);
    return reply.redirect('/addresses', 303);
  });
};

function addressesBody({
  suppressions,
  said,
  request,
}: {
  suppressions: readonly Suppression[];
  said: string;
  request: FastifyRequest;
}): string {
  return html`!${said}<h1>${suppressions.length === 0 ? 'Every address takes its mail' : `${plural(suppressions.length, 'address', 'addresses')} without mail`}</h1>
    <p class="lead">${
      suppressions.length === 0
        ? 'Nobody’s mail has come back for good.'
        : 'The mail server said that mail to these addresses can never arrive, so none is sent there. A corrected address in the people file sets mail going by itself.'
    }</p>
    !${
      suppressions.length === 0
        ? ''
        : dataTable({
            label: 'Addresses that take no mail',
            columns: [
              { label: 'Name' },
              { label: 'Department' },
              { label: 'Since' },
              { label: 'Said' },
              { label: 'Mend' },
            ],
            rows: suppressions.map((each) => row(each, request)),
          })
    }`;
}

function row({ name, address, department, since, status }: Suppression, request: FastifyRequest): string[] {
  return [
    html`${name}<br><span class="soft">${address}</span>`,
    text(department),
    text(day(since, 'UTC')),
    text(status),
    html`<form method="post" action="/addresses/lift">!${formTokenField(request)}<button class="quiet" name="address" value="${address}"
      aria-label="Send to ${address} again">Send again</button></form>`,
  ];
}

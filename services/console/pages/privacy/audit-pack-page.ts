import type { FastifyPluginAsync } from 'fastify';
import { html } from 'ghtml';
import { auditPackStream } from '../../audit-pack-stream.ts';
import { visitorOf } from '../../visitor.ts';
import type { PagesDeps } from '../install.ts';
import { consolePage, formTokenField, sendPage } from '../layout.ts';

/** Everything an auditor asks for, in one file. */
export const auditPackPages: FastifyPluginAsync<PagesDeps> = async (app, deps) => {
  app.get('/audit-pack', async (request, reply) => {
    const body = html`<p class="eyebrow"><a href="/administration">Trail</a></p><h1>Everything for an auditor</h1>
      <p class="lead">One file with the whole trail, every cycle’s settings, plan and tasks, who agreed what, who has which role, and what the works council signed.</p>
      <p>What people wrote is not in it: no words of check-ins, reviews, concerns or mails, no addresses, no goals of single people, and of their scores only what the trail says of corrections.</p>
      <p>It ends with a manifest of checksums. <code>okr audit-pack --check FILE</code> says whether a pack is whole and as it was taken. That you took it is in the trail.</p>
      <form method="post" action="/audit-pack">!${formTokenField(request)}<div class="buttons"><button>Save the pack</button></div></form>`;
    return sendPage(
      reply,
      consolePage({ title: 'Everything for an auditor', body, request, links: deps.links, width: 'letter' }),
    );
  });

  app.post('/audit-pack', async (request, reply) => {
    const { actor } = visitorOf(request);
    const stream = await auditPackStream(deps, { actor, log: request.log });
    return reply
      .type('application/x-ndjson; charset=utf-8')
      .header(
        'content-disposition',
        `attachment; filename="audit-pack-${deps.clock.now().toISOString().slice(0, 10)}.jsonl"`,
      )
      .send(stream);
  });
};

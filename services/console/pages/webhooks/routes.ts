import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import {
  addWebhook,
  removeWebhook,
  replayDelivery,
  rotateSecret,
  setPaused,
  testWebhook,
  unknownWebhook,
  type WebhookDeps,
} from '#storage/webhooks/manage.ts';
import { listDeliveries, listWebhooks } from '#storage/webhooks/read.ts';
import { visitorOf } from '../../visitor.ts';
import { readForm } from '../form.ts';
import type { ConsoleLinks } from '../layout.ts';
import { consolePage, formTokenField, saidBefore, sayNext, sendPage } from '../layout.ts';
import { refusalOf } from '../refusal.ts';
import { type Asked, webhooksBody } from './list.ts';
import { webhookBody } from './one.ts';

interface ById {
  Params: { id: string };
  Querystring: { before?: string };
}

const PER_PAGE = 30;
const EMPTY: Asked = { url: '', events: [] };

/** Systems that are told of events: subscribed, tried out, paused, removed; what they were sent, and sending it again. */
export const webhookPages: FastifyPluginAsync<WebhookDeps & { links: ConsoleLinks }> = async (app, deps) => {
  const { db, links } = deps;

  app.get('/webhooks', async (request, reply) => list(request, reply, { said: saidBefore(request, reply) }));

  app.post('/webhooks', async (request, reply) => {
    const form = readForm(request.body);
    const asked: Asked = { url: form.one('url'), events: form.all('events') };
    try {
      // Not by way of another page: the secret would have to be kept somewhere in between.
      const made = await addWebhook(deps, { ...asked, actor: visitorOf(request).actor });
      return list(request, reply, { made });
    } catch (error) {
      const problem = refusalOf(error);
      return list(request, reply, { problem, asked, status: problem.status });
    }
  });

  app.get<ById>('/webhooks/:id', async (request, reply) =>
    one(request, reply, { said: saidBefore(request, reply) }),
  );

  app.post<ById>('/webhooks/:id', async (request, reply) => {
    const { id } = request.params;
    const form = readForm(request.body);
    const asked = { id, actor: visitorOf(request).actor };
    try {
      switch (form.one('do')) {
        case 'rotate':
          return one(request, reply, { made: await rotateSecret(deps, asked) });
        case 'test':
          await testWebhook(deps, asked);
          sayNext(reply, 'A test event is on its way. Open this page again in a moment to see how it went.');
          break;
        case 'pause':
          await setPaused(deps, { ...asked, paused: true });
          sayNext(reply, 'It is paused: events are gathered and wait.');
          break;
        case 'resume':
          await setPaused(deps, { ...asked, paused: false });
          sayNext(reply, 'It goes on; what waited is on its way.');
          break;
        case 'remove':
          if (form.one('sure') !== 'yes')
            return one(request, reply, {
              problem: 'Tick that it is to be removed for good, and press again.',
              status: 422,
            });
          await removeWebhook(deps, asked);
          sayNext(reply, 'The webhook is removed. Nothing is sent there any more.');
          return reply.redirect('/webhooks', 303);
        case 'replay':
          await replayDelivery(deps, { ...asked, eventId: form.one('event') });
          sayNext(reply, 'That event is on its way again, with the same id and content.');
          break;
        default:
      }
      return reply.redirect(`/webhooks/${id}`, 303);
    } catch (error) {
      const problem = refusalOf(error);
      if (problem.status === 404 && problem.field === 'id') throw error;
      return one(request, reply, { problem: problem.text, status: problem.status });
    }
  });

  async function list(
    request: FastifyRequest,
    reply: FastifyReply,
    more: {
      said?: string;
      made?: { id: string; url: string; secret: string };
      problem?: { field: string; text: string };
      asked?: Asked;
      status?: number;
    },
  ) {
    const { status, asked = EMPTY, ...rest } = more;
    const body = webhooksBody({
      ...rest,
      asked,
      webhooks: await listWebhooks(db),
      formToken: formTokenField(request),
    });
    return sendPage(reply, consolePage({ title: 'Webhooks', body, request, links }), status);
  }

  async function one(
    request: FastifyRequest<ById>,
    reply: FastifyReply,
    more: {
      said?: string;
      made?: { id: string; url: string; secret: string };
      problem?: string;
      status?: number;
    },
  ) {
    const { status, ...rest } = more;
    const { id } = request.params;
    const [webhook] = await listWebhooks(db, id);
    if (!webhook) throw unknownWebhook(id);
    const deliveries = await listDeliveries(db, id, { limit: PER_PAGE, before: request.query.before });
    const body = webhookBody({
      ...rest,
      ...{ webhook, deliveries, limit: PER_PAGE },
      now: deps.clock.now(),
      formToken: formTokenField(request),
    });
    return sendPage(reply, consolePage({ title: 'Webhook', body, request, links }), status);
  }
};

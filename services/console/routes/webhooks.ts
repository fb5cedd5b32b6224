import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { OUTBOX_STATES, WEBHOOK_STATES } from '#domain/kinds.ts';
import { WEBHOOK_EVENTS } from '#domain/webhooks/events.ts';
import { shownUrl } from '#domain/webhooks/url.ts';
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
import { plain } from '../plain.ts';
import { PROBLEMS } from '../schemas.ts';
import { visitorOf } from '../visitor.ts';

const moment = () => Type.String({ format: 'date-time' });
const nullableMoment = () => Type.Union([moment(), Type.Null()]);
const Hook = Type.Object({
  id: Type.String(),
  url: Type.String({ description: 'Without what stands behind its question mark.' }),
  events: Type.Array(Type.String()),
  state: Type.Enum([...WEBHOOK_STATES]),
  createdAt: moment(),
  oldUntil: Type.Union([moment(), Type.Null()], { description: 'Until when the former secret signs too.' }),
  waiting: Type.Integer(),
  parked: Type.Integer({ description: 'Deliveries given up after a day of attempts.' }),
  lastSentAt: nullableMoment(),
});
const Made = Type.Object({
  id: Type.String(),
  url: Type.String(),
  events: Type.Array(Type.String()),
  secret: Type.String({ description: 'Shown in this answer and nowhere else.' }),
});
const Deliveries = Type.Object({
  deliveries: Type.Array(
    Type.Object({
      eventId: Type.String({ description: 'The webhook-id; the same at each attempt and replay.' }),
      type: Type.String(),
      cycleId: Type.Union([Type.String(), Type.Null()]),
      at: moment(),
      state: Type.Enum([...OUTBOX_STATES]),
      nextAt: nullableMoment(),
      attempts: Type.Array(
        Type.Object({
          at: Type.String(),
          status: Type.Union([Type.Integer(), Type.Null()]),
          problem: Type.Union([Type.String(), Type.Null()]),
          tookMs: Type.Integer(),
        }),
        { description: 'The last twelve, the newest first.' },
      ),
    }),
  ),
});
const ById = Type.Object({ id: Type.String() });
const PER_PAGE = 50;

/** Systems that are told of events, by the Standard Webhooks specification. */
export const webhookRoutes: FastifyPluginAsyncTypebox<WebhookDeps> = async (app, deps) => {
  const one = async (id: string) => {
    const [found] = await listWebhooks(deps.db, id);
    if (!found) throw unknownWebhook(id);
    return plain({ ...found, url: shownUrl(found.url) });
  };

  app.get(
    '/webhooks',
    {
      schema: {
        tags: ['Webhooks'],
        summary: 'List webhooks',
        response: { 200: Type.Object({ webhooks: Type.Array(Hook) }), ...PROBLEMS },
      },
    },
    async () => {
      const webhooks = await listWebhooks(deps.db);
      return plain({ webhooks: webhooks.map((each) => ({ ...each, url: shownUrl(each.url) })) });
    },
  );

  app.post(
    '/webhooks',
    {
      config: { shownOnce: true },
      schema: {
        tags: ['Webhooks'],
        summary: 'Tell a system of events',
        description:
          'Events are signed as the Standard Webhooks specification has it. The secret is in this answer and nowhere else.',
        body: Type.Object({
          url: Type.String({ examples: ['https://hr.example.org/okr'] }),
          events: Type.Array(Type.Enum([...WEBHOOK_EVENTS])),
        }),
        response: { 201: Made, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const made = await addWebhook(deps, { ...request.body, actor: visitorOf(request).actor });
      return reply.status(201).send({ ...made, url: shownUrl(made.url) });
    },
  );

  app.post(
    '/webhooks/:id/rotate',
    {
      config: { shownOnce: true },
      schema: {
        tags: ['Webhooks'],
        summary: 'Give a webhook a new secret; the former one signs beside it for a day',
        params: ById,
        response: { 200: Made, ...PROBLEMS },
      },
    },
    async (request) => {
      const made = await rotateSecret(deps, {
        id: request.params.id,
        actor: visitorOf(request).actor,
      });
      return { ...made, url: shownUrl(made.url) };
    },
  );

  for (const [verb, summary, work] of [
    ['pause', 'Let its deliveries wait', { paused: true }],
    ['resume', 'Let its deliveries go on; what waits leaves at once', { paused: false }],
    ['test', 'Send a test event', undefined],
  ] as const)
    app.post(
      `/webhooks/:id/${verb}`,
      { schema: { tags: ['Webhooks'], summary, params: ById, response: { 200: Hook, ...PROBLEMS } } },
      async (request) => {
        const asked = { id: request.params.id, actor: visitorOf(request).actor };
        await (work ? setPaused(deps, { ...asked, ...work }) : testWebhook(deps, asked));
        return one(asked.id);
      },
    );

  app.post(
    '/webhooks/:id/remove',
    {
      schema: {
        tags: ['Webhooks'],
        summary: 'Remove a webhook for good; what waits for it is not sent',
        params: ById,
        response: { 204: Type.Null(), ...PROBLEMS },
      },
    },
    async (request, reply) => {
      await removeWebhook(deps, { id: request.params.id, actor: visitorOf(request).actor });
      return reply.status(204).send(null);
    },
  );

  app.get(
    '/webhooks/:id/deliveries',
    {
      schema: {
        tags: ['Webhooks'],
        summary: 'List what a webhook was told of, the newest first, with how each attempt ended',
        params: ById,
        querystring: Type.Object({
          before: Type.Optional(Type.String({ description: 'Only older events than this one.' })),
        }),
        response: { 200: Deliveries, ...PROBLEMS },
      },
    },
    async (request) => {
      const { id } = await one(request.params.id);
      const page = { limit: PER_PAGE, before: request.query.before };
      return plain({ deliveries: await listDeliveries(deps.db, id, page) });
    },
  );

  app.post(
    '/webhooks/:id/deliveries/:event/replay',
    {
      schema: {
        tags: ['Webhooks'],
        summary: 'Send an event again, with the same webhook-id and body',
        params: Type.Object({ id: Type.String(), event: Type.String() }),
        response: { 200: Deliveries, ...PROBLEMS },
      },
    },
    async (request) => {
      const { id, event } = request.params;
      await replayDelivery(deps, { id, eventId: event, actor: visitorOf(request).actor });
      return plain({ deliveries: await listDeliveries(deps.db, id, { limit: PER_PAGE }) });
    },
  );
};

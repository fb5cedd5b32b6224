import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { StoreDeps } from '#storage/deps.ts';
import { liftSuppression, listSuppressions } from '#storage/suppression.ts';
import { plain } from '../plain.ts';
import { PROBLEMS, SuppressionSchema } from '../schemas.ts';
import { visitorOf } from '../visitor.ts';

/** Addresses that take no mail: which, and that one takes it again. */
export const suppressionRoutes: FastifyPluginAsyncTypebox<StoreDeps> = async (app, deps) => {
  app.get(
    '/suppressions',
    {
      schema: {
        tags: ['People'],
        summary: 'List addresses that take no mail',
        response: { 200: Type.Object({ suppressions: Type.Array(SuppressionSchema) }), ...PROBLEMS },
      },
    },
    async () => plain({ suppressions: await listSuppressions(deps.db) }),
  );

  app.post(
    '/suppressions/lift',
    {
      schema: {
        tags: ['People'],
        summary: 'Send mail to an address again',
        description: 'What was held back meanwhile does not come again by itself; the next mails go.',
        body: Type.Object({ address: Type.String({ minLength: 1, maxLength: 320 }) }),
        response: { 200: Type.Object({ address: Type.String() }), ...PROBLEMS },
      },
    },
    async (request) => ({
      address: await liftSuppression(deps, { ...request.body, actor: visitorOf(request).actor }),
    }),
  );
};

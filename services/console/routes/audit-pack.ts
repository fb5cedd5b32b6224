import type { PassThrough } from 'node:stream';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { StoreDeps } from '#storage/deps.ts';
import { auditPackStream } from '../audit-pack-stream.ts';
import { PROBLEMS } from '../schemas.ts';
import { visitorOf } from '../visitor.ts';

/** Everything for an auditor, as it is written. */
export const auditPackRoutes: FastifyPluginAsyncTypebox<StoreDeps> = async (app, deps) => {
  app.post(
    '/audit-pack',
    {
      schema: {
        tags: ['System'],
        summary: 'Take the complete pack for an auditor',
        description:
          'A POST, since taking it is noted in the trail. JSON Lines: each line says of which file it is a line; the last one is the manifest with a SHA-256 of each file.',
        produces: ['application/x-ndjson'],
        response: {
          200: Type.Unsafe<PassThrough>(Type.String({ description: 'JSON Lines.' })),
          ...PROBLEMS,
        },
      },
    },
    async (request, reply) => {
      const stream = await auditPackStream(deps, { actor: visitorOf(request).actor, log: request.log });
      reply.type('application/x-ndjson; charset=utf-8');
      return reply.send(stream);
    },
  );
};

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { KEY_SCOPES } from '#domain/api-key.ts';
import { DomainError } from '#domain/errors.ts';
import { isUuid } from '#domain/uuid.ts';
import { listKeys, makeKey, revokeKey } from '#storage/api-keys.ts';
import type { StoreDeps } from '#storage/deps.ts';
import { plain } from '../plain.ts';
import { PROBLEMS } from '../schemas.ts';
import { visitorOf } from '../visitor.ts';

const nullableText = Type.Union([Type.String(), Type.Null()]);
const Keys = Type.Object({
  keys: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      endsWith: Type.String(),
      scopes: Type.Array(Type.String()),
      createdBy: nullableText,
      createdAt: Type.String(),
      expiresAt: Type.String(),
      lastUsedAt: nullableText,
      revokedAt: nullableText,
    }),
  ),
});

/** Keys by which programs sign in. A key makes no keys: that is for people, and for the printed token. */
export const keyRoutes: FastifyPluginAsyncTypebox<StoreDeps> = async (app, deps) => {
  app.get(
    '/keys',
    { schema: { tags: ['Access'], summary: 'List API keys', response: { 200: Keys, ...PROBLEMS } } },
    async () => plain({ keys: await listKeys(deps) }),
  );

  app.post(
    '/keys',
    {
      config: { shownOnce: true },
      schema: {
        tags: ['Access'],
        summary: 'Make an API key',
        description: 'The secret is in this answer and nowhere else. Send it as "Authorization: Bearer …".',
        body: Type.Object({
          name: Type.String({ description: 'Which program it is for.' }),
          scopes: Type.Array(Type.Enum([...KEY_SCOPES])),
          days: Type.Integer({ description: 'How long it works, 366 at most.', default: 90 }),
        }),
        response: {
          201: Type.Object({
            id: Type.String(),
            name: Type.String(),
            secret: Type.String(),
            expiresAt: Type.String(),
          }),
          ...PROBLEMS,
        },
      },
    },
    async (request, reply) => {
      const made = await makeKey(deps, { ...request.body, actor: visitorOf(request).actor });
      return reply.status(201).send(plain(made));
    },
  );

  app.post(
    '/keys/:id/revoke',
    {
      schema: {
        tags: ['Access'],
        summary: 'Revoke an API key; it opens nothing any more',
        params: Type.Object({ id: Type.String() }),
        response: { 200: Keys, ...PROBLEMS },
      },
    },
    async (request) => {
      const { id } = request.params;
      const found = isUuid(id) && (await revokeKey(deps, { keyId: id, actor: visitorOf(request).actor }));
      if (!found) throw unknownKey(id);
      return plain({ keys: await listKeys(deps) });
    },
  );
};

function unknownKey(id: string): DomainError {
  return new DomainError({
    code: 'unknown-key',
    message: 'There is no such key.',
    field: 'id',
    value: id.slice(0, 80),
    remedy: 'See the keys there are: GET /v1/keys.',
    kind: 'not-found',
  });
}

import swagger from '@fastify/swagger';
import reference from '@scalar/fastify-api-reference';
import type { FastifyInstance, FastifySchema } from 'fastify';

/** The reference page brings scripts and styles of its own; nothing else on this server may. */
const DOCS_POLICY =
  "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
  "font-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'";

/** OpenAPI 3.1 from the routes' schemas, and a page to read and try it: `/docs`. */
export async function installOpenApi(app: FastifyInstance, baseUrl: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Quarterdeck',
        version: '1',
        description:
          'People, cycles and commands. Errors are RFC 9457 problems that name field, value and remedy.',
      },
      servers: [{ url: baseUrl }],
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
      security: [{ token: [] }],
      tags: [
        { name: 'People' },
        { name: 'Cycles' },
        { name: 'Commands' },
        { name: 'Pilots' },
        { name: 'Access' },
        { name: 'Webhooks' },
        { name: 'Policies' },
      ],
    },
    // Pages are for people.
    transform: ({ schema, url, route }) => ({
      schema: {
        ...withProblems(
          route.method === 'POST' && url.startsWith('/v1/') ? withIdempotencyKey(schema) : schema,
        ),
        hide: !url.startsWith('/v1/'),
      },
      url,
    }),
  });
  await app.register(async (docs) => {
    docs.addHook('onSend', async (_request, reply) => {
      reply.header('content-security-policy', DOCS_POLICY);
    });
    await docs.register(reference, {
      routePrefix: '/docs',
      configuration: {
        title: 'Quarterdeck API',
        withDefaultFonts: false,
        telemetry: false,
        hideClientButton: true,
        showDeveloperTools: 'never',
        agent: { disabled: true },
      },
    });
  });
}

/** Problems have a content type of their own (RFC 9457); no route has to say so. */
function withProblems(schema: FastifySchema): FastifySchema {
  const response: unknown = schema?.response;
  if (typeof response !== 'object' || response === null) return schema;
  const described = Object.entries(response).map(([status, answer]: [string, unknown]) => [
    status,
    /^[45]/.test(status)
      ? { description: 'A problem (RFC 9457)', content: { 'application/problem+json': { schema: answer } } }
      : answer,
  ]);
  return { ...schema, response: Object.fromEntries(described) };
}

/** Every POST of the interface takes the header; no route has to say so. */
function withIdempotencyKey(schema: FastifySchema): FastifySchema {
  // Typed as always there; a route without a schema has none.
  const headers: unknown = schema?.headers;
  const properties: unknown =
    typeof headers === 'object' && headers !== null ? Reflect.get(headers, 'properties') : undefined;
  return {
    ...schema,
    headers: {
      type: 'object',
      properties: {
        ...(typeof properties === 'object' ? properties : {}),
        'idempotency-key': {
          type: 'string',
          description:
            'Sent again within a day with the same body, the answer is the same and nothing happens twice.',
        },
      },
    },
  };
}

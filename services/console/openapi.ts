import swagger from '@fastify/swagger';
import reference from '@scalar/fastify-api-reference';
import type { FastifyInstance } from 'fastify';

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
      ],
    },
    // Pages are for people.
    transform: ({ schema, url }) => ({ schema: { ...schema, hide: !url.startsWith('/v1/') }, url }),
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

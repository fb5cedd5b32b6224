import { type Context, context, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Nobody wants to read of these. */
const NOT_TOLD = new Set(['/healthz', '/readyz', '/style.css']);

/**
 * Puts each request under a span of its own, named by its route: addresses hold tokens. A `traceparent` from outside is not
 * believed, since anyone may send one.
 */
export function traceRequests(app: FastifyInstance): void {
  const contexts = new WeakMap<FastifyRequest, Context>();
  app.addHook('onRequest', (request, _reply, done) => {
    const route = request.routeOptions.url;
    if (route === undefined || NOT_TOLD.has(route)) return done();
    const span = trace.getTracer('quarterdeck').startSpan(
      `${request.method} ${route}`,
      {
        kind: SpanKind.SERVER,
        attributes: { 'http.request.method': request.method, 'http.route': route },
      },
      ROOT_CONTEXT,
    );
    const own = trace.setSpan(ROOT_CONTEXT, span);
    contexts.set(request, own);
    context.with(own, done);
  });
  // Reading a body goes on where the connection was opened, outside of the span.
  app.addHook('preValidation', (request, _reply, done) => {
    const own = contexts.get(request);
    if (own) context.with(own, done);
    else done();
  });
  app.addHook('onResponse', async (request, reply) => {
    const own = contexts.get(request);
    const span = own && trace.getSpan(own);
    if (!span) return;
    span.setAttribute('http.response.status_code', reply.statusCode);
    if (reply.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
  });
}

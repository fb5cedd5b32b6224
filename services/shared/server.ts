import { readFileSync } from 'node:fs';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import underPressure from '@fastify/under-pressure';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyRequest,
  LogController,
} from 'fastify';
import { installProblems, type ProblemOptions } from './problem.ts';
import { traceRequests } from './tracing/requests.ts';
import { isTracing } from './tracing/start.ts';

export interface ServerOptions extends ProblemOptions {
  logger: FastifyBaseLogger;
  /** Resolves when the service can do its work; a rejection makes `/readyz` answer 503. */
  ready: () => Promise<unknown>;
  /** Requests a minute for one key, and what the key is; null switches limits and load shedding off (rehearsals, benchmarks). */
  limit?: { perMinute: number; keyOf?: (request: FastifyRequest) => string } | null;
  /** Largest form or JSON body in bytes. */
  bodyLimitBytes?: number;
  /** Whether browsers reach it by https only; then they are told to stay there. */
  https?: boolean;
  /** Additions to the content security policy, such as `{ scriptSrc: ["'self'"] }` for live pages. */
  allow?: Record<string, string[]>;
}

/** A route as Fastify knows it: `{ method: 'GET', url: '/cycles/:id' }`. */
export interface RouteInTable {
  method: string;
  url: string;
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Every route of the service, in the order in which they were added. */
    routeTable: readonly RouteInTable[];
  }
}

const STYLE = readFileSync(new URL('./ui/style.css', import.meta.url), 'utf8');

/**
 * A Fastify instance as every service here has it: no scripts, no referrer, no framing (helmet), small bodies,
 * a generous rate limit, load shedding, problems as RFC 9457, `/healthz`, `/readyz` and the stylesheet.
 */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { logger, ready, limit = { perMinute: 6000 }, bodyLimitBytes = 256 * 1024, https = false } = options;
  const app: FastifyInstance = Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: bodyLimitBytes,
    // Only a proxy on this machine or in the private network may tell the client's address.
    trustProxy: ['loopback', 'uniquelocal'],
    // A token must not be cut by a limit on parameters.
    routerOptions: { maxParamLength: 200 },
  });
  // Fastify keeps its table to itself; what is added is told to this hook (fastify.dev, Hooks, onRoute).
  const routeTable: RouteInTable[] = [];
  app.decorate('routeTable', routeTable);
  app.addHook('onRoute', ({ method, url }) => {
    for (const each of [method].flat()) routeTable.push({ method: each, url });
  });
  if (isTracing()) traceRequests(app);
  installProblems(app, options);
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        ...options.allow,
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    hsts: https,
    frameguard: { action: 'deny' },
  });
  await app.register(formbody, { bodyLimit: bodyLimitBytes });
  if (limit) {
    await app.register(rateLimit, {
      max: limit.perMinute,
      timeWindow: '1 minute',
      keyGenerator: limit.keyOf ?? ((request) => request.ip),
      allowList: (request) => request.url === '/healthz' || request.url === '/readyz',
    });
    await app.register(underPressure, { maxEventLoopDelay: 2_000, retryAfter: 5 });
  }
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async (request, reply) => {
    try {
      await ready();
      return { status: 'ready' };
    } catch (error) {
      request.log.warn({ err: error }, 'not ready');
      return reply.status(503).send({ status: 'not ready' });
    }
  });
  app.get('/style.css', async (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=300').send(STYLE),
  );
  return app;
}

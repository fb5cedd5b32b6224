import type { FastifyInstance, FastifyReply } from 'fastify';
import type { StoreDeps } from '#storage/deps.ts';
import { signInByIdentity } from '#storage/sign-in.ts';
import { type ConsoleSession, WAY } from '../console-session.ts';
import type { KeptForReturn, Oidc } from '../oidc.ts';
import { sendPage } from './layout.ts';
import { endPage } from './sign-in-pages.ts';

const OFTEN = { config: { rateLimit: { max: 20, timeWindow: '1 minute' } } };
const MINUTES = 10;

/** Where the provider sends the browser back to; registered there under the console's address. */
export const OIDC_CALLBACK = '/sign-in/oidc/callback';

/**
 * Signing in at the organisation's provider. The way back is a GET, as the protocol has it; it opens a session only in the
 * browser that went, since that alone holds what was begun.
 */
export function addOidcRoutes(
  app: FastifyInstance,
  deps: StoreDeps & { oidc: Oidc | null; session: ConsoleSession; https: boolean; baseUrl: string },
): void {
  const { oidc, session, https } = deps;
  const cookie = `${https ? '__Host-' : ''}console-oidc`;
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: https } as const;

  app.get<{ Querystring: { next?: string | string[] } }>('/sign-in/oidc', OFTEN, async (request, reply) => {
    if (!oidc) return sendPage(reply, endPage('unknown'), 404);
    try {
      const { url, kept } = await oidc.begin();
      const value = Buffer.from(JSON.stringify(kept)).toString('base64url');
      reply.setCookie(cookie, value, { ...options, maxAge: MINUTES * 60 });
      const { next } = request.query;
      session.keepWay(reply, typeof next === 'string' && WAY.test(next) ? next : '/');
      return reply.redirect(url, 303);
    } catch (error) {
      return failed(reply, error);
    }
  });

  app.get(OIDC_CALLBACK, OFTEN, async (request, reply) => {
    const kept = keptIn(request.cookies[cookie]);
    reply.clearCookie(cookie, options);
    if (!oidc || !kept) return sendPage(reply, endPage('failed'), 400);
    let identity: Awaited<ReturnType<Oidc['finish']>>;
    try {
      identity = await oidc.finish(new URL(`${deps.baseUrl}${request.url}`), kept);
    } catch (error) {
      return failed(reply, error);
    }
    const { digest, give } = session.prepare(reply);
    if (!(await signInByIdentity(deps, { ...identity, secret: digest })))
      return sendPage(reply, endPage('not-known'), 403);
    give();
    return reply.redirect(session.takeWay(request, reply) ?? '/', 303);
  });

  function failed(reply: FastifyReply, error: unknown): FastifyReply {
    app.log.warn({ err: error }, 'signing in at the provider did not work out');
    return sendPage(reply, endPage('failed'), 400);
  }
}

function keptIn(cookie: string | undefined): KeptForReturn | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(cookie ?? '', 'base64url').toString());
    if (typeof value !== 'object' || value === null) return undefined;
    const read = (name: string): unknown => Reflect.get(value, name);
    const [state, nonce, verifier] = [read('state'), read('nonce'), read('verifier')];
    return typeof state === 'string' && typeof nonce === 'string' && typeof verifier === 'string'
      ? { state, nonce, verifier }
      : undefined;
  } catch {
    return undefined;
  }
}

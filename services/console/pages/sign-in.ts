import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { LinkKey } from '#domain/action-token.ts';
import { isSignInCode, readSignInToken } from '#domain/sign-in.ts';
import { composeSignIn } from '#mails/sign-in.ts';
import { recordTokenUse } from '#storage/access.ts';
import type { StoreDeps } from '#storage/deps.ts';
import { askToSignIn, signIn, signOut } from '#storage/sign-in.ts';
import type { Access } from '../access.ts';
import { type ConsoleSession, WAY } from '../console-session.ts';
import { tokenCookieName } from '../guard.ts';
import type { Oidc } from '../oidc.ts';
import { visitorOf } from '../visitor.ts';
import { readForm } from './form.ts';
import { sendPage } from './layout.ts';
import { addOidcRoutes } from './oidc-routes.ts';
import { codePage, endPage, linkPage, signInPage } from './sign-in-pages.ts';

export interface SignInDeps extends StoreDeps {
  access: Access;
  session: ConsoleSession;
  https: boolean;
  /** Without keys nobody can be sent a link, and the printed token is the only way in. */
  linkKeys: readonly LinkKey[];
  oidc: Oidc | null;
  baseUrl: string;
  /** Public base of the task pages. */
  pagesUrl: string;
  /** Whether it is tried out by `npm start`, which prints the token. */
  tried: boolean;
}

interface TokenRequest {
  Params: { token: string };
}

/** As in HTML's own e-mail field, with a limit as in RFC 5321. */
const ADDRESS = /^[^\s@<>"]{1,64}@[^\s@<>"]{1,190}$/;
const OFTEN = { config: { rateLimit: { max: 20, timeWindow: '1 minute' } } };

/**
 * Signing in: a mail's link or code, once, in the browser that asked; or the printed token, which is for the first
 * set-up and for when nothing else works, and leaves a mark in the trail.
 */
export function addSignInRoutes(app: FastifyInstance, deps: SignInDeps): void {
  const { access, session, https, linkKeys, tried } = deps;
  const byMail = linkKeys.length > 0;
  const byProvider = deps.oidc !== null;
  const tokenCookie = tokenCookieName(https);
  const tokenOptions = { path: '/', httpOnly: true, sameSite: 'strict', secure: https } as const;

  app.get<{ Querystring: { next?: string | string[] } }>('/sign-in', async (request, reply) =>
    sendPage(reply, signInPage({ next: wayIn(request.query.next), byMail, byProvider, tried })),
  );

  app.post('/sign-in', OFTEN, async (request, reply) => {
    const form = readForm(request.body);
    const next = wayIn(form.one('next'));
    if (!access.isToken(form.one('token')))
      return sendPage(reply, signInPage({ next, byMail, byProvider, tried, wrong: 'token' }), 401);
    await recordTokenUse(deps);
    reply.setCookie(tokenCookie, access.openSession(), { ...tokenOptions, maxAge: access.sessionSeconds });
    return reply.redirect(next, 303);
  });

  app.post('/sign-in/mail', OFTEN, async (request, reply) => {
    const form = readForm(request.body);
    const next = wayIn(form.one('next'));
    const email = form.one('email');
    if (!byMail || !ADDRESS.test(email))
      return sendPage(
        reply,
        signInPage({ next, byMail, byProvider, tried, wrong: 'email', email: email.slice(0, 254) }),
        422,
      );
    const mark = session.mark(reply);
    const { baseUrl, pagesUrl } = deps;
    const id = await askToSignIn(deps, {
      email,
      place: 'console',
      browser: mark.digest,
      domain: new URL(baseUrl).hostname,
      compose: (reader, forId) => composeSignIn({ reader, id: forId, place: 'console', baseUrl, pagesUrl }),
    });
    mark.remember(id);
    session.keepWay(reply, next);
    return reply.redirect('/sign-in/code', 303);
  });

  app.get('/sign-in/code', async (_request, reply) => sendPage(reply, codePage()));

  app.post('/sign-in/code', OFTEN, async (request, reply) => {
    const asked = session.marked(request);
    if (!asked) return sendPage(reply, endPage('over'), 410);
    const proven = isSignInCode(linkKeys, asked.id, readForm(request.body).one('code'));
    return open(request, reply, { id: asked.id, browser: asked.digest, proven });
  });

  app.get<TokenRequest>('/sign-in/:token', async (request, reply) => {
    const id = readSignInToken(linkKeys, request.params.token);
    if (!id) return sendPage(reply, endPage('unknown'), 404);
    if (session.marked(request)?.id !== id) return sendPage(reply, endPage('elsewhere'));
    return sendPage(reply, linkPage());
  });

  app.post<TokenRequest>('/sign-in/:token', OFTEN, async (request, reply) => {
    const id = readSignInToken(linkKeys, request.params.token);
    if (!id) return sendPage(reply, endPage('unknown'), 404);
    const asked = session.marked(request);
    return open(request, reply, { id, browser: asked?.id === id ? asked.digest : null, proven: true });
  });

  addOidcRoutes(app, deps);

  app.post('/sign-out', async (request, reply) => {
    const { sessionId } = visitorOf(request);
    if (sessionId) await signOut(deps, sessionId);
    session.end(reply);
    reply.clearCookie(tokenCookie, tokenOptions);
    return reply.redirect('/sign-in', 303);
  });

  async function open(
    request: FastifyRequest,
    reply: FastifyReply,
    asked: { id: string; browser: Buffer | null; proven: boolean },
  ): Promise<FastifyReply> {
    const { digest, give } = session.prepare(reply);
    const outcome = await signIn(deps, { ...asked, place: 'console', secret: digest });
    switch (outcome) {
      case 'signed-in':
        give();
        session.unmark(reply);
        return reply.redirect(session.takeWay(request, reply) ?? '/', 303);
      case 'wrong':
        return sendPage(reply, codePage({ wrong: true }), 422);
      case 'elsewhere':
        return sendPage(reply, endPage('elsewhere'), 403);
      case 'over':
        return sendPage(reply, endPage('over'), 410);
    }
  }
}

/** @returns where to go after signing in: an address of this server, whatever was asked for. */
function wayIn(asked: string | string[] | undefined): string {
  return typeof asked === 'string' && WAY.test(asked) ? asked : '/';
}

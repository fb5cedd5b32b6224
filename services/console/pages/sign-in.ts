import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { html } from 'ghtml';
import { page } from '../../shared/ui/page.ts';
import type { Access } from '../access.ts';
import { SESSION_COOKIE } from '../guard.ts';
import { sendPage } from './layout.ts';

/** Exchanges the console's token for a session. */
export const signInRoutes: FastifyPluginAsync<{ access: Access; https: boolean }> = async (
  app,
  { access, https },
) => {
  const cookieOptions = { path: '/', httpOnly: true, sameSite: 'strict', secure: https } as const;

  app.get('/sign-in', async (request, reply) => sendPage(reply, signInPage({ next: nextIn(request.query) })));

  app.post(
    '/sign-in',
    { config: { rateLimit: { max: 20, timeWindow: '1 minute' } } },
    async (request: FastifyRequest, reply) => {
      const next = nextIn(request.body);
      const token = textIn(request.body, 'token').trim();
      if (!access.isToken(token)) return sendPage(reply, signInPage({ next, wrong: true }), 401);
      reply.setCookie(SESSION_COOKIE, access.openSession(), {
        ...cookieOptions,
        maxAge: access.sessionSeconds,
      });
      return reply.redirect(next, 303);
    },
  );

  app.post('/sign-out', async (_request, reply) => {
    reply.clearCookie(SESSION_COOKIE, cookieOptions);
    return reply.redirect('/sign-in', 303);
  });
};

/** @returns where to go after signing in: an address of this server, whatever was asked for. */
function nextIn(from: unknown): string {
  const next = textIn(from, 'next');
  return /^\/(?![/\\])[\w/?=&%.:-]*$/.test(next) && !next.startsWith('/sign-') ? next : '/';
}

function textIn(from: unknown, name: string): string {
  const value: unknown = typeof from === 'object' && from !== null ? Reflect.get(from, name) : undefined;
  return typeof value === 'string' ? value : '';
}

function signInPage({ next, wrong = false }: { next: string; wrong?: boolean }): string {
  return page({
    title: 'Sign in',
    head: html`<link rel="stylesheet" href="/console.css">`,
    body: html`<h1>The console is for HR ops.</h1>
      <p>Sign in with the token that was printed when Quarterdeck started.</p>
      <form method="post" action="/sign-in">
        <input type="hidden" name="next" value="${next}">
        <div class="field"><label for="token">Token</label>
          <input type="password" id="token" name="token" autocomplete="current-password" required autofocus
            !${wrong ? 'aria-invalid="true" aria-describedby="token-problem"' : ''}>
          !${wrong ? html`<p class="problem" id="token-problem">That is not the token of this console. Copy the whole line that follows “token” where Quarterdeck was started.</p>` : ''}
        </div>
        <div class="buttons"><button>Sign in</button></div>
      </form>
      <p class="soft">You are an employee? Use the link in your latest mail; it needs no sign-in.</p>`,
  });
}

import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem, wantsHtml } from '../shared/problem.ts';
import { type Access, equal } from './access.ts';

export const SESSION_COOKIE = 'quarterdeck_session';
const OPEN_TO_ALL = new Set(['/sign-in', '/style.css', '/console.css', '/healthz', '/readyz']);

declare module 'fastify' {
  interface FastifyRequest {
    /** What each form of this session must carry; empty for a caller with the token itself. */
    formToken: string;
  }
}

/**
 * Lets in who has the token (`Authorization: Bearer`) or a session. A session changes things only with its form token,
 * in the form or in `x-csrf-token`: another site can send its cookie, but cannot read it.
 */
export function installGuard(app: FastifyInstance, access: Access): void {
  app.decorateRequest('formToken', '');
  app.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const path = request.url.split('?')[0] ?? '';
    if (OPEN_TO_ALL.has(path)) return;
    const bearer = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (bearer !== undefined) {
      if (access.isToken(bearer)) return;
      throw notSignedIn('The token is not the one of this console.');
    }
    const formToken = access.formTokenOf(request.cookies[SESSION_COOKIE]);
    if (formToken !== undefined) {
      request.formToken = formToken;
      return;
    }
    if (wantsHtml(request)) return reply.redirect(`/sign-in?next=${encodeURIComponent(request.url)}`, 303);
    reply.header('www-authenticate', 'Bearer realm="Quarterdeck console"');
    throw notSignedIn('The request carries no token.');
  });
  app.addHook('preValidation', async (request) => {
    if (request.formToken === '' || request.method === 'GET' || request.method === 'HEAD') return;
    if (!equal(formTokenIn(request), request.formToken)) throw FOREIGN_FORM;
  });
}

function formTokenIn(request: FastifyRequest): string {
  const header = request.headers['x-csrf-token'];
  if (typeof header === 'string') return header;
  const { body } = request;
  const value: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, '_csrf') : undefined;
  return typeof value === 'string' ? value : '';
}

function notSignedIn(detail: string): Problem {
  return new Problem({
    code: 'not-signed-in',
    status: 401,
    title: 'Only HR ops may do this.',
    detail: `${detail} Send the console's token as "Authorization: Bearer …"; it is printed at start.`,
    errors: [{ field: 'authorization', value: '', remedy: 'Send the console’s token as a bearer token.' }],
  });
}

const FOREIGN_FORM = new Problem({
  code: 'foreign-form',
  status: 403,
  title: 'This form is too old or came from another site.',
  detail: 'Nothing was changed. Open the page again and press the button there.',
});

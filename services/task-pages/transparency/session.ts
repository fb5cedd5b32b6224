import { createHash, randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SESSION_LIVES_MS, SIGN_IN_LIVES_MS } from '#domain/sign-in.ts';
import type { StoreDeps } from '#storage/deps.ts';
import { readSession, type SignedIn } from '#storage/sign-in.ts';

/** What the browser keeps of signing in. The store keeps digests only, so that reading it opens nothing. */
export interface BrowserSession {
  /** @returns who is signed in. */
  read(request: FastifyRequest): Promise<SignedIn | undefined>;
  /** Makes a session's secret. @returns its digest, and what gives the secret to the browser once it is stored. */
  prepare(reply: FastifyReply): { digest: Buffer; give(): void };
  end(reply: FastifyReply): void;
  /** Marks the browser as the one that asks to sign in, for the request with this id. @returns the mark's digest. */
  mark(reply: FastifyReply): { digest: Buffer; remember(id: string): void };
  /** @returns the mark's digest and the request it belongs to. */
  marked(request: FastifyRequest): { digest: Buffer; id: string } | undefined;
  unmark(reply: FastifyReply): void;
  /** Keeps where somebody wanted to go before they had to sign in. */
  keepWay(reply: FastifyReply, path: string): void;
  /** @returns where they wanted to go, a page of ours, and forgets it. */
  takeWay(request: FastifyRequest, reply: FastifyReply): string | undefined;
}

const SECRET = /^[A-Za-z0-9_-]{43}$/;
/** Pages one may come back to; anything else in the cookie is not ours. */
const WAY = /^\/(?:okrs|celebration)(?:\/[\w-]+)*(?:\?[\w=&-]*)?$/;
const MARK = /^([A-Za-z0-9_-]{43})\.([0-9a-f-]{36})$/;

/** @param options.https a cookie of the `__Host-` kind goes to this host alone, and only over https (RFC 6265bis). */
export function createBrowserSession(deps: StoreDeps, options: { https: boolean }): BrowserSession {
  const prefix = options.https ? '__Host-' : '';
  const names = { session: `${prefix}okr-session`, mark: `${prefix}okr-asked`, way: `${prefix}okr-way` };
  const common = { path: '/', httpOnly: true, sameSite: 'lax', secure: options.https } as const;

  return {
    async read(request) {
      const secret = request.cookies[names.session] ?? '';
      return SECRET.test(secret) ? readSession(deps, digestOf(secret)) : undefined;
    },
    prepare(reply) {
      const secret = randomBytes(32).toString('base64url');
      return {
        digest: digestOf(secret),
        give: () =>
          void reply.setCookie(names.session, secret, { ...common, maxAge: SESSION_LIVES_MS / 1000 }),
      };
    },
    end: (reply) => void reply.clearCookie(names.session, common),
    mark(reply) {
      const secret = randomBytes(32).toString('base64url');
      return {
        digest: digestOf(secret),
        remember: (id) =>
          void reply.setCookie(names.mark, `${secret}.${id}`, { ...common, maxAge: SIGN_IN_LIVES_MS / 1000 }),
      };
    },
    marked(request) {
      const [, secret, id] = MARK.exec(request.cookies[names.mark] ?? '') ?? [];
      return secret && id ? { digest: digestOf(secret), id } : undefined;
    },
    unmark: (reply) => void reply.clearCookie(names.mark, common),
    keepWay(reply, path) {
      if (WAY.test(path))
        reply.setCookie(names.way, path, { ...common, maxAge: (2 * SIGN_IN_LIVES_MS) / 1000 });
    },
    takeWay(request, reply) {
      const path = request.cookies[names.way];
      if (path === undefined) return undefined;
      reply.clearCookie(names.way, common);
      return WAY.test(path) ? path : undefined;
    },
  };
}

function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

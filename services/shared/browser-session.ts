import { createHash, randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SESSION_LIVES_MS, SIGN_IN_LIVES_MS } from '#domain/sign-in.ts';

/** What the browser keeps of signing in. The store keeps digests only, so that reading it opens nothing. */
export interface BrowserSession<Who> {
  /** @returns who is signed in. */
  read(request: FastifyRequest): Promise<Who | undefined>;
  /** Makes a session's secret. @returns its digest, and what gives the secret to the browser once it is stored. */
  prepare(reply: FastifyReply): { digest: Buffer; give(): void };
  /** @returns what the forms of this session carry: another site can send its cookie, but cannot read it. */
  formToken(request: FastifyRequest): string;
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
const MARK = /^([A-Za-z0-9_-]{43})\.([0-9a-f-]{36})$/;

/** How the sessions of one service differ from those of another in the same browser. */
export interface SessionKind<Who> {
  /** What its cookies begin with. */
  name: string;
  /** Pages one may come back to; anything else in the cookie is not ours. */
  way: RegExp;
  /** @returns who holds the session with this digest. */
  read(digest: Buffer): Promise<Who | undefined>;
  /** A cookie of the `__Host-` kind goes to this host alone, and only over https (RFC 6265bis). */
  https: boolean;
}

export function createBrowserSession<Who>(kind: SessionKind<Who>): BrowserSession<Who> {
  const prefix = `${kind.https ? '__Host-' : ''}${kind.name}`;
  const names = { session: `${prefix}-session`, mark: `${prefix}-asked`, way: `${prefix}-way` };
  const common = { path: '/', httpOnly: true, sameSite: 'lax', secure: kind.https } as const;

  return {
    async read(request) {
      const secret = request.cookies[names.session] ?? '';
      return SECRET.test(secret) ? kind.read(digestOf(secret)) : undefined;
    },
    prepare(reply) {
      const secret = randomBytes(32).toString('base64url');
      return {
        digest: digestOf(secret),
        give: () =>
          void reply.setCookie(names.session, secret, { ...common, maxAge: SESSION_LIVES_MS / 1000 }),
      };
    },
    formToken: (request) => digestOf(`form ${request.cookies[names.session] ?? ''}`).toString('base64url'),
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
      if (kind.way.test(path))
        reply.setCookie(names.way, path, { ...common, maxAge: (2 * SIGN_IN_LIVES_MS) / 1000 });
    },
    takeWay(request, reply) {
      const path = request.cookies[names.way];
      if (path === undefined) return undefined;
      reply.clearCookie(names.way, common);
      return kind.way.test(path) ? path : undefined;
    },
  };
}

function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

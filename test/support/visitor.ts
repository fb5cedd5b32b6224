import { createHash, randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Db } from '#storage/database.ts';

/** A browser that keeps cookies and sends forms, as far as pages without scripts need one. */
export function visitorOf(
  app: FastifyInstance,
  { headers = {}, cookies = {} }: { headers?: Record<string, string>; cookies?: Record<string, string> } = {},
) {
  const jar = new Map<string, string>(Object.entries(cookies));
  async function call(method: 'GET' | 'POST', path: string, fields: Record<string, string> = {}) {
    const response = await app.inject({
      method,
      url: path,
      headers: {
        accept: 'text/html',
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(method === 'POST' ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
        ...headers,
      },
      ...(method === 'POST' ? { payload: new URLSearchParams(fields).toString() } : {}),
    });
    for (const { name, value } of response.cookies) {
      if (value) jar.set(name, value);
      else jar.delete(name);
    }
    return response;
  }
  return {
    get: (path: string) => call('GET', path),
    post: (path: string, fields?: Record<string, string>) => call('POST', path, fields),
  };
}

/** @returns a browser in which the person has signed in, twelve hours from `now`. */
export async function signedInVisitor(app: FastifyInstance, db: Db, personId: string, now: Date) {
  const secret = randomBytes(32).toString('base64url');
  const expiresAt = new Date(now.getTime() + 12 * 3_600_000);
  const digest = createHash('sha256').update(secret).digest();
  await db.insertInto('session').values({ personId, secret: digest, openedAt: now, expiresAt }).execute();
  return visitorOf(app, { cookies: { 'okr-session': secret } });
}

import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { DomainError } from '#domain/errors.ts';
import { createLogger, maskUrl } from '#services/shared/logger.ts';
import { createServer } from '#services/shared/server.ts';

async function serverWith(ready: () => Promise<unknown> = async () => undefined) {
  const app = await createServer({ logger: pino({ level: 'silent' }), ready, limit: { perMinute: 20 } });
  app.get('/domain', async () => {
    throw new DomainError({
      code: 'bad-day',
      message: 'No such day.',
      field: 'day',
      value: '<32>',
      remedy: 'Write another.',
    });
  });
  app.get('/broken', async () => {
    throw new Error('password=secret at /srv/app');
  });
  app.post('/form', async ({ body }) => body);
  return app;
}

describe('a server', () => {
  it('answers problems in the form of RFC 9457, or as a page', async () => {
    const app = await serverWith();
    const json = await app.inject('/domain');
    expect(json.statusCode).toBe(422);
    expect(json.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(json.json()).toEqual({
      type: 'urn:quarterdeck:problem:bad-day',
      status: 422,
      title: 'No such day.',
      detail: 'Write another.',
      errors: [{ field: 'day', value: '<32>', remedy: 'Write another.' }],
    });
    const page = await app.inject({ url: '/domain', headers: { accept: 'text/html' } });
    expect(page.body).toContain('<h1>No such day.</h1>');
    await app.close();
  });

  it('tells nobody what went wrong inside', async () => {
    const app = await serverWith();
    const answer = await app.inject('/broken');
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toMatch(/secret|srv/);
    expect((await app.inject('/nothing')).statusCode).toBe(404);
    await app.close();
  });

  it('refuses bodies that are too large or of an unknown type', async () => {
    const app = await serverWith();
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const payload = `a=${'x'.repeat(300_000)}`;
    expect((await app.inject({ method: 'POST', url: '/form', headers: form, payload })).statusCode).toBe(413);
    const json = { 'content-type': 'application/json' };
    const text = JSON.stringify({ a: payload });
    expect(
      (await app.inject({ method: 'POST', url: '/form', headers: json, payload: text })).statusCode,
    ).toBe(413);
    const xml = { 'content-type': 'application/xml' };
    expect(
      (await app.inject({ method: 'POST', url: '/form', headers: xml, payload: '<a/>' })).statusCode,
    ).toBe(415);
    await app.close();
  });

  it('says whether it lives and whether it is ready, and asks the hasty to wait', async () => {
    const app = await serverWith(() => Promise.reject(new Error('no database')));
    expect((await app.inject('/healthz')).statusCode).toBe(200);
    expect((await app.inject('/readyz')).statusCode).toBe(503);
    const codes = [];
    for (let i = 0; i < 25; i += 1) codes.push((await app.inject('/domain')).statusCode);
    expect(codes.at(-1)).toBe(429);
    await app.close();
  });
});

describe('the log', () => {
  it('holds no token, cookie or authorization', () => {
    const lines: string[] = [];
    const logger = createLogger({
      name: 'test',
      level: 'info',
      destination: { write: (line) => void lines.push(line) },
    });
    logger.info(
      { req: { method: 'GET', url: '/t/a.secret.secret?x=1', ip: '::1', headers: { cookie: 'secret' } } },
      'hello',
    );
    logger.info({ user: { token: 'secret' }, authorization: 'secret' }, 'again');
    logger.error({ err: new Error('GET http://x/t/a.secret.secret failed') }, 'oops');
    expect(lines).toHaveLength(3);
    expect(lines.join('')).not.toContain('secret');
    expect(maskUrl('https://x/t/abc/undo?token=1&b=2')).toBe('https://x/t/[link]/undo?token=[removed]&b=2');
    expect(maskUrl('POST /reminders/a.b.c?saved=1')).toBe('POST /reminders/[link]?saved=1');
    expect(maskUrl('/sign-in/a.b.c')).toBe('/sign-in/[link]');
  });
});

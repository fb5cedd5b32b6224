import type { FastifyInstance } from 'fastify';

/** A browser that keeps cookies and sends forms, as far as pages without scripts need one. */
export function visitorOf(app: FastifyInstance, { headers = {} }: { headers?: Record<string, string> } = {}) {
  const jar = new Map<string, string>();
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

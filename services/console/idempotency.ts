import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { StoreDeps } from '#storage/deps.ts';
import { claimAnswer, type KeyedRequest, keepAnswer } from '#storage/idempotent-answers.ts';
import { Problem } from '../shared/problem.ts';
import { visitorOf } from './visitor.ts';

const HEADER = 'idempotency-key';
const SHAPE = /^[\x21-\x7e]{1,200}$/;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The answer holds a secret: it is not kept, and whoever repeats the request is told so. */
    shownOnce?: boolean;
  }
}

const SHOWN_ALREADY = {
  status: 409,
  contentType: 'application/problem+json',
  location: null,
  body: JSON.stringify({
    type: 'urn:quarterdeck:problem:shown-once',
    title: 'This was made already, and its secret was shown once.',
    status: 409,
    detail:
      'If nobody kept the secret, revoke the key and make another one, or rotate the webhook’s secret, with a new Idempotency-Key.',
  }),
};

/**
 * A POST with an `Idempotency-Key` is carried out once: whoever sends it again within a day, with the same key and body,
 * gets the answer that was given. Failures of ours are not kept, nor are streams of progress.
 */
export function installIdempotency(v1: FastifyInstance, deps: StoreDeps): void {
  const claimed = new WeakMap<FastifyRequest, KeyedRequest>();

  // After the guard and the schema: what nobody may ask or nobody understands uses no key up.
  v1.addHook('preHandler', async (request, reply) => {
    const key = request.headers[HEADER];
    if (request.method !== 'POST' || key === undefined) return;
    if (typeof key !== 'string' || !SHAPE.test(key)) throw badKey(String(key));
    const asked = { actor: actorOf(request), key, request: digestOf(request) };
    const claim = await claimAnswer(deps, asked);
    if (claim === 'other') throw otherRequest(key);
    if (claim === 'running') throw stillRunning(key);
    if (claim === 'new') {
      claimed.set(request, asked);
      return;
    }
    if (claim.location) reply.header('location', claim.location);
    reply.header('idempotent-replayed', 'true').status(claim.status).type(claim.contentType);
    return reply.send(claim.body);
  });

  v1.addHook('onSend', async (request, reply, payload) => {
    const asked = claimed.get(request);
    if (!asked) return payload;
    claimed.delete(request);
    const location = reply.getHeader('location');
    // A secret is shown once and written down nowhere, here neither.
    if (request.routeOptions.config.shownOnce && reply.statusCode < 300) {
      await keepAnswer(deps, asked, SHOWN_ALREADY);
      return payload;
    }
    const keeps = typeof payload === 'string' && reply.statusCode < 500;
    await keepAnswer(
      deps,
      asked,
      keeps
        ? {
            status: reply.statusCode,
            contentType: String(reply.getHeader('content-type') ?? 'application/json'),
            location: typeof location === 'string' ? location : null,
            body: payload,
          }
        : undefined,
    );
    return payload;
  });
}

function actorOf(request: FastifyRequest): string {
  const { kind, personId, keyId } = visitorOf(request).actor;
  return `${kind}/${personId ?? keyId ?? ''}`;
}

function digestOf(request: FastifyRequest): Buffer {
  const { body } = request;
  const bytes = body instanceof Uint8Array ? body : JSON.stringify(body ?? null);
  return createHash('sha256').update(`${request.method} ${request.url}\n`).update(bytes).digest();
}

function badKey(value: string): Problem {
  return new Problem({
    code: 'bad-idempotency-key',
    status: 422,
    title: 'The Idempotency-Key cannot be used.',
    detail: 'Send 1 to 200 visible characters, such as a UUID, made anew for each thing you ask.',
    errors: [{ field: HEADER, value: value.slice(0, 80), remedy: 'Send a UUID.' }],
  });
}

function otherRequest(key: string): Problem {
  return new Problem({
    code: 'idempotency-key-reused',
    status: 422,
    title: 'This Idempotency-Key belongs to another request.',
    detail: 'It was sent before with another address or body. Nothing was changed.',
    errors: [{ field: HEADER, value: key.slice(0, 80), remedy: 'Send a new key with a new request.' }],
  });
}

function stillRunning(key: string): Problem {
  return new Problem({
    code: 'idempotency-key-in-use',
    status: 409,
    title: 'The first request with this Idempotency-Key is still under way.',
    detail: 'Wait a moment and send it again with the same key.',
    errors: [{ field: HEADER, value: key.slice(0, 80), remedy: 'Send it again in a moment.' }],
  });
}

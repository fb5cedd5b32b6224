import type { FastifyBaseLogger } from 'fastify';
import { Webhook } from 'standardwebhooks';
import type { LinkKey } from '#domain/action-token.ts';
import type { Clock } from '#domain/clock.ts';
import { nextPauseMs } from '#domain/webhooks/retries.ts';
import { hostOf } from '#domain/webhooks/url.ts';
import type { Db } from '#storage/database.ts';
import { type ClaimedRow, claim, markFailed, markSent, retryLater } from '#storage/repositories/outbox.ts';
import {
  type Attempt,
  holdBack,
  type OutgoingEvent,
  readOutgoing,
  recordAttempts,
} from '#storage/webhooks/attempts.ts';
import { REMOVED } from '#storage/webhooks/manage.ts';
import { type Posted, type PostOptions, post } from './post.ts';

const BATCH = 32;

export interface Deliverer {
  /** Sends what is due. @returns how many deliveries were tried. */
  drainOnce(): Promise<number>;
}

/**
 * Sends events to webhooks as the Standard Webhooks specification has it (https://www.standardwebhooks.com): signed over id,
 * time and body; the id stays through all attempts, the time is that of the attempt, since receivers refuse old ones.
 */
export function createDeliverer(deps: {
  db: Db;
  clock: Clock;
  linkKeys: readonly LinkKey[];
  claimant: number;
  options: PostOptions;
  logger: FastifyBaseLogger;
}): Deliverer {
  const { db, clock, linkKeys, claimant, options, logger } = deps;

  async function deliver(row: ClaimedRow): Promise<void> {
    const outgoing = await readOutgoing(db, { payload: row.payload, linkKeys, now: clock.now() });
    if (!outgoing || outgoing.state === 'removed') {
      await markFailed({
        ...{ db, claimant, now: clock.now() },
        rows: [{ id: row.id, error: REMOVED }],
      });
      return;
    }
    if (outgoing.state === 'paused') return holdBack(db, { id: row.id, claimant, now: clock.now() });
    const begun = performance.now();
    const at = clock.now();
    const posted = await send(outgoing, at);
    const arrived = 'status' in posted && posted.status >= 200 && posted.status < 300;
    const attempt: Attempt = {
      ...{ webhookId: outgoing.webhookId, eventId: outgoing.eventId, at },
      status: 'status' in posted ? posted.status : null,
      problem: arrived ? null : problemOf(posted),
      tookMs: Math.round(performance.now() - begun),
    };
    await recordAttempts(db, [attempt]);
    if (arrived) return markSent({ db, ids: [row.id], claimant, now: clock.now() });
    await tryLater(row, attempt.problem ?? '');
    const { webhookId, eventId, status } = attempt;
    const host = hostOf(new URL(outgoing.url));
    logger.warn({ webhookId, eventId, status, host, attempts: row.attempts }, 'webhook not delivered');
  }

  async function send({ eventId, body, secrets, url }: OutgoingEvent, at: Date): Promise<Posted> {
    if (secrets.length === 0)
      return {
        problem: 'The key of its secret is no longer in LINK_KEYS: give this webhook a new secret.',
      };
    const signatures = secrets.map((secret) => new Webhook(secret).sign(eventId, at, body));
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'Quarterdeck',
      'webhook-id': eventId,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': signatures.join(' '),
    };
    return post(url, body, headers, options);
  }

  async function tryLater(row: ClaimedRow, error: string): Promise<void> {
    const now = clock.now();
    const pause = nextPauseMs(row.attempts);
    if (pause === undefined) return markFailed({ db, claimant, now, rows: [{ id: row.id, error }] });
    const notBefore = new Date(now.getTime() + pause);
    await retryLater({ db, claimant, rows: [{ id: row.id, error, notBefore }] });
  }

  return {
    async drainOnce() {
      const rows = await claim({ db, kinds: ['webhook'], claimant, limit: BATCH, now: clock.now() });
      const results = await Promise.allSettled(rows.map(deliver));
      const broken = results.find((result) => result.status === 'rejected');
      if (broken) throw broken.reason;
      return rows.length;
    },
  };
}

function problemOf(posted: Posted): string {
  if ('problem' in posted) return posted.problem;
  const { status } = posted;
  if (status >= 300 && status < 400)
    return `The receiver answered ${status}: redirects are not followed, so enter the new address.`;
  return `The receiver answered ${status}.`;
}

import { createHmac } from 'node:crypto';
import { Writable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { settableClock } from '#domain/clock.ts';
import { createConsole } from '#services/console/create-console.ts';
import { createDeliverer } from '#services/mailer/webhooks/deliverer.ts';
import type { PostOptions } from '#services/mailer/webhooks/post.ts';
import { createLogger } from '#services/shared/logger.ts';
import { cancelCycle } from '#storage/commands/cancel.ts';
import { type Claimant, openClaimant } from '#storage/repositories/claimant.ts';
import { closePhase } from '#storage/steps/close-phase.ts';
import { tellAgreed, tellLaunched, tellScored } from '#storage/webhooks/tell.ts';
import { consoleSession } from '../../support/console-people.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildWorld, insertPerson, type World } from '../../support/factory.ts';
import { LINK_KEYS } from '../../support/mailing.ts';
import { type Receiver, webhookReceiver } from '../../support/webhook-receiver.ts';

const TOKEN = 'a-token-for-tests-1234';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
// Receivers refuse what was signed more than five minutes ago, so the library's own check wants the real time.
const clock = settableClock(new Date());
const start = clock.now();
const hrOps = { kind: 'hr-ops', label: 'test' } as const;

let test: TestDatabase;
let app: FastifyInstance;
let world: World;
let receiver: Receiver;
let claimant: Claimant;
let log = '';
const logger = createLogger({
  name: 'test',
  level: 'trace',
  destination: new Writable({
    write(chunk, _encoding, done) {
      log += String(chunk);
      done();
    },
  }),
});

beforeAll(async () => {
  test = await createTestDatabase();
  world = await buildWorld(test.db, clock.now());
  claimant = await openClaimant(test.url);
  app = await createConsole({
    db: test.db,
    clock,
    config: {
      undoMinutes: null,
      linkKeys: LINK_KEYS,
      webhooks: { local: true },
      console: { url: 'http://127.0.0.1:4000', token: TOKEN },
    },
    logger,
    limit: null,
  });
});
afterAll(async () => {
  await app.close();
  await claimant.release();
  await test.drop();
});
beforeEach(async () => {
  receiver = await webhookReceiver();
});
afterEach(async () => {
  await receiver.close();
  await sql`update webhook set state = 'removed'`.execute(test.db);
  await sql`delete from webhook_delivery`.execute(test.db);
  await sql`delete from outbox where kind = 'webhook'`.execute(test.db);
});

const call = (method: 'GET' | 'POST', url: string, payload?: object) =>
  app.inject({
    method,
    url,
    ...(payload ? { payload } : {}),
    headers: { authorization: `Bearer ${TOKEN}` },
  });

async function subscribe(events: string[], url = receiver.url): Promise<{ id: string; secret: string }> {
  const made = await call('POST', '/v1/webhooks', { url, events });
  expect(made.statusCode, made.body).toBe(201);
  return made.json();
}

const drain = (options: PostOptions = { local: true }) =>
  createDeliverer({
    ...{ db: test.db, clock, linkKeys: LINK_KEYS, logger, options },
    claimant: claimant.id,
  }).drainOnce();

const later = (ms: number) => clock.set(new Date(clock.now().getTime() + ms));
const launched = () =>
  test.db.transaction().execute((trx) => tellLaunched(trx, { cycleId: world.cycleId, now: clock.now() }));
const deliveries = async (id: string) =>
  (await call('GET', `/v1/webhooks/${id}/deliveries`)).json().deliveries;

/** An event that was not told before: each test's own goals. */
async function agreed(): Promise<string> {
  const { id } = await test.db
    .insertInto('okrSet')
    .values({
      ...{ cycleId: world.cycleId, cohortId: world.cohortId, departmentId: null },
      ownerId: await insertPerson(test.db, clock.now(), { departmentId: world.departmentId }),
      level: 'individual',
      state: 'agreed',
      submittedAt: clock.now(),
      publishedAt: clock.now(),
      agreedAt: clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await test.db
    .transaction()
    .execute((trx) => tellAgreed(trx, { cycleId: world.cycleId, okrSetId: id, now: clock.now() }));
  return id;
}

/** The signature by hand, as the specification describes it: HMAC over id, time and body. */
function signatureOf(secret: string, { headers, body }: Receiver['received'][number]): string {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
}

describe('what is sent', () => {
  it('is signed so that the specification’s own library takes it, and refuses it once touched', async () => {
    const { secret } = await subscribe(['cycle.launched']);
    await launched();
    expect(await drain()).toBe(1);
    const [first] = receiver.received;
    if (!first) throw new Error('nothing came');
    const headers = {
      'webhook-id': String(first.headers['webhook-id']),
      'webhook-timestamp': String(first.headers['webhook-timestamp']),
      'webhook-signature': String(first.headers['webhook-signature']),
    };
    expect(new Webhook(secret).verify(first.body, headers)).toEqual({
      type: 'cycle.launched',
      timestamp: start.toISOString(),
      data: {
        ...{ cycleId: world.cycleId, kind: 'pilot', period: '2027-Q1' },
        ...{ startsOn: '2027-01-01', endsOn: '2027-03-31', cohorts: 1, participants: 3 },
      },
    });
    expect(headers['webhook-signature']).toBe(signatureOf(secret, first));
    expect(() => new Webhook(secret).verify(first.body.replace('2027', '2028'), headers)).toThrow();
    expect(() => new Webhook(secret).verify(first.body, { ...headers, 'webhook-id': 'other' })).toThrow();
    // Told once: the same launch again is nothing new.
    await launched();
    expect(await drain()).toBe(0);
  });

  it('goes to those who asked for it, and holds nothing of a single person', async () => {
    const all = await subscribe(['phase.closed', 'objectives.agreed', 'scores.final', 'cycle.cancelled']);
    const okrSetId = await agreed();
    await test.db
      .transaction()
      .execute((trx) => tellScored(trx, { cycleId: world.cycleId, okrSetIds: [okrSetId], now: clock.now() }));
    const own = await buildWorld(test.db, clock.now());
    later(11 * 24 * HOUR);
    await closePhase({ db: test.db, clock }, { phaseRunId: own.phaseRunIds.preparation, key: 'close' });
    await cancelCycle({ db: test.db, clock }, { cycleId: own.cycleId, actor: hrOps });
    await drain();
    const told = receiver.received.map(({ body }) => JSON.parse(body));
    expect(told.map(({ type }) => type).sort()).toEqual([
      'cycle.cancelled',
      'objectives.agreed',
      'phase.closed',
      'scores.final',
    ]);
    const by = (type: string) => told.find((each) => each.type === type).data;
    // How many goals somebody has is a figure of theirs, too.
    expect(by('objectives.agreed')).toMatchObject({ okrSetId, level: 'individual', objectives: null });
    expect(by('scores.final')).toMatchObject({ okrSetId, score: null });
    expect(by('phase.closed')).toMatchObject({
      ...{ phase: 'preparation', cohortId: own.cohortId, departmentId: own.departmentId },
      missed: null,
    });
    // Three people take part: how many of them agreed would say who.
    expect(by('cycle.cancelled')).toMatchObject({ cycleId: own.cycleId, agreed: null, scored: null });
    expect(await deliveries(all.id)).toHaveLength(4);
  });

  it('is nothing while nobody asked', async () => {
    await subscribe(['cycle.closed']);
    await agreed();
    expect(await drain()).toBe(0);
    expect(await test.db.selectFrom('outbox').select('id').where('kind', '=', 'webhook').execute()).toEqual(
      [],
    );
  });
});

describe('a receiver that does not take it', () => {
  it('is tried again after 500 and after a broken connection, with the same id and body', async () => {
    const { id, secret } = await subscribe(['objectives.agreed']);
    receiver.next.push(500, 'drop');
    await agreed();
    await drain();
    expect(await drain()).toBe(0);
    later(6_000);
    await drain();
    later(31_000);
    await drain();
    expect(receiver.received).toHaveLength(3);
    const [first, , third] = receiver.received;
    if (!first || !third) throw new Error('nothing came');
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(third.body).toBe(first.body);
    expect(third.headers['webhook-timestamp']).not.toBe(first.headers['webhook-timestamp']);
    expect(third.headers['webhook-signature']).toBe(signatureOf(secret, third));
    const [delivery] = await deliveries(id);
    expect(delivery.state).toBe('sent');
    expect(delivery.attempts.map(({ status }: { status: number }) => status)).toEqual([204, null, 500]);
    expect(delivery.attempts[1].problem).toBe('127.0.0.1 broke the connection off before it answered.');
  });

  it('is given up after a day, shown as parked, and sent again on request with the same id', async () => {
    const { id } = await subscribe(['objectives.agreed']);
    await agreed();
    let attempts = 0;
    receiver.next.push(...Array.from({ length: 11 }, () => 503));
    for (let hours = 0; hours < 30; hours += 1) {
      // More often at first, when the pauses are short.
      for (let minute = 0; minute < 60; minute += hours < 2 ? 1 : 30) {
        attempts += await drain();
        later((hours < 2 ? 1 : 30) * MINUTE);
      }
    }
    expect(attempts).toBe(11);
    expect((await call('GET', '/v1/webhooks')).json().webhooks[0]).toMatchObject({ parked: 1, waiting: 0 });
    const [parked] = await deliveries(id);
    expect(parked).toMatchObject({ state: 'failed', nextAt: null });
    const again = await call('POST', `/v1/webhooks/${id}/deliveries/${parked.eventId}/replay`);
    expect(again.statusCode).toBe(200);
    await call('POST', `/v1/webhooks/${id}/deliveries/${parked.eventId}/replay`);
    expect(await drain()).toBe(1);
    expect(receiver.received.at(-1)?.headers['webhook-id']).toBe(parked.eventId);
    expect(receiver.received.at(-1)?.body).toBe(receiver.received[0]?.body);
    expect((await deliveries(id))[0].state).toBe('sent');
  });

  it('is not followed to another address', async () => {
    const { id } = await subscribe(['objectives.agreed']);
    const other = await webhookReceiver();
    receiver.next.push({ redirect: other.url });
    await agreed();
    await drain();
    expect(other.received).toEqual([]);
    await other.close();
    expect((await deliveries(id))[0].attempts[0]).toMatchObject({
      status: 302,
      problem: 'The receiver answered 302: redirects are not followed, so enter the new address.',
    });
  });

  it('is not waited for without end', async () => {
    const { id } = await subscribe(['objectives.agreed'], 'https://slow.example.org/');
    await agreed();
    await drain({ local: false, timeoutMs: 50, resolve: () => new Promise(() => undefined) });
    expect((await deliveries(id))[0].attempts[0].problem).toBe(
      'slow.example.org did not answer within 0.05 seconds.',
    );
  });
});

describe('an address that leads inside', () => {
  it.each(['127.0.0.1', '10.0.0.5', '169.254.169.254', '::1', 'fd00::1', '::ffff:192.168.0.1', '0.0.0.0'])(
    'a name that leads to %s is refused when it is connected to',
    async (address) => {
      const { id } = await subscribe(['objectives.agreed'], 'https://hook.example.org/');
      await agreed();
      const family = address.includes(':') ? 6 : 4;
      // One that is outside beside it does not help.
      const resolve = async () => [
        { address: '93.184.215.14', family: 4 },
        { address, family },
      ];
      await drain({ local: false, resolve });
      const [{ attempts, state }] = await deliveries(id);
      expect(attempts[0].problem).toMatch(
        /^hook\.example\.org leads to \S+, an? [a-z-]+ address: webhooks are sent to public addresses alone\.$/,
      );
      expect(attempts[0].problem).toContain(address);
      expect(state).toBe('pending');
    },
  );

  it('an address that was taken while the setting was on is not sent to without it', async () => {
    const { id } = await subscribe(['objectives.agreed']);
    await agreed();
    await drain({ local: false });
    expect(receiver.received).toEqual([]);
    expect((await deliveries(id))[0].attempts[0].problem).toBe('Webhooks are sent by https alone.');
  });
});

describe('pausing, testing, changing the secret, removing', () => {
  it('gathers what happens meanwhile, and sends it when it goes on', async () => {
    const { id } = await subscribe(['objectives.agreed']);
    await agreed();
    expect((await call('POST', `/v1/webhooks/${id}/pause`)).json().state).toBe('paused');
    await agreed();
    expect(await drain()).toBe(0);
    expect((await call('POST', `/v1/webhooks/${id}/test`)).statusCode).toBe(409);
    expect((await call('POST', `/v1/webhooks/${id}/resume`)).json()).toMatchObject({
      state: 'active',
      waiting: 2,
    });
    expect(await drain()).toBe(2);
    expect(receiver.received).toHaveLength(2);
  });

  it('sends a test event, one at a time', async () => {
    const { id } = await subscribe(['cycle.closed']);
    await call('POST', `/v1/webhooks/${id}/test`);
    await call('POST', `/v1/webhooks/${id}/test`);
    expect(await drain()).toBe(1);
    expect(JSON.parse(receiver.received[0]?.body ?? '')).toMatchObject({
      type: 'webhook.test',
      data: { webhookId: id },
    });
    await call('POST', `/v1/webhooks/${id}/test`);
    expect(await drain()).toBe(1);
  });

  it('signs with both secrets for a day, then with the new one', async () => {
    const { id, secret: old } = await subscribe(['objectives.agreed']);
    const rotated = await call('POST', `/v1/webhooks/${id}/rotate`);
    const { secret } = rotated.json();
    expect(secret).not.toBe(old);
    await agreed();
    await drain();
    later(25 * HOUR);
    await agreed();
    await drain();
    const [first, second] = receiver.received;
    if (!first || !second) throw new Error('nothing came');
    expect(first.headers['webhook-signature']).toBe(
      `${signatureOf(secret, first)} ${signatureOf(old, first)}`,
    );
    expect(second.headers['webhook-signature']).toBe(signatureOf(secret, second));
  });

  it('says so when the key of its secret is gone, and a new secret mends it', async () => {
    const { id } = await subscribe(['objectives.agreed']);
    await agreed();
    await createDeliverer({
      ...{ db: test.db, clock, linkKeys: [], logger, options: { local: true } },
      claimant: claimant.id,
    }).drainOnce();
    expect((await deliveries(id))[0].attempts[0].problem).toContain('give this webhook a new secret');
    expect(receiver.received).toEqual([]);
  });

  it('sends nothing any more once it is removed', async () => {
    const { id } = await subscribe(['objectives.agreed']);
    await agreed();
    expect((await call('POST', `/v1/webhooks/${id}/remove`)).statusCode).toBe(204);
    await agreed();
    expect(await drain()).toBe(0);
    expect((await call('GET', `/v1/webhooks/${id}/deliveries`)).statusCode).toBe(404);
    expect((await call('POST', `/v1/webhooks/${id}/remove`)).statusCode).toBe(404);
  });

  it('refuses what cannot be, and changes nothing', async () => {
    const bad = await call('POST', '/v1/webhooks', { url: 'https://10.0.0.1/', events: ['cycle.closed'] });
    expect([bad.statusCode, bad.json().title]).toEqual([
      422,
      '10.0.0.1 is a private address: webhooks are sent to public addresses alone.',
    ]);
    expect((await call('POST', '/v1/webhooks', { url: receiver.url, events: [] })).statusCode).toBe(422);
    expect(
      (await call('POST', '/v1/webhooks', { url: receiver.url, events: ['person.left'] })).statusCode,
    ).toBe(422);
    expect((await call('GET', '/v1/webhooks')).json().webhooks).toEqual([]);
    await subscribe(['cycle.closed']);
    const twice = await call('POST', '/v1/webhooks', { url: receiver.url, events: ['cycle.closed'] });
    expect(twice.statusCode).toBe(409);
  });
});

describe('the page', () => {
  it('shows the secret once; it is in no page, log or row after that', async () => {
    const hanna = await insertPerson(test.db, clock.now(), {
      ...{ departmentId: world.companyId, role: 'hr_ops', name: 'Hanna Ops' },
    });
    const headers = {
      ...(await consoleSession(test.db, clock.now(), hanna)),
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'text/html',
    };
    const post = (url: string, fields: Record<string, string>) =>
      app.inject({ method: 'POST', url, headers, payload: new URLSearchParams(fields).toString() });
    const refused = await post('/webhooks', { url: 'https://box.local/', events: 'cycle.closed' });
    expect([refused.statusCode, refused.body.includes('one machine or network')]).toEqual([422, true]);

    const address = `${receiver.url}?token=inside`;
    const made = await post('/webhooks', { url: address, events: 'objectives.agreed' });
    // Pages write the = at its end as an entity.
    const secret = `${/whsec_[\w+/]{43}/.exec(made.body)?.[0]}=`;
    expect(made.body.split(secret.slice(0, -1))).toHaveLength(2);
    const id = /\/webhooks\/([0-9a-f-]{36})/.exec(made.body)?.[1] ?? '';
    receiver.next.push(500);
    await agreed();
    await drain();
    later(6_000);
    await drain();
    await post(`/webhooks/${id}`, { do: 'test' });
    await drain();
    const page = (await app.inject({ url: `/webhooks/${id}`, headers })).body;
    expect(page).toContain('The receiver answered 500.');
    expect(page).toContain('arrived');
    const eventId = /name="event" value="([^"]+)"/.exec(page)?.[1] ?? '';
    await post(`/webhooks/${id}`, { do: 'replay', event: eventId });
    expect(await drain()).toBe(1);
    expect((await post(`/webhooks/${id}`, { do: 'remove' })).statusCode).toBe(422);
    const list = (await app.inject({ url: '/webhooks', headers })).body;
    expect(list).toContain(`${receiver.url}?…`);

    const rows = await Promise.all(
      (['webhook', 'webhookEvent', 'webhookAttempt', 'outbox', 'auditEvent'] as const).map((table) =>
        test.db.selectFrom(table).selectAll().execute(),
      ),
    );
    for (const place of [page, list, log, JSON.stringify(rows)]) expect(place).not.toContain(secret);
    for (const place of [page, list, log, JSON.stringify(rows.slice(1))])
      expect(place).not.toContain('token=inside');
    const trail = (await app.inject({ url: '/administration', headers })).body;
    for (const what of ['webhook added', 'webhook tested', 'webhook replayed']) expect(trail).toContain(what);
    const removed = await post(`/webhooks/${id}`, { do: 'remove', sure: 'yes' });
    expect(removed.headers.location).toBe('/webhooks');
    expect((await app.inject({ url: `/webhooks/${id}`, headers })).statusCode).toBe(404);
  });
});

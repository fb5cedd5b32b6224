import type { FastifyInstance, InjectOptions } from 'fastify';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settableClock } from '#domain/clock.ts';
import { createConsole } from '#services/console/create-console.ts';
import { type ConsolePeople, consoleSession, peopleAtTheDoor } from '../../support/console-people.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';

const TOKEN = 'a-token-for-tests-1234';
const HOUR = 3_600_000;
const clock = settableClock(new Date('2026-11-23T09:00:00Z'));
const after = (hours: number) => clock.set(new Date(clock.now().getTime() + hours * HOUR));
let test: TestDatabase;
let app: FastifyInstance;
let people: ConsolePeople;

beforeAll(async () => {
  test = await createTestDatabase();
  app = await createConsole({
    db: test.db,
    clock,
    config: { undoMinutes: null, console: { url: 'http://127.0.0.1:4000', token: TOKEN } },
    logger: pino({ level: 'silent' }),
    limit: null,
  });
  people = await peopleAtTheDoor(test.db, clock.now());
});
afterAll(async () => {
  await app.close();
  await test.drop();
});

const by =
  (bearer: string) =>
  (method: 'GET' | 'POST', url: string, options: Omit<InjectOptions, 'method' | 'url'> = {}) =>
    app.inject({
      method,
      url,
      ...options,
      headers: { authorization: `Bearer ${bearer}`, ...options.headers },
    });
const hrOps = by(TOKEN);

async function makeKey(scopes: string[], days = 30): Promise<{ id: string; secret: string }> {
  const made = await hrOps('POST', '/v1/keys', { payload: { name: `for ${scopes}`, scopes, days } });
  expect(made.statusCode).toBe(201);
  return made.json();
}

describe('API keys', () => {
  it('a key does what its scopes say, and no more', async () => {
    const { secret } = await makeKey(['people.read', 'cycle.command']);
    const key = by(secret);
    expect((await key('GET', '/v1/people')).json().total).toBeGreaterThan(5);
    for (const [method, url] of [
      ['GET', '/v1/cycles'],
      ['GET', '/v1/keys'],
      ['POST', '/v1/keys'],
      ['POST', '/v1/access'],
      ['POST', '/v1/people/import'],
    ] as const)
      expect([url, (await key(method, url)).statusCode]).toEqual([url, 403]);
    const paused = await key('POST', `/v1/cycles/${people.own.cycleId}/pause`);
    expect(paused.statusCode).toBe(200);
    const { events } = (await hrOps('GET', `/v1/cycles/${people.own.cycleId}/audit`)).json();
    expect(events[0]).toMatchObject({
      action: 'cycle.paused',
      actorKind: 'key',
      actor: 'for people.read,cycle.command',
    });
  });

  it('cannot be given the power to make keys or roles', async () => {
    for (const scope of ['keys.manage', 'access.manage', 'everything'])
      expect((await hrOps('POST', '/v1/keys', { payload: { name: 'X', scopes: [scope] } })).statusCode).toBe(
        422,
      );
  });

  it('ends on its day, and at once when it is revoked', async () => {
    const short = await makeKey(['people.read'], 1);
    const long = await makeKey(['people.read'], 300);
    expect((await by(short.secret)('GET', '/v1/people')).statusCode).toBe(200);
    after(25);
    expect((await by(short.secret)('GET', '/v1/people')).statusCode).toBe(401);
    expect((await by(long.secret)('GET', '/v1/people')).statusCode).toBe(200);
    expect((await hrOps('POST', `/v1/keys/${long.id}/revoke`)).statusCode).toBe(200);
    expect((await hrOps('POST', `/v1/keys/${long.id}/revoke`)).statusCode).toBe(200);
    expect((await by(long.secret)('GET', '/v1/people')).statusCode).toBe(401);
    expect((await by(`${long.secret.slice(0, -1)}x`)('GET', '/v1/people')).statusCode).toBe(401);
    expect((await hrOps('POST', '/v1/keys/nope/revoke')).statusCode).toBe(404);
  });

  it('is shown once on its page, and stands nowhere in the store', async () => {
    const headers = {
      ...(await consoleSession(test.db, clock.now(), people.ids.hr_ops)),
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'text/html',
    };
    const post = (payload: string) => app.inject({ method: 'POST', url: '/keys', headers, payload });
    const empty = await post('name=Payroll&days=90');
    expect([empty.statusCode, empty.body.includes('Choose at least one scope.')]).toEqual([422, true]);
    const made = await post('name=Payroll&days=90&scopes=people.read&scopes=okr.read');
    const secret = /qdk_[\w-]{43}/.exec(made.body)?.[0] ?? '';
    expect((await by(secret)('GET', '/v1/people')).statusCode).toBe(200);
    const page = (await app.inject({ url: '/keys', headers })).body;
    expect(page).toContain('Payroll');
    expect(page).toContain(`ends with ${secret.slice(-4)}`);
    expect(page).toContain('by Hanna Ops');
    expect(page).not.toContain(secret);
    const rows = JSON.stringify(await test.db.selectFrom('apiKey').selectAll().execute());
    expect(rows).not.toContain(secret);
    const id = /name="key" value="([^"]+)"\s+aria-label="Revoke the key of Payroll"/.exec(page)?.[1] ?? '';
    await app.inject({ method: 'POST', url: '/keys/revoke', headers, payload: `key=${id}` });
    expect((await by(secret)('GET', '/v1/people')).statusCode).toBe(401);
  });
});

describe('Idempotency-Key', () => {
  const launch = (key: string, department: string) =>
    hrOps('POST', '/v1/cycles', {
      payload: { quarter: '2027-Q2', departments: [department], start: 'now' },
      headers: { 'idempotency-key': key },
    });

  it('sent again, the answer is the same and nothing happens twice', async () => {
    const first = await launch('launch-1', 'Zoology');
    expect(first.statusCode).toBe(201);
    const second = await launch('launch-1', 'Zoology');
    expect([second.statusCode, second.body]).toEqual([201, first.body]);
    expect(second.headers).toMatchObject({
      'idempotent-replayed': 'true',
      location: first.headers.location,
      'content-type': first.headers['content-type'],
    });
    expect(first.headers['idempotent-replayed']).toBeUndefined();
  });

  it('the same key with another body or address is refused', async () => {
    expect((await launch('launch-2', 'Zoology')).statusCode).toBe(200);
    const other = await launch('launch-2', 'Sales');
    expect(other.statusCode).toBe(422);
    expect(other.json().type).toContain('idempotency-key-reused');
    const address = await hrOps('POST', `/v1/cycles/${people.own.cycleId}/pause`, {
      headers: { 'idempotency-key': 'launch-2' },
    });
    expect(address.statusCode).toBe(422);
    expect((await launch('no spaces', 'Zoology')).statusCode).toBe(422);
  });

  it('of two at once one is worked on, and the other gets its answer or is told to wait', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => launch('launch-3', 'Sales')));
    expect(answers.filter(({ statusCode }) => statusCode === 201 || statusCode === 409)).toHaveLength(5);
    const made = await test.db.selectFrom('cycle').select('id').where('period', '=', '2027-Q2').execute();
    expect(made).toHaveLength(2);
  });

  it('belongs to whoever sent it, and is forgotten after a day', async () => {
    const { secret } = await makeKey(['cycle.launch']);
    const asKey = await by(secret)('POST', '/v1/cycles', {
      payload: { quarter: '2027-Q2', departments: ['Zoology'], start: 'now' },
      headers: { 'idempotency-key': 'launch-1' },
    });
    expect([asKey.statusCode, asKey.headers['idempotent-replayed']]).toEqual([200, undefined]);
    after(25);
    expect((await launch('launch-1', 'Zoology')).headers['idempotent-replayed']).toBeUndefined();
  });

  it('a refusal before anything began uses no key up, and a secret is not kept', async () => {
    const headers = { 'idempotency-key': 'key-1' };
    const bad = await hrOps('POST', '/v1/keys', { payload: { name: 'A', scopes: ['nonsense'] }, headers });
    expect(bad.statusCode).toBe(422);
    const payload = { name: 'A', scopes: ['okr.read'] };
    const made = await hrOps('POST', '/v1/keys', { payload, headers });
    expect(made.statusCode).toBe(201);
    const again = await hrOps('POST', '/v1/keys', { payload, headers });
    expect([again.statusCode, again.json().type]).toEqual([409, 'urn:quarterdeck:problem:shown-once']);
    const kept = JSON.stringify(await test.db.selectFrom('idempotentAnswer').selectAll().execute());
    expect(kept).not.toContain(made.json().secret);
  });
});

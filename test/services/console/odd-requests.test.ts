import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { settableClock } from '#domain/clock.ts';
import { createConsole } from '#services/console/create-console.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';

/** What a fuzzer found (`npm run test:full`), one by one. */

const TOKEN = 'a-token-for-tests-1234';
const headers = { authorization: `Bearer ${TOKEN}` };
let test: TestDatabase;
let app: FastifyInstance;

beforeAll(async () => {
  test = await createTestDatabase();
  app = await createConsole({
    db: test.db,
    clock: settableClock(new Date('2026-11-23T09:00:00Z')),
    config: { undoMinutes: null, console: { url: 'http://127.0.0.1:4000', token: TOKEN } },
    logger: pino({ level: 'silent' }),
    limit: null,
  });
});
afterAll(async () => {
  await app.close();
  await test.drop();
});

it.each(['/v1/people?search=a%00b', '/v1/people?department=%00', '/v1/people/a%00b/absences'])(
  '%s holds a sign that no text can have, and is told so',
  async (url) => {
    const answer = await app.inject({ url, headers });
    expect(answer.statusCode).toBe(422);
    expect(answer.json().title).toMatch(/^(search|department|key) holds a sign that no text can have/);
  },
);

it.each(['/v1/people?offset=490050122962478825472', '/v1/cycles/0/audit?before=490050122962478825472'])(
  '%s is a number that nothing here can have',
  async (url) => {
    const answer = await app.inject({ url, headers });
    expect([answer.statusCode, answer.json().detail]).toEqual([422, 'It must be <= 9007199254740991.']);
  },
);

it('a page says the same', async () => {
  const answer = await app.inject({
    url: '/people?search=a%00b',
    headers: { ...headers, accept: 'text/html' },
  });
  expect([answer.statusCode, answer.body.includes('no text can have')]).toEqual([422, true]);
});

it('names the field of a body that holds it, however deep', async () => {
  const payload = { values: [{ keyResult: 'Sell \0 twice', value: 1 }] };
  const answer = await app.inject({ method: 'POST', url: '/v1/values', headers, payload });
  expect([answer.statusCode, answer.json().errors[0].field]).toEqual([422, 'values.0.keyResult']);
});

it.each(['/v1/values', '/v1/cycles', '/v1/keys'])('%s takes JSON and nothing else', async (url) => {
  for (const type of ['text/plain', 'text/csv']) {
    const answer = await app.inject({
      ...{ method: 'POST', url },
      headers: { ...headers, 'content-type': type },
      payload: '{"values":[{"keyResult":"Sell twice","value":1}]}',
    });
    expect([type, answer.statusCode]).toEqual([type, 415]);
  }
});

it('describes problems by the content type they have', async () => {
  const { paths } = (await app.inject({ url: '/docs/openapi.json', headers })).json();
  const answers = Object.values<Record<string, { responses: Record<string, { content?: object }> }>>(paths)
    .flatMap((path) => Object.values(path))
    .flatMap(({ responses }) => Object.entries(responses))
    .filter(([status]) => /^[45]/.test(status));
  expect(answers.length).toBeGreaterThan(80);
  for (const [, { content }] of answers)
    expect(Object.keys(content ?? {})).toEqual(['application/problem+json']);
});

import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settableClock } from '#domain/clock.ts';
import { type AccessObject, may, reachOf } from '#domain/permissions.ts';
import { createConsole } from '#services/console/create-console.ts';
import { OPEN_ROUTES, ROUTE_ACCESS, routeName } from '#services/console/route-access.ts';
import { readHoldings } from '#storage/access.ts';
import {
  type ConsolePeople,
  consoleSession,
  FOREIGN,
  KNOCKERS,
  type Knocker,
  peopleAtTheDoor,
} from '../../support/console-people.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';

const clock = settableClock(new Date('2026-11-23T09:00:00Z'));
const config = {
  undoMinutes: null,
  linkKeys: [{ id: 'a', secret: Buffer.alloc(32, 1) }],
  console: { url: 'http://127.0.0.1:4000', token: 'a-token-for-tests-1234' },
  taskPages: { url: 'http://127.0.0.1:4001' },
};
const examination = { workflows: 0, temporalAnswers: true, findings: [] };
const doctor = { examine: async () => examination, mend: async () => ({ ...examination, mended: [] }) };
let test: TestDatabase;
let app: FastifyInstance;
let people: ConsolePeople;

beforeAll(async () => {
  test = await createTestDatabase();
  app = await createConsole({
    db: test.db,
    clock,
    config,
    doctor,
    logger: pino({ level: 'silent' }),
    limit: null,
  });
  people = await peopleAtTheDoor(test.db, clock.now());
});
afterAll(async () => {
  await app.close();
  await test.drop();
});

/** Which of the two parts of the company a request is about. */
type Side = 'own' | 'other' | 'both';

const METHODS = ['GET', 'POST', 'PUT', 'DELETE'] as const;

interface Asked {
  method: (typeof METHODS)[number];
  url: string;
  payload?: string;
  type?: string;
}

/** @returns the request to a route about an object of one side, such that the handler, too, sees which side it is. */
function ask(route: { method: string; url: string }, side: Side): Asked {
  const { cycleId, personId, employeeId, department, taskId } = people[side];
  const ids = route.url.includes('/people/') ? personId : route.url.includes('/v1/tasks/') ? taskId : cycleId;
  const url = route.url
    .replace(':key', employeeId)
    .replace(':taskId', taskId)
    .replace('/absences/:id', '/absences/00000000-0000-7000-8000-000000000000')
    .replace(':id', ids);
  const method = METHODS.find((each) => each === route.method) ?? 'GET';
  if (method !== 'POST') return { method, url };
  if (url === '/v1/cycles' || url === '/v1/records')
    return {
      method,
      url,
      type: 'application/json',
      payload: JSON.stringify({ quarter: '2027-Q1', departments: [department], dryRun: true }),
    };
  if (url === '/launch')
    return {
      method,
      url,
      type: 'application/x-www-form-urlencoded',
      payload: new URLSearchParams({
        quarter: '2027-Q1',
        departments: department,
        step: 'preview',
      }).toString(),
    };
  return { method, url };
}

function objectOf(of: string, side: Side): AccessObject {
  if (of === 'organisation') return 'organisation';
  if (of === 'anywhere') return 'anywhere';
  if (side === 'both' && of === 'cycle')
    return { departments: [people.own.department, people.other.department] };
  return { departments: [people[side].department] };
}

describe('every route × every role × own and other', () => {
  it('each route of the console is in the table, and nothing in the table is gone', () => {
    const present = new Set(app.routeTable.map(({ method, url }) => routeName(method, url)));
    const listed = new Set([...OPEN_ROUTES, ...Object.keys(ROUTE_ACCESS)]);
    expect([...present].filter((name) => !listed.has(name))).toEqual([]);
    expect([...listed].filter((name) => !present.has(name))).toEqual([]);
    expect(present.size).toBeGreaterThan(60);
  });

  it('a route that nobody has listed cannot be added', () => {
    expect(() => app.get('/secret-figures', async () => 'everything')).toThrow(/GET \/secret-figures/);
  });

  it.each(KNOCKERS)('%s gets what the table says, and nothing of another department', async (knocker) => {
    const personId = people.ids[knocker];
    const holdings = await readHoldings({ db: test.db, clock }, personId);
    const headers = await consoleSession(test.db, clock.now(), personId);
    const wrong: string[] = [];
    for (const route of app.routeTable) {
      const access = ROUTE_ACCESS[routeName(route.method, route.url)];
      if (!access?.needs || route.method === 'HEAD') continue;
      for (const side of ['own', 'other', 'both'] as const) {
        const { type, ...request } = ask(route, side);
        // A stream of counts would go on for minutes; that it begins is enough.
        if (route.url.endsWith('/live')) {
          const stream = await app.inject({ ...request, headers, payloadAsStream: true });
          stream.stream().destroy();
          const { allowed } = may(holdings, access.needs, objectOf(access.of, side));
          // Rehearsals and kept files are found by ids of their own; whose a rehearsal is, is asked again (rehearsals.test.ts).
          const there = route.url.startsWith('/cycles/') ? 200 : 404;
          if (allowed !== (stream.statusCode === there))
            wrong.push(`${request.url} (${side}): ${stream.statusCode}`);
          continue;
        }
        const answer = await app.inject({
          ...request,
          headers: { ...headers, ...(type ? { 'content-type': type } : {}) },
        });
        const said = `${request.method} ${request.url} (${side}): ${answer.statusCode}`;
        const { allowed } = may(holdings, access.needs, objectOf(access.of, side));
        if (answer.statusCode >= 500 || allowed === (answer.statusCode === 403)) wrong.push(said);
        if (!allowed && !/To .+, ask .+\./.test(answer.json<{ detail: string }>().detail))
          wrong.push(`${said} without a way`);
        const everywhere = reachOf(holdings, access.needs) === 'everywhere';
        if (!everywhere && FOREIGN.test(answer.body))
          wrong.push(`${said} shows ${FOREIGN.exec(answer.body)?.[0]}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('nobody gets in without a session, whatever the route', async () => {
    for (const route of app.routeTable) {
      if (!ROUTE_ACCESS[routeName(route.method, route.url)]) continue;
      const { type: _, ...request } = ask(route, 'own');
      const answer = await app.inject({ ...request, headers: {} });
      expect([request.url, answer.statusCode]).toEqual([request.url, 401]);
    }
  });

  it('a session changes nothing without its form token', async () => {
    const { cookie = '' } = await consoleSession(test.db, clock.now(), people.ids.hr_ops);
    for (const route of app.routeTable.filter(({ method }) => method === 'POST' || method === 'DELETE')) {
      if (!ROUTE_ACCESS[routeName(route.method, route.url)]) continue;
      const { type, ...request } = ask(route, 'own');
      const headers = { cookie, ...(type ? { 'content-type': type } : {}) };
      const answer = await app.inject({ ...request, headers });
      expect([request.url, answer.statusCode]).toEqual([request.url, 403]);
    }
  });
});

describe('what a role may not do is not shown', () => {
  const page = async (knocker: Knocker, url: string) =>
    (
      await app.inject({
        url,
        headers: {
          ...(await consoleSession(test.db, clock.now(), people.ids[knocker])),
          accept: 'text/html',
        },
      })
    ).body;

  it('a lead sees their own part, without buttons', async () => {
    const home = await page('lead', '/');
    expect(home).toContain('Sales / Field pilot');
    expect(home).not.toContain('Launch a cycle');
    const person = await page('lead', `/people/${people.own.personId}`);
    expect(person).toContain('Olga Own');
    expect(person).not.toContain('Enter the absence');
    const cycle = await page('lead', `/cycles/${people.own.cycleId}`);
    expect(cycle).toContain('How the key results stand');
    expect(cycle).not.toMatch(/aria-label="Commands"|What happened so far/);
  });

  it('a works council sees figures, and no goals and no names', async () => {
    const cycle = await page('works_council', `/cycles/${people.own.cycleId}`);
    expect(cycle).toContain('Departments');
    expect(cycle).not.toMatch(/Olga|Sell twice|key-results|href="\/people"/);
  });

  it('an employee is told whom to ask, and can sign out', async () => {
    const home = await page('employee', '/');
    expect(home).toContain('ask HR ops');
    expect(home).toContain('Sign out');
  });
});

import { createServer, type Server } from 'node:http';
import type { FastifyInstance } from 'fastify';
import Provider from 'oidc-provider';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { systemClock } from '#domain/clock.ts';
import { createConsole } from '#services/console/create-console.ts';
import { identityIn } from '#services/console/oidc.ts';
import { type ConsolePeople, peopleAtTheDoor } from '../../support/console-people.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';

/** The provider takes its own time; a token from another day would not be believed. */
const clock = systemClock();
const CONSOLE = 'http://console.example.test';
const SECRET = 'a-client-secret-for-tests-1234567890';
let test: TestDatabase;
let app: FastifyInstance;
let people: ConsolePeople;
let server: Server;
let issuer: string;
/** What the provider says of an account, by its login. */
const accounts = new Map<string, Record<string, unknown>>();

beforeAll(async () => {
  test = await createTestDatabase();
  people = await peopleAtTheDoor(test.db, clock.now());
  server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  issuer = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  // It says at length that its keys and pages are for development, which is what they are here.
  vi.spyOn(console, 'info').mockReturnValue();
  vi.spyOn(console, 'warn').mockReturnValue();
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'quarterdeck',
        client_secret: SECRET,
        redirect_uris: [`${CONSOLE}/sign-in/oidc/callback`],
      },
    ],
    pkce: { required: () => true },
    claims: { openid: ['sub', 'staff_number'], email: ['email', 'email_verified'], profile: ['name'] },
    cookies: { keys: ['for-tests'] },
    findAccount: async (_context: unknown, id: string) => ({
      accountId: id,
      claims: async () => ({ sub: id, ...accounts.get(id) }),
    }),
  });
  server.on('request', provider.callback());
  app = await consoleWith(null);
}, 60_000);
afterAll(async () => {
  vi.restoreAllMocks();
  await app.close();
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  await test.drop();
});

function consoleWith(employeeIdClaim: string | null): Promise<FastifyInstance> {
  return createConsole({
    db: test.db,
    clock,
    config: {
      undoMinutes: null,
      console: { url: CONSOLE, token: 'a-token-for-tests-1234' },
      oidc: { issuer, clientId: 'quarterdeck', clientSecret: SECRET, employeeIdClaim },
    },
    logger: pino({ level: 'silent' }),
    limit: null,
  });
}

/** A browser that goes wherever it is sent: the console by injection, the provider over HTTP. */
function browser(app_: FastifyInstance) {
  const jars = new Map<string, Map<string, string>>();
  async function request(url: URL, form?: Record<string, string>) {
    const jar = jars.get(url.origin) ?? new Map<string, string>();
    jars.set(url.origin, jar);
    const headers = {
      accept: 'text/html',
      cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
      ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
    };
    const body = form ? { body: new URLSearchParams(form).toString() } : {};
    const method = form ? 'POST' : 'GET';
    const answer =
      url.origin === CONSOLE
        ? await app_.inject({ method, url: `${url.pathname}${url.search}`, headers })
        : await fetch(url, { method, headers, redirect: 'manual', ...body });
    const set =
      answer instanceof Response
        ? answer.headers.getSetCookie()
        : [answer.headers['set-cookie'] ?? []].flat();
    for (const line of set) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value) jar.set(name, value);
      else jar.delete(name);
    }
    const isFetch = answer instanceof Response;
    return {
      url,
      status: isFetch ? answer.status : answer.statusCode,
      location: isFetch ? answer.headers.get('location') : (answer.headers.location ?? null),
      body: isFetch ? await answer.text() : answer.body,
    };
  }
  async function go(to: string, options: { form?: Record<string, string>; stopAt?: string } = {}) {
    let page = await request(new URL(to), options.form);
    for (let hops = 0; page.location !== null && hops < 15; hops++) {
      const next = new URL(page.location, page.url);
      if (options.stopAt && next.href.startsWith(options.stopAt)) return { ...page, url: next };
      page = await request(next);
    }
    return page;
  }
  return { go };
}

/** Signs in at the provider's own pages: who one is, then that the console may know. */
async function signInAs(own: ReturnType<typeof browser>, login: string, options: { stopAt?: string } = {}) {
  const asked = await own.go(`${CONSOLE}/sign-in/oidc?next=%2Fpeople`);
  const actionIn = (body: string) => new URL(/action="([^"]+)"/.exec(body)?.[1] ?? '', issuer).href;
  const consent = await own.go(actionIn(asked.body), { form: { prompt: 'login', login, password: 'any' } });
  return own.go(actionIn(consent.body), { form: { prompt: 'consent' }, ...options });
}

async function emailOf(personId: string): Promise<string> {
  const { email } = await test.db
    .selectFrom('person')
    .select('email')
    .where('id', '=', personId)
    .executeTakeFirstOrThrow();
  return email ?? '';
}

it('a verified address opens the console as that person, on the page that was wanted', async () => {
  accounts.set('hanna', { email: (await emailOf(people.ids.hr_ops)).toUpperCase(), email_verified: true });
  const own = browser(app);
  const page = await signInAs(own, 'hanna');
  expect([page.status, page.url.href]).toEqual([200, `${CONSOLE}/people`]);
  expect(page.body).toContain('Olga Own');
  const opened = await test.db
    .selectFrom('auditEvent')
    .select(['actorId', 'detail'])
    .where('action', '=', 'session.opened')
    .execute();
  expect(opened).toEqual([{ actorId: people.ids.hr_ops, detail: { place: 'console', by: 'oidc' } }]);
});

it('the provider says who somebody is, Quarterdeck what they may do', async () => {
  accounts.set('emma', { email: await emailOf(people.ids.employee), email_verified: true });
  const page = await signInAs(browser(app), 'emma');
  expect(page.status).toBe(403);
  expect(page.body).toContain('ask HR ops');
});

it.each([
  ['an address that nobody verified', { email: 'person@example.org', email_verified: false }],
  ['an address that nobody here has', { email: 'stranger@example.org', email_verified: true }],
  ['no address at all', {}],
])('%s opens nothing', async (name, claims) => {
  const known = 'email' in claims && claims.email === 'person@example.org';
  accounts.set(name, known ? { ...claims, email: await emailOf(people.ids.hr_ops) } : claims);
  const page = await signInAs(browser(app), name);
  expect(page.status).toBe(403);
  expect(page.body).toContain('Nobody here is known by that sign-in');
});

it('an employee id, where it is the one that counts, leaves addresses aside', async () => {
  const byNumber = await consoleWith('staff_number');
  accounts.set('anna', {
    staff_number: 'Anna-Auditor',
    email: await emailOf(people.ids.hr_ops),
    email_verified: true,
  });
  const own = browser(byNumber);
  await signInAs(own, 'anna');
  expect((await own.go(`${CONSOLE}/administration`)).body).toContain('What administrators did');
  expect((await own.go(`${CONSOLE}/keys`)).status).toBe(403);
  await byNumber.close();
});

it('the answer works only in the browser that asked, once, and as it was given', async () => {
  const own = browser(app);
  const { url } = await signInAs(own, 'hanna', { stopAt: `${CONSOLE}/sign-in/oidc/callback` });
  expect(url.searchParams.get('code')).toBeTruthy();
  const elsewhere = await browser(app).go(url.href);
  expect([elsewhere.status, elsewhere.body.includes('Signing in did not work out')]).toEqual([400, true]);
  const bent = new URL(url);
  bent.searchParams.set('state', 'another');
  expect((await own.go(bent.href)).status).toBe(400);
  // What was begun is used up by the first return, whatever became of it.
  expect((await own.go(url.href)).status).toBe(400);
});

it('says so when the provider is away or refuses, and mail and token still work', async () => {
  const away = await createConsole({
    db: test.db,
    clock,
    config: {
      undoMinutes: null,
      console: { url: CONSOLE, token: 'a-token-for-tests-1234' },
      oidc: { issuer: 'http://127.0.0.1:9', clientId: 'x', clientSecret: null, employeeIdClaim: null },
    },
    logger: pino({ level: 'silent' }),
    limit: null,
  });
  const page = await browser(away).go(`${CONSOLE}/sign-in/oidc`);
  expect([page.status, page.body.includes('begin again')]).toEqual([400, true]);
  expect((await browser(away).go(`${CONSOLE}/sign-in`)).body).toContain('Sign in with the token');
  await away.close();
  const refused = await browser(app).go(`${CONSOLE}/sign-in/oidc/callback?error=access_denied`);
  expect(refused.status).toBe(400);
});

it('takes of the claims what the provider vouches for', () => {
  expect(identityIn({ email: 'a@b.org', email_verified: 'true' }, null)).toEqual({
    email: null,
    employeeId: null,
  });
  expect(identityIn({ email: 'a@b.org', email_verified: true, n: 7 }, 'n')).toEqual({
    email: null,
    employeeId: '7',
  });
  expect(identityIn({ email: 'a@b.org', email_verified: true }, 'n')).toEqual({
    email: null,
    employeeId: null,
  });
});

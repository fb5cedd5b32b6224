import type { FastifyInstance, InjectOptions } from 'fastify';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settableClock } from '#domain/clock.ts';
import { DEMO_PILOT, demoCompanyCsv } from '#infra/demo/company.ts';
import { createConsole } from '#services/console/create-console.ts';
import { ROUTE_ACCESS } from '#services/console/route-access.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';

const TOKEN = 'a-token-for-tests-1234';
const clock = settableClock(new Date('2026-11-23T09:00:00Z'));
let test: TestDatabase;
let app: FastifyInstance;

beforeAll(async () => {
  test = await createTestDatabase();
  app = await createConsole({
    db: test.db,
    clock,
    config: { undoMinutes: null, console: { url: 'http://127.0.0.1:4000', token: TOKEN } },
    logger: pino({ level: 'silent' }),
    limit: null,
    links: { inbox: 'http://127.0.0.1:1080' },
  });
});
afterAll(async () => {
  await app.close();
  await test.drop();
});

const api = (method: 'GET' | 'POST', url: string, options: Omit<InjectOptions, 'method' | 'url'> = {}) =>
  app.inject({ method, url, ...options, headers: { authorization: `Bearer ${TOKEN}`, ...options.headers } });
const importFile = (text: string, query = '', headers = {}) =>
  api('POST', `/v1/people/import${query}`, {
    payload: text,
    headers: { 'content-type': 'text/csv', ...headers },
  });

describe('who may come in', () => {
  it('refuses the API without the token, with a wrong one, and says what to send', async () => {
    for (const headers of [{}, { authorization: 'Bearer wrong' }, { authorization: TOKEN }]) {
      const answer = await app.inject({ url: '/v1/cycles', headers });
      expect(answer.statusCode).toBe(401);
      expect(answer.headers['content-type']).toContain('application/problem+json');
      expect(answer.json()).toMatchObject({ status: 401, errors: [{ field: 'authorization' }] });
      expect(answer.body).not.toContain(TOKEN);
    }
  });

  it('every route but the sign-in needs a token or a session', async () => {
    const routes = app
      .printRoutes({ commonPrefix: false })
      .split('\n')
      .flatMap((line) => /(\/\S*) \((\S.*)\)/.exec(line)?.slice(1, 3) ?? []);
    expect(routes.length).toBeGreaterThan(20);
    for (const url of ['/', '/people', '/launch', '/cycles/x', '/docs/', '/docs/openapi.json', '/nowhere']) {
      const answer = await app.inject({ url, headers: { accept: 'text/html' } });
      expect([url, answer.statusCode, answer.headers.location]).toEqual([
        url,
        303,
        `/sign-in?next=${encodeURIComponent(url)}`,
      ]);
    }
    for (const url of ['/healthz', '/readyz', '/style.css', '/console.css', '/sign-in'])
      expect((await app.inject({ url })).statusCode).toBe(200);
  });

  it('opens a session for the token, only for some hours, and leads only to its own pages', async () => {
    const wrong = await signIn('nope');
    expect(wrong.statusCode).toBe(401);
    expect(wrong.cookies).toEqual([]);
    const right = await signIn(TOKEN, 'https://evil.example');
    expect(right.headers.location).toBe('/');
    const [session] = right.cookies;
    expect(session).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
    const cookies = { [session?.name ?? '']: session?.value ?? '' };
    expect((await app.inject({ url: '/', cookies })).statusCode).toBe(200);
    const forged = { [session?.name ?? '']: `${session?.value.slice(0, -2)}xx` };
    expect(
      (await app.inject({ url: '/', cookies: forged, headers: { accept: 'text/html' } })).statusCode,
    ).toBe(303);
  });

  it('a session changes nothing without its form token', async () => {
    const { cookies } = await session();
    for (const url of ['/v1/cycles', '/launch', '/sign-out'])
      expect((await app.inject({ method: 'POST', url, cookies, payload: {} })).statusCode).toBe(403);
  });
});

describe('people', () => {
  it('teaches the next step while nobody is here', async () => {
    const { cookies } = await session();
    const { body } = await app.inject({ url: '/', cookies });
    expect(body).toContain('First, the people');
    expect(body).toContain('people import');
  });

  it('a dry run gives the report', async () => {
    const answer = await importFile(demoCompanyCsv({ seed: 1 }), '?dryRun=true');
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({
      rows: 200,
      created: 200,
      problems: [],
      written: false,
      dryRun: true,
    });
  });

  it('a bad file is refused with every line, and as a problem', async () => {
    const answer = await importFile('email,name,department\nbad,Ann,X\n');
    expect(answer.statusCode).toBe(422);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({
      title: 'The people file was not imported.',
      errors: [{ field: 'line 2, email' }],
      problems: [{ line: 2, column: 'email', code: 'bad-email' }],
      written: false,
    });
    expect((await importFile('email,name,department\nbad,Ann,X\n', '?dryRun=true')).statusCode).toBe(200);
    expect((await importFile('', '')).statusCode).toBe(422);
    expect((await api('POST', '/v1/people/import', { payload: { no: 'file' } })).statusCode).toBe(415);
  });

  it('50 MB of nonsense get one sentence', async () => {
    const answer = await api('POST', '/v1/people/import', {
      payload: Buffer.alloc(50 * 1024 * 1024, 7),
      headers: { 'content-type': 'application/octet-stream' },
    });
    expect(answer.statusCode).toBe(422);
    expect(answer.json().problems).toHaveLength(1);
    const larger = await api('POST', '/v1/people/import', {
      payload: Buffer.alloc(65 * 1024 * 1024, 'a'),
      headers: { 'content-type': 'text/csv' },
    });
    expect(larger.statusCode).toBe(413);
    expect(larger.json()).toMatchObject({ errors: [{ field: 'body', value: '65 MB' }] });
  });

  it('streams its progress when asked', async () => {
    const answer = await importFile(demoCompanyCsv({ seed: 1 }), '', { accept: 'application/x-ndjson' });
    const lines = answer.body
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines[0]).toHaveProperty('progress.stage');
    expect(lines.at(-1)).toMatchObject({ report: { created: 200, written: true } });
  });

  it('lists people and departments', async () => {
    const people = (await api('GET', '/v1/people?role=hr_ops&limit=1')).json();
    expect(people).toMatchObject({
      total: 2,
      people: [{ role: 'hr_ops', department: 'People and Finance' }],
    });
    const { departments } = (await api('GET', '/v1/departments')).json();
    expect(departments).toHaveLength(8);
    expect(departments.find((each: { name: string }) => each.name === 'Sales')).toMatchObject({
      peopleWithSubDepartments: 52,
    });
  });

  it.each([
    ['/v1/people?limit=0', 'limit', '0'],
    ['/v1/people?role=king', 'role', 'king'],
    ['/v1/people?offset=x', 'offset', 'x'],
  ])('%s names field and value', async (url, field, value) => {
    const answer = await api('GET', url);
    expect(answer.statusCode).toBe(422);
    expect(answer.json().errors).toMatchObject([{ field, value, remedy: expect.stringMatching(/^It /) }]);
  });
});

describe('cycles', () => {
  const launch = (body: object) => api('POST', '/v1/cycles', { payload: body });
  let cycleId: string;

  it.each([
    [{}, 'quarter'],
    [{ quarter: '2027-Q5' }, 'quarter'],
    [{ quarter: '2020-Q1' }, 'quarter'],
    [{ quarter: '2027-Q1', departments: ['Nowhere'] }, 'departments'],
    [{ quarter: '2027-Q1', start: '2026-13-45' }, 'start'],
    [{ quarter: '2027-Q1', departments: [{}] }, 'departments.0'],
  ])('refuses %j, naming the field', async (body, field) => {
    const before = await test.db.selectFrom('cycle').select('id').execute();
    const answer = await launch(body);
    expect(answer.statusCode).toBe(422);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json().errors[0]).toMatchObject({ field, remedy: expect.any(String) });
    expect(await test.db.selectFrom('cycle').select('id').execute()).toEqual(before);
  });

  it('shows the plan, then launches once', async () => {
    const request = { quarter: '2027-Q1', departments: DEMO_PILOT, start: 'now' };
    const preview = await launch({ ...request, dryRun: true });
    expect(preview.statusCode).toBe(200);
    expect(preview.json()).toMatchObject({
      dryRun: true,
      created: true,
      participants: 55,
      plan: { period: { name: '2027-Q1' } },
    });
    expect(preview.json().plan.phases[0].opensAt).toMatch(/^2026-11-2\dT/);
    const first = await launch(request);
    expect(first.statusCode).toBe(201);
    const second = await launch(request);
    expect(second.statusCode).toBe(200);
    expect(second.json().cycleId).toBe(first.json().cycleId);
    cycleId = first.json().cycleId;
    expect(first.headers.location).toBe(`/v1/cycles/${cycleId}`);
  });

  it('tells how it is going', async () => {
    const { cycles } = (await api('GET', '/v1/cycles')).json();
    expect(cycles).toHaveLength(1);
    const answer = await api('GET', `/v1/cycles/${cycleId}`);
    expect(answer.headers.etag).toBe('"1"');
    const progress = answer.json();
    expect(progress).toMatchObject({ state: 'running', participants: 55, mails: { sent: 0 }, late: [] });
    expect(progress.phases).toHaveLength(7);
    expect(progress.departments.map((each: { path: string }) => each.path)).toEqual([...DEMO_PILOT].sort());
  });

  it('says what it does not know', async () => {
    for (const url of [
      '/v1/cycles/nope',
      '/v1/cycles/00000000-0000-7000-8000-000000000000',
      '/v1/cycles/nope/audit',
    ]) {
      const answer = await api('GET', url);
      expect(answer.statusCode).toBe(404);
      expect(answer.json().errors[0]).toMatchObject({
        field: 'cycle',
        remedy: expect.stringContaining('okr status'),
      });
    }
  });

  it('takes commands, on the version that was seen', async () => {
    const command = (name: string, options: Omit<InjectOptions, 'method' | 'url'> = {}) =>
      api('POST', `/v1/cycles/${cycleId}/${name}`, options);
    const paused = await command('pause', { headers: { 'if-match': '"1"' } });
    expect(paused.json()).toMatchObject({ cycleId, version: 2 });
    expect((await command('pause')).statusCode).toBe(409);
    expect((await command('resume', { headers: { 'if-match': '"1"' } })).statusCode).toBe(409);
    expect((await command('resume', { headers: { 'if-match': 'one' } })).statusCode).toBe(422);
    expect((await command('resume', { headers: { 'if-match': '2' } })).statusCode).toBe(200);
    expect((await command('extend', { payload: {} })).json().errors[0].field).toBe('days');
    expect((await command('extend', { payload: { days: 0 } })).json().errors[0]).toMatchObject({
      field: 'days',
      value: '0',
    });
    expect((await command('extend', { payload: { days: 2, phase: 'preparation' } })).statusCode).toBe(200);
    expect((await command('advance')).statusCode).toBe(200);
    const { events } = (await api('GET', `/v1/cycles/${cycleId}/audit`)).json();
    expect(events.map((event: { action: string }) => event.action)).toEqual(
      expect.arrayContaining([
        'cycle.launched',
        'cycle.paused',
        'cycle.resumed',
        'cycle.extended',
        'cycle.advanced',
      ]),
    );
  });

  it('its pages show the same and ask before they act', async () => {
    const { cookies, formToken } = await session();
    const page = await app.inject({ url: `/cycles/${cycleId}`, cookies });
    expect(page.statusCode).toBe(200);
    for (const text of ['Customer Care', 'Go on now', 'mails sent']) expect(page.body).toContain(text);
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    const ask = await app.inject({ url: `/cycles/${cycleId}/pause`, cookies });
    expect(ask.body).toContain('Reminders stop');
    const version = /name="version" value="(\d+)"/.exec(ask.body)?.[1];
    const act = (form: Record<string, string>) =>
      app.inject({
        method: 'POST',
        url: `/cycles/${cycleId}/pause`,
        cookies,
        payload: new URLSearchParams(form).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
      });
    expect((await act({ version: version ?? '' })).statusCode).toBe(403);
    const done = await act({ version: version ?? '', _csrf: formToken });
    expect([done.statusCode, done.headers.location]).toEqual([303, `/cycles/${cycleId}`]);
    const again = await act({ version: version ?? '', _csrf: formToken });
    expect(again.statusCode).toBe(409);
    expect(again.body).toContain('role="alert"');
    const after = await app.inject({
      url: `/cycles/${cycleId}`,
      cookies: { ...cookies, ...Object.fromEntries(done.cookies.map(({ name, value }) => [name, value])) },
    });
    expect(after.body).toContain('Paused since');
    expect(after.body).toContain('role="status"');
    for (const url of [
      '/',
      '/people',
      '/people?search=a%25',
      '/launch',
      `/cycles/${cycleId}/audit`,
      `/cycles/${cycleId}/extend`,
    ])
      expect((await app.inject({ url, cookies })).statusCode).toBe(200);
  });

  it('plans and launches from its own form', async () => {
    const { cookies, formToken } = await session();
    const post = (form: string) =>
      app.inject({
        method: 'POST',
        url: '/launch',
        cookies,
        payload: `_csrf=${formToken}&${form}`,
        headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
      });
    const wrong = await post('quarter=2027-Q9&start=&sponsor=&step=preview');
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('aria-invalid');
    const form = 'quarter=2027-Q1&departments=Sales&start=now&sponsor=';
    const preview = await post(`${form}&step=preview`);
    expect(preview.body).toContain('52 people');
    const launched = await post(`${form}&step=launch`);
    expect(launched.statusCode).toBe(303);
    expect((await api('GET', '/v1/cycles')).json().cycles).toHaveLength(2);
  });
});

/** This console was made without Temporal, so it has no doctor. */
const withoutDoctor = (url: string): boolean => url.startsWith('/v1/doctor');

describe('the description of the interface', () => {
  it('is OpenAPI 3.1, names every route of /v1 and no page, and can be read', async () => {
    const document = (await api('GET', '/docs/openapi.json')).json();
    expect(document.openapi).toBe('3.1.0');
    const served = Object.keys(ROUTE_ACCESS)
      .map((route) => route.split(' ')[1] ?? '')
      .filter((url) => url.startsWith('/v1/') && !withoutDoctor(url));
    const described = served.map((url) => url.replace(/:(\w+)/g, '{$1}'));
    expect(Object.keys(document.paths).sort()).toEqual([...new Set(described)].sort());
    const page = await api('GET', '/docs/');
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-security-policy']).toContain('script-src');
  });
});

async function signIn(token: string, next = '/') {
  return app.inject({
    method: 'POST',
    url: '/sign-in',
    payload: new URLSearchParams({ token, next }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
  });
}

async function session() {
  const [cookie] = (await signIn(TOKEN)).cookies;
  const cookies = { [cookie?.name ?? '']: cookie?.value ?? '' };
  const { body } = await app.inject({ url: '/launch', cookies });
  return { cookies, formToken: /name="_csrf" value="([^"]+)"/.exec(body)?.[1] ?? '' };
}

describe('figures of key results', () => {
  it('from a file or a program: a refusal names every line, and nothing is set', async () => {
    const csv = (payload: string, query = '') =>
      api('POST', `/v1/values/import${query}`, { payload, headers: { 'content-type': 'text/csv' } });
    const refused = await csv('key_result,value\nNobody has this,12\nNor this,many\n');
    expect(refused.statusCode).toBe(422);
    expect(refused.headers['content-type']).toContain('application/problem+json');
    expect(refused.json()).toMatchObject({
      detail: '2 of 2 rows have a problem. Mend them and send all again.',
      errors: [{ field: 'line 2, key_result' }, { field: 'line 3, value' }],
      written: false,
    });
    expect((await csv('key_result,value\nNobody has this,12\n', '?dryRun=true')).json()).toMatchObject({
      problems: [{ line: 2, code: 'unknown-key-result' }],
      dryRun: true,
    });
    const json = await api('POST', '/v1/values', {
      payload: { values: [{ keyResult: 'Nobody has this', value: 3 }] },
    });
    expect(json.statusCode).toBe(422);
    expect(json.json()).toMatchObject({ errors: [{ field: 'line 1, key_result' }] });
    expect((await api('POST', '/v1/values', { payload: { values: [] } })).statusCode).toBe(422);
  });
});

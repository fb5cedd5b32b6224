import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type SettableClock, settableClock } from '#domain/clock.ts';
import { createConsole } from '#services/console/create-console.ts';
import { importPeople } from '#storage/people-import.ts';
import { sweep } from '#storage/sweep.ts';
import { runCli } from '../../cli/program.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { hrOps } from '../support/launched.ts';
import { quietLogger } from '../support/mailing.ts';

const TOKEN = 'a-token-for-tests-1234';
const NOW = new Date('2027-02-01T09:00:00Z');
const HEADER = 'email,name,department,manager_email,time_zone,away_from,away_to,delegate_email';
const ADA = 'ada@example.org,Ada,Care,,Europe/Berlin';
const BEN = 'ben@example.org,Ben,Care,ada@example.org,Europe/Berlin';
const CID = 'cid@example.org,Cid,Care,ada@example.org,Europe/Berlin';

let database: TestDatabase;
let clock: SettableClock;
let app: FastifyInstance;
let url: string;
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'presence-test-'));
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(async () => {
  database = await createTestDatabase();
  clock = settableClock(NOW);
  const config = { undoMinutes: null, console: { url: 'http://127.0.0.1', token: TOKEN } };
  app = await createConsole({ db: database.db, clock, config, logger: quietLogger, limit: null });
  url = await app.listen({ host: '127.0.0.1', port: 0 });
  writeFileSync(join(folder, 'runtime.json'), JSON.stringify({ consoleUrl: url, token: TOKEN }));
  await importFile([`${ADA},,,`, `${BEN},,,`, `${CID},,,`]);
  return async () => {
    await app.close();
    await database.drop();
  };
});

const importFile = (rows: string[], options = {}) =>
  importPeople(
    { db: database.db, clock },
    { bytes: Buffer.from([HEADER, ...rows].join('\n')), actor: hrOps, ...options },
  );
const absences = () =>
  database.db
    .selectFrom('absence')
    .innerJoin('person', 'person.id', 'absence.personId')
    .leftJoin('person as d', 'd.id', 'absence.delegateId')
    .select(['person.name', 'fromDay', 'toDay', 'd.name as delegate'])
    .where('endedAt', 'is', null)
    .orderBy('fromDay')
    .execute();
const stateOf = async (name: string) =>
  (await database.db.selectFrom('person').select('state').where('name', '=', name).executeTakeFirstOrThrow())
    .state;

async function okr(...args: string[]) {
  let [out, err] = ['', ''];
  const code = await runCli(args, {
    env: { INIT_CWD: folder },
    runtimeFile: join(folder, 'runtime.json'),
    streams: {
      stdout: { write: (text) => (out += text) },
      stderr: { write: (text) => (err += text) },
      terminal: undefined,
    },
  });
  return { code, out, err };
}

describe('by the people file', () => {
  it('days and a delegate are taken, again and again, and those that are over passed by', async () => {
    const rows = [
      `${ADA},,,`,
      `${BEN},2027-02-15,2027-02-26,cid@example.org`,
      `${CID},2026-12-20,2027-01-05,`,
    ];
    expect(await importFile(rows)).toMatchObject({ written: true, notices: [] });
    expect(await importFile(rows)).toMatchObject({ written: true, unchanged: 3 });
    expect(await absences()).toEqual([
      { name: 'Ben', fromDay: '2027-02-15', toDay: '2027-02-26', delegate: 'Cid' },
    ]);
    const other = await importFile([`${ADA},,,`, `${BEN},2027-02-20,2027-03-02,`, `${CID},,,`]);
    expect(other.notices).toMatchObject([{ line: 3, code: 'absence-kept' }]);
    expect(await absences()).toHaveLength(1);
  });

  it.each([
    [`${BEN},2027-02-30,2027-03-02,`, 'away_from', 'bad-day'],
    [`${BEN},2027-02-15,,`, 'away_to', 'bad-day'],
    [`${BEN},2027-02-15,2027-02-01,`, 'away_to', 'days-reversed'],
    [`${BEN},2027-02-15,2027-02-26,nobody@example.org`, 'delegate_email', 'unknown-delegate'],
    [`${BEN},2027-02-15,2027-02-26,ben@example.org`, 'delegate_email', 'unknown-delegate'],
  ])('refuses %s', async (row, column, code) => {
    const report = await importFile([`${ADA},,,`, row]);
    expect(report).toMatchObject({ written: false, problems: [{ line: 3, column, code }] });
    expect(await absences()).toEqual([]);
  });

  it('whoever is not in it leaves only when that is asked for, and never many at once', async () => {
    await importFile([`${ADA},,,`, `${BEN},,,`]);
    expect(await stateOf('Cid')).toBe('active');
    await importFile([`${ADA},,,`, `${BEN},,,`], { removeMissing: true, dryRun: true });
    expect(await stateOf('Cid')).toBe('active');
    await importFile([`${ADA},,,`, `${BEN},,,`], { removeMissing: true });
    expect(await stateOf('Cid')).toBe('left');
    const crowd = Array.from({ length: 30 }, (_, n) => `p${n}@example.org,P${n},Care,ada@example.org,UTC,,,`);
    await importFile([`${ADA},,,`, `${BEN},,,`, ...crowd]);
    await expect(importFile([`${ADA},,,`], { removeMissing: true })).rejects.toThrow(
      'so many do not leave at once',
    );
    expect(await stateOf('P1')).toBe('active');
  });
});

describe('by the command line and the REST interface', () => {
  it('somebody is away, comes back early, and is on record with who said so', async () => {
    const entered = await okr(
      'people',
      'away',
      'ben@example.org',
      '--from',
      '2027-02-01',
      '--to',
      '2027-02-05',
      '--delegate',
      'cid@example.org',
    );
    expect(entered).toMatchObject({ code: 0, err: '' });
    expect(entered.out).toContain('Cid stands in');
    expect(await stateOf('Ben')).toBe('away');
    expect((await okr('people', 'back', 'ben@example.org')).out).toContain('is off the list');
    expect(await stateOf('Ben')).toBe('active');
    const trail = await database.db
      .selectFrom('auditEvent')
      .select(['action', 'detail'])
      .where('action', 'like', 'absence.%')
      .orderBy('id')
      .execute();
    expect(trail.map(({ action }) => action)).toEqual([
      'absence.entered',
      'absence.begun',
      'absence.withdrawn',
      'absence.ended',
    ]);
    expect(trail[0]?.detail).toMatchObject({ by: 'Printed token' });
  });

  it('says what is wrong in one sentence and changes nothing', async () => {
    const headers = { authorization: `Bearer ${TOKEN}` };
    const send = (key: string, payload: object) =>
      app.inject({ method: 'POST', url: `/v1/people/${key}/absences`, headers, payload });
    const days = { from: '2027-02-08', to: '2027-02-05' };
    expect((await send('ben@example.org', days)).json()).toMatchObject({
      status: 422,
      errors: [{ field: 'to' }],
    });
    expect((await send('nobody@example.org', days)).statusCode).toBe(404);
    const delegate = { from: '2027-02-08', to: '2027-02-09', delegate: 'x@example.org' };
    expect((await send('ben@example.org', delegate)).json()).toMatchObject({
      errors: [{ field: 'delegate' }],
    });
    const gone = await app.inject({
      method: 'DELETE',
      url: '/v1/people/ben@example.org/absences/nothing',
      headers,
    });
    expect(gone.statusCode).toBe(404);
    expect(await absences()).toEqual([]);
    expect((await okr('people', 'away', 'ben@example.org', '--from', 'soon')).code).toBe(1);
  });

  it('a leaver’s consequences are said before they happen', async () => {
    const dry = await okr('people', 'leave', 'ada@example.org', '--dry-run');
    expect(dry.out).toContain('Ada would leave: 0 open tasks');
    expect(dry.out).toContain('2 reports go to nobody');
    expect(await stateOf('Ada')).toBe('active');
    expect((await okr('people', 'leave', 'ben@example.org')).out).toContain('Ben has left');
    expect(await stateOf('Ben')).toBe('left');
  });
});

describe('at the console', () => {
  async function signedIn() {
    const answer = await app.inject({
      method: 'POST',
      url: '/sign-in',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ token: TOKEN }).toString(),
    });
    const cookies = Object.fromEntries(answer.cookies.map(({ name, value }) => [name, value]));
    const page = async (path: string) => (await app.inject({ url: path, cookies })).body;
    const csrf = /name="_csrf" value="([^"]+)"/.exec(await page('/people'))?.[1] ?? '';
    const post = (path: string, fields: Record<string, string>) =>
      app.inject({
        method: 'POST',
        url: path,
        cookies,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({ _csrf: csrf, ...fields }).toString(),
      });
    return { page, post };
  }

  it('the list leads to a person, whose absence is entered and taken away again', async () => {
    const { page, post } = await signedIn();
    const path = /href="(\/people\/[0-9a-f-]{36})">Ben</.exec(await page('/people'))?.[1] ?? '';
    expect(await page(path)).toContain('Ben is there and gets mail at ben@example.org.');
    const refused = await post(`${path}/absences`, { from: '2027-02-08', to: '2027-02-05', delegate: '' });
    expect([refused.statusCode, refused.body]).toEqual([
      422,
      expect.stringContaining('lies before the first'),
    ]);
    expect(refused.body).toContain('value="2027-02-08"');
    const fields = { from: '2027-02-01', to: '2027-02-05', delegate: 'cid@example.org' };
    expect((await post(`${path}/absences`, fields)).statusCode).toBe(303);
    const body = await page(path);
    expect(body).toContain('Ben is away until 5 February 2027; Cid stands in.');
    expect(body).not.toMatch(/<(input|textarea|select)[^>]*name="reason"/);
    const absence = /name="absence" value="([^"]+)"/.exec(body)?.[1] ?? '';
    await post(`${path}/absences/withdraw`, { absence });
    expect(await stateOf('Ben')).toBe('active');
  });

  it('an absence is changed before it begins, and only its last day once it is under way', async () => {
    const { page, post } = await signedIn();
    const path = /href="(\/people\/[0-9a-f-]{36})">Ben</.exec(await page('/people'))?.[1] ?? '';
    await post(`${path}/absences`, { from: '2027-02-08', to: '2027-02-12', delegate: 'cid@example.org' });
    const change = /href="(\/people\/[^"]+\/absences\/[^"]+)"/.exec(await page(path))?.[1] ?? '';
    const form = await page(change);
    expect(form).toContain('value="2027-02-08"');
    expect(form).toContain('value="cid@example.org"');
    const refused = await post(change, { from: '2027-02-08', to: '2027-02-05', delegate: '' });
    expect([refused.statusCode, refused.body]).toEqual([
      422,
      expect.stringContaining('lies before the first'),
    ]);
    expect((await post(change, { from: '2027-02-09', to: '2027-02-16', delegate: '' })).statusCode).toBe(303);
    expect(await absences()).toEqual([
      { name: 'Ben', fromDay: '2027-02-09', toDay: '2027-02-16', delegate: null },
    ]);
    clock.set(new Date('2027-02-09T09:00:00Z'));
    await sweep({ db: database.db, clock });
    expect(await stateOf('Ben')).toBe('away');
    const later = await signedIn();
    expect(await later.page(change)).toContain('only its last day can change');
    await later.post(change, { to: '2027-02-19' });
    expect(await absences()).toMatchObject([{ fromDay: '2027-02-09', toDay: '2027-02-19' }]);
    expect((await later.post(change.replace(/[^/]+$/, 'nothing'), { to: '2027-02-20' })).statusCode).toBe(
      404,
    );
  });

  it('and by the REST interface', async () => {
    const headers = { authorization: `Bearer ${TOKEN}` };
    await okr('people', 'away', 'ben@example.org', '--from', '2027-02-08');
    const list = await app.inject({ url: '/v1/people/ben@example.org/absences', headers });
    const { id } = list.json().absences[0];
    const put = (payload: object) =>
      app.inject({ method: 'PUT', url: `/v1/people/ben@example.org/absences/${id}`, headers, payload });
    const changed = await put({ from: '2027-02-08', to: '2027-02-10', delegate: 'cid@example.org' });
    expect(changed.json()).toMatchObject({ absences: [{ to: '2027-02-10', delegate: 'Cid' }] });
    expect((await put({ from: 'soon', to: '2027-02-10' })).statusCode).toBe(422);
  });

  it('leaving asks once, with its consequences, and takes a tick', async () => {
    const { page, post } = await signedIn();
    const path = /href="(\/people\/[0-9a-f-]{36})">Ben</.exec(await page('/people'))?.[1] ?? '';
    expect(await page(`${path}/leave`)).toContain('0 key results');
    expect((await post(`${path}/leave`, {})).statusCode).toBe(422);
    expect(await stateOf('Ben')).toBe('active');
    expect((await post(`${path}/leave`, { leave: 'yes' })).statusCode).toBe(303);
    expect(await page(path)).toContain('Ben has left.');
  });
});

import { parse } from 'csv-parse/sync';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { settableClock } from '#domain/clock.ts';
import { createConsole } from '#services/console/create-console.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildWorld, insertOkrSet, insertPerson, insertTask, type World } from '../../support/factory.ts';

const TOKEN = 'a-token-for-tests-1234';
const NOW = new Date('2027-02-03T09:00:00Z');
const headers = { authorization: `Bearer ${TOKEN}`, accept: 'text/html' };
let test: TestDatabase;
let app: FastifyInstance;
let world: World;

beforeAll(async () => {
  test = await createTestDatabase();
  app = await createConsole({
    db: test.db,
    clock: settableClock(NOW),
    config: { undoMinutes: null, console: { url: 'http://127.0.0.1:4000', token: TOKEN } },
    logger: pino({ level: 'silent' }),
    limit: null,
  });
});
afterAll(async () => {
  await app.close();
  await test.drop();
});
beforeEach(async () => {
  world = await buildWorld(test.db, NOW);
});

const get = (path: string) => app.inject({ url: `/cycles/${world.cycleId}${path}`, headers });
const CHARTER = {
  hypothesis: 'If teams agree goals, <meetings> get fewer',
  'measures[0][text]': 'People check in',
  'measures[0][figure]': 'check-ins',
  'measures[0][target]': '60',
  'measures[1][text]': 'Agreeing is quick',
  'measures[1][figure]': 'days-to-agree',
  'measures[1][target]': '5',
  'measures[2][text]': '=Would we miss it?',
  'measures[2][figure]': 'own',
  'measures[2][target]': '',
  decisionOn: '2027-04-21',
  sponsor: '',
};
const write = (over: Partial<Record<keyof typeof CHARTER, string>> = {}) =>
  app.inject({
    method: 'POST',
    url: `/cycles/${world.cycleId}/charter`,
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ ...CHARTER, ...over }).toString(),
  });
const stored = () =>
  test.db.selectFrom('charter').selectAll().where('cycleId', '=', world.cycleId).executeTakeFirst();

describe('a pilot’s charter', () => {
  it('is written on its page, names the cycle’s sponsor, and is written anew while nobody was asked', async () => {
    expect((await get('/charter')).body).toContain('Write the charter');
    expect((await write()).statusCode).toBe(303);
    expect(await stored()).toMatchObject({ sponsorId: world.sponsorId, decisionOn: '2027-04-21' });
    expect((await write({ hypothesis: 'Another one' })).statusCode).toBe(303);
    expect((await get('/charter')).body).toContain('Another one');
    await test.db.updateTable('charter').set({ askedAt: NOW }).where('cycleId', '=', world.cycleId).execute();
    const late = await write();
    expect(late.statusCode).toBe(409);
    expect((await stored())?.hypothesis).toBe('Another one');
    expect((await get('/charter')).body).not.toContain('<form method="post" action="/cycles');
  });

  it.each([
    [{ hypothesis: ' ' }, 'has no hypothesis'],
    [{ 'measures[1][text]': '' }, 'Success measure 2 is empty'],
    [{ 'measures[0][target]': 'many' }, 'Success measure 1 has no target'],
    [{ decisionOn: '2027-01-04' }, 'has passed'],
    [{ decisionOn: '2027-04-24' }, 'day off'],
    [{ sponsor: 'nobody@example.org' }, 'Nobody has the email address'],
  ])('refuses %o with what to do, and keeps what was typed', async (over, words) => {
    const answer = await write(over);
    expect([404, 409, 422]).toContain(answer.statusCode);
    expect(answer.body).toContain(words);
    expect(answer.body).toContain('People check in');
    expect(await stored()).toBeUndefined();
  });

  it('comes by REST too, and with the launch itself', async () => {
    const body = {
      hypothesis: 'It works',
      measures: [1, 2, 3].map((n) => ({ text: `Measure ${n}`, figure: 'pulse', target: n })),
      decisionOn: '2027-04-21',
    };
    const url = `/v1/cycles/${world.cycleId}/charter`;
    expect((await app.inject({ url, headers })).json()).toEqual({ charter: null });
    expect((await app.inject({ method: 'PUT', url, headers, payload: body })).json()).toMatchObject({
      sponsorName: 'Sarah Sponsor',
    });
    expect((await app.inject({ url, headers })).json()).toMatchObject({
      charter: { hypothesis: 'It works', askedAt: null },
    });
    const { path } = await test.db
      .selectFrom('department')
      .select('path')
      .where('id', '=', world.departmentId)
      .executeTakeFirstOrThrow();
    const launched = await app.inject({
      ...{ method: 'POST', url: '/v1/cycles', headers },
      payload: { quarter: '2027-Q3', departments: [path], charter: { ...body, decisionOn: '2027-10-20' } },
    });
    expect(launched.statusCode).toBe(201);
    const own = `/v1/cycles/${launched.json().cycleId}/charter`;
    expect((await app.inject({ url: own, headers })).json()).toMatchObject({
      charter: { decisionOn: '2027-10-20' },
    });
  });
});

describe('the report', () => {
  async function playQuarter(): Promise<void> {
    const set = await insertOkrSet(test.db, world, {
      ...{ state: 'agreed', round: 2, agreedAt: new Date('2027-01-11T09:00:00Z') },
      objectives: [
        {
          title: 'Answers come before lunch',
          keyResults: [{ title: 'Calls answered', baseline: 10, target: 80, unit: '%' }],
        },
      ],
    });
    const content = (title: string, baseline: number | null) =>
      JSON.stringify({
        objectives: [
          {
            ...{ id: set.objectiveIds[0], title, kind: 'committed', local: true, alignedTo: [] },
            keyResults: [
              { id: 'a', title: 'Calls answered within an hour', baseline, target: 80, unit: '%' },
              { id: 'b', title: 'Customers who call twice', baseline: 30, target: 10, unit: '%' },
            ],
          },
        ],
      });
    const version = { okrSetId: set.id, byPersonId: world.personId };
    await test.db
      .insertInto('okrVersion')
      .values([
        {
          ...version,
          version: 1,
          round: 1,
          reason: 'submitted',
          content: content('Improve things and 5 calls', 10),
          at: new Date('2027-01-07T09:00:00Z'),
        },
        {
          ...version,
          version: 2,
          round: 2,
          reason: 'agreed',
          content: content('Customers hear from us before lunch', 10),
          at: new Date('2027-01-11T09:00:00Z'),
        },
      ])
      .execute();
    const checkIn = { kind: 'check-in', phase: 'check-ins', settledAt: NOW } as const;
    await insertTask(test.db, NOW, world, { ...checkIn, ordinal: 1, state: 'done' });
    await insertTask(test.db, NOW, world, { ...checkIn, ordinal: 1, state: 'done', personId: world.otherId });
    await insertTask(test.db, NOW, world, { ...checkIn, ordinal: 2, state: 'missed' });
  }

  it('answers each measure of the charter with what was measured', async () => {
    await write();
    const before = await get('/report');
    expect(before.body).toContain('0 of 3 success measures reached');
    await playQuarter();
    const { body } = await get('/report');
    expect(body).toContain('2 of 3 success measures reached, 0 not, 1 for people to judge');
    expect(body).toContain('66.7 %');
    expect(body).toContain('4 days');
    expect(body).toContain('If teams agree goals, &#60;meetings&#62; get fewer');
    expect(body).toContain('2 of 3 people did something in it');
    const answer = await app.inject({ url: `/v1/cycles/${world.cycleId}/report`, headers });
    expect(answer.json().quality).toEqual({
      submitted: { objectives: 1, sound: 0 },
      agreed: { objectives: 1, sound: 1 },
    });
  });

  it('is a file for the board that needs no server, and CSV that no spreadsheet runs', async () => {
    await write();
    const file = await get('/report.html');
    expect(file.headers['content-disposition']).toBe('attachment; filename="report-2027-Q1.html"');
    expect(file.body).toContain('<style>');
    expect(file.body).not.toMatch(/<script|<link|src=|href=/);
    const csv = await get('/report.csv');
    const rows: string[][] = parse(csv.body, { bom: true });
    expect(rows).toContainEqual(['charter', 'decision on', '2027-04-21']);
    expect(rows).toContainEqual(['measure 1', 'wanted', '60']);
    expect(rows).toContainEqual(['measure 3', 'text', "'=Would we miss it?"]);
  });

  it('shows the pulse only when nobody can be made out in it', async () => {
    const answerAs = async (personId: string, value: number) => {
      const taskId = await insertTask(test.db, NOW, world, {
        kind: 'reflect',
        phase: 'celebration',
        personId,
        state: 'done',
      });
      const row = { taskId, cycleId: world.cycleId, personId, value };
      await test.db
        .insertInto('pulseAnswer')
        .values(['clear', 'helped', 'again'].map((question) => ({ ...row, question })))
        .execute();
    };
    for (const person of [world.personId, world.otherId, world.leadId, world.sponsorId])
      await answerAs(person, 4);
    expect((await get('/report')).body).toContain('4 answers, too few to be shown');
    await answerAs(await insertPerson(test.db, NOW, { departmentId: world.departmentId }), 2);
    expect((await get('/report')).body).toMatch(
      /I would like to work this way again<\/th><td class="number" data-label="Mean, 1 to 5">3\.6</,
    );
  });
});

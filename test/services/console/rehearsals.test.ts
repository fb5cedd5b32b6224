import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { settableClock } from '#domain/clock.ts';
import { parsePeriod } from '#domain/period.ts';
import { createConsole } from '#services/console/create-console.ts';
import { createStage, type Stage, type StagedPlan } from '#services/console/rehearsals/stage.ts';
import { previewLaunch } from '#storage/launch.ts';
import { readCast, writeCast } from '#storage/rehearsals/cast.ts';
import { beginRehearsal, readRehearsal } from '#storage/rehearsals/store.ts';
import { type ConsolePeople, consoleSession, peopleAtTheDoor } from '../../support/console-people.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';

const clock = settableClock(new Date('2026-11-23T09:00:00Z'));
const logger = pino({ level: 'silent' });
const folder = mkdtempSync(path.join(os.tmpdir(), 'quarterdeck-stage-'));
const PLAN: StagedPlan = {
  ...{ name: '2027-Q1 pilot: Sales', departments: ['Sales'], digest: 'a', form: { quarter: '2027-Q1' } },
  request: { period: '2027-Q1', departments: ['Sales'], policies: {} },
  actor: { kind: 'hr-ops', label: 'test' },
};
let test: TestDatabase;
let people: ConsolePeople;
let stage: Stage;

beforeAll(async () => {
  test = await createTestDatabase();
  people = await peopleAtTheDoor(test.db, clock.now());
});
afterAll(async () => {
  await test.drop();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => test.db.deleteFrom('rehearsal').execute());
afterEach(() => stage?.stop());

/** A program in the place of the rehearsal, so that what happens around one can be made to happen. */
function playing(program: string): Stage {
  const script = path.join(folder, `${Math.random()}.mjs`);
  writeFileSync(script, program);
  stage = createStage({ db: test.db, clock, logger, temporalBinary: '', environment: {}, script });
  return stage;
}
const SAY = 'const say = (line) => console.log(JSON.stringify(line));';
const UNTIL_ENDED = 'process.on("SIGTERM", () => process.exit(1)); setInterval(() => {}, 1000);';
const ends = (id: string, state: string) =>
  expect.poll(async () => (await readRehearsal(test.db, id)).state, { timeout: 10_000 }).toBe(state);

describe('a rehearsal beside the console', () => {
  it('gets the organisation as it is, says how far it is, and leaves a report', async () => {
    const id = await playing(`${SAY} let told = ''; for await (const part of process.stdin) told += part;
      const { cast, quarter, departments } = JSON.parse(told); say({ share: 0.5, day: '2027-02-01' });
      say({ figures: { people: cast.people.length, mails: 7, faults: [quarter + departments + Object.keys(process.env).includes('DATABASE_URL')] }, report: '<p>all</p>' });`).begin(
      PLAN,
    );
    await ends(id, 'done');
    const cast = await readCast(test.db, parsePeriod('2027-Q1'));
    expect(await readRehearsal(test.db, id)).toMatchObject({
      figures: { people: cast.people.length, mails: 7, faults: ['2027-Q1Salesfalse'] },
      problem: null,
    });
  });

  it('leaves people in the cycle they are in, as the plan does, and takes them where the plan does', async () => {
    const copy = await createTestDatabase();
    try {
      for (const [index, includeShared] of [false, true].entries()) {
        const file = path.join(folder, `order-${index}.json`);
        const request = { period: '2027-Q1', departments: ['Sales'], includeShared };
        const id = await playing(`import { writeFileSync } from 'node:fs'; let told = '';
          for await (const part of process.stdin) told += part; writeFileSync(${JSON.stringify(file)}, told);`).begin(
          { ...PLAN, request: { ...request, policies: {} } },
        );
        await ends(id, 'failed');
        const order = JSON.parse(readFileSync(file, 'utf8'));
        if (index === 0)
          await copy.db.transaction().execute((trx) => writeCast(trx, order.cast, clock.now()));
        const { actor } = PLAN;
        const meant = await previewLaunch({ db: test.db, clock }, { ...request, actor });
        const copied = await previewLaunch(
          { db: copy.db, clock },
          { period: order.quarter, departments: order.departments, ...order.launch, actor },
        );
        expect(copied.shared.map(({ name, cycle }) => `${name}: ${cycle}`)).toEqual(
          meant.shared.map(({ name, cycle }) => `${name}: ${cycle}`),
        );
        expect([copied.participants, copied.created]).toEqual([meant.participants, true]);
        expect(meant.shared.length > 0).toBe(!includeShared);
      }
    } finally {
      await copy.drop();
    }
  });

  it('is the only one at a time, and is cancelled by a press', async () => {
    const id = await playing(UNTIL_ENDED).begin(PLAN);
    await expect(stage.begin(PLAN)).rejects.toMatchObject({ code: 'rehearsal-running', status: 409 });
    await stage.cancel(id);
    await ends(id, 'cancelled');
    const again = await stage.begin(PLAN);
    await stage.cancel(again);
  });

  it('ends when another console has cancelled it', async () => {
    const flag = path.join(folder, 'ended');
    const id = await playing(`${SAY} import { writeFileSync } from 'node:fs';
      process.on('SIGTERM', () => { writeFileSync(${JSON.stringify(flag)}, ''); process.exit(1); });
      setInterval(() => say({ share: 0.1, day: '2027-01-01' }), 50);`).begin(PLAN);
    await test.db.updateTable('rehearsal').set({ state: 'cancelled' }).where('id', '=', id).execute();
    await expect.poll(() => existsSync(flag), { timeout: 10_000 }).toBe(true);
    expect((await readRehearsal(test.db, id)).state).toBe('cancelled');
  });

  it.each([
    [
      `${SAY} say({ problem: 'There is no department "X". Name one.' }); process.exitCode = 1;`,
      'There is no department "X". Name one.',
    ],
    ['process.exitCode = 70;', 'It broke off; the log says where.'],
    ['console.log("nonsense"); console.log("{}");', 'It broke off; the log says where.'],
  ])('says why it did not come to its end', async (program, problem) => {
    const id = await playing(program).begin(PLAN);
    await ends(id, 'failed');
    expect((await readRehearsal(test.db, id)).problem).toBe(problem);
  });

  it('is ended with its console, and what a dead console left does not stand in the way', async () => {
    const id = await playing(UNTIL_ENDED).begin(PLAN);
    await stage.stop();
    expect((await readRehearsal(test.db, id)).problem).toBe('The console was stopped meanwhile.');
    const left = await beginRehearsal({ db: test.db, clock }, PLAN);
    const later = settableClock(new Date(clock.now().getTime() + 120_000));
    await beginRehearsal({ db: test.db, clock: later }, PLAN);
    expect((await readRehearsal(test.db, left)).problem).toBe('The console that played it is gone.');
  });
});

describe('the page of a rehearsal', () => {
  const config = {
    ...{ undoMinutes: null, linkKeys: [{ id: 'a', secret: Buffer.alloc(32, 1) }] },
    console: { url: 'http://127.0.0.1:4000', token: 'a-token-for-tests-1234' },
  };
  const at = async (url: string, personId: string, method: 'GET' | 'POST' = 'GET') => {
    const app = await createConsole({ db: test.db, clock, config, logger, limit: null });
    const headers = { ...(await consoleSession(test.db, clock.now(), personId)), accept: 'text/html' };
    const answer = await app.inject({ method, url, headers });
    await app.close();
    return answer;
  };

  it('is for whoever may launch for its departments, with a report that can load and run nothing', async () => {
    const id = await playing(
      `${SAY} say({ figures: { people: 1, mails: 2, faults: [] }, report: '<style>p{}</style><p>all</p>' });`,
    ).begin({ ...PLAN, departments: ['Zoology'] });
    await ends(id, 'done');
    for (const part of ['', '/report.html'])
      expect((await at(`/rehearsals/${id}${part}`, people.ids['hr_ops in Sales'])).statusCode).toBe(403);
    expect((await at(`/rehearsals/${id}/cancel`, people.ids['hr_ops in Sales'], 'POST')).statusCode).toBe(
      403,
    );
    expect((await at(`/rehearsals/${id}`, people.ids.hr_ops)).body).toContain(
      'Nobody got more mail than promised',
    );
    const report = await at(`/rehearsals/${id}/report.html`, people.ids.hr_ops);
    const policy = String(report.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'; style-src 'sha256-");
    expect(policy).not.toContain('unsafe');
    expect((await at('/rehearsals/nothing', people.ids.hr_ops)).statusCode).toBe(404);
  });

  it('refreshes itself without scripts while it is played', async () => {
    const id = await playing(UNTIL_ENDED).begin(PLAN);
    expect((await at(`/rehearsals/${id}`, people.ids['hr_ops in Sales'])).body).toContain(
      'http-equiv="refresh"',
    );
    expect((await at(`/rehearsals/${id}/cancel`, people.ids['hr_ops in Sales'], 'POST')).statusCode).toBe(
      303,
    );
    const page = (await at(`/rehearsals/${id}`, people.ids['hr_ops in Sales'])).body;
    // The console that was asked does not play it: it has said so to the one that does.
    expect(page).not.toContain('http-equiv="refresh"');
  });

  it('where there is nothing to play on, the plan says what is missing', async () => {
    const app = await createConsole({ db: test.db, clock, config, logger, limit: null });
    const answer = await app.inject({
      ...{ method: 'POST', url: '/launch', payload: 'quarter=2027-Q1&departments=Sales&step=rehearse' },
      headers: {
        authorization: `Bearer ${config.console.token}`,
        ...{ accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
      },
    });
    await app.close();
    expect(answer.body).toContain('the Temporal command line is missing');
    expect(answer.body).not.toContain('value="rehearse"');
  });
});

import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type SettableClock, settableClock } from '#domain/clock.ts';
import { createConsole } from '#services/console/create-console.ts';
import { sealDue } from '#services/mailer/sealer.ts';
import { createTaskPages } from '#services/task-pages/create-task-pages.ts';
import { personLeaves } from '#storage/leave.ts';
import { writeCharter } from '#storage/pilots/charter.ts';
import { readPilotOutcome } from '#storage/pilots/decision.ts';
import { sweep } from '#storage/sweep.ts';
import { consoleSession } from '../../support/console-people.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildWorld, insertDepartment, insertPerson, insertTask, type World } from '../../support/factory.ts';
import { BASE_URL, LINK_KEYS, linkPath, quietLogger } from '../../support/mailing.ts';

const TOKEN = 'a-token-for-tests-1234';
const START = new Date('2027-02-03T09:00:00Z');
const DECISION = new Date('2027-04-21T06:00:00Z');
/** Each test plays its own months; the services read whichever clock is set. */
let played = settableClock(START);
const clock: SettableClock = { now: () => played.now(), set: (to) => played.set(to) };
const HR = { kind: 'hr-ops', label: 'HR ops' } as const;
let test: TestDatabase;
let pages: FastifyInstance;
let desk: FastifyInstance;
let world: World;

beforeAll(async () => {
  test = await createTestDatabase();
  const deps = { db: test.db, clock, limit: null };
  pages = await createTaskPages({ ...deps, linkKeys: LINK_KEYS, baseUrl: BASE_URL, logger: quietLogger });
  desk = await createConsole({
    ...deps,
    config: { undoMinutes: null, console: { url: 'http://127.0.0.1:4000', token: TOKEN } },
    logger: pino({ level: 'silent' }),
  });
});
afterAll(async () => {
  await pages.close();
  await desk.close();
  await test.drop();
});
beforeEach(async () => {
  played = settableClock(START);
  world = await buildWorld(test.db, START, { settings: { declaredUse: 'For this pilot alone.' } });
  await writeCharter(
    { db: test.db, clock },
    {
      cycleId: world.cycleId,
      actor: HR,
      wish: {
        hypothesis: 'Agreed goals save <meetings>',
        measures: [
          { text: 'People check in', figure: 'check-ins', target: 60 },
          { text: 'Agreeing is quick', figure: 'days-to-agree', target: 5 },
          { text: 'We would miss it', figure: 'own', target: null },
        ],
        decisionOn: '2027-04-21',
      },
    },
  );
});

const form = (fields: Record<string, string>) => ({
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  payload: new URLSearchParams(fields).toString(),
});
const tasks = () =>
  test.db
    .selectFrom('task')
    .select(['id', 'personId', 'state', 'dueAt'])
    .where('cycleId', '=', world.cycleId)
    .where('kind', '=', 'pilot-decision')
    .orderBy('openedAt')
    .execute();
const outcome = () => readPilotOutcome(test.db, world.cycleId);
const console_ = async (url: string) =>
  (await desk.inject({ url, headers: { authorization: `Bearer ${TOKEN}`, accept: 'text/html' } })).body;

/** The day has come: whoever is to decide is asked. @returns their task and its page. */
async function asked(): Promise<{ id: string; personId: string; url: string }> {
  clock.set(DECISION);
  await sweep({ db: test.db, clock });
  const open = (await tasks()).find(({ state }) => state === 'open');
  if (!open) throw new Error('nobody was asked');
  return { ...open, url: await linkPath(test.db, DECISION, open.id) };
}

const later = async (minutes: number) => {
  clock.set(new Date(clock.now().getTime() + minutes * 60_000));
  await sweep({ db: test.db, clock });
};

describe('the decision about a pilot', () => {
  it('is asked by mail on its day, once, also when everything else of the cycle is over', async () => {
    await later(60);
    expect(await tasks()).toEqual([]);
    await test.db
      .updateTable('phaseRun')
      .set({ state: 'closed' })
      .where('cycleId', '=', world.cycleId)
      .execute();
    await test.db.updateTable('cycle').set({ state: 'closed' }).where('id', '=', world.cycleId).execute();
    await asked();
    await later(1);
    expect(await tasks()).toMatchObject([
      { personId: world.sponsorId, dueAt: new Date('2027-04-28T15:00:00Z') },
    ]);
    await sealDue({ db: test.db, clock, pacing: 'immediate', baseUrl: BASE_URL });
    const mail = await test.db
      .selectFrom('mail')
      .select(['subject', 'text'])
      .where('personId', '=', world.sponsorId)
      .executeTakeFirstOrThrow();
    expect(mail.subject).toBe('How does your pilot go on?');
    expect(mail.text).toContain('stop, repeat, or roll out');
  });

  it('needs a choice, a reason and, to roll out, a number of waves; nothing is chosen beforehand', async () => {
    const { url } = await asked();
    const { body } = await pages.inject({ url });
    expect(body).toContain('Agreed goals save &#60;meetings&#62;');
    expect(body).not.toMatch(/name="verdict"[^>]*checked/);
    const nothing = await pages.inject({ method: 'POST', url, ...form({}) });
    expect(nothing.statusCode).toBe(422);
    expect(nothing.body).toContain('Choose one of the three');
    const half = await pages.inject({ method: 'POST', url, ...form({ verdict: 'roll-out', reason: 'Yes' }) });
    expect(half.body).toContain('Choose in how many waves');
    expect(await outcome()).toBeUndefined();
  });

  it('to roll out prepares a cycle a wave from the pilot’s settings, and asks its people to be champions', async () => {
    const above = await test.db
      .updateTable('department')
      .set({ path: 'Whole' })
      .where('id', '=', world.companyId)
      .returning('id')
      .executeTakeFirstOrThrow();
    const own = 'Whole / Sales';
    await test.db.updateTable('department').set({ path: own }).where('id', '=', world.departmentId).execute();
    for (const name of ['Lawyers', 'Makers']) {
      const id = await insertDepartment(test.db, START, {
        name,
        parentId: above.id,
        path: `Whole / ${name}`,
      });
      await insertPerson(test.db, START, { departmentId: id });
    }
    const { url } = await asked();
    const verdict = { verdict: 'roll-out', waves: '2', reason: 'It <worked>' };
    expect((await pages.inject({ method: 'POST', url, ...form(verdict) })).statusCode).toBe(303);
    await later(1);
    expect(await outcome()).toMatchObject({ choice: 'roll-out', effectiveAt: null, waves: [] });
    await later(20);
    await later(20);
    const decided = await outcome();
    expect(decided?.waves.at(-1)).toEqual({ ordinal: 2, period: '2027-Q3', departments: [] });
    expect(decided?.waves[0]).toMatchObject({ ordinal: 1, period: '2027-Q2' });
    expect(decided?.waves[0]?.departments).toContain(own);
    expect(decided).toMatchObject({ champions: [], invited: { asked: 3, open: 3 } });
    const report = await console_(`/cycles/${world.cycleId}/report`);
    expect(report).toContain('The decision: roll out');
    expect(report).toContain('It &#60;worked&#62;');
    const plan = await console_(`/launch?after=${world.cycleId}&wave=1`);
    expect(plan).toContain('value="2027-Q2"');
    expect(plan).toMatch(/value="Whole \/ Sales" +checked/);
    expect(plan).toContain(`name="settingsFrom" value="${world.cycleId}"`);
    // HR ops of one part do not read a wave of others.
    const lawyers = await test.db
      .selectFrom('department')
      .select('id')
      .where('path', '=', 'Whole / Lawyers')
      .executeTakeFirstOrThrow();
    const limited = await insertPerson(test.db, START, { departmentId: lawyers.id });
    await test.db
      .insertInto('accessGrant')
      .values({ personId: limited, role: 'hr_ops', departmentId: lawyers.id, grantedAt: START })
      .execute();
    const foreign = await desk.inject({
      url: `/launch?after=${world.cycleId}&wave=1`,
      headers: { ...(await consoleSession(test.db, clock.now(), limited)), accept: 'text/html' },
    });
    expect([foreign.statusCode, foreign.body.includes(own)]).toEqual([403, false]);
    const launched = await desk.inject({
      ...{ method: 'POST', url: '/v1/cycles', headers: { authorization: `Bearer ${TOKEN}` } },
      payload: { quarter: '2027-Q3', departments: [own], settingsFrom: world.cycleId },
    });
    const { settings } = await test.db
      .selectFrom('cycle')
      .select('settings')
      .where('id', '=', launched.json().cycleId)
      .executeTakeFirstOrThrow();
    expect(settings.declaredUse).toBe('For this pilot alone.');
  });

  it('can be taken back for a while, and to repeat prepares the same departments once more', async () => {
    const { id, url } = await asked();
    await pages.inject({ method: 'POST', url, ...form({ verdict: 'stop', reason: 'No time' }) });
    expect((await outcome())?.choice).toBe('stop');
    const undone = await pages.inject({ method: 'POST', url: `${url}/undo`, ...form({ undo: 'yes' }) });
    expect(undone.statusCode).toBe(303);
    expect(await outcome()).toBeUndefined();
    await pages.inject({ method: 'POST', url, ...form({ verdict: 'repeat', reason: 'Once more' }) });
    await later(20);
    expect(await outcome()).toMatchObject({ choice: 'repeat', waves: [{ ordinal: 1, period: '2027-Q2' }] });
    const again = await pages.inject({ method: 'POST', url, ...form({ verdict: 'stop', reason: 'No' }) });
    expect(again.statusCode).toBeLessThan(500);
    expect((await outcome())?.choice).toBe('repeat');
    expect((await tasks()).map((task) => [task.id, task.state])).toEqual([[id, 'done']]);
  });

  it('is called to mind before it is due and told to HR ops once it is late, not while the pilot is paused', async () => {
    // Pilots of the tests before wait as well.
    await test.db.updateTable('cycle').set({ state: 'cancelled' }).where('id', '<>', world.cycleId).execute();
    const hrId = await insertPerson(test.db, START, { departmentId: world.companyId, role: 'hr_ops' });
    const mailsTo = async (personId: string) => {
      await sealDue({ db: test.db, clock, pacing: 'immediate', baseUrl: BASE_URL });
      const rows = await test.db
        .selectFrom('mail')
        .select(['subject', 'text'])
        .where('personId', '=', personId)
        .execute();
      return rows.map(({ subject, text }) => `${subject}\n${text}`);
    };
    const at = async (moment: string) => {
      clock.set(new Date(moment));
      await sweep({ db: test.db, clock });
    };
    const pause = (state: 'paused' | 'running') =>
      test.db.updateTable('cycle').set({ state }).where('id', '=', world.cycleId).execute();
    await asked();
    await mailsTo(world.sponsorId);
    await at('2027-04-26T07:00:00Z');
    expect((await mailsTo(world.sponsorId)).at(-1)).toContain(
      'For Q1 2027, the decision about a pilot still waits for you',
    );
    expect(await mailsTo(hrId)).toEqual([]);
    await pause('paused');
    await at('2027-04-29T07:00:00Z');
    expect(await mailsTo(hrId)).toEqual([]);
    await pause('running');
    await at('2027-04-30T07:00:00Z');
    const [late, ...more] = await mailsTo(hrId);
    expect(late).toContain('An overdue decision about');
    expect(late).toContain('Sarah Sponsor was to decide by');
    expect(late).not.toContain('/t/');
    expect(more).toEqual([]);
    expect(await mailsTo(world.sponsorId)).toHaveLength(3);
  });

  it('passes on when the sponsor leaves before deciding', async () => {
    await insertPerson(test.db, START, { departmentId: world.companyId, role: 'executive' });
    await asked();
    await personLeaves({ db: test.db, clock }, { personId: world.sponsorId, actor: HR });
    const open = (await tasks()).filter(({ state }) => state === 'open');
    expect(open).toHaveLength(1);
    expect(open[0]?.personId).not.toBe(world.sponsorId);
  });
});

describe('the pulse of a pilot', () => {
  it('is asked with the look back of a pilot with a charter, may stay open, and goes with what is taken back', async () => {
    const taskId = await insertTask(test.db, START, world, { kind: 'reflect', phase: 'celebration' });
    const url = await linkPath(test.db, START, taskId);
    const { body } = await pages.inject({ url });
    expect(body).toContain('Three questions about the pilot');
    expect(body).not.toMatch(/name="pulse-clear"[^>]*checked/);
    const post = await pages.inject({
      method: 'POST',
      url,
      ...form({ 'pulse-clear': '4', 'pulse-again': '9' }),
    });
    expect(post.statusCode).toBe(303);
    const answers = () =>
      test.db.selectFrom('pulseAnswer').selectAll().where('taskId', '=', taskId).execute();
    expect(await answers()).toMatchObject([{ question: 'clear', value: 4 }]);
    await pages.inject({ method: 'POST', url: `${url}/undo`, ...form({ undo: 'yes' }) });
    expect(await answers()).toEqual([]);
    await test.db.deleteFrom('charter').where('cycleId', '=', world.cycleId).execute();
    expect((await pages.inject({ url })).body).not.toContain('Three questions about the pilot');
  });
});

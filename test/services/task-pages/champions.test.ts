import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type SettableClock, settableClock } from '#domain/clock.ts';
import { createConsole } from '#services/console/create-console.ts';
import { sealDue } from '#services/mailer/sealer.ts';
import { createTaskPages } from '#services/task-pages/create-task-pages.ts';
import { launchCycle } from '#storage/launch.ts';
import { personLeaves } from '#storage/leave.ts';
import { writeCharter } from '#storage/pilots/charter.ts';
import { enterAbsence } from '#storage/presence/absences.ts';
import { openPreparation } from '#storage/steps/preparation.ts';
import { sweep } from '#storage/sweep.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildWorld, insertDepartment, insertPerson, type World } from '../../support/factory.ts';
import { BASE_URL, LINK_KEYS, linkPath, quietLogger } from '../../support/mailing.ts';

const TOKEN = 'a-token-for-tests-1234';
const START = new Date('2027-02-03T09:00:00Z');
const HR = { kind: 'hr-ops', label: 'HR ops' } as const;
let played = settableClock(START);
const clock: SettableClock = { now: () => played.now(), set: (to) => played.set(to) };
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
  world = await buildWorld(test.db, START);
  await writeCharter(
    { db: test.db, clock },
    {
      cycleId: world.cycleId,
      actor: HR,
      wish: {
        hypothesis: 'Agreed goals save meetings',
        measures: ['One', 'Two', 'Three'].map((text) => ({ text, figure: 'own', target: null })),
        decisionOn: '2027-04-21',
      },
    },
  );
});

const post = (url: string, fields: Record<string, string>) =>
  pages.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  });
const console_ = async (url: string) =>
  (await desk.inject({ url, headers: { authorization: `Bearer ${TOKEN}`, accept: 'text/html' } })).body;
const later = async (minutes: number) => {
  clock.set(new Date(clock.now().getTime() + minutes * 60_000));
  await sweep({ db: test.db, clock });
};
const mailsTo = async (personId: string) => {
  await sealDue({ db: test.db, clock, pacing: 'immediate', baseUrl: BASE_URL });
  return test.db.selectFrom('mail').select(['subject', 'text']).where('personId', '=', personId).execute();
};
const openTask = async (personId: string, kind: 'pilot-decision' | 'champion' | 'acknowledge') => {
  const task = await test.db
    .selectFrom('task')
    .select('id')
    .where('personId', '=', personId)
    .where('kind', '=', kind)
    .where('ordinal', '=', 0)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return task && linkPath(test.db, clock.now(), task.id, 90);
};
const mustBeAsked = async (...[personId, kind]: Parameters<typeof openTask>) => {
  const url = await openTask(personId, kind);
  if (!url) throw new Error(`nobody asks for ${kind}`);
  return url;
};

/** The sponsor's decision, in effect. */
async function decided(fields: Record<string, string>): Promise<void> {
  clock.set(new Date('2027-04-21T06:00:00Z'));
  await sweep({ db: test.db, clock });
  const url = await mustBeAsked(world.sponsorId, 'pilot-decision');
  expect((await post(url, { reason: 'It worked', ...fields })).statusCode).toBe(303);
  await later(20);
}

/** The company-wide cycle that follows, with its first mails due. @returns its id. */
async function rolledOut(): Promise<string> {
  const deps = { db: test.db, clock };
  const request = { period: '2028-Q1', departments: [], settingsFrom: world.cycleId, actor: HR };
  const { cycleId } = await launchCycle(deps, { ...request, includeShared: true });
  clock.set(new Date('2027-12-13T12:00:00Z'));
  const phases = await test.db
    .selectFrom('phaseRun')
    .select('id')
    .where('cycleId', '=', cycleId)
    .where('phase', '=', 'preparation')
    .execute();
  for (const { id } of phases) await openPreparation(deps, { phaseRunId: id, key: 'open' });
  return cycleId;
}

it('who took part in a pilot that is rolled out is asked by mail, and named to their department after a yes', async () => {
  await decided({ verdict: 'roll-out', waves: '1' });
  const [mail] = await mailsTo(world.personId);
  expect(mail?.subject).toBe('May others ask you how it works?');
  const url = await mustBeAsked(world.personId, 'champion');
  const { body } = await pages.inject({ url });
  expect(body).toContain('Would you like to be a champion?');
  expect(body).not.toMatch(/name="champion"[^>]*checked/);
  expect((await post(url, {})).body).toContain('Choose one of the two');
  expect((await post(url, { champion: 'accept' })).statusCode).toBe(303);
  expect((await pages.inject({ url })).body).toContain('Thank you: others may ask you.');
  await post(await mustBeAsked(world.otherId, 'champion'), { champion: 'decline' });

  const report = await console_(`/cycles/${world.cycleId}/report`);
  expect(report).toContain('3 people of the pilot were asked');
  expect(report).toContain('1 said yes, 1 still to answer');
  expect(report).toMatch(/Sales\/\d+: Pia Person/);
  expect(report).not.toContain('Otto Other');

  expect(await console_(`/cycles/${world.cycleId}`)).toMatch(/Champions[\s\S]*Sales\/\d+: Pia Person/);

  const { path } = await test.db
    .selectFrom('department')
    .select('path')
    .where('id', '=', world.departmentId)
    .executeTakeFirstOrThrow();
  const below = await insertDepartment(test.db, START, {
    ...{ name: 'Below', parentId: world.departmentId, path: `${path} / Below` },
  });
  const [besideId, belowId, strangerId] = [
    await insertPerson(test.db, START, { departmentId: world.departmentId, locale: 'de-DE' }),
    await insertPerson(test.db, START, { departmentId: below }),
    await insertPerson(test.db, START, { departmentId: world.companyId }),
  ];
  const cycleId = await rolledOut();
  expect(await console_(`/cycles/${cycleId}`)).toMatch(/Champions[\s\S]*Sales\/\d+: Pia Person/);
  const firstMail = async (of: string) => (await mailsTo(of)).map(({ text }) => text).join('\n');
  expect(await firstMail(besideId)).toContain('Ihre Ansprechperson Pia Person hat schon so gearbeitet.');
  expect(await firstMail(belowId)).toContain('Ask your champion Pia Person');
  expect(await firstMail(strangerId)).not.toContain('Pia Person');
  // Nobody is sent to themselves.
  expect(await firstMail(world.personId)).not.toContain('Ask your champion');
  const page = await pages.inject({ url: await mustBeAsked(belowId, 'acknowledge') });
  expect(page.body).toContain('Ask your champion Pia Person');

  await personLeaves({ db: test.db, clock }, { personId: world.personId, actor: HR });
  const after = await pages.inject({ url: await mustBeAsked(belowId, 'acknowledge') });
  expect(after.body).not.toContain('Pia Person');
});

it('who was away when the others were asked is asked when they are back', async () => {
  const deps = { db: test.db, clock };
  clock.set(new Date('2027-04-15T08:00:00Z'));
  await enterAbsence(deps, { personId: world.otherId, from: '2027-04-15', to: '2027-04-23', actor: HR });
  await decided({ verdict: 'roll-out', waves: '1' });
  expect(await openTask(world.otherId, 'champion')).toBeUndefined();
  clock.set(new Date('2027-04-24T08:00:00Z'));
  await sweep(deps);
  expect(await openTask(world.otherId, 'champion')).toBeDefined();
});

it('a yes can be taken back for a while, and then stands nowhere', async () => {
  await decided({ verdict: 'roll-out', waves: '1' });
  const url = await mustBeAsked(world.personId, 'champion');
  await post(url, { champion: 'accept' });
  expect(await console_(`/cycles/${world.cycleId}/report`)).toContain('Pia Person');
  await post(`${url}/undo`, { undo: 'yes' });
  expect(await console_(`/cycles/${world.cycleId}/report`)).not.toContain('Pia Person');
  await post(url, { champion: 'decline' });
  await later(20);
  const report = await console_(`/cycles/${world.cycleId}/report`);
  expect(report).toContain('0 said yes, 2 still to answer');
});

it('a pilot that is repeated or stopped asks nobody', async () => {
  await decided({ verdict: 'repeat' });
  expect(await openTask(world.personId, 'champion')).toBeUndefined();
  expect(await console_(`/cycles/${world.cycleId}/report`)).not.toContain('Champions');
});

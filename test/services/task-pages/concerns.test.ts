import type { FastifyInstance } from 'fastify';
import { parse } from 'node-html-parser';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type SettableClock, settableClock } from '#domain/clock.ts';
import { createConsole } from '#services/console/create-console.ts';
import { createTaskPages } from '#services/task-pages/create-task-pages.ts';
import { personLeaves } from '#storage/leave.ts';
import { listAudit } from '#storage/repositories/cycles.ts';
import { closePhase } from '#storage/steps/close-phase.ts';
import { sweep } from '#storage/sweep.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildWorld, insertPerson, insertTask, type World } from '../../support/factory.ts';
import { BASE_URL, LINK_KEYS, linkPath, quietLogger } from '../../support/mailing.ts';
import { type Arrived, openPostOffice } from '../../support/post-office.ts';

/** A Monday morning in Berlin. */
const NOW = new Date('2027-02-15T09:00:00Z');
const WORDS = 'Two teams wait for each other, and nobody says so.';
const TOKEN = 'a-token-for-tests-1234';

let database: TestDatabase;
let clock: SettableClock;
let app: FastifyInstance;
let world: World;
let hrId: string;
let office: Awaited<ReturnType<typeof openPostOffice>>;
/** The page of a task of the world's person. */
let path: string;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  const { db } = database;
  await db.updateTable('person').set({ state: 'left' }).where('role', 'in', ['hr_ops', 'coach']).execute();
  await db.updateTable('concern').set({ state: 'lapsed' }).execute();
  await db.updateTable('notice').set({ mootAt: NOW }).where('mailId', 'is', null).execute();
  clock = settableClock(NOW);
  world = await buildWorld(db, NOW);
  hrId = await insertPerson(db, NOW, {
    departmentId: world.companyId,
    name: 'Hanna Hr',
    role: 'hr_ops',
    locale: 'en-GB',
  });
  app = await createTaskPages({
    db,
    clock,
    linkKeys: LINK_KEYS,
    baseUrl: BASE_URL,
    logger: quietLogger,
    limit: null,
  });
  office = await openPostOffice({ database, clock });
  const taskId = await insertTask(db, NOW, world, { kind: 'reflect', phase: 'check-ins' });
  path = await linkPath(db, NOW, taskId, 60);
});
afterEach(async () => {
  await app.close();
  await office.close();
});

const get = (url: string) => app.inject({ url });
const post = (url: string, fields: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  });
const raise = (fields: Record<string, string> = {}) =>
  post(`${path}/concern`, { audience: 'manager', words: WORDS, ...fields });
const concerns = () =>
  database.db.selectFrom('concern').selectAll().where('cycleId', '=', world.cycleId).orderBy('id').execute();
const addressOf = async (id: string) =>
  (await database.db.selectFrom('person').select('email').where('id', '=', id).executeTakeFirstOrThrow())
    .email;

/** The mails that a person got, and the path of the task in the first of them. */
async function mailsTo(personId: string): Promise<{ mails: Arrived[]; task: string }> {
  const address = await addressOf(personId);
  const mails = (await office.deliver()).filter(({ to }) => to === address);
  const task = /http:\/\/my\.example\.test(\/t\/\S+)/.exec(mails[0]?.text ?? '')?.[1] ?? '';
  return { mails, task };
}

/** Lets the undo window pass and what follows happen. */
async function later(ms = 11 * 60_000): Promise<void> {
  clock.set(new Date(clock.now().getTime() + ms));
  await sweep({ db: database.db, clock });
}

describe('raising a concern', () => {
  it('is offered below every task, on a page where nothing is chosen beforehand', async () => {
    expect((await get(path)).body).toContain(`href="${path}/concern"`);
    const page = await get(`${path}/concern`);
    expect(page.body).toContain('You get an answer within 5 working days.');
    expect(page.body).toContain('Who leads you: Lena Lead');
    expect(page.body).toContain('HR ops: Hanna Hr');
    expect(page.body).not.toContain('A coach');
    expect(parse(page.body).querySelectorAll('[checked]')).toEqual([]);
    expect(Buffer.byteLength(page.body)).toBeLessThan(50_000);
  });

  it.each([
    ['without a recipient', { audience: '' }, 'Choose whom you want to tell.'],
    ['without words', { words: '  ' }, 'Say in a sentence or two what worries you.'],
    ['to somebody who is not offered', { audience: 'coach' }, 'Choose whom you want to tell.'],
    ['with too many words', { words: 'x'.repeat(4001) }, 'Shorten it to 4000 characters; it has 4001.'],
  ])('%s changes nothing and says what to do', async (_what, fields, sentence) => {
    const answer = await raise(fields);
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(sentence);
    expect(await concerns()).toEqual([]);
  });

  it('tells the recipient by mail, without its words, and promises five working days', async () => {
    const answer = await raise();
    expect(answer.body).toContain('Lena Lead has been told and promised an answer until Monday 22 February');
    expect(answer.body).toContain(WORDS);
    const { mails, task } = await mailsTo(world.leadId);
    expect(mails[0]?.subject).toBe('Pia Person has raised a concern with you');
    expect(mails[0]?.text).not.toContain(WORDS);
    expect((await get(task)).body).toContain(WORDS);
  });

  it('twice in one breath is one, and more than a handful a day are stopped', async () => {
    for (let i = 0; i < 2; i += 1) expect((await raise()).statusCode).toBe(200);
    expect(await concerns()).toHaveLength(1);
    for (let i = 0; i < 4; i += 1) await raise({ words: `Another one, ${i}` });
    const answer = await raise({ words: 'One too many' });
    expect(answer.body).toContain('You have raised several concerns today.');
    expect(await concerns()).toHaveLength(5);
  });

  it('keeps its words where they can be erased, and pages say so afterwards', async () => {
    await raise();
    const [concern] = await concerns();
    const { rows } = {
      rows: await database.db
        .selectFrom('auditEvent')
        .selectAll()
        .where('entityId', '=', concern?.id ?? '')
        .execute(),
    };
    expect(rows).toMatchObject([
      { action: 'concern.raised', detail: { audience: 'manager', confidential: false, via: 'page' } },
    ]);
    expect(JSON.stringify(rows)).not.toContain('Two teams');
    await database.db
      .deleteFrom('auditContent')
      .where('id', '=', concern?.contentId ?? '')
      .execute();
    const page = await get(`${path}/concern`);
    expect(page.body).toContain('The words have been erased.');
  });

  it('in confidence stays nameless in the trail that HR ops reads; an open one does not', async () => {
    await raise({ confidential: 'yes' });
    await raise({ words: `${WORDS} In the open.` });
    const [quiet, open] = (await listAudit(database.db, world.cycleId, { limit: 50 }))
      .filter(({ action }) => action === 'concern.raised')
      .reverse();
    expect(quiet).toMatchObject({ actor: null, detail: { confidential: true } });
    expect(open?.actor).toBe('Pia Person');
  });

  it('survives scripts and text that turns round', async () => {
    await raise({ words: '<script>alert(1)</script> \u202e شكوى' });
    const page = await get(`${path}/concern`);
    expect(page.body).toContain('&#60;script&#62;');
    expect(parse(page.body).querySelectorAll('main script')).toEqual([]);
  });

  it('works by a reply that begins with it', async () => {
    const { mails } = await raise().then(() => mailsTo(world.leadId));
    const mail = mails[0];
    if (!mail) throw new Error('no mail');
    await office.reply({ to: mail.replyTo, from: mail.to, text: `Concern: ${WORDS}` });
    const [answer] = (await mailsTo(world.leadId)).mails;
    expect(answer?.subject).toBe('Your concern has been passed on');
    expect(answer?.text).toContain('Sarah Sponsor has it and promised an answer until');
    expect((await concerns()).map(({ raiserId, via }) => [raiserId, via])).toEqual([
      [world.personId, 'page'],
      [world.leadId, 'mail'],
    ]);
  });
});

describe('answering a concern', () => {
  let task: string;
  beforeEach(async () => {
    await raise();
    task = (await mailsTo(world.leadId)).task;
  });

  it('takes a choice and words; nothing is chosen beforehand', async () => {
    expect(parse((await get(task)).body).querySelectorAll('[checked]')).toEqual([]);
    expect((await post(task)).body).toContain('Choose what you do with it.');
    expect((await post(task, { concern: 'answer' })).body).toContain('Write a sentence or two in answer.');
    expect((await concerns())[0]).toMatchObject({ answer: null, state: 'open' });
  });

  it('reaches who raised it after the undo window: by mail, and on their page', async () => {
    await post(task, { concern: 'answer', words: 'Let us join both teams on Tuesdays.' });
    expect((await mailsTo(world.personId)).mails).toEqual([]);
    expect((await get(`${path}/concern`)).body).toContain('An answer is promised until');
    await later();
    const { mails } = await mailsTo(world.personId);
    expect(mails.map(({ subject }) => subject)).toEqual(['Lena Lead has answered your concern']);
    expect(mails[0]?.text).toMatch(/\/t\/\S+\/concern/);
    const page = await get(`${path}/concern`);
    expect(page.body).toContain('Lena Lead answers:');
    expect(page.body).toContain('Let us join both teams on Tuesdays.');
  });

  it('can be taken back, and then nobody has heard of it', async () => {
    await post(task, { concern: 'talk', words: 'Thursday at ten?' });
    await post(`${task}/undo`, { undo: 'yes' });
    await later();
    expect((await concerns())[0]).toMatchObject({ answer: null, answerContentId: null, state: 'open' });
    expect((await mailsTo(world.personId)).mails).toEqual([]);
    await post(task, { concern: 'answer', words: 'Yes.' });
    await later();
    expect((await concerns())[0]).toMatchObject({ state: 'answered' });
  });

  it('can be handed on to HR ops, who answer by the same day', async () => {
    const [before] = await concerns();
    await post(task, { concern: 'hand-on', words: 'This needs both departments.' });
    await later();
    const { mails, task: hrTask } = await mailsTo(hrId);
    expect(mails[0]?.subject).toBe('Pia Person has raised a concern with you');
    const page = await get(hrTask);
    expect(page.body).toContain(WORDS);
    expect(page.body).toContain('This needs both departments.');
    expect((await concerns())[0]).toMatchObject({ recipientId: hrId, dueAt: before?.dueAt, state: 'open' });
    expect((await get(task)).statusCode).toBe(200);
  });

  it('outlives the phase in which it was raised, and does not keep it from closing', async () => {
    const { db } = database;
    const phaseRunId = world.phaseRunIds['check-ins'];
    clock.set(new Date(NOW.getTime() + 11 * 86_400_000));
    await db
      .insertInto('step')
      .values({ phaseRunId, key: 'close', kind: 'close', dueAt: clock.now() })
      .execute();
    expect(await closePhase({ db, clock }, { phaseRunId, key: 'close' })).toEqual({ result: 'done' });
    expect((await get(task)).body).toContain(WORDS);
    await post(task, { concern: 'answer', words: 'Yes.' });
    await later();
    expect((await concerns())[0]).toMatchObject({ state: 'answered' });
  });

  it('does not answer it? That can be said once, and HR ops looks at it again', async () => {
    await post(task, { concern: 'answer', words: 'No.' });
    await later();
    const [concern] = await concerns();
    const insist = `${path}/concern/${concern?.id}`;
    expect((await post(insist)).body).toContain('Tick that it does not answer your concern.');
    expect((await concerns())[0]).toMatchObject({ state: 'answered' });
    await post(insist, { [`insist-${concern?.id}`]: 'yes' });
    expect((await concerns())[0]).toMatchObject({ state: 'open', recipientId: hrId, round: 2 });
    const { task: hrTask } = await mailsTo(hrId);
    await post(hrTask, { concern: 'answer', words: 'We join them.' });
    await later();
    expect((await get(`${path}/concern`)).body).toContain('We join them.');
    await post(insist, { [`insist-${concern?.id}`]: 'yes' });
    expect((await concerns())[0]).toMatchObject({ state: 'answered', round: 2 });
  });
});

describe('a promise', () => {
  it('is brought to mind the morning before it ends, and HR ops hears when it is broken, not of what it is about', async () => {
    await raise();
    await mailsTo(world.leadId);
    clock.set(new Date('2027-02-19T07:30:00Z'));
    await sweep({ db: database.db, clock });
    const reminded = (await mailsTo(world.leadId)).mails;
    expect(reminded.map(({ text }) => /concern that was raised with you/.test(text))).toEqual([true]);
    clock.set(new Date('2027-02-22T16:30:00Z'));
    await sweep({ db: database.db, clock });
    await sweep({ db: database.db, clock });
    const { mails } = await mailsTo(hrId);
    expect(mails.map(({ subject }) => subject)).toEqual(['An answer by Lena Lead is overdue']);
    expect(mails[0]?.text).not.toContain('Two teams');
    expect((await get(`${path}/concern`)).body).toContain('It is late, and HR ops has been told that it is.');
  });

  it('is the one of the launch, not of today', async () => {
    await database.db
      .updateTable('cycle')
      .set({ settings: JSON.stringify({ undoMinutes: 10, concernDays: 2 }) })
      .where('id', '=', world.cycleId)
      .execute();
    expect((await raise()).body).toContain('until Wednesday 17 February');
  });

  it('passes to HR ops when the recipient leaves', async () => {
    await raise();
    await personLeaves(
      { db: database.db, clock },
      { personId: world.leadId, actor: { kind: 'hr-ops', label: 'HR' } },
    );
    await later(1000);
    expect((await concerns())[0]).toMatchObject({ recipientId: hrId, state: 'open' });
    expect((await mailsTo(hrId)).mails.map(({ subject }) => subject)).toContain(
      'Pia Person has raised a concern with you',
    );
  });
});

describe('what is told in confidence', () => {
  it('is seen by the recipient alone and cannot be handed on', async () => {
    await raise({ confidential: 'yes' });
    const { mails, task } = await mailsTo(world.leadId);
    expect(mails[0]?.text).toContain('It was told to you in confidence');
    const page = await get(task);
    expect(page.body).toContain(WORDS);
    expect(page.body).not.toContain('Hand it on');
    expect((await post(task, { concern: 'hand-on', words: 'Please' })).statusCode).toBe(422);
  });

  it('stays with them when the answer does not answer it, and goes to nobody when they leave', async () => {
    await raise({ confidential: 'yes' });
    const { task } = await mailsTo(world.leadId);
    await post(task, { concern: 'answer', words: 'No.' });
    await later();
    const [concern] = await concerns();
    await post(`${path}/concern/${concern?.id}`, { [`insist-${concern?.id}`]: 'yes' });
    expect((await concerns())[0]).toMatchObject({ recipientId: world.leadId, state: 'open' });
    await mailsTo(world.personId);
    await personLeaves(
      { db: database.db, clock },
      { personId: world.leadId, actor: { kind: 'hr-ops', label: 'HR' } },
    );
    await later(1000);
    expect((await concerns())[0]).toMatchObject({ state: 'lapsed' });
    const told = await mailsTo(world.personId);
    expect(told.mails.map(({ subject }) => subject)).toEqual(['Your concern found nobody to answer it']);
  });

  it('shows at HR ops as a number, and nowhere with its words', async () => {
    await raise({ confidential: 'yes' });
    clock.set(new Date('2027-02-23T08:00:00Z'));
    await sweep({ db: database.db, clock });
    const console_ = await createConsole({
      db: database.db,
      clock,
      config: { undoMinutes: null, console: { url: 'http://127.0.0.1:4000', token: TOKEN } },
      logger: quietLogger,
      limit: null,
    });
    const look = (url: string) => console_.inject({ url, headers: { authorization: `Bearer ${TOKEN}` } });
    const page = await look(`/cycles/${world.cycleId}`);
    expect(page.body).toContain('1 concern raised: 0 answered');
    expect(page.body).toContain('1 promised answer is overdue.');
    const all = [
      page,
      await look(`/cycles/${world.cycleId}/audit`),
      await look(`/v1/cycles/${world.cycleId}`),
      await look(`/v1/cycles/${world.cycleId}/audit`),
    ];
    for (const { body } of all) expect(body).not.toContain('Two teams');
    await console_.close();
  });
});

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cardCode, digestOfCode } from '#domain/presence/card.ts';
import { createConsole } from '#services/console/create-console.ts';
import { enterAbsence } from '#storage/presence/absences.ts';
import { readPersonData } from '#storage/privacy/person-data.ts';
import { readCardTasks } from '#storage/repositories/card-holder.ts';
import { listScores } from '#storage/repositories/scores.ts';
import { sweep } from '#storage/sweep.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { insertOkrSet, insertPerson, insertTask, type World } from '../support/factory.ts';
import { hrOps } from '../support/launched.ts';
import { LINK_KEYS, linkPath, quietLogger } from '../support/mailing.ts';
import { REVIEW_NOW, type ReviewStage, startReviewStage } from '../support/reviewing.ts';
import { signedInVisitor, visitorOf } from '../support/visitor.ts';

let database: TestDatabase;
let stage: ReviewStage;
let world: World;
/** Reports to the lead and has no mail address. */
let mikaId: string;
let checkInId: string;
let keyResultId: string;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  const { db } = database;
  stage = await startReviewStage(db);
  world = stage.world;
  mikaId = await insertPerson(db, REVIEW_NOW, {
    name: 'Mika Machine',
    email: null,
    departmentId: world.departmentId,
    managerId: world.leadId,
  });
  await db
    .insertInto('member')
    .values({ cycleId: world.cycleId, personId: mikaId, cohortId: world.cohortId, part: 'participant' })
    .execute();
  const goals = await insertOkrSet(db, world, {
    level: 'department',
    ownerId: mikaId,
    state: 'agreed',
    objectives: [{ title: 'No scrap', keyResults: [{ title: 'Scrap', baseline: 9, target: 3, unit: '%' }] }],
  });
  keyResultId = goals.keyResultIds[0] ?? '';
  checkInId = await insertTask(db, REVIEW_NOW, world, {
    kind: 'check-in',
    phase: 'check-ins',
    personId: mikaId,
    ordinal: 5,
  });
});
afterEach(() => stage.stop());

const as = (personId: string) => signedInVisitor(stage.app, database.db, personId, stage.clock.now());
const behalf = () => `/team/${mikaId}/check-in/${checkInId}`;
const said = (value: string) => ({
  changed: 'some',
  [`keyResults[${keyResultId}][value]`]: value,
  [`keyResults[${keyResultId}][confidence]`]: '8',
});
const taskState = async () =>
  (await database.db.selectFrom('task').select('state').where('id', '=', checkInId).executeTakeFirstOrThrow())
    .state;

describe('figures of somebody whom no mail reaches', () => {
  it('are entered by their lead, and shown as entered on behalf wherever they stand', async () => {
    const lead = await as(world.leadId);
    const list = await lead.get('/team');
    expect(list.body).toContain('Mika Machine');
    expect(list.body).toContain('Enter the figures of week 5');
    const page = await lead.get(behalf());
    expect(page.body).toContain('how do the key results of Mika Machine stand?');
    expect(page.body).not.toContain('[adjust]');
    expect(page.body).not.toContain(' checked');
    expect((await lead.post(behalf(), said('5'))).headers.location).toBe(behalf());
    expect((await lead.get(behalf())).body).toContain('Entered for Mika Machine by Lena Lead.');
    const row = await database.db
      .selectFrom('checkIn')
      .select(['personId', 'enteredById', 'value'])
      .where('keyResultId', '=', keyResultId)
      .executeTakeFirst();
    expect(row).toEqual({ personId: mikaId, enteredById: world.leadId, value: 5 });
    const tree = await (await as(world.otherId)).get(
      `/okrs/department/${world.departmentId}?cycle=${world.cycleId}`,
    );
    expect(tree.body).toContain('entered by Lena Lead on behalf of the owner');
    const again = await lead.get('/team');
    expect(again.body).toContain('Entered for Mika Machine by Lena Lead.');
  });

  it('are on record with who entered them and for whom, and their owner finds them behind the card', async () => {
    const lead = await as(world.leadId);
    await lead.post(behalf(), said('5'));
    const config = {
      undoMinutes: null,
      console: { url: 'http://127.0.0.1', token: 'a-token-for-tests-1234' },
    };
    const app = await createConsole({
      db: database.db,
      clock: stage.clock,
      config,
      logger: quietLogger,
      limit: null,
    });
    const hr = visitorOf(app, { headers: { authorization: 'Bearer a-token-for-tests-1234' } });
    expect((await hr.get(`/cycles/${world.cycleId}/audit`)).body).toContain(
      'Lena Lead on behalf of Mika Machine',
    );
    await app.close();
    const cardId = '0198c0de-0000-7000-8000-00000000000a';
    const code = cardCode(LINK_KEYS[0] ?? { id: '', secret: Buffer.alloc(0) }, { cardId, personId: mikaId });
    const card = {
      id: cardId,
      personId: mikaId,
      digest: digestOfCode(code),
      issuedAt: REVIEW_NOW,
      issuedBy: 'test',
    };
    await database.db
      .insertInto('card')
      .values({ ...card, revokedAt: null })
      .execute();
    const own = visitorOf(stage.app);
    expect((await own.get(`/card/${code}`)).body).toContain(
      'Lena Lead has entered the check-in of week 5 for you.',
    );
    const task = (await own.post(`/card/${code}/open`, { task: checkInId })).headers.location ?? '';
    // The owner has the last word for as long as anything can be taken back.
    await own.post(`${task}/undo`, { undo: 'yes' });
    expect(await taskState()).toBe('open');
    expect(await readCardTasks(database.db, { personId: mikaId, since: REVIEW_NOW })).toHaveLength(1);
  });

  it('say in week 6 what becomes of each key result: nothing is preselected, and a change goes to those who agree', async () => {
    const { db } = database;
    await db.updateTable('task').set({ ordinal: 6 }).where('id', '=', checkInId).execute();
    const lead = await as(world.leadId);
    const page = await lead.get(behalf());
    expect(page.body).toContain('The middle of the quarter: what about this key result?');
    expect(page.body).not.toContain(' checked');
    const unsaid = await lead.post(behalf(), said('5'));
    expect(unsaid.statusCode).toBe(422);
    expect(await taskState()).toBe('open');
    const part = (name: string) => `keyResults[${keyResultId}][${name}]`;
    const change = {
      [part('adjust')]: 'change',
      [part('adjustTarget')]: '4',
      [part('adjustReason')]: 'One press is out of order.',
    };
    expect((await lead.post(behalf(), { ...said('5'), ...change })).statusCode).toBe(303);
    const choices = () =>
      db.selectFrom('adjustment').select('choice').where('keyResultId', '=', keyResultId).execute();
    const requests = () =>
      db
        .selectFrom('changeRequest')
        .select(['askedBy', 'change', 'state'])
        .where('askedBy', '=', mikaId)
        .execute();
    expect(await choices()).toEqual([{ choice: 'change' }]);
    expect(await requests()).toEqual([{ askedBy: mikaId, change: 'target', state: 'asked' }]);
    const trail = await db
      .selectFrom('auditEvent')
      .select(['actorId', 'detail'])
      .where('action', '=', 'change.asked')
      .where('actorId', '=', world.leadId)
      .executeTakeFirstOrThrow();
    expect(trail).toEqual({ actorId: world.leadId, detail: { change: 'target', onBehalfOf: mikaId } });
    // Taken back as a whole, also by the owner.
    await lead.post(`${behalf()}/undo`, { undo: 'yes' });
    expect(await choices()).toEqual([]);
    expect(await requests()).toEqual([]);
  });

  it('can be taken back by the lead, with a tick; what was said before counts again', async () => {
    const lead = await as(world.leadId);
    await lead.post(behalf(), said('5'));
    expect((await lead.post(`${behalf()}/undo`)).statusCode).toBe(422);
    expect(await taskState()).toBe('done');
    expect((await lead.post(`${behalf()}/undo`, { undo: 'yes' })).statusCode).toBe(303);
    expect(await taskState()).toBe('open');
    const { currentValue } = await database.db
      .selectFrom('keyResult')
      .select('currentValue')
      .where('id', '=', keyResultId)
      .executeTakeFirstOrThrow();
    expect(currentValue).toBeNull();
    await lead.post(behalf(), { changed: 'nothing' });
    await stage.finalise();
    expect((await lead.post(`${behalf()}/undo`, { undo: 'yes' })).statusCode).toBe(409);
  });

  it('leads to a page that says so once the week is over, not to one that is not there', async () => {
    const lead = await as(world.leadId);
    const sent = await lead.post(behalf(), said('5'));
    await database.db
      .updateTable('phaseRun')
      .set({ state: 'closed' })
      .where('id', '=', world.phaseRunIds['check-ins'])
      .execute();
    const after = await lead.get(String(sent.headers.location));
    expect(after.statusCode).toBe(410);
    expect(after.body).toContain('<h1>');
    expect(after.body).not.toContain('form method="post" action="/team');
    expect((await lead.post(behalf(), said('6'))).statusCode).toBe(410);
    // Of what is not there, or somebody else’s, it says no more than before.
    expect((await lead.get(`/team/${mikaId}/check-in/${world.cycleId}`)).statusCode).toBe(404);
    const other = await as(world.otherId);
    expect((await other.get(behalf())).statusCode).toBe(404);
  });

  it('are asked for on the lead’s own page of the week, as long as nobody has told them', async () => {
    const week = await insertTask(database.db, REVIEW_NOW, world, {
      kind: 'feedback',
      phase: 'check-ins',
      personId: world.leadId,
      ordinal: 6,
    });
    const page = await linkPath(database.db, REVIEW_NOW, week);
    expect((await stage.get(page)).body).toContain(`href="${behalf()}"`);
    await (await as(world.leadId)).post(behalf(), { changed: 'nothing' });
    expect((await stage.get(page)).body).not.toContain(`href="${behalf()}"`);
  });

  it('take a choice, and say what is wrong with a figure in the lead’s words', async () => {
    const lead = await as(world.leadId);
    expect((await lead.post(behalf(), {})).body).toContain(
      'Choose whether something changed or nothing did.',
    );
    expect((await lead.post(behalf(), said('many'))).statusCode).toBe(422);
    expect(await taskState()).toBe('open');
  });

  it('are nobody else’s to enter, nor those of somebody who has a mailbox', async () => {
    for (const stranger of [world.otherId, world.sponsorId, mikaId]) {
      const own = await as(stranger);
      expect((await own.get(behalf())).statusCode).toBe(404);
      expect((await own.post(behalf(), { changed: 'nothing' })).statusCode).toBe(404);
    }
    expect((await visitorOf(stage.app).post(behalf(), { changed: 'nothing' })).headers.location).toBe(
      '/sign-in',
    );
    await database.db
      .updateTable('person')
      .set({ email: 'mika@example.org' })
      .where('id', '=', mikaId)
      .execute();
    const lead = await as(world.leadId);
    expect((await lead.post(behalf(), { changed: 'nothing' })).statusCode).toBe(404);
    expect(await taskState()).toBe('open');
  });

  it('what the person said themselves is not the lead’s to take back', async () => {
    const path = await linkPath(database.db, REVIEW_NOW, checkInId);
    const answer = await stage.post(path, {
      changed: 'nothing',
      [`keyResults[${keyResultId}][adjust]`]: 'keep',
    });
    expect(answer.statusCode).toBe(303);
    const lead = await as(world.leadId);
    expect((await lead.get(behalf())).body).toContain('Mika Machine has checked in.');
    expect((await lead.post(`${behalf()}/undo`, { undo: 'yes' })).statusCode).toBe(409);
    expect(await taskState()).toBe('done');
  });
});

describe('final figures of somebody whom no mail reaches', () => {
  let scoreId: string;
  const page = () => `/team/${mikaId}/score/${scoreId}`;
  const final = (value: string, more: Record<string, string> = {}) => ({
    [`keyResults[${keyResultId}][value]`]: value,
    [`keyResults[${keyResultId}][proposed]`]: value,
    action: 'confirm',
    ...more,
  });
  const scores = () =>
    database.db
      .selectFrom('score')
      .select(['score', 'finalValue', 'reason', 'byPersonId', 'enteredById'])
      .where('keyResultId', '=', keyResultId)
      .execute();
  beforeEach(async () => {
    scoreId = await insertTask(database.db, REVIEW_NOW, world, {
      kind: 'score',
      phase: 'scoring',
      personId: mikaId,
    });
  });

  it('are entered by their lead once the score has been seen, confirmed with a tick, and shown as entered on behalf', async () => {
    const lead = await as(world.leadId);
    expect((await lead.get('/team')).body).toContain(`href="${page()}"`);
    expect((await lead.get(page())).body).toContain('Where did the key results of Mika Machine end in');
    const unseen = await lead.post(page(), {
      ...final('6', { confirm: 'yes' }),
      [`keyResults[${keyResultId}][proposed]`]: '',
    });
    expect(unseen.body).toContain('Nothing is recorded until you confirm them.');
    // A commitment that was not kept asks what got in between, whoever enters it.
    const bare = await lead.post(page(), final('6', { confirm: 'yes' }));
    expect(bare.statusCode).toBe(422);
    const reason = { [`keyResults[${keyResultId}][reason]`]: 'One press was out of order.' };
    const unticked = await lead.post(page(), final('6', reason));
    expect(unticked.statusCode).toBe(422);
    expect(await scores()).toEqual([]);
    const done = await lead.post(page(), final('6', { ...reason, confirm: 'yes' }));
    expect(done.headers.location).toBe(page());
    expect(await scores()).toEqual([
      {
        ...{ score: 0.5, finalValue: 6, reason: 'One press was out of order.' },
        ...{ byPersonId: mikaId, enteredById: world.leadId },
      },
    ]);
    // The words are Mika's, whoever wrote them down: they are in her data, and go with her.
    const data = await readPersonData(database.db, { personId: mikaId, now: REVIEW_NOW, reader: 'person' });
    expect(JSON.stringify(data?.parts.find(({ table }) => table === 'score'))).toContain('out of order');
    expect(JSON.stringify(data?.parts.find(({ table }) => table === 'audit_event'))).toContain(
      'out of order',
    );
    expect((await lead.get(page())).body).toContain('Entered for Mika Machine by Lena Lead.');
    const since = new Date(REVIEW_NOW.getTime() - 1);
    const behindCard = await readCardTasks(database.db, { personId: mikaId, since });
    expect(behindCard).toMatchObject([{ kind: 'check-in' }, { kind: 'score', enteredBy: 'Lena Lead' }]);
    const scored = await listScores(database.db, { cycleId: world.cycleId, search: 'Scrap' });
    expect(scored).toMatchObject([{ owner: 'Mika Machine', enteredBy: 'Lena Lead' }]);
    const own = await linkPath(database.db, REVIEW_NOW, scoreId);
    expect((await stage.get(own)).body).toContain('Lena Lead has entered your final figures for you.');
    await lead.post(`${page()}/undo`, { undo: 'yes' });
    expect(await scores()).toEqual([]);
  });

  it('can be said to be still to come', async () => {
    const lead = await as(world.leadId);
    await lead.post(page(), {
      [`keyResults[${keyResultId}][pending]`]: 'yes',
      action: 'confirm',
      confirm: 'yes',
    });
    const pending = await database.db
      .selectFrom('finalPending')
      .select('keyResultId')
      .where('taskId', '=', scoreId)
      .execute();
    expect(pending).toEqual([{ keyResultId }]);
  });

  it('are nobody else’s to enter', async () => {
    for (const stranger of [world.otherId, world.sponsorId, mikaId]) {
      const own = await as(stranger);
      expect((await own.get(page())).statusCode).toBe(404);
      expect((await own.post(page(), final('6', { confirm: 'yes' }))).statusCode).toBe(404);
    }
    expect(await scores()).toEqual([]);
  });
});

describe('absences entered by the manager', () => {
  const page = () => `/team/${world.personId}`;
  const absences = () =>
    database.db
      .selectFrom('absence')
      .select(['id', 'fromDay', 'toDay', 'delegateId', 'enteredById', 'begunAt', 'endedAt'])
      .where('personId', '=', world.personId)
      .orderBy('fromDay')
      .execute();
  const trail = () =>
    database.db
      .selectFrom('auditEvent')
      .select(['action', 'actorKind', 'actorId'])
      .where('entityId', '=', world.personId)
      .where('action', 'like', 'absence.%')
      .orderBy('id')
      .execute();

  it('are entered with a delegate by name, changed, and taken away again', async () => {
    const lead = await as(world.leadId);
    expect((await lead.get('/okrs')).body).toContain('href="/team"');
    expect((await lead.get(page())).body).toContain('When is Pia Person away?');
    const days = { from: '2027-01-11', to: '2027-01-15' };
    const entered = await lead.post(`${page()}/absences`, { ...days, delegate: 'otto other' });
    expect(entered.headers.location).toBe(`${page()}?said=entered`);
    const shown = await lead.get(entered.headers.location ?? '');
    expect(shown.body).toContain('Away from 11 January 2027 to 15 January 2027; Otto Other stands in');
    const [absence] = await absences();
    expect(absence).toMatchObject({
      fromDay: '2027-01-11',
      delegateId: world.otherId,
      enteredById: world.leadId,
    });
    const id = absence?.id ?? '';
    const changed = { [`from-${id}`]: '2027-01-12', [`to-${id}`]: '2027-01-20', [`delegate-${id}`]: '' };
    expect((await lead.post(`${page()}/absences/${id}`, changed)).headers.location).toBe(
      `${page()}?said=changed`,
    );
    await lead.post(`${page()}/absences/${id}`, changed);
    expect(await absences()).toMatchObject([
      { fromDay: '2027-01-12', toDay: '2027-01-20', delegateId: null },
    ]);
    expect((await lead.get('/team')).body).toContain('Away from 12 January 2027 to 20 January 2027');
    await lead.post(`${page()}/absences/${id}/end`);
    await lead.post(`${page()}/absences/${id}/end`);
    expect((await absences())[0]?.endedAt).toEqual(REVIEW_NOW);
    const by = { actorKind: 'person', actorId: world.leadId };
    expect(await trail()).toEqual([
      { action: 'absence.entered', ...by },
      { action: 'absence.changed', ...by },
      { action: 'absence.withdrawn', ...by },
    ]);
  });

  it('that are under way can last longer, and what falls due meanwhile is asked of others, too', async () => {
    const set = await stage.submitted({ ownerId: world.otherId });
    const { id: reviewId } = (await stage.openTasks('review', set.id))[0] ?? { id: '' };
    await database.db
      .updateTable('task')
      .set({ dueAt: new Date('2026-12-22T15:00:00Z') })
      .where('id', '=', reviewId)
      .execute();
    const days = { from: '2026-12-14', to: '2026-12-16' };
    await enterAbsence(
      { db: database.db, clock: stage.clock },
      { personId: world.leadId, ...days, actor: hrOps },
    );
    expect((await stage.openTasks('review', set.id)).map(({ personId }) => personId)).toEqual([world.leadId]);
    const boss = await as(world.sponsorId);
    const { id } = await database.db
      .selectFrom('absence')
      .select('id')
      .where('personId', '=', world.leadId)
      .executeTakeFirstOrThrow();
    const path = `/team/${world.leadId}/absences/${id}`;
    const refused = await boss.post(path, { [`from-${id}`]: '2026-12-15', [`to-${id}`]: '2026-12-30' });
    expect(refused.statusCode).toBe(409);
    expect(refused.body).toContain('This absence is under way.');
    await boss.post(path, { [`from-${id}`]: '2026-12-14', [`to-${id}`]: '2026-12-30' });
    expect((await stage.openTasks('review', set.id)).map(({ personId }) => personId)).toEqual([
      world.sponsorId,
    ]);
    const state = () =>
      database.db.selectFrom('person').select('state').where('id', '=', world.leadId).executeTakeFirst();
    stage.clock.set(new Date('2026-12-18T12:00:00Z'));
    await sweep({ db: database.db, clock: stage.clock });
    expect(await state()).toEqual({ state: 'away' });
    stage.clock.set(new Date('2026-12-31T00:00:00Z'));
    await sweep({ db: database.db, clock: stage.clock });
    expect(await state()).toEqual({ state: 'active' });
  });

  it.each([
    [{ from: '2027-01-15', to: '2027-01-11' }, 'lies before the first'],
    [{ from: 'soon', to: '2027-01-11' }, '“soon” is not a day'],
    [{ from: '', to: '2027-01-11' }, 'Name the day, such as 2027-02-15.'],
    [{ from: '2026-12-01', to: '2026-12-04' }, 'has passed'],
    [{ from: '2027-01-15', to: '2077-01-15' }, 'Check the year'],
    [{ from: '2027-01-15', to: '2027-01-16', delegate: 'Nobody Here' }, 'Nobody on the list is called'],
    [{ from: '2027-02-03', to: '2027-02-04' }, 'away already'],
  ])('refuse %o with one sentence, and keep what was typed', async (typed, sentence) => {
    const lead = await as(world.leadId);
    await lead.post(`${page()}/absences`, { from: '2027-02-01', to: '2027-02-05' });
    const refused = await lead.post(`${page()}/absences`, typed);
    expect([409, 422]).toContain(refused.statusCode);
    expect(refused.body).toContain(sentence);
    expect(refused.body).toContain(`value="${typed.to}"`);
    expect(await absences()).toHaveLength(1);
  });

  it('are the manager’s to enter: not a stranger’s, not a colleague’s, not of the manager themselves', async () => {
    const days = { from: '2027-01-11', to: '2027-01-15' };
    for (const stranger of [world.otherId, world.sponsorId]) {
      const own = await as(stranger);
      expect((await own.get(page())).statusCode).toBe(404);
      expect((await own.post(`${page()}/absences`, days)).statusCode).toBe(404);
    }
    const lead = await as(world.leadId);
    expect((await lead.get(`/team/${world.leadId}`)).statusCode).toBe(404);
    expect(await absences()).toEqual([]);
    const foreign = await lead.post(`${page()}/absences/${checkInId}`, {
      [`from-${checkInId}`]: '2027-01-11',
    });
    expect(foreign.statusCode).toBe(404);
    expect((await visitorOf(stage.app).get(page())).headers.location).toBe('/sign-in');
  });

  it('ask for no reason, and stay small for a lead of very many', async () => {
    const lead = await as(world.leadId);
    expect((await lead.get(page())).body.match(/<textarea/g)).toBeNull();
    for (let n = 0; n < 60; n += 1)
      await insertPerson(database.db, REVIEW_NOW, {
        name: `Packer ${n}`,
        email: null,
        departmentId: world.departmentId,
        managerId: world.leadId,
      });
    const list = await lead.get('/team');
    expect(list.body).toContain('40 of 63 people');
    expect(Buffer.byteLength(list.body)).toBeLessThan(50_000);
    // Whose figures are still asked for stands first.
    expect(list.body.indexOf('Mika Machine')).toBeLessThan(list.body.indexOf('Packer 0'));
    expect((await lead.get('/team?q=packer%2059')).body).toContain('Packer 59');
  });
});

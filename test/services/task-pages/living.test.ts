import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type SettableClock, settableClock } from '#domain/clock.ts';
import type { TaskKind } from '#domain/kinds.ts';
import { sealDue } from '#services/mailer/sealer.ts';
import { createTaskPages } from '#services/task-pages/create-task-pages.ts';
import { recordVersion } from '#storage/consequences/versions.ts';
import { openWeek } from '#storage/steps/check-ins.ts';
import { sweep } from '#storage/sweep.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildWorld, insertOkrSet, insertPerson, type World } from '../../support/factory.ts';
import { BASE_URL, LINK_KEYS, linkPath, quietLogger } from '../../support/mailing.ts';

/** A Monday of the quarter. */
const NOW = new Date('2027-02-01T08:00:00Z');
const DAY_MS = 86_400_000;

let database: TestDatabase;
let clock: SettableClock;
let app: FastifyInstance;
let world: World;
let set: Awaited<ReturnType<typeof insertOkrSet>>;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await app.close();
  await database.drop();
});
beforeEach(async () => {
  await app?.close();
  clock = settableClock(NOW);
  world = await buildWorld(database.db, NOW);
  // Twelve weeks lie before it.
  await database.db
    .updateTable('phaseRun')
    .set({ closesAt: new Date('2027-04-30T16:00:00Z') })
    .where('id', '=', world.phaseRunIds['check-ins'])
    .execute();
  set = await insertOkrSet(database.db, world, {
    state: 'agreed',
    objectives: [
      {
        title: 'Customers stay',
        keyResults: [
          { title: 'Churn', baseline: 20, target: 10, unit: '%', currentValue: 18 },
          { title: 'Answers within a day', baseline: 40, target: 90, unit: '%', currentValue: 50 },
        ],
      },
    ],
  });
  await database.db
    .transaction()
    .execute((trx) =>
      recordVersion(trx, { okrSetId: set.id, reason: 'agreed', byPersonId: world.leadId, at: NOW }),
    );
  app = await createTaskPages({
    db: database.db,
    clock,
    linkKeys: LINK_KEYS,
    baseUrl: BASE_URL,
    logger: quietLogger,
  });
});

const deps = () => ({ db: database.db, clock });
const get = (url: string) => app.inject({ url, headers: { accept: 'text/html' } });
const post = (url: string, fields: Record<string, string>) =>
  app.inject({
    method: 'POST',
    url,
    headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  });

async function open(week: number): Promise<void> {
  const phaseRunId = world.phaseRunIds['check-ins'];
  const step = {
    phaseRunId,
    key: `week-${week}`,
    kind: 'week-open' as const,
    ordinal: week,
    dueAt: clock.now(),
  };
  await database.db
    .insertInto('step')
    .values({ ...step, doneAt: null, outcome: null })
    .execute();
  expect(await openWeek(deps(), { phaseRunId, key: step.key })).toEqual({ result: 'done' });
}
const wait = (ms: number) => clock.set(new Date(clock.now().getTime() + ms));
/** Lets the undo window pass and what follows happen. */
async function settle(): Promise<void> {
  wait(11 * 60_000);
  await sweep(deps());
}
const tasksOf = (kind: TaskKind, personId?: string) => {
  const all = database.db
    .selectFrom('task')
    .selectAll()
    .where('cycleId', '=', world.cycleId)
    .where('kind', '=', kind)
    .orderBy('ordinal', 'desc');
  return (personId ? all.where('personId', '=', personId) : all).execute();
};
async function pageOf(kind: TaskKind, personId: string): Promise<string> {
  const [task] = await tasksOf(kind, personId);
  if (!task) throw new Error(`no task ${kind}`);
  return linkPath(database.db, clock.now(), task.id, 90);
}
const keyResult = (index: number) =>
  database.db
    .selectFrom('keyResult')
    .selectAll()
    .where('id', '=', set.keyResultIds[index] ?? '')
    .executeTakeFirstOrThrow();
const id = (index: number) => set.keyResultIds[index] ?? '';
const versions = () =>
  database.db
    .selectFrom('okrVersion')
    .select(['version', 'reason', 'content'])
    .where('okrSetId', '=', set.id)
    .orderBy('version')
    .execute();
async function mailTo(personId: string): Promise<string> {
  await sealDue({ db: database.db, clock, pacing: 'immediate', baseUrl: BASE_URL });
  const mails = await database.db
    .selectFrom('mail')
    .selectAll()
    .where('personId', '=', personId)
    .orderBy('id')
    .execute();
  return mails.map(({ subject, text }) => `${subject}\n${text}`).join('\n');
}

describe('changing a goal that is agreed', () => {
  const wish = { keyResult: '', target: '12', reason: 'A third of the team was lent out.' };

  it('is asked for with a reason, agreed by the same reviewer, and is a new version; the author hears of it', async () => {
    await open(1);
    const page = await pageOf('check-in', world.personId);
    expect((await get(`${page}/change`)).body).toContain('Another target');
    const refused = await post(`${page}/change/target`, { keyResult: '', target: '', reason: '' });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('Choose the key result it is about.');
    expect((await post(`${page}/change/target`, { ...wish, keyResult: id(0) })).statusCode).toBe(303);
    // The same press once more asks for nothing new.
    await post(`${page}/change/target`, { ...wish, keyResult: id(0) });
    expect(await tasksOf('change')).toEqual([]);

    await settle();
    expect((await tasksOf('change')).map(({ personId }) => personId)).toEqual([world.leadId]);
    const review = await pageOf('change', world.leadId);
    const shown = (await get(review)).body;
    expect(shown).toContain('Target 12\u00a0% in place of 10\u00a0%');
    expect(shown).toContain('A third of the team was lent out.');
    expect((await post(review, {})).statusCode).toBe(422);
    expect((await post(review, { say: 'approve', words: 'Thank you for saying it early.' })).statusCode).toBe(
      303,
    );
    expect(await keyResult(0)).toMatchObject({ target: 10 });

    await settle();
    expect(await keyResult(0)).toMatchObject({ target: 12, direction: 'decrease' });
    expect((await versions()).map(({ reason }) => reason)).toEqual(['agreed', 'changed']);
    expect(JSON.stringify((await versions())[0]?.content)).toContain('"target":10');
    const mail = await mailTo(world.personId);
    expect(mail).toContain('Your change: it is agreed');
    expect(mail).toContain('Thank you for saying it early.');
    expect((await get(`${page}/change`)).body).toContain('Target 12\u00a0% in place of 10\u00a0%');
  });

  it('can be taken back before it leaves, and then reaches nobody', async () => {
    await open(1);
    const page = await pageOf('check-in', world.personId);
    await post(`${page}/change/drop`, { keyResult: id(1), reason: 'Nobody asks for it.' });
    const { id: request } = await database.db
      .selectFrom('changeRequest')
      .select('id')
      .where('cycleId', '=', world.cycleId)
      .executeTakeFirstOrThrow();
    expect((await post(`${page}/change/take-back`, { request })).statusCode).toBe(422);
    expect((await post(`${page}/change/take-back`, { request, [`undo-${request}`]: 'yes' })).statusCode).toBe(
      303,
    );
    await settle();
    expect(await tasksOf('change')).toEqual([]);
  });

  it('declined needs a word and leaves everything as it is', async () => {
    await open(1);
    const page = await pageOf('check-in', world.personId);
    await post(`${page}/change/wording`, {
      keyResult: id(0),
      title: 'Customers who leave',
      reason: 'Clearer.',
    });
    await settle();
    const review = await pageOf('change', world.leadId);
    expect((await post(review, { say: 'decline' })).body).toContain('Say in a sentence why it should stay.');
    await post(review, { say: 'decline', words: 'The old words are known by now.' });
    await settle();
    expect(await keyResult(0)).toMatchObject({ title: 'Churn' });
    expect(await versions()).toHaveLength(1);
    expect(await mailTo(world.personId)).toContain('it stays as it was');
  });

  it('drops, adds and hands over', async () => {
    await open(1);
    const page = await pageOf('check-in', world.personId);
    await post(`${page}/change/drop`, { keyResult: id(0), reason: 'The market has gone.' });
    await post(`${page}/change/add`, {
      keyResult: id(1),
      title: 'Partners who renew',
      baseline: '3',
      target: '9',
      unit: 'partners',
      reason: 'It took its place.',
    });
    await post(`${page}/change/hand-over`, {
      keyResult: id(1),
      to: 'otto other',
      reason: 'He knows the tools.',
    });
    await settle();
    for (const task of await tasksOf('change'))
      await post(await linkPath(database.db, clock.now(), task.id), { say: 'approve' });
    await settle();
    expect((await keyResult(0)).droppedAt).not.toBeNull();
    expect(await keyResult(1)).toMatchObject({ ownerId: world.otherId });
    const added = await database.db
      .selectFrom('keyResult')
      .selectAll()
      .where('objectiveId', '=', set.objectiveIds[0] ?? '')
      .where('title', '=', 'Partners who renew')
      .executeTakeFirstOrThrow();
    expect(added).toMatchObject({ ownerId: world.personId, baseline: 3, target: 9, direction: 'increase' });
    // What was dropped is not asked about any more, and what it said stays in the versions before.
    await open(2);
    expect((await get(await pageOf('check-in', world.personId))).body).not.toContain('Churn');
    expect((await get(await pageOf('check-in', world.otherId))).body).toContain('Answers within a day');
    expect(JSON.stringify((await versions())[0]?.content)).toContain('Churn');
  });

  it('that nobody answered before the check-ins ended changes nothing, and the author hears that', async () => {
    await open(1);
    const page = await pageOf('check-in', world.personId);
    await post(`${page}/change/target`, { ...wish, keyResult: id(0) });
    await settle();
    const phaseRunId = world.phaseRunIds['check-ins'];
    await database.db.updateTable('phaseRun').set({ state: 'closed' }).where('id', '=', phaseRunId).execute();
    await sweep(deps());
    expect(await keyResult(0)).toMatchObject({ target: 10 });
    expect(await mailTo(world.personId)).toContain('has had no answer and stays as it was');
  });

  it('asking less often needs nobody’s yes', async () => {
    await open(1);
    const page = await pageOf('check-in', world.personId);
    expect((await post(`${page}/change/rhythm`, { keyResult: id(0) })).statusCode).toBe(422);
    await post(`${page}/change/rhythm`, { keyResult: id(0), rhythm: 'monthly' });
    expect(await keyResult(0)).toMatchObject({ rhythm: 'monthly' });
    await post(`${page}/change/rhythm`, { keyResult: id(0), rhythm: 'weekly' });
    expect(await keyResult(0)).toMatchObject({ rhythm: null });
  });
});

describe('week 6', () => {
  it('asks of each key result once whether it is kept, changed or dropped', async () => {
    await open(6);
    const page = await pageOf('check-in', world.personId);
    const silent = await post(page, { changed: 'nothing' });
    expect(silent.statusCode).toBe(422);
    expect(silent.body).toContain('Choose whether you keep, change or drop it.');
    const said = {
      changed: 'nothing',
      [`keyResults[${id(0)}][adjust]`]: 'keep',
      [`keyResults[${id(1)}][adjust]`]: 'change',
      [`keyResults[${id(1)}][adjustTarget]`]: '80',
      [`keyResults[${id(1)}][adjustReason]`]: 'Two people left.',
    };
    await post(page, said);
    // Taken back, it is as if nothing had been said.
    await post(`${page}/undo`, { undo: 'yes' });
    await settle();
    expect(await tasksOf('change')).toEqual([]);
    await post(page, said);
    await settle();
    expect(await tasksOf('change')).toHaveLength(1);
    await open(7);
    expect((await get(await pageOf('check-in', world.personId))).body).not.toContain('Keep it');
  });
});

describe('feedback', () => {
  async function weekOneDone(): Promise<void> {
    await open(1);
    await post(await pageOf('check-in', world.personId), {
      changed: 'some',
      [`keyResults[${id(0)}][value]`]: '16',
      [`keyResults[${id(0)}][confidence]`]: '8',
      [`keyResults[${id(1)}][value]`]: '50',
      [`keyResults[${id(1)}][confidence]`]: '2',
      [`keyResults[${id(1)}][blocker]`]: 'The licence is missing',
    });
    await settle();
    wait(7 * DAY_MS);
  }

  it('the lead gets three lines and a page with the week; what they write is on the next page of the person', async () => {
    await weekOneDone();
    await open(2);
    const agenda = await mailTo(world.leadId);
    expect(agenda).toContain('What is blocked: Answers within a day (Pia Person): The licence is missing');
    const page = await pageOf('feedback', world.leadId);
    const { body } = await get(page);
    expect(body).toContain('Pia Person');
    expect(body).toContain('In the way: The licence is missing');
    expect((await post(page, {})).body).toContain('Write to at least one person');
    const field = (part: string) => `people[${world.personId}][${part}]`;
    expect((await post(page, { [field('words')]: 'Well seen.' })).body).toContain(
      'Choose feedback or thanks.',
    );
    await post(page, {
      [field('kind')]: 'thanks',
      [field('words')]: 'Thank you for naming it early.',
      [field('about')]: id(1),
    });
    await settle();
    const kudos = await database.db
      .selectFrom('kudos')
      .selectAll()
      .where('cycleId', '=', world.cycleId)
      .execute();
    expect(kudos).toMatchObject([{ toPersonId: world.personId, keyResultId: id(1), toText: 'Pia Person' }]);
    wait(7 * DAY_MS);
    await open(3);
    const next = (await get(await pageOf('check-in', world.personId))).body;
    expect(next).toContain('Thanks from Lena Lead');
    expect(next).toContain('Thank you for naming it early.');
    expect(await mailTo(world.personId)).toContain(
      'Lena Lead gave you feedback; it stands at the top of the page.',
    );
  });

  it('taken back within the window it reaches nobody', async () => {
    await weekOneDone();
    await open(2);
    const page = await pageOf('feedback', world.leadId);
    const field = (part: string) => `people[${world.personId}][${part}]`;
    await post(page, { [field('kind')]: 'feedback', [field('words')]: 'Hm.' });
    await post(`${page}/undo`, { undo: 'yes' });
    await settle();
    expect((await get(await pageOf('check-in', world.personId))).body).not.toContain('Hm.');
  });

  it('can be asked of a colleague by name, who answers, and the asker reads it', async () => {
    await open(1);
    const page = await pageOf('check-in', world.personId);
    const ask = { changed: 'nothing', askWhom: 'Otto Other', askWhat: 'Was my talk clear?' };
    expect((await post(page, { ...ask, askWhom: 'Nobody At All' })).body).toContain(
      'We do not find this name',
    );
    await post(page, ask);
    expect(await tasksOf('feedback')).toEqual([]);
    await settle();
    expect(await mailTo(world.otherId)).toContain('Was my talk clear?');
    const answer = await pageOf('feedback', world.otherId);
    expect((await get(answer)).body).toContain('Pia Person would like your feedback');
    await post(answer, { words: 'Clear, and a little fast.' });
    await settle();
    await open(2);
    const next = (await get(await pageOf('check-in', world.personId))).body;
    expect(next).toContain('Feedback from Otto Other');
    expect(next).toContain('Clear, and a little fast.');
  });

  it('reaches nobody of the executives, and asks nobody when nobody checked in', async () => {
    await open(1);
    await open(2);
    expect(await tasksOf('feedback')).toEqual([]);
    await insertOkrSet(database.db, world, {
      level: 'department',
      ownerId: world.leadId,
      state: 'agreed',
      objectives: [{ title: 'Sell', keyResults: [{ title: 'Deals', baseline: 0, target: 9 }] }],
    });
    await open(3);
    await post(await pageOf('check-in', world.leadId), { changed: 'nothing' });
    await open(4);
    expect(await tasksOf('feedback', world.sponsorId)).toEqual([]);
  });
});

describe('three quiet weeks', () => {
  async function quiet(): Promise<void> {
    for (const week of [1, 2, 3, 4]) await open(week);
  }

  it('are asked about once: first the person, whose choice of rhythm counts at once', async () => {
    await quiet();
    expect((await tasksOf('pace')).map(({ personId }) => personId)).toEqual([world.personId]);
    const page = await pageOf('pace', world.personId);
    const { body } = await get(page);
    expect(body).toContain('How shall we go on with the check-ins?');
    expect((await post(page, {})).body).toContain('Choose one of these.');
    await post(page, { pace: 'fortnightly' });
    await settle();
    expect(await keyResult(0)).toMatchObject({ rhythm: 'fortnightly' });
    await open(5);
    expect(await tasksOf('check-in', world.personId)).toHaveLength(4);
    expect(await tasksOf('pace')).toHaveLength(1);
  });

  it('without an answer the manager is asked the week after', async () => {
    await quiet();
    await open(5);
    expect((await tasksOf('pace', world.leadId)).map(({ subjectId }) => subjectId)).toEqual([world.personId]);
    const page = await pageOf('pace', world.leadId);
    expect((await get(page)).body).toContain('Pia Person: how to go on with the check-ins?');
    expect((await post(page, { pace: 'hand-over', to: 'Nobody' })).statusCode).toBe(422);
    await post(page, { pace: 'hand-over', to: 'Otto Other' });
    await settle();
    expect(await keyResult(0)).toMatchObject({ ownerId: world.otherId });
    expect((await versions()).at(-1)).toMatchObject({ reason: 'changed' });
  });

  it('a pause is the manager’s to grant: then nothing is asked for four weeks', async () => {
    await quiet();
    await post(await pageOf('pace', world.personId), { pause: 'x', pace: 'pause' });
    await settle();
    expect(await keyResult(0)).toMatchObject({ pausedUntil: null });
    const page = await pageOf('pace', world.leadId);
    expect((await get(page)).body).toContain('They would like: Pause for four weeks');
    await post(page, { pace: 'pause' });
    await settle();
    for (const week of [5, 6, 7, 8]) await open(week);
    const asked = (await tasksOf('check-in', world.personId)).map(({ ordinal }) => ordinal);
    expect(asked).toEqual([8, 4, 3, 2, 1]);
  });
});

describe('the decisions of a month', () => {
  it('are one page for whoever answers for the cycle, with reasons and without statuses', async () => {
    await open(1);
    const page = await pageOf('check-in', world.personId);
    await post(`${page}/change/target`, { keyResult: id(0), target: '12', reason: 'Lent out.' });
    await settle();
    await post(await pageOf('change', world.leadId), { say: 'approve' });
    await settle();
    for (const week of [2, 3, 4, 5]) await open(week);
    expect(await tasksOf('decisions')).toHaveLength(1);
    const decisions = await pageOf('decisions', world.sponsorId);
    const { body } = await get(decisions);
    expect(body).toContain('Target 12\u00a0% in place of 10\u00a0%');
    expect(body).toContain('The reason: Lent out.');
    expect((await post(decisions, {})).statusCode).toBe(422);
    expect((await post(decisions, { read: 'yes' })).statusCode).toBe(303);
  });

  it('reach executives who lead somebody in it, and none who have nothing to do with it', async () => {
    const executive = { departmentId: world.companyId, role: 'executive' } as const;
    const eva = await insertPerson(database.db, NOW, { ...executive, name: 'Eva Executive' });
    await insertPerson(database.db, NOW, { ...executive, name: 'Other Executive' });
    await database.db.updateTable('person').set({ managerId: eva }).where('id', '=', world.leadId).execute();
    await open(1);
    const page = await pageOf('check-in', world.personId);
    await post(`${page}/change/target`, { keyResult: id(0), target: '12', reason: 'Lent out.' });
    await settle();
    for (const week of [2, 3, 4, 5]) await open(week);
    const readers = (await tasksOf('decisions')).map(({ personId }) => personId);
    expect(readers.sort()).toEqual([world.sponsorId, eva].sort());
    expect(await mailTo(eva)).toContain('The decisions of this month');
  });

  it('are not sent where nothing was decided', async () => {
    for (const week of [1, 2, 3, 4, 5]) await open(week);
    expect(await tasksOf('decisions')).toEqual([]);
  });
});

describe('a large team', () => {
  it('is looked at three people a week, in turn', async () => {
    const names = ['Ann', 'Ben', 'Cleo', 'Dan', 'Eve', 'Fay', 'Gil'];
    const members = await Promise.all(
      names.map((name) =>
        insertPerson(database.db, NOW, { name, departmentId: world.departmentId, managerId: world.leadId }),
      ),
    );
    for (const ownerId of members) {
      await insertOkrSet(database.db, world, {
        ownerId,
        state: 'agreed',
        objectives: [{ title: 'Own', keyResults: [{ title: 'Figure', baseline: 0, target: 9 }] }],
      });
    }
    const seen = new Map<string, number>();
    for (let week = 1; week <= 8; week += 1) {
      await open(week);
      if (week > 1) {
        const { body } = await get(await pageOf('feedback', world.leadId));
        expect(body).toContain('here are 3 people this week');
        for (const name of names)
          if (body.includes(`<h2>${name}</h2>`)) seen.set(name, (seen.get(name) ?? 0) + 1);
      }
      for (const person of members) {
        const adjust = await database.db
          .selectFrom('keyResult')
          .select('id')
          .where('ownerId', '=', person)
          .execute();
        const keep = Object.fromEntries(adjust.map((each) => [`keyResults[${each.id}][adjust]`, 'keep']));
        expect(
          (await post(await pageOf('check-in', person), { changed: 'nothing', ...keep })).statusCode,
        ).toBe(303);
      }
      wait(7 * DAY_MS);
    }
    expect(
      [...seen.values()].every((count) => count === 3),
      JSON.stringify([...seen]),
    ).toBe(true);
    expect(seen.size).toBe(7);
  });
});

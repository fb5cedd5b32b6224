import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type SettableClock, settableClock } from '#domain/clock.ts';
import { createTaskPages } from '#services/task-pages/create-task-pages.ts';
import { revokeLinks } from '#storage/repositories/action-links.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildWorld, insertOkrSet, insertTask, type World } from '../../support/factory.ts';
import { rightAnswer } from '../../support/lesson.ts';
import { BASE_URL, LINK_KEYS, linkPath, quietLogger } from '../../support/mailing.ts';

const NOW = new Date('2026-12-14T09:00:00Z');
const RIGHT = rightAnswer();
const UNDO_MS = 10 * 60_000;

let database: TestDatabase;
let clock: SettableClock;
let app: FastifyInstance;
let world: World;

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
  app = await createTaskPages({
    db: database.db,
    clock,
    linkKeys: LINK_KEYS,
    baseUrl: BASE_URL,
    consoleUrl: 'https://console.example.test',
    logger: quietLogger,
  });
});

const html = { accept: 'text/html' };
const get = (url: string) => app.inject({ url, headers: html });
function post(url: string, fields: Record<string, string> = {}, headers: Record<string, string> = {}) {
  return app.inject({
    method: 'POST',
    url,
    headers: { ...html, 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams(fields).toString(),
  });
}
const readTask = (id: string) =>
  database.db.selectFrom('task').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const auditOf = (id: string) =>
  database.db.selectFrom('auditEvent').select('action').where('entityId', '=', id).orderBy('id').execute();

describe('acting', () => {
  async function acknowledgeTask() {
    const taskId = await insertTask(database.db, NOW, world, { kind: 'acknowledge', phase: 'preparation' });
    return { taskId, path: await linkPath(database.db, NOW, taskId) };
  }

  it('begins with what the leader says, where one said something', async () => {
    world = await buildWorld(database.db, NOW, {
      settings: {
        declaredUse: 'Learning.',
        leaderNote: { from: 'Petra Pohl', text: 'Less <i>.\n\nYour turn.' },
      },
    });
    const { path } = await acknowledgeTask();
    const { body } = await get(path);
    expect(body).toContain('<blockquote><p>Less &#60;i&#62;.</p><p>Your turn.</p></blockquote>');
    expect(body).toContain('<figcaption>Petra Pohl</figcaption>');
  });

  it('takes a chosen value, shows what was done, and changes nothing when repeated', async () => {
    const { taskId, path } = await acknowledgeTask();
    const first = await post(path, { answer: RIGHT });
    expect(first.statusCode).toBe(303);
    expect(first.headers.location).toBe(path);
    const done = await readTask(taskId);
    expect(done).toMatchObject({ state: 'done', settledAt: NOW, outcome: { answer: RIGHT } });
    expect(done.finalAt).toEqual(new Date(NOW.getTime() + UNDO_MS));
    const page = await get(path);
    expect(page.body).toContain('Thank you, you are ready.');
    expect(page.body).toContain('Take it back');

    clock.set(new Date(NOW.getTime() + 60_000));
    expect((await post(path, { answer: RIGHT })).statusCode).toBe(303);
    expect(await readTask(taskId)).toEqual(done);
    expect(await auditOf(taskId)).toEqual([{ action: 'task.done' }]);
  });

  it('is done once when the same form arrives many times at once', async () => {
    const { taskId, path } = await acknowledgeTask();
    const answers = await Promise.all(Array.from({ length: 12 }, () => post(path, { answer: RIGHT })));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(12).fill(303));
    expect(await auditOf(taskId)).toHaveLength(1);
  });

  it('needs a choice; a wrong answer explains and changes nothing', async () => {
    const { taskId, path } = await acknowledgeTask();
    const before = await readTask(taskId);
    const empty = await post(path);
    expect(empty.statusCode).toBe(422);
    expect(empty.body).toContain('Choose one of the three answers.');
    const wrong = await post(path, { answer: '1' });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('work that you do');
    expect(await readTask(taskId)).toEqual(before);
  });

  it('can be taken back until the consequences leave, and not after', async () => {
    const { taskId, path } = await acknowledgeTask();
    await post(path, { answer: RIGHT });
    // Whoever presses every button there is has not said so.
    expect((await post(`${path}/undo`, {})).statusCode).toBe(422);
    expect((await post(`${path}/undo`, { undo: 'yes' })).statusCode).toBe(303);
    expect(await readTask(taskId)).toMatchObject({
      state: 'open',
      settledAt: null,
      finalAt: null,
      outcome: null,
    });
    expect(await auditOf(taskId)).toEqual([{ action: 'task.done' }, { action: 'task.undone' }]);

    await post(path, { answer: RIGHT });
    clock.set(new Date(NOW.getTime() + UNDO_MS));
    expect((await post(`${path}/undo`, { undo: 'yes' })).statusCode).toBe(409);
    expect(await readTask(taskId)).toMatchObject({ state: 'done' });
    expect((await get(path)).body).not.toContain('Take it back');
  });

  it('does not reach a closed phase: nothing is written and the page says so', async () => {
    const { taskId, path } = await acknowledgeTask();
    await database.db
      .updateTable('phaseRun')
      .set({ state: 'closed', closedAt: NOW })
      .where('id', '=', world.phaseRunIds.preparation)
      .execute();
    for (const answer of [await get(path), await post(path, { answer: RIGHT })]) {
      expect(answer.statusCode).toBe(410);
      expect(answer.body).toContain('This step has closed.');
    }
    expect(await readTask(taskId)).toMatchObject({ state: 'open' });
  });

  it('refuses forms that a browser says come from another site', async () => {
    const { taskId, path } = await acknowledgeTask();
    const fields = { answer: RIGHT };
    expect((await post(path, fields, { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
    expect((await post(path, fields, { origin: 'https://evil.example' })).statusCode).toBe(403);
    expect(await readTask(taskId)).toMatchObject({ state: 'open' });
    expect((await post(path, fields, { origin: 'null', 'sec-fetch-site': 'same-origin' })).statusCode).toBe(
      303,
    );
  });
});

describe('links', () => {
  it('change nothing by GET and HEAD, and tell nobody where they lead', async () => {
    const taskId = await insertTask(database.db, NOW, world, { kind: 'reflect', phase: 'celebration' });
    const path = await linkPath(database.db, NOW, taskId);
    const before = await readTask(taskId);
    const page = await get(path);
    expect(page.headers).toMatchObject({
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex, nofollow',
    });
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.body).toContain('Pia Person');
    expect(page.body).not.toMatch(/<script| checked/);
    await app.inject({ method: 'HEAD', url: path });
    expect(await readTask(taskId)).toEqual(before);
    expect(await auditOf(taskId)).toEqual([]);
  });

  it('end on a page that says what to do when they are forged, cut off, expired, replaced or cancelled', async () => {
    const taskId = await insertTask(database.db, NOW, world, { kind: 'reflect', phase: 'celebration' });
    const path = await linkPath(database.db, NOW, taskId, 5);
    for (const broken of [
      path.slice(0, -1),
      `${path.slice(0, -2)}${path.endsWith('AA') ? 'BA' : 'AA'}`,
      '/t/x',
      '/t/%00',
    ]) {
      const answer = await get(broken);
      expect(answer.statusCode).toBe(404);
      expect(answer.body).toContain('does not lead anywhere');
    }
    clock.set(new Date(NOW.getTime() + 5 * 86_400_000));
    expect((await get(path)).statusCode).toBe(410);
    expect((await get(path)).body).toContain('too old');

    const fresh = await linkPath(database.db, clock.now(), taskId);
    await database.db.updateTable('task').set({ state: 'cancelled' }).where('id', '=', taskId).execute();
    expect((await get(fresh)).body).toContain('no longer needed');
    await database.db.transaction().execute((trx) => revokeLinks(trx, { now: NOW, taskIds: [taskId] }));
    expect((await get(fresh)).statusCode).toBe(410);
    expect((await get(fresh)).body).toContain('has been replaced');
    expect((await post(fresh, { nothing: 'yes' })).statusCode).toBe(410);
  });

  it('let someone say “not me” without changing anything', async () => {
    const taskId = await insertTask(database.db, NOW, world, { kind: 'reflect', phase: 'celebration' });
    const path = await linkPath(database.db, NOW, taskId);
    const before = await readTask(taskId);
    const answer = await post(`${path}/not-me`, { reason: 'stranger' });
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('Thank you for telling us');
    expect(await readTask(taskId)).toEqual(before);
    expect(await auditOf(taskId)).toEqual([{ action: 'link.not-me' }]);
  });

  it('lead to pages that anybody may read', async () => {
    expect((await get('/learn/goals')).body).toContain('Goals in two minutes');
    expect((await get('/real')).body).toContain(`${BASE_URL}/t/`);
    expect((await get('/nowhere')).statusCode).toBe(404);
  });
});

describe('review', () => {
  async function reviewTask() {
    const set = await insertOkrSet(database.db, world, {
      state: 'submitted',
      objectives: [
        {
          title: 'Feel <b>at home</b>',
          keyResults: [{ title: 'Active share', baseline: 40, target: 60, unit: '%' }],
        },
      ],
    });
    const taskId = await insertTask(database.db, NOW, world, {
      kind: 'review',
      phase: 'approval',
      personId: world.leadId,
      subjectId: set.id,
      ordinal: 1,
    });
    return { set, taskId, path: await linkPath(database.db, NOW, taskId) };
  }
  const reviews = (taskId: string) =>
    database.db.selectFrom('review').selectAll().where('taskId', '=', taskId).execute();

  it('shows the goals escaped and records an agreement', async () => {
    const { set, taskId, path } = await reviewTask();
    const page = await get(path);
    expect(page.body).toContain('Feel &#60;b&#62;at home');
    expect(page.body).toContain('Pia Person asks you');
    expect((await post(path, { decision: 'agree', comment: '' })).statusCode).toBe(303);
    expect(await reviews(taskId)).toMatchObject([
      { okrSetId: set.id, round: 1, decision: 'agree', reviewerId: world.leadId },
    ]);
    await post(`${path}/undo`, { undo: 'yes' });
    expect(await reviews(taskId)).toEqual([]);
    expect((await post(path, { decision: 'request-change', comment: 'Fewer.' })).statusCode).toBe(303);
    expect(await reviews(taskId)).toMatchObject([{ decision: 'request-change', comment: 'Fewer.' }]);
  });

  it('wants a decision, and a comment with a wish; what was typed stays, whatever it is', async () => {
    const { taskId, path } = await reviewTask();
    expect((await post(path, { comment: 'Good' })).statusCode).toBe(422);
    expect((await post(path, { decision: 'request-change' })).statusCode).toBe(422);
    const long = `</textarea><script>alert(1)</script>${'x'.repeat(10_000)}`;
    const answer = await post(path, { decision: 'agree', comment: long });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('&#60;/textarea&#62;&#60;script&#62;');
    expect(answer.body).not.toContain('<script');
    expect(answer.body).toContain('x'.repeat(10_000));
    expect(await readTask(taskId)).toMatchObject({ state: 'open' });
  });

  it('stores a NUL and a lone surrogate as what can be stored', async () => {
    const { taskId, path } = await reviewTask();
    const body = 'decision=request-change&comment=a%00b%ED%A0%80c';
    const headers = { ...html, 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await app.inject({ method: 'POST', url: path, headers, payload: body });
    expect(answer.statusCode).toBe(303);
    expect((await reviews(taskId))[0]?.comment).not.toContain('\0');
  });
});

describe('check-in', () => {
  async function checkInTask(week = 1, currentValue?: number) {
    const set = await insertOkrSet(database.db, world, {
      state: 'agreed',
      level: week === 1 ? 'individual' : 'department',
      objectives: [
        {
          title: 'Home',
          keyResults: [
            {
              title: 'Share',
              baseline: 40,
              target: 60,
              unit: '%',
              ...(currentValue ? { currentValue } : {}),
            },
          ],
        },
      ],
    });
    const taskId = await insertTask(database.db, NOW, world, {
      kind: 'check-in',
      phase: 'check-ins',
      ordinal: week,
    });
    return { id: set.keyResultIds[0] ?? '', taskId, path: await linkPath(database.db, NOW, taskId) };
  }
  const current = (id: string) =>
    database.db
      .selectFrom('keyResult')
      .select(['currentValue', 'confidence'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();

  it('says that nothing changed in one choice', async () => {
    const { id, path, taskId } = await checkInTask();
    expect((await post(path, { changed: 'nothing' })).statusCode).toBe(303);
    expect(await current(id)).toEqual({ currentValue: 40, confidence: 5 });
    expect((await readTask(taskId)).outcome).toMatchObject({ changed: false, keyResults: 1 });
    await post(`${path}/undo`, { undo: 'yes' });
    expect(await current(id)).toEqual({ currentValue: null, confidence: null });
  });

  it('takes figures as the reader writes them, and undo brings back the week before', async () => {
    const { id, path } = await checkInTask();
    const named = (part: string) => `keyResults[${id}][${part}]`;
    expect((await get(path)).body).toContain(`name="${named('value').replaceAll('=', '')}"`);
    const said = {
      changed: 'some',
      [named('value')]: '47.5',
      [named('confidence')]: '8',
      [named('note')]: 'Going well',
    };
    expect((await post(path, said)).statusCode).toBe(303);
    expect(await current(id)).toEqual({ currentValue: 47.5, confidence: 8 });

    const second = await insertTask(database.db, NOW, world, {
      kind: 'check-in',
      phase: 'check-ins',
      ordinal: 2,
    });
    const next = await linkPath(database.db, NOW, second);
    expect((await get(next)).body).toContain('value="47.5"');
    await post(next, {
      changed: 'some',
      [named('value')]: '30',
      [named('confidence')]: '2',
      [named('blocker')]: 'A lock',
    });
    expect(await current(id)).toEqual({ currentValue: 30, confidence: 2 });
    await post(`${next}/undo`, { undo: 'yes' });
    expect(await current(id)).toEqual({ currentValue: 47.5, confidence: 8 });
  });

  it('does not drop what was typed beside “nothing changed”, and wants figures beside “something”', async () => {
    const { id, path, taskId } = await checkInTask();
    const note = `keyResults[${id}][note]`;
    const both = await post(path, { changed: 'nothing', [note]: 'But look' });
    expect(both.statusCode).toBe(422);
    expect(both.body).toContain('But look');
    const missing = await post(path, { changed: 'some', [`keyResults[${id}][value]`]: 'much' });
    expect(missing.statusCode).toBe(422);
    expect(missing.body).toContain('value="much"');
    expect(await readTask(taskId)).toMatchObject({ state: 'open' });
  });

  it('writes nothing for key results of others', async () => {
    const { id, path } = await checkInTask();
    const other = await insertOkrSet(database.db, world, {
      ownerId: world.otherId,
      state: 'agreed',
      objectives: [{ title: 'Theirs', keyResults: [{ title: 'X', baseline: 0, target: 1 }] }],
    });
    const theirs = other.keyResultIds[0] ?? '';
    const fields = { changed: 'some' } as Record<string, string>;
    for (const each of [id, theirs]) {
      fields[`keyResults[${each}][value]`] = '50';
      fields[`keyResults[${each}][confidence]`] = '5';
    }
    expect((await post(path, fields)).statusCode).toBe(303);
    expect(await current(theirs)).toEqual({ currentValue: null, confidence: null });
  });
});

describe('score', () => {
  it('shows what a figure means before it counts, and asks why a commitment was not kept', async () => {
    const set = await insertOkrSet(database.db, world, {
      state: 'agreed',
      objectives: [
        {
          title: 'Kept',
          kind: 'committed',
          keyResults: [{ title: 'A', baseline: 0, target: 10, currentValue: 5 }],
        },
        {
          title: 'Stretch',
          kind: 'aspirational',
          keyResults: [{ title: 'B', baseline: 0, target: 10, currentValue: 7 }],
        },
      ],
    });
    const [a = '', b = ''] = set.keyResultIds;
    const taskId = await insertTask(database.db, NOW, world, { kind: 'score', phase: 'scoring' });
    const path = await linkPath(database.db, NOW, taskId);
    const page = await get(path);
    expect(page.body).toContain('Score <strong>0.5</strong>');
    expect(page.body).toMatch(/0\.7<\/strong>\. A success/);

    const named = (id: string, part: string) => `keyResults[${id}][${part}]`;
    const changed = {
      [named(a, 'value')]: '8',
      [named(a, 'proposed')]: '5',
      [named(b, 'value')]: '7',
      [named(b, 'proposed')]: '7',
      [named(a, 'reason')]: 'A supplier failed.',
      confirm: 'yes',
      action: 'confirm',
    };
    const proposal = await post(path, changed);
    expect(proposal.statusCode).toBe(200);
    expect(proposal.body).toContain('Score <strong>0.8</strong>');
    expect(await readTask(taskId)).toMatchObject({ state: 'open' });

    const seen = { ...changed, [named(a, 'proposed')]: '8' };
    expect((await post(path, { ...seen, [named(a, 'reason')]: '' })).statusCode).toBe(422);
    expect((await post(path, { ...seen, confirm: '' })).statusCode).toBe(422);
    expect((await post(path, seen)).statusCode).toBe(303);
    const scores = () =>
      database.db
        .selectFrom('score')
        .select(['score', 'finalValue', 'reason'])
        .where('taskId', '=', taskId)
        .orderBy('score')
        .execute();
    expect(await scores()).toEqual([
      { score: 0.7, finalValue: 7, reason: '' },
      { score: 0.8, finalValue: 8, reason: 'A supplier failed.' },
    ]);
    await post(`${path}/undo`, { undo: 'yes' });
    expect(await scores()).toEqual([]);
  });
});

describe('reflect and decide', () => {
  it('whoever goes on with the next period is led to its plan in the console, filled in', async () => {
    const taskId = await insertTask(database.db, NOW, world, {
      ...{ kind: 'decide', phase: 'celebration', subjectId: world.cycleId },
    });
    const path = await linkPath(database.db, NOW, taskId);
    expect((await get(path)).body).not.toContain('/launch');
    await post(path, { decision: 'repeat' });
    expect((await get(path)).body.replaceAll('&#61;', '=')).toContain(
      `href="https://console.example.test/launch?like=${world.cycleId}"`,
    );
  });

  it('keeps what was learned and a thank-you; silence needs a tick', async () => {
    const taskId = await insertTask(database.db, NOW, world, { kind: 'reflect', phase: 'celebration' });
    const path = await linkPath(database.db, NOW, taskId);
    expect((await post(path)).statusCode).toBe(422);
    expect((await post(path, { kudosText: 'Thanks' })).statusCode).toBe(422);
    expect(
      (await post(path, { learned: 'Start sooner', kudosTo: 'Otto', kudosText: 'His calm' })).statusCode,
    ).toBe(303);
    const kudos = () =>
      database.db.selectFrom('kudos').select(['toText', 'text']).where('taskId', '=', taskId).execute();
    expect(await kudos()).toEqual([{ toText: 'Otto', text: 'His calm' }]);
    await post(`${path}/undo`, { undo: 'yes' });
    expect(await kudos()).toEqual([]);
    expect((await post(path, { nothing: 'yes' })).statusCode).toBe(303);
  });

  it('takes only the choices of its topic', async () => {
    const { cascade } = world.phaseRunIds;
    const taskId = await insertTask(database.db, NOW, world, {
      kind: 'decide',
      phase: 'cascade',
      subjectId: cascade,
    });
    const path = await linkPath(database.db, NOW, taskId);
    expect((await post(path, { decision: 'repeat' })).statusCode).toBe(422);
    expect((await post(path, { decision: 'extend' })).statusCode).toBe(303);
    expect((await readTask(taskId)).outcome).toEqual({ choice: 'extend' });
  });
});

describe('draft', () => {
  const objective = (index: number, fields: Record<string, string>) =>
    Object.fromEntries(Object.entries(fields).map(([name, value]) => [`objectives[${index}]${name}`, value]));
  const good = (index = 0) =>
    objective(index, {
      '[title]': `Objective ${index}`,
      '[kind]': 'committed',
      '[keyResults][0][title]': 'Share',
      '[keyResults][0][baseline]': '40',
      '[keyResults][0][target]': '60',
      '[keyResults][0][unit]': '%',
    });
  async function draftTask(level: 'individual' | 'company' = 'individual') {
    const set = await insertOkrSet(database.db, world, {
      level,
      ...(level === 'company' ? { cohortId: null } : {}),
    });
    const taskId = await insertTask(database.db, NOW, world, {
      kind: 'draft',
      phase: 'cascade',
      subjectId: set.id,
      ordinal: 1,
    });
    return { setId: set.id, taskId, path: await linkPath(database.db, NOW, taskId) };
  }
  const objectivesOf = (setId: string) =>
    database.db
      .selectFrom('objective')
      .select(['id', 'title'])
      .where('okrSetId', '=', setId)
      .orderBy('position')
      .execute();

  it('is saved half-way as typed, then submitted; ids stay what they were', async () => {
    const { setId, taskId, path } = await draftTask();
    const half = {
      ...objective(0, { '[title]': 'Half', '[keyResults][0][baseline]': 'not yet' }),
      action: 'save',
    };
    const saved = await post(path, half);
    expect(saved.headers.location).toBe(`${path}?saved=1`);
    expect((await get(path)).body).toContain('value="not yet"');
    expect(await objectivesOf(setId)).toEqual([]);

    await post(path, { ...good(0), ...good(1), action: 'save' });
    const before = await objectivesOf(setId);
    expect(before.map(({ title }) => title)).toEqual(['Objective 0', 'Objective 1']);
    expect(await readTask(taskId)).toMatchObject({ state: 'open', outcome: null });

    const kept = before[1]?.id ?? '';
    const submit = { ...good(0), 'objectives[0][id]': kept, ready: 'yes', action: 'submit' };
    expect((await post(path, submit)).statusCode).toBe(303);
    expect(await objectivesOf(setId)).toEqual([{ id: kept, title: 'Objective 0' }]);
    expect(await readTask(taskId)).toMatchObject({
      state: 'done',
      outcome: { objectives: 1, keyResults: 1 },
    });
    await post(`${path}/undo`, { undo: 'yes' });
    expect(await objectivesOf(setId)).toHaveLength(1);
    expect((await get(path)).body).toContain('Objective 0');
  });

  it('grows by buttons without losing a word, and without saving', async () => {
    const { path, setId } = await draftTask();
    const more = await post(path, { ...good(), action: 'add-objective' });
    expect(more.statusCode).toBe(200);
    expect(more.body).toContain('name="objectives[1][title]"');
    const deeper = await post(path, { ...good(), action: 'add-key-result-0' });
    expect(deeper.body).toContain('name="objectives[0][keyResults][1][title]"');
    expect(deeper.body).toContain('value="Share"');
    expect(await objectivesOf(setId)).toEqual([]);
  });

  it('shows each problem at its field with everything that was typed', async () => {
    const { path, taskId } = await draftTask();
    const script = '<script>alert(1)</script>';
    const answer = await post(path, {
      ...good(),
      'objectives[0][title]': script,
      'objectives[0][keyResults][0][target]': '40',
      'objectives[0][keyResults][0][title]': 'y'.repeat(10_000),
      action: 'submit',
    });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('id="objectives-0-keyResults-0-target-problem"');
    expect(answer.body).toContain('Tick that it is ready');
    expect(answer.body).toContain('&#60;script&#62;');
    expect(answer.body).not.toContain('<script>');
    expect(answer.body).toContain('y'.repeat(10_000));
    expect(await readTask(taskId)).toMatchObject({ state: 'open' });
  });

  it('chooses among the published goals above', async () => {
    const strategy = await insertOkrSet(database.db, world, {
      level: 'company',
      cohortId: null,
      departmentId: null,
      ownerId: world.sponsorId,
      publishedAt: NOW,
      objectives: [{ title: 'Above all', keyResults: [] }],
    });
    const above = strategy.objectiveIds[0] ?? '';
    const { path, setId } = await draftTask();
    expect((await get(path)).body).toContain('Strategy: Above all');
    const submit = { ...good(), ready: 'yes', action: 'submit' };
    expect((await post(path, submit)).statusCode).toBe(422);
    expect((await post(path, { ...submit, 'objectives[0][aligned]': above })).statusCode).toBe(303);
    const [objectiveRow] = await objectivesOf(setId);
    const alignment = await database.db
      .selectFrom('alignment')
      .selectAll()
      .where('objectiveId', '=', objectiveRow?.id ?? '')
      .execute();
    expect(alignment).toEqual([{ objectiveId: objectiveRow?.id, parentObjectiveId: above }]);
  });

  it('of a strategy says why and what can wait; a second round shows the wish', async () => {
    const { path, setId } = await draftTask('company');
    const submit = { ...good(), ready: 'yes', action: 'submit', notThisQuarter: 'No new markets' };
    expect((await post(path, submit)).statusCode).toBe(422);
    expect((await post(path, { ...submit, why: 'Customers leave.' })).statusCode).toBe(303);
    const set = await database.db
      .selectFrom('okrSet')
      .selectAll()
      .where('id', '=', setId)
      .executeTakeFirstOrThrow();
    expect(set).toMatchObject({ why: 'Customers leave.', notThisQuarter: 'No new markets', state: 'draft' });
  });
});

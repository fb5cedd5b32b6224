import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { settableClock } from '#domain/clock.ts';
import { createTaskPages } from '#services/task-pages/create-task-pages.ts';
import { readOkrSets } from '#storage/repositories/okr-content.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildWorld, insertDepartment, insertOkrSet, insertTask, type World } from '../../support/factory.ts';
import { fieldsIn } from '../../support/forms.ts';
import { BASE_URL, LINK_KEYS, linkPath, quietLogger } from '../../support/mailing.ts';

const NOW = new Date('2026-12-14T09:00:00Z');
const clock = settableClock(NOW);

let database: TestDatabase;
let app: FastifyInstance;
let world: World;

beforeAll(async () => {
  database = await createTestDatabase();
  const deps = { db: database.db, clock, linkKeys: LINK_KEYS, baseUrl: BASE_URL, logger: quietLogger };
  app = await createTaskPages(deps);
});
afterAll(async () => {
  await app.close();
  await database.drop();
});
beforeEach(async () => {
  world = await buildWorld(database.db, NOW);
});

const get = (url: string) => app.inject({ url, headers: { accept: 'text/html' } });
function post(url: string, fields: Record<string, string>) {
  return app.inject({
    method: 'POST',
    url,
    headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  });
}

const FIRST = 'objectives[0][keyResults][0]';
const good = {
  'objectives[0][title]': 'Orders leave the house without a mistake',
  'objectives[0][kind]': 'committed',
  [`${FIRST}[title]`]: 'Orders that arrive complete',
  [`${FIRST}[baseline]`]: '80',
  [`${FIRST}[target]`]: '95',
  [`${FIRST}[unit]`]: '%',
};
const submit = { ready: 'yes', action: 'submit' };

/** The lead's draft for the department, in a cycle that Legal is part of too. */
async function departmentDraft(level: 'department' | 'individual' = 'department') {
  const { db } = database;
  const legalId = await insertDepartment(db, NOW, { name: 'Legal', parentId: world.companyId });
  await db.updateTable('department').set({ leadId: world.sponsorId }).where('id', '=', legalId).execute();
  await db
    .insertInto('cycleDepartment')
    .values({ cycleId: world.cycleId, departmentId: legalId, isRoot: true })
    .execute();
  const ownerId = level === 'department' ? world.leadId : world.personId;
  const set = await insertOkrSet(db, world, { level, ownerId });
  const task = { kind: 'draft' as const, phase: 'cascade' as const, personId: ownerId, subjectId: set.id };
  const taskId = await insertTask(db, NOW, world, { ...task, ordinal: 1 });
  return { setId: set.id, taskId, legalId, path: await linkPath(db, NOW, taskId) };
}

async function readOnly(setId: string) {
  const [set] = await readOkrSets(database.db, [setId]);
  const keyResult = set?.objectives[0]?.keyResults[0];
  if (!set || !keyResult) throw new Error('no key result');
  return { set, keyResult };
}

describe('a draft with everything', () => {
  const full = {
    ...good,
    [`${FIRST}[owner]`]: 'Otto Other',
    [`${FIRST}[contributors][0]`]: 'Pia Person',
    [`${FIRST}[confidence]`]: '5',
    [`${FIRST}[initiatives]`]: 'Walk the line once a week\nAsk the packers',
    [`${FIRST}[need][department]`]: 'Legal',
    [`${FIRST}[need][wanted]`]: 'A contract with the carrier',
    [`${FIRST}[need][by]`]: '2027-02-12',
  };

  it('is stored with all it says, and shown again as it was written', async () => {
    const { path, setId, legalId } = await departmentDraft();
    expect((await post(path, { ...full, action: 'save' })).statusCode).toBe(303);
    const { keyResult } = await readOnly(setId);
    expect(keyResult).toMatchObject({
      ownerId: world.otherId,
      contributors: [{ id: world.personId, name: 'Pia Person' }],
      startingConfidence: 5,
      initiatives: ['Walk the line once a week', 'Ask the packers'],
      dependency: { departmentId: legalId, neededBy: '2027-02-12', state: 'draft' },
    });
    const page = (await get(path)).body;
    for (const value of ['Otto Other', 'Pia Person', 'Legal', 'A contract with the carrier', '2027-02-12'])
      expect(page).toContain(`value="${value}"`);
    expect(page).toContain('Walk the line once a week\nAsk the packers</textarea>');
  });

  it('keeps its rows when it is submitted after some were changed', async () => {
    const { path, setId } = await departmentDraft();
    await post(path, { ...full, action: 'save' });
    const { set, keyResult } = await readOnly(setId);
    const ids = { 'objectives[0][id]': set.objectives[0]?.id ?? '', [`${FIRST}[id]`]: keyResult.id };
    const changed = {
      ...full,
      ...ids,
      ...submit,
      [`${FIRST}[contributors][0]`]: '',
      [`${FIRST}[owner]`]: '',
    };
    expect((await post(path, changed)).statusCode).toBe(303);
    const after = (await readOnly(setId)).keyResult;
    expect(after).toMatchObject({ id: keyResult.id, ownerId: world.leadId, contributors: [] });
    expect(after.dependency).toMatchObject({ wanted: 'A contract with the carrier' });
  });

  it('takes no stranger, and says at the field what to do', async () => {
    const { path } = await departmentDraft();
    const answer = await post(path, { ...full, ...submit, [`${FIRST}[owner]`]: 'Sarah <b>Sponsor</b>' });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('id="objectives-0-keyResults-0-owner-problem"');
    expect(answer.body).toContain('Sarah &#60;b&#62;Sponsor');
    // The disclosure it is in stands open.
    expect(answer.body).toMatch(/<details open><summary>More about this key result/);
  });

  it('leaves out who owns one’s own key results', async () => {
    const { path } = await departmentDraft('individual');
    const page = (await get(path)).body;
    expect(page).not.toContain(`name="${FIRST}[owner]"`);
    expect(page).toContain(`name="${FIRST}[contributors][0]"`);
  });

  it('shrinks by buttons without losing a word, and without saving', async () => {
    const { path, setId } = await departmentDraft();
    const two = { ...full, 'objectives[1][title]': 'Second', 'objectives[0][keyResults][1][title]': 'Other' };
    const fewer = await post(path, { ...two, action: 'remove-key-result-0-0' });
    expect(fewer.body).toContain(`name="${FIRST}[title]" value="Other"`);
    expect(fewer.body).not.toContain('Orders that arrive complete');
    const one = await post(path, { ...two, action: 'remove-objective-0' });
    expect(one.body).toContain('Second</textarea>');
    expect(one.body).not.toContain('name="objectives[1][title]"');
    const more = await post(path, { ...two, action: 'add-contributor-0-0' });
    expect(more.body).toContain(`name="${FIRST}[contributors][1]"`);
    expect((await readOkrSets(database.db, [setId]))[0]?.objectives).toEqual([]);
  });
});

describe('the page', () => {
  it('stays under 50 kB with five objectives of five key results each, everything said, in the longest language', async () => {
    const { db } = database;
    const { path, setId } = await departmentDraft();
    await db.updateTable('person').set({ locale: 'de-DE' }).where('id', '=', world.leadId).execute();
    const company = {
      level: 'company',
      ownerId: world.sponsorId,
      departmentId: null,
      cohortId: null,
    } as const;
    const published = {
      state: 'agreed',
      publishedAt: NOW,
      agreedAt: NOW,
      why: 'Hälfte geht'.repeat(20),
    } as const;
    await insertOkrSet(db, world, {
      ...company,
      ...published,
      objectives: [1, 2, 3].map((number) => ({
        title: `Neue Kundinnen und Kunden fühlen sich vom ersten Tag an zu Hause ${number}`,
        keyResults: [1, 2, 3].map((each) => ({
          title: `Aktive nach 30 Tagen ${each}`,
          baseline: 40,
          target: 60,
          unit: '%',
        })),
      })),
    });
    const written: Record<string, string> = { notThisQuarter: 'Keine zweite Website\nKein neuer Markt' };
    for (let i = 0; i < 5; i += 1) {
      written[`objectives[${i}][title]`] = `Bestellungen verlassen das Haus ohne einen einzigen Fehler ${i}`;
      written[`objectives[${i}][kind]`] = 'committed';
      written[`objectives[${i}][aligned]`] = 'local';
      for (let j = 0; j < 5; j += 1) {
        const row = `objectives[${i}][keyResults][${j}]`;
        written[`${row}[title]`] = `Bestellungen, die vollständig und am zugesagten Tag ankommen ${j}`;
        written[`${row}[baseline]`] = '80,5';
        written[`${row}[target]`] = '95';
        written[`${row}[unit]`] = '%';
        written[`${row}[owner]`] = 'Otto Other';
        written[`${row}[contributors][0]`] = 'Pia Person';
        written[`${row}[confidence]`] = '5';
        written[`${row}[initiatives]`] = 'Jede Woche einmal die Linie entlanggehen\nDie Packer fragen';
        written[`${row}[need][department]`] = 'Legal';
        written[`${row}[need][wanted]`] = 'Einen Vertrag mit dem Spediteur, der auf zwei Seiten passt';
        written[`${row}[need][by]`] = '2027-02-12';
      }
    }
    expect((await post(path, { ...written, action: 'save' })).statusCode).toBe(303);
    const page = await get(path);
    expect(page.body).toContain('<html lang="de">');
    expect(Buffer.byteLength(page.body)).toBeLessThan(50_000);
    // What stands behind a disclosure that has not been opened is sent along, opened, and submitted as it was.
    const sent = fieldsIn(page.body);
    const opened = await post(path, { ...sent, action: 'more-4-4' });
    expect(Buffer.byteLength(opened.body)).toBeLessThan(50_000);
    expect(opened.body).toContain('Die Packer fragen</textarea>');
    const before = await readOkrSets(db, [setId]);
    expect((await post(path, { ...fieldsIn(opened.body), ...submit })).statusCode).toBe(303);
    expect(await readOkrSets(db, [setId])).toEqual(before);
  });

  it('stays under 50 kB with three objectives of four key results each', async () => {
    const { path } = await departmentDraft();
    const rows: Record<string, string> = {};
    for (let i = 0; i < 3; i += 1)
      for (let j = 0; j < 4; j += 1) rows[`objectives[${i}][keyResults][${j}][title]`] = `Measure ${i} ${j}`;
    const page = await post(path, { ...rows, action: 'add-objective' });
    expect(page.body).toContain('name="objectives[2][keyResults][3][title]"');
    expect(Buffer.byteLength(page.body)).toBeLessThan(50_000);
    // What is left out comes when it is asked for, and what was said of others stays.
    const second = 'objectives[1][keyResults][1]';
    expect(page.body).not.toContain(`name="${second}[initiatives]"`);
    const said = { ...rows, [`${FIRST}[initiatives]`]: 'Walk the line' };
    const more = await post(path, { ...said, action: 'more-1-1' });
    expect(more.body).toContain(`name="${second}[initiatives]"`);
    expect(fieldsIn(more.body)[`${FIRST}[kept]`]).toContain('Walk the line');
  });
});

describe('a baseline that is still to come', () => {
  const later = {
    ...good,
    [`${FIRST}[baseline]`]: '',
    [`${FIRST}[baselineLater]`]: 'yes',
    [`${FIRST}[direction]`]: 'increase',
  };

  /** An agreed set of the person whose key result has no start yet. */
  async function agreed() {
    const { path, setId } = await departmentDraft('individual');
    expect((await post(path, { ...later, ...submit })).statusCode).toBe(303);
    await database.db.updateTable('okrSet').set({ state: 'agreed' }).where('id', '=', setId).execute();
    const { keyResult } = await readOnly(setId);
    const page = async (kind: 'check-in' | 'score', ordinal = 0) => {
      const phase = kind === 'score' ? 'scoring' : 'check-ins';
      return linkPath(database.db, NOW, await insertTask(database.db, NOW, world, { kind, phase, ordinal }));
    };
    const named = (part: string) => `keyResults[${keyResult.id}][${part}]`;
    return { id: keyResult.id, setId, page, named };
  }

  it('is asked for at the first check-in, counts from then on, and can be taken back', async () => {
    const { setId, page, named } = await agreed();
    expect((await readOnly(setId)).keyResult).toMatchObject({ baseline: null, direction: 'increase' });
    const week = await page('check-in', 1);
    expect((await get(week)).body).toContain('Baseline still to come, target 95');
    const said = {
      changed: 'some',
      [named('confidence')]: '5',
      [named('baseline')]: '70',
      [named('value')]: '72',
    };
    expect((await post(week, { ...said, [named('baseline')]: '95' })).statusCode).toBe(422);
    expect((await post(week, said)).statusCode).toBe(303);
    expect((await readOnly(setId)).keyResult).toMatchObject({ baseline: 70, currentValue: 72 });
    await post(`${week}/undo`, { undo: 'yes' });
    expect((await readOnly(setId)).keyResult).toMatchObject({ baseline: null, currentValue: null });
  });

  it('lets a week be told in words alone until it is there', async () => {
    const { setId, page, named } = await agreed();
    const words = {
      changed: 'some',
      [named('confidence')]: '2',
      [named('blocker')]: 'No access to the data',
    };
    expect((await post(await page('check-in', 1), words)).statusCode).toBe(303);
    expect((await readOnly(setId)).keyResult).toMatchObject({
      baseline: null,
      currentValue: null,
      confidence: 2,
    });
    const second = await page('check-in', 2);
    expect((await get(second)).body).toContain('No access to the data');
    expect((await post(second, { changed: 'nothing' })).statusCode).toBe(303);
  });

  it('leaves the key result pending when it never comes, or scores from what is told at the end', async () => {
    const { id, setId, page, named } = await agreed();
    const scores = () =>
      database.db.selectFrom('score').select('score').where('keyResultId', '=', id).execute();
    const path = await page('score');
    expect((await get(path)).body).toContain('pending, without a score');
    const confirm = { confirm: 'yes', action: 'confirm' };
    expect((await post(path, { ...confirm, [named('value')]: '90' })).statusCode).toBe(422);
    expect((await post(path, confirm)).statusCode).toBe(303);
    expect(await scores()).toEqual([]);
    await post(`${path}/undo`, { undo: 'yes' });
    const figures = {
      [named('baseline')]: '75',
      [named('value')]: '90',
      [named('reason')]: 'A late carrier',
    };
    expect((await post(path, { ...confirm, ...figures })).body).toContain('Score <strong>0.75</strong>');
    const seen = { ...confirm, ...figures, [named('proposed')]: '90 from 75' };
    expect((await post(path, seen)).statusCode).toBe(303);
    expect(await scores()).toEqual([{ score: 0.75 }]);
    expect((await readOnly(setId)).keyResult.baseline).toBe(75);
    await post(`${path}/undo`, { undo: 'yes' });
    expect((await readOnly(setId)).keyResult.baseline).toBeNull();
  });

  it('is said on the card that the reviewer reads', async () => {
    const { setId } = await agreed();
    const review = { kind: 'review' as const, phase: 'approval' as const, personId: world.leadId };
    const taskId = await insertTask(database.db, NOW, world, { ...review, subjectId: setId, ordinal: 1 });
    const page = await get(await linkPath(database.db, NOW, taskId));
    expect(page.body).toContain('baseline still to come');
  });
});

describe('the strategy', () => {
  it('keeps to as many objectives as the policy says', async () => {
    const set = await insertOkrSet(database.db, world, {
      level: 'company',
      cohortId: null,
      departmentId: null,
      ownerId: world.sponsorId,
    });
    const task = { kind: 'draft' as const, phase: 'strategy' as const, subjectId: set.id, ordinal: 1 };
    const taskId = await insertTask(database.db, NOW, world, { ...task, personId: world.sponsorId });
    const path = await linkPath(database.db, NOW, taskId);
    const nth = (index: number) =>
      Object.fromEntries(
        Object.entries(good).map(([name, text]) => [name.replace('[0]', `[${index}]`), text]),
      );
    const four = { why: 'Customers leave.', ...nth(0), ...nth(1), ...nth(2), ...nth(3) };
    const answer = await post(path, { ...four, ...submit });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('Keep the 3 that matter most');
    expect(
      (await post(path, { why: 'Customers leave.', ...nth(0), ...nth(1), ...nth(2), ...submit })).statusCode,
    ).toBe(303);
  });
});

describe('coaching', () => {
  const activity = {
    ...good,
    'objectives[0][title]': 'Packers work without a worry',
    [`${FIRST}[title]`]: 'Hold 5 workshops',
    [`${FIRST}[baseline]`]: '0',
    [`${FIRST}[target]`]: '5',
    [`${FIRST}[unit]`]: '',
  };
  const notesIn = (body: string) => body.match(/class="coach"/g)?.length ?? 0;

  it('stands at the spot after saving, with reason, source and example; two at most', async () => {
    const { path } = await departmentDraft('individual');
    expect(notesIn((await get(path)).body)).toBe(0);
    const weak = {
      ...activity,
      'objectives[1][title]': 'Improve things',
      'objectives[2][title]': 'Be better',
    };
    await post(path, { ...weak, action: 'save' });
    const { body } = await get(path);
    expect(notesIn(body)).toBe(2);
    const slot =
      /data-coach="objectives\[0\]\[keyResults\]\[0\]\[title\]"[\s\S]*?<\/div>/.exec(body)?.[0] ?? '';
    expect(slot).toContain('work to be done');
    expect(slot).toContain('For example: ');
    expect(slot).toContain('Measure What Matters');
  });

  it('makes work an initiative by one press, and leaves room for what it should change', async () => {
    const { path, setId } = await departmentDraft('individual');
    await post(path, { ...activity, action: 'save' });
    expect((await get(path)).body).toContain('name="action" value="to-initiative-0-0"');
    const after = await post(path, { ...activity, action: 'to-initiative-0-0' });
    expect(after.body).toContain(`name="${FIRST}[title]" value=""`);
    expect(after.body).toContain('Hold 5 workshops</textarea>');
    expect((await readOnly(setId)).keyResult.title).toBe('Hold 5 workshops');
  });

  it('never keeps anyone from submitting, and is stored nowhere', async () => {
    const { path, taskId, setId } = await departmentDraft('individual');
    await post(path, { ...activity, action: 'save' });
    expect((await post(path, { ...activity, ...submit })).statusCode).toBe(303);
    const task = await database.db
      .selectFrom('task')
      .selectAll()
      .where('id', '=', taskId)
      .executeTakeFirstOrThrow();
    expect(task).toMatchObject({ state: 'done', outcome: { objectives: 1, keyResults: 1 } });
    const review = {
      kind: 'review' as const,
      phase: 'approval' as const,
      personId: world.leadId,
      subjectId: setId,
    };
    const reviewId = await insertTask(database.db, NOW, world, { ...review, ordinal: 1 });
    const page = await get(await linkPath(database.db, NOW, reviewId));
    expect(page.body).not.toContain('Only you see this');
  });

  it('answers what is typed under the same link, and changes nothing', async () => {
    const { path, taskId, setId } = await departmentDraft('individual');
    const read = () =>
      database.db.selectFrom('task').selectAll().where('id', '=', taskId).executeTakeFirstOrThrow();
    const before = await read();
    const answer = await post(`${path}/coach`, { ...activity, ...submit });
    expect(answer.json().notes).toMatchObject([
      { field: `${FIRST}[title]`, press: { value: 'to-initiative-0-0' } },
    ]);
    expect(await read()).toEqual(before);
    expect((await readOkrSets(database.db, [setId]))[0]?.objectives).toEqual([]);
    // A title alone is half a thought, not a weak one.
    const half = await post(`${path}/coach`, {
      [`${FIRST}[title]`]: 'Orders that',
      'objectives[0][title]': '',
    });
    expect(half.json().notes).toEqual([]);
    expect((await post('/t/nonsense/coach', activity)).statusCode).toBe(404);
    const other = await insertTask(database.db, NOW, world, { kind: 'reflect', phase: 'celebration' });
    expect((await post(`${await linkPath(database.db, NOW, other)}/coach`, activity)).statusCode).toBe(404);
  });

  it('comes by a script of our own and by no other', async () => {
    const { path } = await departmentDraft('individual');
    const page = await get(path);
    expect(page.body.match(/<script[^>]*>/g)).toEqual(['<script src="/draft-coach.js" defer>']);
    expect(page.headers['content-security-policy']).toContain("script-src 'self'");
    expect(page.headers['content-security-policy']).not.toContain('unsafe');
    const script = await get('/draft-coach.js');
    expect(script.headers['content-type']).toContain('text/javascript');
    expect(script.body).not.toMatch(/submit\(|innerHTML/);
  });
});

describe('beside the form', () => {
  it('stand the goals above with their why, and what is not done', async () => {
    await insertOkrSet(database.db, world, {
      level: 'company',
      cohortId: null,
      departmentId: null,
      ownerId: world.sponsorId,
      publishedAt: NOW,
      why: 'Half of our customers leave in a year.',
      notThisQuarter: 'No new markets',
      objectives: [
        { title: 'Customers stay', keyResults: [{ title: 'Stay', baseline: 50, target: 70, unit: '%' }] },
      ],
    });
    const { path } = await departmentDraft();
    const { body } = await get(path);
    for (const text of ['Half of our customers', 'No new markets', 'Customers stay', 'Won offers'])
      expect(body).toContain(text);
  });

  it('stands the last period with scores and lessons, and can be carried over', async () => {
    const { db } = database;
    const before = await db
      .selectFrom('cycle')
      .selectAll()
      .where('id', '=', world.cycleId)
      .executeTakeFirstOrThrow();
    const { id: _, settings, ...rest } = before;
    const past = { ...rest, period: '2026-Q4', startsOn: '2026-10-01', endsOn: '2026-12-31' };
    const { id: cycleId } = await db
      .insertInto('cycle')
      .values({ ...past, settings: JSON.stringify(settings), state: 'closed' })
      .returning('id')
      .executeTakeFirstOrThrow();
    const last = await insertOkrSet(db, world, {
      cycleId,
      cohortId: null,
      state: 'scored',
      objectives: [
        {
          title: 'Parts are found at once',
          keyResults: [{ title: 'Found at the first walk', baseline: 60, target: 90 }],
        },
      ],
    });
    const taskId = await insertTask(db, NOW, world, { kind: 'score', phase: 'scoring', state: 'done' });
    const score = {
      keyResultId: last.keyResultIds[0] ?? '',
      finalValue: 81,
      score: 0.7,
      reason: 'Late shelves.',
    };
    await db
      .insertInto('score')
      .values({ ...score, taskId, baseline: null, byPersonId: world.personId, at: NOW })
      .execute();
    const lesson = { cycleId, personId: world.personId, learned: 'Ask the packers first', at: NOW };
    await db
      .insertInto('reflection')
      .values({ ...lesson, taskId })
      .execute();

    const { path, setId } = await departmentDraft('individual');
    const { body } = await get(path);
    for (const text of [
      'How Q4 2026 ended',
      'ended at 81, score 0.7',
      'Late shelves.',
      'Ask the packers first',
    ])
      expect(body).toContain(text);
    const action = `take-over-${last.objectiveIds[0]}`;
    const taken = await post(path, { action });
    expect(taken.body).toContain('Parts are found at once</textarea>');
    expect(taken.body).toContain(`name="${FIRST}[baseline]" value="81"`);
    expect(taken.body).toContain('Taken over below');
    // Somebody else’s objective is not taken.
    const stranger = await post(path, { action: `take-over-${setId}` });
    expect(stranger.body).not.toContain('Taken over below');
  });
});

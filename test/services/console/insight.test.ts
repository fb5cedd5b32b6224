import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settableClock } from '#domain/clock.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildWorld, insertOkrSet, insertPerson, insertTask } from '../../support/factory.ts';
import {
  CONSOLE_TOKEN,
  type ConsoleBrowser,
  openConsoleBrowser,
  testConsole,
} from '../../support/signed-in-browser.ts';

const clock = settableClock(new Date('2027-04-16T10:00:00Z'));
let test: TestDatabase;
let council: string;
let lead: string;

/** A cycle whose ambitions ended at these scores, with as many check-ins answered. */
async function cycleWith(name: string, scores: readonly number[], others = 2): Promise<string> {
  const now = clock.now();
  const world = await buildWorld(test.db, now);
  lead = world.leadId;
  await test.db.updateTable('cycle').set({ name }).where('id', '=', world.cycleId).execute();
  for (let more = 0; more < others; more += 1) {
    const personId = await insertPerson(test.db, now, { departmentId: world.departmentId });
    await test.db
      .insertInto('member')
      .values({ cycleId: world.cycleId, personId, cohortId: world.cohortId, part: 'participant' })
      .execute();
  }
  const { keyResultIds } = await insertOkrSet(test.db, world, {
    level: 'department',
    ownerId: world.leadId,
    state: 'scored',
    objectives: [
      {
        title: 'Reach far',
        kind: 'aspirational',
        keyResults: scores.map((_, index) => ({ title: `Result ${index}`, baseline: 0, target: 10 })),
      },
    ],
  });
  const done = { state: 'done', settledAt: now, finalAt: now, finalisedAt: now } as const;
  const scoring = await insertTask(test.db, now, world, { kind: 'score', phase: 'scoring', ...done });
  for (const [index, score] of scores.entries())
    await sql`insert into score (key_result_id, task_id, final_value, score, by_person_id, at)
      values (${keyResultIds[index]}, ${scoring}, ${score * 10}, ${score}, ${world.leadId}, ${now})`.execute(
      test.db,
    );
  for (let week = 1; week <= 6; week += 1)
    await insertTask(test.db, now, world, {
      ...{ kind: 'check-in', phase: 'check-ins', ordinal: week },
      ...(week < 5 ? done : { state: 'missed' }),
    });
  await sql`update phase_run set state = 'closed', opened_at = ${now}::timestamptz - interval '14 days', closed_at = ${now}
     where cycle_id = ${world.cycleId} and phase = 'cascade'`.execute(test.db);
  council = await insertPerson(test.db, now, {
    ...{ name: 'Wanda Works', role: 'works_council', departmentId: world.companyId },
  });
  return world.cycleId;
}

beforeAll(async () => {
  test = await createTestDatabase();
  await cycleWith('Spring', [1, 1, 0.9, 0.95, 1, 0.9]);
  await cycleWith('Small', [0.1, 0.2]);
  // Many scores of three people alone.
  await cycleWith('Tiny', [0.1, 0.2, 0.3, 0.1, 0.2, 0.1], 0);
  await cycleWith('Summer', [0.7, 0.5, 0.9, 0.3, 0.6, 0.7, 0.8]);
}, 60_000);
afterAll(() => test.drop());

// @sparticuz/chromium is built for Linux; elsewhere nothing is skipped but this.
describe.runIf(process.platform === 'linux')('what cycles say together, in a real browser', () => {
  let chrome: ConsoleBrowser;
  let app: Awaited<ReturnType<typeof testConsole>>;
  beforeAll(async () => {
    app = await testConsole({ db: test.db, clock });
    chrome = await openConsoleBrowser(app, { db: test.db, clock });
  }, 60_000);
  afterAll(async () => chrome?.close());

  it('shows how scores spread, who took part and how long it took; nothing of a group too small', async () => {
    const { page, url } = chrome;
    await chrome.signedInAs(council);
    await page.goto(url);
    await page.click('nav >> text=Insight');
    expect(await page.textContent('.lead')).toContain(
      'Ambitions in Summer: they stretched, and were reachable',
    );
    expect(await page.locator('svg[role=img]').count()).toBe(2);
    expect(await page.textContent('#scores-aspirational-desc')).toBe(
      'Spring: 6 from 0.7 on, 0 from 0.4 on, 0 below. Summer: 4 from 0.7 on, 2 from 0.4 on, 1 below.',
    );
    await page.focus('summary >> nth=0');
    await page.keyboard.press('Enter');
    const table = (await page.textContent('details[open] table')) ?? '';
    expect(table).toContain('may be set too low');
    expect(table).toContain('Smalltoo few');
    expect(await page.textContent('#check-ins-desc')).toContain('Spring: 4 of 6 answered.');
    expect(await page.textContent('#check-ins-desc')).not.toContain('Tiny');
    expect(await page.textContent('main')).toContain('14');
    await chrome.expectReadable();
  }, 60_000);

  it('says the same by REST, and nothing of a group too small', async () => {
    const headers = { authorization: `Bearer ${CONSOLE_TOKEN}` };
    const answer = await app.inject({ url: '/v1/insight', headers });
    const { cycles } = answer.json();
    const of = (name: string) => cycles.find((each: { name: string }) => each.name === name);
    expect(of('Spring')).toMatchObject({
      checkInsPercent: 67,
      scores: { aspirational: { high: 6, middle: 0, low: 0, summary: expect.stringContaining('too low') } },
      days: { cascade: 14 },
    });
    expect(of('Small').scores.aspirational).toMatchObject({ high: null, mean: null });
    expect(of('Tiny')).toMatchObject({ people: 3, activePercent: null, checkInsPercent: null, days: {} });
  });

  it('is not for whoever sees a part alone', async () => {
    const { page, url } = chrome;
    await chrome.signedInAs(lead);
    await page.goto(url);
    expect(await page.locator('nav >> text=Insight').count()).toBe(0);
    const answer = await page.goto(`${url}/insight`);
    expect(answer?.status()).toBe(403);
  });
});

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { progressBody } from '#services/console/pages/progress-page.ts';
import { sealDue } from '#services/mailer/sealer.ts';
import type { MailPacing } from '#services/shared/config.ts';
import { settleParentChanges } from '#storage/consequences/parent-changes.ts';
import { readProgress } from '#storage/repositories/progress.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { insertOkrSet, insertTask } from '../support/factory.ts';
import { BASE_URL } from '../support/mailing.ts';
import { draftFields, type ReviewStage, startReviewStage } from '../support/reviewing.ts';

let database: TestDatabase;
let stage: ReviewStage;
/** The lead's own goals, to which Pia's contribute. */
let above: { id: string; objectiveId: string; keyResultId: string };
let below: { id: string; objectiveId: string; keyResultId: string };

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  stage = await startReviewStage(database.db);
  const { db, world } = stage;
  above = await stage.submitted({ ownerId: world.leadId, title: 'Sales is quick to answer' });
  await db.updateTable('okrSet').set({ level: 'department' }).where('id', '=', above.id).execute();
  below = await submitBelow();
  return () => stage.stop();
});

/** Pia's goals, aligned to the lead's in the form, submitted and agreed. */
async function submitBelow() {
  const { world } = stage;
  const set = await stage.submitted({ aligned: above.objectiveId });
  await stage.post(await stage.pageOf('review', world.leadId, set.id), { decision: 'agree' });
  await stage.finalise();
  expect(await stage.setOf(set.id)).toMatchObject({ state: 'agreed' });
  return set;
}

/** The lead's goals come back and are handed in again with this change. */
async function changeAbove(change: Record<string, string>) {
  const { sponsorId, leadId } = stage.world;
  await stage.post(await stage.pageOf('review', sponsorId, above.id), {
    decision: 'request-change',
    comment: 'Please look again.',
  });
  await stage.finalise();
  const answer = await stage.post(
    await stage.pageOf('draft', leadId, above.id),
    draftFields({ ...above, title: 'Sales is quick to answer' }, change),
  );
  expect(answer.statusCode).toBe(303);
  await stage.finalise();
}

const noticed = () =>
  stage.db
    .selectFrom('notice')
    .select(['personId', 'subjectId'])
    .where('kind', '=', 'parent-changed')
    .where('cycleId', '=', stage.world.cycleId)
    .execute();

async function mailsTo(personId: string): Promise<string> {
  const pacing: MailPacing = 'immediate';
  await sealDue({ db: stage.db, clock: stage.clock, pacing, baseUrl: BASE_URL });
  const mails = await stage.db.selectFrom('mail').select('text').where('personId', '=', personId).execute();
  return mails.map(({ text }) => text).join('\n');
}

test('a target that moves is told to whoever contributes, whose agreed goals stay as they are', async () => {
  await changeAbove({ 'objectives[0][keyResults][0][target]': '80' });
  const { personId } = stage.world;
  expect(await noticed()).toEqual([{ personId, subjectId: below.id }]);
  expect(await mailsTo(personId)).toContain(
    'Sales is quick to answer: Answered within an hour is now to reach 80\u00a0%; it was 60\u00a0%.',
  );
  expect(await stage.setOf(below.id)).toMatchObject({ state: 'agreed' });
});

test('so is a goal that was dropped, although its links are gone with it', async () => {
  await changeAbove({
    'objectives[0][id]': '',
    'objectives[0][title]': 'Something else entirely',
    'objectives[0][keyResults][0][id]': '',
  });
  const { personId } = stage.world;
  expect(await noticed()).toEqual([{ personId, subjectId: below.id }]);
  expect(await mailsTo(personId)).toContain('Sales is quick to answer was dropped.');
});

test('another wording is nobody’s concern', async () => {
  await changeAbove({
    'objectives[0][title]': 'Sales is quick to anwser',
    'objectives[0][keyResults][0][title]': 'Answered in an hour',
  });
  expect(await noticed()).toEqual([]);
});

test('whoever reviews what was written before the change sees it, until it is submitted again', async () => {
  await changeAbove({ 'objectives[0][keyResults][0][target]': '30' });
  const { db, world } = stage;
  await db.updateTable('okrSet').set({ state: 'submitted' }).where('id', '=', below.id).execute();
  const review = () =>
    insertTask(db, stage.clock.now(), world, {
      kind: 'review',
      phase: 'approval',
      personId: world.sponsorId,
      subjectId: below.id,
      ordinal: 1,
    });
  await review();
  const page = async () => (await stage.get(await stage.pageOf('review', world.sponsorId, below.id))).body;
  expect(await page()).toContain('it now goes the other way, to 30\u00a0% instead of 60\u00a0%');
  expect(await page()).toContain('a change in the goals above');
  await stage.post(await stage.pageOf('review', world.sponsorId, below.id), {
    decision: 'request-change',
    comment: 'See above',
  });
  await stage.finalise();
  const draft = await stage.pageOf('draft', world.personId, below.id);
  expect((await stage.get(draft)).body).toContain('A goal above yours has changed');
  await stage.post(draft, draftFields(below, { 'objectives[0][aligned]': above.objectiveId }));
  await stage.finalise();
  const open = await db
    .selectFrom('parentChange')
    .selectAll()
    .where('okrSetId', '=', below.id)
    .where('settledAt', 'is', null)
    .execute();
  expect(open).toEqual([]);
});

test('goals that build on a changed one, and a strategy nobody builds on, stand on the cycle’s page of the console', async () => {
  const { db, world, clock } = stage;
  await insertOkrSet(db, world, {
    level: 'company',
    ownerId: world.sponsorId,
    departmentId: null,
    cohortId: null,
    state: 'agreed',
    submittedAt: clock.now(),
    publishedAt: clock.now(),
    objectives: [{ title: 'Nobody waits <for> us', keyResults: [] }],
  });
  const exceptions = async () => (await readProgress(db, world.cycleId, clock.now()))?.goals;
  expect(await exceptions()).toEqual({ stale: [], uncovered: ['Nobody waits <for> us'] });
  await changeAbove({ 'objectives[0][keyResults][0][target]': '80', 'objectives[0][aligned]': 'local' });
  const cycle = await readProgress(db, world.cycleId, clock.now());
  expect(cycle?.goals.stale).toEqual([
    {
      owner: 'Pia Person',
      department: null,
      changes: [
        { title: 'Sales is quick to answer', keyResult: 'Answered within an hour', change: 'target' },
      ],
    },
  ]);
  const page = cycle
    ? progressBody({
        cycle,
        confidence: [],
        atRisk: [],
        pulse: undefined,
        champions: [],
        said: '',
        countedAt: clock.now(),
        can: () => true,
      })
    : '';
  expect(page).toContain('Nobody waits &#60;for&#62; us');
  expect(page).toContain('Sales is quick to answer: Answered within an hour: another target');
  // Whoever submits again has had the chance to look at it.
  await db.transaction().execute((trx) => settleParentChanges(trx, below.id, clock.now()));
  expect((await exceptions())?.stale).toEqual([]);
});

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sealDue } from '#services/mailer/sealer.ts';
import { escalateOpenTasks } from '#storage/steps/nudges.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { BASE_URL } from '../support/mailing.ts';
import { type ReviewStage, startReviewStage } from '../support/reviewing.ts';

let database: TestDatabase;
let stage: ReviewStage;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  stage = await startReviewStage(database.db);
  await stage.submitted();
  return () => stage.stop();
});

/** The approval's escalation, now. */
async function escalate(): Promise<void> {
  const { db, clock, world } = stage;
  const phaseRunId = world.phaseRunIds.approval;
  const step = { phaseRunId, key: 'escalate', kind: 'escalate' as const, dueAt: clock.now(), doneAt: null };
  await db.insertInto('step').values(step).execute();
  await escalateOpenTasks({ db, clock }, { phaseRunId, key: 'escalate' });
  await sealDue({ db, clock, pacing: 'immediate', baseUrl: BASE_URL });
}

async function mailsTo(personId: string): Promise<string[]> {
  const rows = await stage.db.selectFrom('mail').select('text').where('personId', '=', personId).execute();
  return rows
    .map(({ text }) => text)
    .filter((text) => text.includes('could use a hand') || text.includes('will not be ready'));
}

test('a review that waits is told to the reviewer’s manager, with what is open', async () => {
  await escalate();
  const [mail, ...others] = await mailsTo(stage.world.sponsorId);
  expect(mail).toContain('Lena Lead: reading and agreeing goals, until');
  expect(others).toEqual([]);
  expect(await mailsTo(stage.world.personId)).toEqual([]);
});

test('while that one is away, whoever stands in is told', async () => {
  const { db, world } = stage;
  await db
    .updateTable('person')
    .set({ state: 'away', delegateId: world.otherId })
    .where('id', '=', world.sponsorId)
    .execute();
  await escalate();
  expect(await mailsTo(world.otherId)).toHaveLength(1);
  expect(await mailsTo(world.sponsorId)).toEqual([]);
});

import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { settableClock } from '#domain/clock.ts';
import { sealDue } from '#services/mailer/sealer.ts';
import { review } from '#storage/actions/review.ts';
import { finaliseTasks } from '#storage/consequences/finalise.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { buildWorld, insertOkrSet, insertTask } from '../support/factory.ts';
import { BASE_URL } from '../support/mailing.ts';

const NOW = new Date('2027-01-12T09:00:00Z');
const MORNING = new Date('2027-01-13T09:00:00Z');

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('people without goals of their own read their team’s once they stand, and what they contribute to', async () => {
  const { db } = database;
  const clock = settableClock(NOW);
  const world = await buildWorld(db, NOW);
  // Otto has goals of his own; Pia has not, and contributes.
  await insertOkrSet(db, world, { ownerId: world.otherId });
  const set = await insertOkrSet(db, world, {
    level: 'department',
    ownerId: world.leadId,
    state: 'submitted',
    objectives: [
      { title: 'Nobody waits', keyResults: [{ title: 'Hours to answer', baseline: 8, target: 2 }] },
    ],
  });
  await db
    .insertInto('contributor')
    .values({ keyResultId: set.keyResultIds[0] ?? '', personId: world.personId })
    .execute();
  const reviewer = { personId: world.sponsorId, subjectId: set.id, ordinal: 1 };
  const taskId = await insertTask(db, NOW, world, { kind: 'review', phase: 'approval', ...reviewer });
  await review({ db, clock }, { taskId, personId: world.sponsorId }, { decision: 'agree', comment: '' });
  await finaliseTasks({ db, clock });
  const mails = () =>
    db
      .selectFrom('mail')
      .select(['personId', 'text'])
      .where(sql<boolean>`'team-goals' = any(kinds)`)
      .execute();
  expect(await mails()).toEqual([]);

  clock.set(MORNING);
  await finaliseTasks({ db, clock });
  await sealDue({ db, clock, pacing: 'calm', baseUrl: BASE_URL });
  const [mail, ...others] = await mails();
  expect(others).toEqual([]);
  expect(mail?.personId).toBe(world.personId);
  expect(mail?.text).toContain('Nobody waits');
  expect(mail?.text).toContain('You contribute to: Hours to answer');
});

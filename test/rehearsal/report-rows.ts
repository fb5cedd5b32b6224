import type { Summary } from '#rehearsal/summary.ts';
import type { Db } from '#storage/database.ts';
import { buildWorld, insertOkrSet, insertTask, type World } from '../support/factory.ts';

const NOW = new Date('2026-12-15T10:00:00Z');

/** What a rehearsal itself would know; made up. */
export const SUMMARY: Summary = {
  people: 3,
  cohorts: 1,
  mailsByKind: { review: 2 },
  tasksByKindAndEndState: {},
  objectivesByState: {},
  meanScore: 0.62,
  checkInParticipationByWeek: [
    { week: 1, asked: 2, done: 2, share: 1 },
    { week: 2, asked: 2, done: 1, share: 0.5 },
  ],
  phases: [],
  replies: { recorded: 28, formats: ['de-DE', 'fr-FR'], unclear: 3 },
  concerns: { raised: 9, open: 2, overdue: 1, answered: 7, inTime: 6 },
  finalPhase: 'closed',
  temporalActions: 1,
  temporalActionsPerPerson: 1,
  wallSeconds: 4,
};

/** A lead with three reviews, of which one was missed; goals agreed, not agreed and never written; four mails. */
export async function buildQuarter(db: Db): Promise<World> {
  const world = await buildWorld(db, NOW);
  const agreed = await insertOkrSet(db, world, {
    state: 'scored',
    round: 2,
    submittedAt: NOW,
    agreedAt: NOW,
    objectives: [{ title: 'A', keyResults: [] }],
  });
  const alone = await insertOkrSet(db, world, {
    ownerId: world.otherId,
    state: 'scored',
    submittedAt: NOW,
    objectives: [
      { title: 'B', keyResults: [] },
      { title: 'C', keyResults: [] },
    ],
  });
  await insertOkrSet(db, world, { level: 'department', ownerId: world.leadId, state: 'lapsed' });
  for (const set of [agreed, alone])
    await insertTask(db, NOW, world, {
      kind: 'review',
      phase: 'approval',
      personId: world.leadId,
      subjectId: set.id,
      state: 'done',
      settledAt: NOW,
    });
  const review = await insertTask(db, NOW, world, {
    kind: 'review',
    phase: 'approval',
    personId: world.leadId,
    subjectId: agreed.id,
    ordinal: 2,
    state: 'missed',
    settledAt: NOW,
  });
  await db
    .insertInto('review')
    .values({
      taskId: review,
      okrSetId: agreed.id,
      round: 1,
      reviewerId: world.leadId,
      decision: 'request-change',
      decidedAt: NOW,
    })
    .execute();
  await insertAgreeing(db, world, {
    okrSetId: agreed.id,
    entityId: agreed.objectiveIds[0] ?? '',
    taskId: review,
  });
  // Christmas Eve 23:30 in Berlin is the 24th there, whatever it is elsewhere.
  for (const at of ['2026-12-15T08:00:00Z', '2026-12-17T08:00:00Z', '2026-12-24T22:30:00Z'])
    await insertMail(db, world, world.leadId, at);
  await insertMail(db, world, world.personId, '2026-12-15T08:00:00Z');
  return world;
}

/** A proposal that was taken, and a wish to talk that came to nothing. */
async function insertAgreeing(
  db: Db,
  world: World,
  { okrSetId, entityId, taskId }: { okrSetId: string; entityId: string; taskId: string },
): Promise<void> {
  const point = { part: 'objective', verdict: 'propose', answer: 'taken', answeredAt: NOW } as const;
  await db
    .insertInto('reviewPoint')
    .values({
      ...point,
      taskId,
      okrSetId,
      round: 1,
      place: 0,
      entityId,
      entityTitle: 'A',
      proposal: '{"title":"B"}',
    })
    .execute();
  await db
    .insertInto('conversation')
    .values({ okrSetId, round: 1, personId: world.leadId, word: 'wish', taskId, at: NOW })
    .execute();
}

/** A routine mail that has left. */
async function insertMail(db: Db, world: World, personId: string, at: string): Promise<void> {
  await db
    .insertInto('mail')
    .values({
      personId,
      class: 'routine',
      slot: at,
      messageId: `<${personId}-${at}@test>`,
      toAddress: null,
      language: 'en',
      kinds: ['review'],
      cycleIds: `{${world.cycleId}}`,
      taskIds: '{}',
      subject: '',
      text: '',
      html: '',
      headers: '{}',
      state: 'sent',
      sealedAt: new Date(at),
      sentAt: new Date(at),
    })
    .execute();
}

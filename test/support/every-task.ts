import type { TaskKind } from '#domain/kinds.ts';
import type { Db } from '#storage/database.ts';
import { insertOkrSet, insertTask, type World } from './factory.ts';

/** @returns an open task of every kind, by its kind, in one world; those that are about goals have some. */
export async function insertEveryTask(db: Db, now: Date, world: World): Promise<Array<[TaskKind, string]>> {
  const draft = await insertOkrSet(db, world, { level: 'department', ownerId: world.leadId });
  const set = await insertOkrSet(db, world, {
    state: 'agreed',
    objectives: [
      {
        title: 'Someone they know by name',
        keyResults: [{ title: 'Calls', baseline: 12, target: 80, unit: '%', currentValue: 37.5 }],
      },
      {
        title: 'Learn',
        kind: 'aspirational',
        keyResults: [{ title: 'Days', baseline: 4, target: 0.5, currentValue: 2 }],
      },
    ],
  });
  const needed = await insertOkrSet(db, world, {
    ownerId: world.otherId,
    objectives: [{ title: 'Sign', keyResults: [{ title: 'Days', baseline: 9, target: 3 }] }],
  });
  const dependency = await db
    .insertInto('dependency')
    .values({
      keyResultId: needed.keyResultIds[0] ?? '',
      departmentId: world.departmentId,
      wanted: 'A contract on two pages',
      neededBy: '2027-03-12',
      state: 'asked',
      askedAt: now,
      answer: null,
      answeredBy: null,
      answeredAt: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { leadId, phaseRunIds, cycleId, cohortId } = world;
  const content = await db
    .insertInto('auditContent')
    .values({ content: JSON.stringify({ words: 'Two teams wait for each other.' }) })
    .returning('id')
    .executeTakeFirstOrThrow();
  const concern = await db
    .insertInto('concern')
    .values({
      ...{ cycleId, cohortId, phaseRunId: phaseRunIds['check-ins'] },
      ...{
        raiserId: world.otherId,
        recipientId: leadId,
        audience: 'manager',
        via: 'page',
        confidential: false,
      },
      ...{ contentId: content.id, raisedAt: now, dueAt: now, remindAt: now },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return [
    ['acknowledge', await insertTask(db, now, world, { kind: 'acknowledge', phase: 'preparation' })],
    [
      'draft',
      await insertTask(db, now, world, {
        kind: 'draft',
        phase: 'cascade',
        personId: leadId,
        subjectId: draft.id,
      }),
    ],
    [
      'review',
      await insertTask(db, now, world, {
        kind: 'review',
        phase: 'approval',
        personId: leadId,
        subjectId: set.id,
      }),
    ],
    [
      'answer',
      await insertTask(db, now, world, {
        kind: 'answer',
        phase: 'approval',
        personId: leadId,
        subjectId: dependency.id,
      }),
    ],
    ['check-in', await insertTask(db, now, world, { kind: 'check-in', phase: 'check-ins', ordinal: 5 })],
    ...(await insertQuarterTasks(db, now, world, set)),
    ['score', await insertTask(db, now, world, { kind: 'score', phase: 'scoring' })],
    ['reflect', await insertTask(db, now, world, { kind: 'reflect', phase: 'celebration' })],
    [
      'concern',
      await insertTask(db, now, world, {
        kind: 'concern',
        phase: 'check-ins',
        personId: leadId,
        subjectId: concern.id,
        ordinal: 1,
      }),
    ],
    [
      'celebrate',
      await insertTask(db, now, world, {
        kind: 'celebrate',
        phase: 'celebration',
        personId: leadId,
        subjectId: world.departmentId,
      }),
    ],
    [
      'pilot-decision',
      await insertTask(db, now, world, {
        kind: 'pilot-decision',
        phase: 'celebration',
        personId: world.sponsorId,
        subjectId: world.cycleId,
      }),
    ],
    [
      'champion',
      await insertTask(db, now, world, {
        kind: 'champion',
        phase: 'celebration',
        subjectId: world.cycleId,
      }),
    ],
    [
      'decide',
      await insertTask(db, now, world, {
        kind: 'decide',
        phase: 'cascade',
        personId: leadId,
        subjectId: phaseRunIds.cascade,
      }),
    ],
  ];
}

/** What is asked while the quarter is lived, besides the check-in. */
async function insertQuarterTasks(
  db: Db,
  now: Date,
  world: World,
  set: { id: string; keyResultIds: string[] },
): Promise<Array<[TaskKind, string]>> {
  const { leadId, otherId, personId, sponsorId, cycleId } = world;
  const week = { phase: 'check-ins', ordinal: 4 } as const;
  const asking = await insertTask(db, now, world, { ...week, kind: 'check-in', state: 'done' });
  const change = await db
    .insertInto('changeRequest')
    .values({
      ...{
        cycleId,
        okrSetId: set.id,
        keyResultId: set.keyResultIds[0] ?? '',
        change: 'target',
        state: 'open',
      },
      ...{
        proposal: JSON.stringify({ target: 70 }),
        reason: 'Two people left',
        askedBy: personId,
        taskId: asking,
      },
      ...{ at: now, finalAt: now, decidedAt: null },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const wish = await db
    .insertInto('feedbackRequest')
    .values({
      ...{ cycleId, fromPersonId: personId, toPersonId: otherId, question: 'Was it clear?', taskId: asking },
      ...{ at: now, finalAt: now, openedAt: now },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const of = (kind: TaskKind, person: string, subjectId: string) =>
    insertTask(db, now, world, { ...week, kind, personId: person, subjectId });
  return [
    ['change', await of('change', leadId, change.id)],
    ['feedback', await of('feedback', otherId, wish.id)],
    ['pace', await of('pace', leadId, personId)],
    ['welcome', await of('welcome', leadId, personId)],
    ['decisions', await of('decisions', sponsorId, sponsorId)],
  ];
}

import { sql } from 'kysely';
import type { Db } from '#storage/database.ts';
import { recordAudit } from '#storage/repositories/audit.ts';
import { insertNotice, insertOkrSet, insertTask, type World } from './factory.ts';

/** What stands in everything that somebody wrote, so that what is left of it gives itself away. */
export const WORDS = 'private words';

/** Everything that one person leaves behind in a cycle, and what others leave with them. @returns ids of the goals. */
export async function liveThrough(db: Db, now: Date, world: World) {
  const { cycleId, cohortId, personId, otherId, leadId, departmentId, phaseRunIds } = world;
  const own = await insertOkrSet(db, world, {
    state: 'scored',
    why: WORDS,
    objectives: [
      {
        title: `${WORDS} objective`,
        keyResults: [{ title: WORDS, baseline: 0, target: 10, currentValue: 7 }],
      },
    ],
  });
  const team = await insertOkrSet(db, world, {
    level: 'department',
    ownerId: leadId,
    state: 'scored',
    objectives: [
      { title: 'Sell well', keyResults: [{ title: 'Sell twice', baseline: 0, target: 4, currentValue: 3 }] },
    ],
  });
  const [keyResultId = ''] = own.keyResultIds;
  const [teamKeyResult = ''] = team.keyResultIds;
  const task = (kind: Parameters<typeof insertTask>[3]['kind'], phase: keyof typeof phaseRunIds, more = {}) =>
    insertTask(db, now, world, {
      ...{ kind, phase, state: 'done', settledAt: now, finalisedAt: now, finalAt: now },
      outcome: JSON.stringify({ enteredBy: leadId, keyResults: 1, said: WORDS }),
      ...more,
    });
  const checkIn = await task('check-in', 'check-ins', { ordinal: 1 });
  const review = await task('review', 'approval', { personId: leadId, subjectId: own.id });
  const scoring = await task('score', 'scoring');
  const reflecting = await task('reflect', 'scoring');
  const feedback = await task('feedback', 'check-ins', { personId: otherId, subjectId: otherId, ordinal: 2 });
  const teamCheckIn = await task('check-in', 'check-ins', {
    personId: leadId,
    subjectId: leadId,
    ordinal: 1,
  });
  const celebrating = await task('celebrate', 'celebration', { personId: leadId });
  for (const [id, at, by, from] of [
    [keyResultId, checkIn, personId, null],
    [teamKeyResult, teamCheckIn, leadId, leadId],
  ] as const)
    await sql`insert into check_in (key_result_id, week, task_id, person_id, value, confidence, note, blocker, at, entered_by_id)
      values (${id}, 1, ${at}, ${by}, 3, 6, ${WORDS}, ${WORDS}, ${now}, ${from})`.execute(db);
  for (const statement of [
    sql`insert into score (key_result_id, task_id, final_value, score, reason, by_person_id, at)
        values (${keyResultId}, ${scoring}, 7, 0.7, ${WORDS}, ${personId}, ${now}), (${teamKeyResult}, ${scoring}, 3, 0.75, '', ${leadId}, ${now})`,
    sql`insert into score_version (key_result_id, by_person_id, value_before, value_after, score_before, score_after, reason, at)
        values (${keyResultId}, ${personId}, 6, 7, 0.6, 0.7, ${WORDS}, ${now})`,
    sql`insert into review (task_id, okr_set_id, round, reviewer_id, decision, comment, answer, decided_at)
        values (${review}, ${own.id}, 1, ${leadId}, 'agree', ${WORDS}, ${WORDS}, ${now})`,
    sql`insert into review_point (task_id, okr_set_id, round, place, part, entity_id, entity_title, verdict, comment, answer_text)
        values (${review}, ${own.id}, 1, 1, 'key-result', ${keyResultId}, ${WORDS}, 'agree', ${WORDS}, ${WORDS})`,
    sql`insert into conversation (okr_set_id, round, person_id, word, task_id, at)
        values (${own.id}, 1, ${personId}, 'agreed', ${review}, ${now}), (${own.id}, 1, ${leadId}, 'agreed', ${review}, ${now})`,
    sql`insert into okr_version (okr_set_id, version, reason, content, by_person_id, at)
        values (${own.id}, 1, 'submitted', ${JSON.stringify({ why: WORDS })}::jsonb, ${personId}, ${now}),
               (${team.id}, 1, 'submitted', ${JSON.stringify({
                 why: 'Because',
                 objectives: [
                   { title: 'Sell well', keyResults: [{ owner: leadId, contributors: [personId, otherId] }] },
                 ],
               })}::jsonb, ${leadId}, ${now})`,
    sql`insert into contributor (key_result_id, person_id) values (${teamKeyResult}, ${personId})`,
    sql`insert into initiative (key_result_id, position, title) values (${keyResultId}, 1, ${WORDS})`,
    sql`insert into reflection (task_id, cycle_id, person_id, learned, team, process, at)
        values (${reflecting}, ${cycleId}, ${personId}, ${WORDS}, ${WORDS}, ${WORDS}, ${now})`,
    sql`insert into kudos (task_id, cycle_id, from_person_id, to_text, to_person_id, text, at)
        values (${reflecting}, ${cycleId}, ${personId}, 'Otto Other', ${otherId}, ${WORDS}, ${now})`,
    sql`insert into celebration_words (task_id, cycle_id, department_id, person_id, words, at)
        values (${celebrating}, ${cycleId}, ${departmentId}, ${leadId}, ${WORDS}, ${now})`,
    sql`insert into feedback (cycle_id, from_person_id, to_person_id, words, task_id, at)
        values (${cycleId}, ${otherId}, ${personId}, ${WORDS}, ${feedback}, ${now})`,
    sql`insert into feedback_request (cycle_id, from_person_id, to_person_id, question, task_id, at, final_at, opened_at)
        values (${cycleId}, ${personId}, ${otherId}, ${WORDS}, ${feedback}, ${now}, ${now}, ${now})`,
    sql`insert into change_request (cycle_id, okr_set_id, key_result_id, change, proposal, reason, asked_by, task_id, state, at, final_at, words)
        values (${cycleId}, ${own.id}, ${keyResultId}, 'wording', ${JSON.stringify({ title: WORDS })}::jsonb, ${WORDS}, ${personId},
                ${checkIn}, 'approved', ${now}, ${now}, ${WORDS})`,
    sql`insert into proposal (cycle_id, department_id, person_id, title, why, proposed_at, words)
        values (${cycleId}, ${departmentId}, ${personId}, ${WORDS}, ${WORDS}, ${now}, ${WORDS})`,
    sql`insert into inbound_mail (fingerprint, at, verdict, person_id, task_id, cycle_id, answer)
        values ('one', ${now}, 'recorded', ${personId}, ${checkIn}, ${cycleId}, ${JSON.stringify({ note: WORDS })}::jsonb)`,
    sql`insert into mail (person_id, class, slot, message_id, to_address, language, kinds, cycle_ids, task_ids, subject, text, html, state, sealed_at)
        values (${personId}, 'routine', '2027-01-04', 'life@example.org', 'pia@example.org', 'en', '{}', ${`{${cycleId}}`}::uuid[], '{}',
                ${WORDS}, ${WORDS}, ${WORDS}, 'sent', ${now})`,
    sql`insert into action_link (task_id, person_id, expires_at) values (${checkIn}, ${personId}, ${now})`,
    sql`insert into leaving_comment (cycle_id, person_id, words, at) values (${cycleId}, ${personId}, ${WORDS}, ${now})`,
    sql`insert into joiner (cycle_id, person_id, joined_at) values (${cycleId}, ${otherId}, ${now})`,
  ])
    await statement.execute(db);
  await insertNotice(db, now, world, { kind: 'reminder', phase: 'check-ins', key: `reminder/${personId}` });
  await db.transaction().execute(async (trx) => {
    const said = await trx
      .insertInto('auditContent')
      .values({ content: JSON.stringify({ words: WORDS }) })
      .returning('id')
      .executeTakeFirstOrThrow();
    await trx
      .insertInto('concern')
      .values({
        ...{
          cycleId,
          cohortId,
          phaseRunId: phaseRunIds['check-ins'],
          raiserId: personId,
          recipientId: leadId,
        },
        ...{ audience: 'manager', confidential: true, via: 'page', contentId: said.id, raisedAt: now },
        ...{
          dueAt: now,
          remindAt: now,
          remindedAt: now,
          overdueAt: now,
          answer: null,
          answerContentId: null,
        },
        ...{ answeredBy: null, answeredAt: null, insistedAt: null },
      })
      .execute();
    const event = { at: now, cycleId, phase: 'check-ins', entityKind: 'task' } as const;
    await recordAudit(trx, [
      {
        ...{ ...event, actorKind: 'person', actorId: personId, action: 'task.done', entityId: checkIn },
        detail: { kind: 'check-in', onBehalfOf: otherId },
        content: { note: WORDS },
      },
      {
        ...{
          ...event,
          actorKind: 'system',
          action: 'person.moved',
          entityKind: 'person',
          entityId: personId,
        },
        detail: { to: leadId },
      },
      {
        ...{ ...event, actorKind: 'person', actorId: otherId, action: 'cycle.paused', entityKind: 'cycle' },
        entityId: cycleId,
        detail: { by: 'Console' },
      },
    ]);
  });
  return { setId: own.id, keyResultId, teamKeyResult, checkIn };
}

/** @returns which tables hold a text anywhere in their rows, with how many. */
export async function whereIs(db: Db, wanted: string): Promise<Record<string, number>> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like 'kysely%'`.execute(
    db,
  );
  const found: Record<string, number> = {};
  for (const { name } of tables) {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from ${sql.table(name)} x where x::text like ${`%${wanted}%`}`.execute(db);
    if (rows[0]?.n) found[name] = rows[0].n;
  }
  return found;
}

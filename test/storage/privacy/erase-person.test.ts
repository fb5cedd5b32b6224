import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { settableClock } from '#domain/clock.ts';
import { erasePerson } from '#storage/privacy/erase-person.ts';
import { readPersonData } from '#storage/privacy/person-data.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildWorld, insertTask, type World } from '../../support/factory.ts';

const NOW = new Date('2027-03-01T09:00:00Z');
const ACTOR = { kind: 'hr-ops', label: 'HR ops' } as const;

let database: TestDatabase;
let world: World;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  world = await buildWorld(database.db, NOW);
});

test('somebody whose key results were looked after while they were away can be erased once they have left', async () => {
  const { db } = database;
  const { personId, leadId } = world;
  await sql`
    with away as (
      insert into absence (person_id, from_day, to_day, delegate_id, entered_by, entered_at, begun_at, ended_at)
      values (${personId}, '2027-02-01', '2027-02-05', ${leadId}, 'hr-ops', ${NOW}, ${NOW}, ${NOW}) returning id)
    insert into hand_over (from_person_id, to_person_id, absence_id, at, returned_at)
    select ${personId}, ${leadId}, id, ${NOW}, ${NOW} from away`.execute(db);
  const { name } = await db
    .updateTable('person')
    .set({ state: 'left' })
    .where('id', '=', personId)
    .returning('name')
    .executeTakeFirstOrThrow();
  const clock = settableClock(NOW);
  await erasePerson({ db, clock }, { personId, name, actor: ACTOR });
  const left = await db.selectFrom('absence').select('id').where('personId', '=', personId).execute();
  expect(left).toEqual([]);
  const person = await db.selectFrom('person').select('name').where('id', '=', personId).executeTakeFirst();
  expect(person?.name).toBe('Somebody');
});

test('what was told in confidence, or without names, is on the person’s own page alone', async () => {
  const { db } = database;
  const { personId, leadId, cycleId } = world;
  await sql`
    insert into concern (cycle_id, cohort_id, phase_run_id, raiser_id, recipient_id, audience, confidential, via, raised_at, due_at, remind_at)
    values (${cycleId}, ${world.cohortId}, ${world.phaseRunIds['check-ins']}, ${personId}, ${leadId}, 'manager', true, 'page', ${NOW}, ${NOW}, ${NOW})`.execute(
    db,
  );
  const exported = await readPersonData(db, { personId: leadId, now: NOW, reader: 'hr-ops' });
  const concerns = exported?.parts.find(({ table }) => table === 'concern');
  expect(concerns?.rows).toHaveLength(1);
  expect(JSON.stringify(concerns)).not.toContain(personId);
  const own = await readPersonData(db, { personId, now: NOW, reader: 'person' });
  expect(JSON.stringify(own?.parts.find(({ table }) => table === 'concern'))).toContain(personId);
});

test('a name that ends in a sign goes, too, and goes from calendars, thanks and what was asked to be signed', async () => {
  const { db } = database;
  const { leadId, cycleId } = world;
  const own = await buildWorld(db, NOW);
  const name = 'Robin "Bo" Quill, Jr.';
  await db.updateTable('person').set({ name, state: 'left' }).where('id', '=', own.personId).execute();
  const text = `${name} agreed.`;
  const calendar =
    'BEGIN:VCALENDAR\r\nDESCRIPTION:With Robin "Bo" Qu\r\n ill\\, Jr. on Monday\r\nEND:VCALENDAR\r\n';
  const { id } = await db
    .insertInto('mail')
    .values({
      ...{ personId: leadId, class: 'routine', slot: 'erasing', messageId: 'erasing', toAddress: null },
      ...{
        language: 'en',
        kinds: ['check-in'],
        cycleIds: `{${cycleId}}`,
        taskIds: '{}',
        subject: text,
        text,
      },
      ...{
        html: 'nothing',
        headers: JSON.stringify({}),
        calendar,
        state: 'suppressed',
        sealedAt: NOW,
        sentAt: null,
      },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const taskId = await insertTask(db, NOW, world, { kind: 'celebrate', phase: 'celebration' });
  await db
    .insertInto('kudos')
    .values({ taskId, cycleId, fromPersonId: leadId, toText: `${name} and all`, text: 'Thanks', at: NOW })
    .execute();
  await sql`
    insert into sign_off (name, period, scope_key, departments, digest, record, launch, asked_at)
    values ('x', '2027-Q1', 'x', '{}', 'x', '{}', ${JSON.stringify({ sponsor: name })}::jsonb, ${NOW})`.execute(
    db,
  );
  await erasePerson({ db, clock: settableClock(NOW) }, { personId: own.personId, name, actor: ACTOR });
  const mail = await db.selectFrom('mail').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  expect(mail).toMatchObject({ subject: 'Somebody agreed.', text: 'Somebody agreed.' });
  expect(mail.calendar).toContain('DESCRIPTION:With Somebody on Monday\r\n');
  expect((await db.selectFrom('kudos').select('toText').executeTakeFirstOrThrow()).toText).toBe(
    'Somebody and all',
  );
  const { rows } = await sql`select launch from sign_off`.execute(db);
  expect(rows).toEqual([{ launch: { sponsor: 'Somebody' } }]);
});

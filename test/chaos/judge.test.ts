import { createServer } from 'node:http';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { signToken } from '#domain/action-token.ts';
import type { Db } from '#storage/database.ts';
import { issueLinks } from '#storage/repositories/action-links.ts';
import { recordAudit } from '#storage/repositories/audit.ts';
import { judgeApart } from '../../chaos/judge/apart.ts';
import { judgeDoors } from '../../chaos/judge/doors.ts';
import { judgeHistories } from '../../chaos/judge/histories.ts';
import { judgeMails } from '../../chaos/judge/mails.ts';
import { judgeTasks } from '../../chaos/judge/tasks.ts';
import type { Arrived } from '../../chaos/sink.ts';
import type { Kill } from '../../chaos/stage.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import {
  buildWorld,
  insertCycle,
  insertNotice,
  insertOkrSet,
  insertTask,
  type World,
} from '../support/factory.ts';
import { LINK_KEYS } from '../support/mailing.ts';

const now = new Date('2027-01-04T09:00:00Z');
const later = new Date('2027-01-04T10:00:00Z');

let database: TestDatabase;
let db: Db;
let world: World;

beforeEach(async () => {
  database = await createTestDatabase();
  db = database.db;
  world = await buildWorld(db, now);
});
afterEach(() => database.drop());

async function record(action: string, entityId: string): Promise<void> {
  const [entityKind = ''] = action.split('.');
  const event = { at: now, actorKind: 'system', action, entityKind, entityId } as const;
  await db.transaction().execute((trx) => recordAudit(trx, [event]));
}

/** Puts a mail on record, whatever became of it. */
async function seal(
  messageId: string,
  state: 'sent' | 'pending' | 'failed' | 'unknown',
  to = 'a@example.org',
) {
  await db
    .insertInto('mail')
    .values({
      personId: world.personId,
      class: 'routine',
      slot: messageId,
      messageId,
      toAddress: to,
      language: 'en',
      kinds: ['acknowledge'],
      cycleIds: '{}',
      taskIds: '{}',
      subject: 's',
      text: 't',
      html: 'h',
      headers: JSON.stringify({}),
      calendar: null,
      state,
      sealedAt: now,
      sentAt: null,
    })
    .execute();
}

describe('tasks', () => {
  let answered: string;
  let link: string;

  /** A launch whose three participants have their first task, one of them answered. */
  beforeEach(async () => {
    await record('cycle.launched', world.cycleId);
    for (const id of Object.values(world.phaseRunIds)) await record('phase.opened', id);
    for (const personId of [world.leadId, world.personId, world.otherId]) {
      const done = personId === world.personId;
      const taskId = await insertTask(db, now, world, {
        kind: 'acknowledge',
        phase: 'preparation',
        personId,
        ...(done ? { state: 'done', settledAt: now } : {}),
      });
      await insertNotice(db, now, world, { kind: 'acknowledge', phase: 'preparation', taskId, personId });
      await record('task.opened', taskId);
      if (done) answered = taskId;
    }
    await record('task.done', answered);
    const { personId } = world;
    const [issued] = await db
      .transaction()
      .execute((trx) => issueLinks(trx, [{ taskId: answered, personId, expiresAt: later }]));
    if (!issued) throw new Error('no link');
    link = `http://x/t/${signToken(LINK_KEYS, { linkId: issued.id, personId, version: issued.version })}`;
  });

  const judge = (commands = 1) =>
    judgeTasks({ db, cycleIds: [world.cycleId], acknowledged: [link], commands });

  test('that are as they should be break nothing', async () => {
    expect(await judge()).toEqual([]);
  });

  test('I1: a first task that is missing, untold, or of somebody who left', async () => {
    await db.deleteFrom('notice').where('personId', '=', world.otherId).execute();
    await db
      .deleteFrom('task')
      .where('personId', '=', world.leadId)
      .execute()
      .catch(() => undefined);
    await db.updateTable('person').set({ state: 'left' }).where('id', '=', world.personId).execute();
    const broken = await judge();
    expect(broken).toContainEqual(
      expect.stringContaining(`first task and one notice of it: ${world.otherId} 1 tasks 0`),
    );
    expect(broken).toContainEqual(expect.stringContaining('I1: a task nobody was told about'));
    expect(broken).toContainEqual(expect.stringContaining('I1: a task or mail for somebody who left'));
  });

  test('I2: an acknowledged answer that is open again, or counted twice', async () => {
    await record('task.done', answered);
    expect(await judge()).toContainEqual(expect.stringMatching(/^I2: .* is done, with 2 events$/));
    await db.updateTable('task').set({ state: 'open' }).where('id', '=', answered).execute();
    expect(await judge()).toContainEqual(expect.stringMatching(/^I2: .* is open/));
  });

  test('I2: a command that was taken twice, or not at all', async () => {
    expect(await judge(2)).toEqual(['I2: 1 commands were acknowledged, 0 are on record']);
    await record('cycle.advanced', world.cycleId);
    expect(await judge(2)).toEqual([]);
    expect(await judge(1)).toEqual(['I2: 0 commands were acknowledged, 1 are on record']);
  });

  test('I4: a phase that closed twice, with work open, or was written to afterwards', async () => {
    const id = world.phaseRunIds.preparation;
    await db.updateTable('phaseRun').set({ state: 'closed', closedAt: now }).where('id', '=', id).execute();
    await record('phase.closed', id);
    await record('phase.closed', id);
    await record('task.done', answered);
    const broken = await judge();
    expect(broken).toContainEqual(expect.stringContaining(`${id} 2 closings 2 open tasks`));
    expect(broken).toContainEqual(expect.stringContaining('I4: an answer written after its phase closed'));
  });

  test('I6: a state without its event', async () => {
    await insertTask(db, now, world, { kind: 'draft', phase: 'cascade' });
    expect(await judge()).toContainEqual(
      expect.stringContaining('I6: a state without its event, or with two: task draft open'),
    );
  });
});

describe('cycles apart from each other', () => {
  test('break nothing as they are; I7: a notice, an event or a task on the other side, of somebody without a part', async () => {
    const taskId = await insertTask(db, now, world, { kind: 'acknowledge', phase: 'preparation' });
    await insertNotice(db, now, world, { kind: 'acknowledge', phase: 'preparation', taskId });
    expect(await judgeApart(db)).toEqual([]);
    const other = await insertCycle(db, now);
    await db.updateTable('notice').set({ cycleId: other }).execute();
    expect(await judgeApart(db)).toEqual([
      expect.stringContaining('I7: a notice about a task of another cycle: acknowledge'),
    ]);
    await db.updateTable('task').set({ cycleId: other }).execute();
    await sql`insert into member (cycle_id, person_id, part) values (${other}, ${world.otherId}, 'participant')`.execute(
      db,
    );
    const broken = (await judgeApart(db)).join();
    expect(broken).toContain(`I7: somebody who takes part in two cycles at once: ${world.otherId}`);
    expect(broken).toContain(`I7: a task in a phase of another cycle: acknowledge ${taskId}`);
    expect(broken).toContain(`I7: a task of somebody who has no part in its cycle: acknowledge ${taskId}`);
  });

  test('I7: a mail of one cycle that tells of another, and a check-in on a goal of another', async () => {
    const other = await insertCycle(db, now);
    const taskId = await insertTask(db, now, world, { kind: 'check-in', phase: 'check-ins', ordinal: 1 });
    const noticeId = await insertNotice(db, now, world, { kind: 'check-in', phase: 'check-ins', taskId });
    const { keyResultIds } = await insertOkrSet(
      db,
      { ...world, cycleId: other },
      {
        state: 'agreed',
        objectives: [{ title: 'Elsewhere', keyResults: [{ title: 'Far', baseline: 0, target: 1 }] }],
      },
    );
    await sql`insert into check_in (key_result_id, week, task_id, person_id, value, confidence, at)
      values (${keyResultIds[0]}, 1, ${taskId}, ${world.personId}, 1, 5, ${now})`.execute(db);
    await seal('<b>', 'sent');
    await sql`update mail set cycle_ids = array[${other}::uuid]`.execute(db);
    await sql`update notice set mail_id = (select id from mail) where id = ${noticeId}`.execute(db);
    const broken = (await judgeApart(db)).join();
    expect(broken).toContain(`I7: a check-in of a key result of another cycle: ${keyResultIds[0]} 1`);
    expect(broken).toContain('I7: a mail that tells of a cycle it does not count to:');
  });

  test('I6: a trail whose events can be changed', async () => {
    await sql`alter table audit_event disable trigger audit_event_append_only`.execute(db);
    expect(await judgeApart(db)).toEqual(['I6: the trail of events can be changed']);
  });
});

describe('doors', () => {
  const askAt = async (status: number) => {
    const door = createServer((_request, response) => response.writeHead(status).end());
    await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
    const address = door.address();
    if (typeof address !== 'object' || !address) throw new Error('no port');
    const url = `http://127.0.0.1:${address.port}`;
    const links = [`${url}/t/${'a'.repeat(40)}`, `${url}/t/${'b'.repeat(40)}`];
    const broken = await judgeDoors({ consoleUrl: url, cycleId: '7f3a', links });
    await new Promise((resolve) => door.close(resolve));
    return broken;
  };

  test('that are shut break nothing; I5: one that opens, or answers with an error', async () => {
    expect(await askAt(404)).toEqual([]);
    expect(await askAt(200)).toContain(
      'I5: GET of a link with the signature of another was answered with 200',
    );
    expect(await askAt(500)).toContain('I5: POST /v1/cycles/:cycle/advance by nobody was answered with 500');
  });

  test('I5: one that does not answer', async () => {
    const broken = await judgeDoors({ consoleUrl: 'http://127.0.0.1:1', cycleId: '7f3a', links: [] });
    expect(broken).toContain(
      'I5: GET /v1/cycles by nobody got no answer, so nobody knows whether it is shut',
    );
  });
});

test('histories: a workflow whose code fails, or that holds a name', () => {
  const good = { workflowId: 'cycle/1', events: ['EVENT_TYPE_TIMER_FIRED'], texts: ['{"cycleId":"1"}'] };
  expect(judgeHistories([good], ['Ada Lind'])).toEqual([]);
  const bad = { ...good, events: ['EVENT_TYPE_WORKFLOW_TASK_FAILED'], texts: ['for ada lind'] };
  expect(judgeHistories([bad], ['Ada Lind'])).toEqual([
    'histories: cycle/1 has EVENT_TYPE_WORKFLOW_TASK_FAILED',
    "histories: cycle/1 holds 'Ada Lind'",
  ]);
});

describe('mails', () => {
  const kill: Kill = { victim: 'mailer', atMs: 1_500, untilMs: 1_510 };
  const arrival = (given: Partial<Arrived>): Arrived => ({
    to: 'a@example.org',
    messageId: '<a>',
    raw: 'bytes',
    atMs: 1_000,
    cut: false,
    ...given,
  });

  const judge = (arrived: Arrived[], kills: Kill[] = [], refused: string[] = []) =>
    judgeMails({ db, arrived, kills, refused: new Set(refused) });

  test('that arrived once, and a copy of what was under way at a kill, break nothing', async () => {
    await seal('<a>', 'sent');
    const verdict = await judge([arrival({}), arrival({ atMs: 2_000 })], [kill]);
    expect(verdict).toEqual({ mails: 1, copies: 1, parked: 0, broken: [] });
    const away: Kill = { victim: 'postgres', atMs: 500, untilMs: 1_800 };
    expect((await judge([arrival({}), arrival({ atMs: 2_000 })], [away])).broken).toEqual([]);
    const back: Kill = { victim: 'postgres', atMs: 500, untilMs: 800 };
    expect((await judge([arrival({}), arrival({ atMs: 2_000 })], [back])).broken).toHaveLength(1);
    const cut = await judge([arrival({ cut: true }), arrival({ atMs: 2_000 })]);
    expect(cut.broken).toEqual([]);
  });

  test('I3: a copy for which nothing died, a third one, other bytes', async () => {
    await seal('<a>', 'sent');
    const worker: Kill = { victim: 'worker', atMs: 1_500, untilMs: 1_510 };
    const copied = await judge([arrival({}), arrival({ atMs: 2_000 })], [worker]);
    expect(copied.broken).toEqual(['I3: <a> was copied though nothing died between']);
    const third = await judge([arrival({}), arrival({ atMs: 2_000 }), arrival({ atMs: 3_000 })], [kill]);
    expect(third.broken).toEqual(['I3: <a> arrived 3 times']);
    const other = await judge([arrival({}), arrival({ atMs: 2_000, raw: 'other' })], [kill]);
    expect(other.broken).toEqual(['I3: the copies of <a> differ']);
  });

  test('I3: a mail that is lost, stuck, given up or unknown to the database', async () => {
    await seal('<lost>', 'sent');
    await seal('<stuck>', 'pending');
    await seal('<given-up>', 'failed');
    await seal('<refused>', 'failed', 'b@example.org');
    const { broken } = await judge([arrival({ messageId: '<stray>' })], [], ['b@example.org']);
    expect(broken).toEqual([
      'I3: <lost> counts as sent and never arrived',
      'I3: <stuck> was never sent',
      'I3: <given-up> was given up without a refusal',
      'I3: <stray> arrived and no row knows it',
    ]);
  });

  test('I1: a mail to somebody who left', async () => {
    await seal('<a>', 'sent');
    await db
      .updateTable('person')
      .set({ state: 'left', email: 'a@example.org' })
      .where('id', '=', world.personId)
      .execute();
    expect((await judge([arrival({})])).broken).toEqual(['I1: <a> reached somebody who left or is away']);
  });
});

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type SettableClock, settableClock } from '#domain/clock.ts';
import { createTaskPages } from '#services/task-pages/create-task-pages.ts';
import { checkIn } from '#storage/actions/check-in.ts';
import { undo } from '#storage/actions/undo.ts';
import { revokeLinks } from '#storage/repositories/action-links.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { buildWorld, insertNotice, insertOkrSet, insertTask, type World } from '../support/factory.ts';
import { BASE_URL, LINK_KEYS, linkPath, quietLogger } from '../support/mailing.ts';
import { type Arrived, INBOUND_ADDRESS, openPostOffice } from '../support/post-office.ts';

const NOW = new Date('2027-02-15T09:00:00Z');

let database: TestDatabase;
let clock: SettableClock;
let world: World;
let office: Awaited<ReturnType<typeof openPostOffice>>;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.db.updateTable('notice').set({ mootAt: NOW }).where('mailId', 'is', null).execute();
  clock = settableClock(NOW);
  office = await openPostOffice({ database, clock });
});
afterEach(() => office.close());

const KEY_RESULTS = [
  { title: 'Active customers', baseline: 10, target: 100, currentValue: 20 },
  { title: 'Days to first result', baseline: 9, target: 3, unit: 'days', currentValue: 8 },
];

/** A world of a reader, asked about their key results in a week by a mail that has arrived. */
async function ask({ locale = 'en-GB', keyResults = KEY_RESULTS, week = 7 } = {}) {
  const { db } = database;
  world = await buildWorld(db, NOW, { locale });
  const set = await insertOkrSet(db, world, {
    state: 'agreed',
    objectives: [{ title: 'New customers feel at home', keyResults }],
  });
  const taskId = await insertTask(db, NOW, world, { kind: 'check-in', phase: 'check-ins', ordinal: week });
  await insertNotice(db, NOW, world, { kind: 'check-in', phase: 'check-ins', taskId });
  const [mail] = await office.deliver();
  if (!mail) throw new Error('no mail came');
  const answerWith = async (text: string, more: Partial<Parameters<typeof office.reply>[0]> = {}) => {
    await office.reply({ to: mail.replyTo, from: mail.to, text, ...more });
    return office.deliver();
  };
  return { ...set, taskId, mail, answerWith };
}

const only = (mails: readonly Arrived[]): Arrived => {
  expect(mails).toHaveLength(1);
  const [mail] = mails;
  if (!mail) throw new Error('no mail came');
  return mail;
};
const checkInsOf = (taskId: string) =>
  database.db
    .selectFrom('checkIn')
    .innerJoin('keyResult', 'keyResult.id', 'checkIn.keyResultId')
    .select(['title', 'value', 'checkIn.confidence', 'note', 'blocker'])
    .where('taskId', '=', taskId)
    .orderBy('position')
    .execute();
const taskState = async (id: string) =>
  (await database.db.selectFrom('task').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state;
const verdictsOf = async (taskId: string) =>
  (
    await database.db
      .selectFrom('inboundMail')
      .select('verdict')
      .where('taskId', '=', taskId)
      .orderBy('id')
      .execute()
  ).map(({ verdict }) => verdict);

describe('a check-in mail', () => {
  it('letters its key results, says how to reply, and bears an address of its own', async () => {
    const { mail } = await ask();
    expect(mail.text).toContain('- A – Active customers\n- B – Days to first result');
    expect(mail.text).toContain('“A 42, B 3.5 7/10 blocked by legal”');
    expect(mail.replyTo).toMatch(/^okr\+[0-9a-z]{50}@mail\.example\.org$/);
    expect(mail.returnPath).toMatch(/^okr\+b[0-9a-z]{50}@mail\.example\.org$/);
  });

  it.each([
    ['de-DE', '„A 42, B 3,5 7/10 blockiert durch den Einkauf“'],
    ['fr-FR', '« A 42, B 3,5 7/10 bloqué par les achats »'],
    ['es-ES', '«A 42, B 3,5 7/10 bloqueado por compras»'],
  ])('says so in %s, and what it says as an example is understood', async (locale, example) => {
    const { mail, taskId, answerWith } = await ask({ locale });
    expect(mail.text).toContain(example);
    await answerWith(example.slice(1, -1).trim());
    expect(await checkInsOf(taskId)).toMatchObject([{ value: 42 }, { value: 3.5, confidence: 7 }]);
  });

  it('uses the same letters on its page', async () => {
    const { taskId } = await ask();
    const deps = { db: database.db, clock, linkKeys: LINK_KEYS, baseUrl: BASE_URL, logger: quietLogger };
    const pages = await createTaskPages(deps);
    const { body } = await pages.inject({ url: await linkPath(database.db, NOW, taskId) });
    await pages.close();
    expect(body).toMatch(/<h3>A – Active customers/);
    expect(body).toMatch(/<h3>B – Days to first result/);
  });
});

describe('a reply', () => {
  it('checks in, and is answered with what was understood and the way back', async () => {
    const { taskId, mail, answerWith } = await ask();
    const quoted = `A 42, B 3.5 7/10 blocked by legal\n\nBest\nPia\n\nOn Mon, 15 Feb 2027 at 10:00, OKR <okr@example.org> wrote:\n${mail.text.replace(/^/gm, '> ')}`;
    const answer = only(await answerWith(quoted));
    expect(await checkInsOf(taskId)).toEqual([
      { title: 'Active customers', value: 42, confidence: 5, note: '', blocker: '' },
      { title: 'Days to first result', value: 3.5, confidence: 7, note: '', blocker: 'legal' },
    ]);
    expect(answer.subject).toBe('Checked in by mail, week 7');
    expect(answer.text).toContain('- A – Active customers: 42, 5/10');
    expect(answer.text).toContain('- B – Days to first result: 3.5\u00a0days, 7/10, in the way: legal');
    expect(answer.text).toMatch(/Until .*10:10.* you can take it back/);
    expect(answer.text).toMatch(/http:\/\/my\.example\.test\/t\/\S+/);
    expect(answer.header('auto-submitted')).toBe('auto-replied');
    expect(answer.returnPath).toBe('');
    expect(answer.to).toBe(mail.to);
  });

  it('is on record as told by mail, and as what became of the reply', async () => {
    const { taskId, answerWith } = await ask();
    await answerWith('same');
    const events = await database.db
      .selectFrom('auditEvent')
      .select(['action', 'actorKind', 'actorId', 'detail'])
      .where('entityId', '=', taskId)
      .orderBy('id')
      .execute();
    const [done, read] = events;
    expect(done).toMatchObject({
      action: 'task.done',
      actorId: world.personId,
      detail: { by: 'mail', changed: false },
    });
    expect(read).toMatchObject({ action: 'reply.recorded', actorId: world.personId });
  });

  it.each([
    ['en-GB', 'Same, thanks!'],
    ['de-CH', 'Guten Tag\n\nalles gleich\n\nFreundliche Grüsse\nPia Person'],
    ['fr-FR', 'pareil'],
    ['es-ES', 'Igual.'],
  ])('that says in %s that nothing changed records the last figures once more', async (locale, text) => {
    const { taskId, answerWith } = await ask({ locale });
    const answer = only(await answerWith(text));
    expect((await checkInsOf(taskId)).map(({ value }) => value)).toEqual([20, 8]);
    expect(answer.text).toContain('Active customers: 20');
  });

  it.each([
    ['de-DE', 'A 1.234,5\nB 3 Tage', 1234.5],
    ['de-CH', 'A 1’234.5', 1234.5],
    ['fr-FR', 'A 1\u202f234,5', 1234.5],
    ['es-ES', 'A 1.234,5', 1234.5],
    ['en-US', 'A 1,234.5', 1234.5],
  ])('is read in the number format of %s', async (locale, text, value) => {
    const { keyResultIds, answerWith } = await ask({ locale });
    await answerWith(text);
    const { currentValue } = await database.db
      .selectFrom('keyResult')
      .select('currentValue')
      .where('id', '=', keyResultIds[0] ?? '')
      .executeTakeFirstOrThrow();
    expect(currentValue).toBe(value);
  });

  it('leaves what it does not mention as it was, and says so', async () => {
    const { taskId, answerWith } = await ask();
    const answer = only(await answerWith('B 7'));
    expect(await checkInsOf(taskId)).toMatchObject([{ value: 20 }, { value: 7 }]);
    expect(answer.text).toContain('- A – Active customers: 20, 5/10, as before');
    expect(answer.text).toContain('What your reply did not mention stays as it was.');
  });

  it('can be taken back on the page, and another one counts then', async () => {
    const { taskId, answerWith } = await ask();
    await answerWith('A 42');
    const deps = { db: database.db, clock, linkKeys: LINK_KEYS, baseUrl: BASE_URL, logger: quietLogger };
    const pages = await createTaskPages(deps);
    const path = await linkPath(database.db, NOW, taskId);
    const page = await pages.inject({ url: path });
    expect(page.body).toContain('Checked in, thank you.');
    const back = await pages.inject({
      method: 'POST',
      url: `${path}/undo`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'undo=yes',
    });
    expect(back.statusCode).toBeLessThan(500);
    await pages.close();
    await database.db
      .updateTable('task')
      .set({ state: 'open', outcome: null })
      .where('id', '=', taskId)
      .execute();
    await answerWith('A 43');
    expect(await checkInsOf(taskId)).toMatchObject([{ value: 43 }, {}]);
  });

  it('that is unclear changes nothing and is told which line, and what to write', async () => {
    const { taskId, answerWith } = await ask();
    const answer = only(await answerWith('A 42\nB much better'));
    expect(await checkInsOf(taskId)).toEqual([]);
    expect(await taskState(taskId)).toBe('open');
    expect(answer.text).toContain('“B much better”');
    expect(answer.text).toContain('for example “A 42, B 3.5 7/10 blocked by legal”');
    // The answer can be answered.
    await office.reply({ to: answer.replyTo, from: answer.to, text: 'A 42, B 3.5' });
    expect(only(await office.deliver()).subject).toBe('Checked in by mail, week 7');
  });

  it('that comes twice counts and is answered once', async () => {
    const { taskId, mail } = await ask();
    const raw = `From: ${mail.to}\r\nTo: ${mail.replyTo}\r\nSubject: Re\r\nMessage-ID: <one@example.org>\r\n\r\nA 42\r\n`;
    for (let i = 0; i < 2; i += 1)
      expect(await office.push(raw, { from: mail.to, to: mail.replyTo })).toMatch(/^250/);
    const answer = only(await office.deliver());
    expect(answer.header('in-reply-to')).toBe('<one@example.org>');
    expect(await verdictsOf(taskId)).toEqual(['recorded']);
  });

  it('to a week that is done already changes nothing and says so', async () => {
    const { taskId, answerWith } = await ask();
    await checkIn({ db: database.db, clock }, { taskId, personId: world.personId }, null);
    expect(only(await answerWith('A 42')).subject).toBe('You have checked in already this week');
    expect(await checkInsOf(taskId)).toMatchObject([{ value: 20 }, { value: 8 }]);
  });

  it('that comes late is told that the week is closed', async () => {
    const { taskId, answerWith } = await ask();
    await database.db.updateTable('task').set({ state: 'missed' }).where('id', '=', taskId).execute();
    expect(only(await answerWith('A 42')).subject).toBe('That check-in is closed');
    expect(await checkInsOf(taskId)).toEqual([]);
  });

  it('to a task that has passed to somebody else is told so, and its link stays dead', async () => {
    const { taskId, answerWith } = await ask();
    await database.db.transaction().execute((trx) => revokeLinks(trx, { now: NOW, taskIds: [taskId] }));
    const answer = only(await answerWith('A 42'));
    expect(answer.subject).toBe('This is no longer asked of you');
    expect(answer.text).not.toContain('/t/');
    const link = await database.db
      .selectFrom('actionLink')
      .selectAll()
      .where('taskId', '=', taskId)
      .executeTakeFirstOrThrow();
    expect(link).toMatchObject({ version: 2, revokedAt: NOW });
  });

  it('agrees nothing: to a review it is told to use the page', async () => {
    const { db } = database;
    world = await buildWorld(db, NOW);
    const { id } = await insertOkrSet(db, world, { state: 'submitted' });
    const taskId = await insertTask(db, NOW, world, {
      kind: 'review',
      phase: 'approval',
      subjectId: id,
      ordinal: 1,
    });
    await insertNotice(db, NOW, world, { kind: 'review', phase: 'approval', taskId, subjectId: id });
    const mail = only(await office.deliver());
    await office.reply({ to: mail.replyTo, from: mail.to, text: 'agreed, same' });
    const answer = only(await office.deliver());
    expect(answer.subject).toBe('Please use the page for this');
    expect(answer.text).toContain('/t/');
    expect(await taskState(taskId)).toBe('open');
    expect(await db.selectFrom('review').selectAll().where('taskId', '=', taskId).execute()).toEqual([]);
  });
});

describe('nobody is answered', () => {
  it.each([
    ['an auto-reply', { headers: { 'Auto-Submitted': 'auto-replied' } }],
    ['a bulk mail', { headers: { Precedence: 'bulk' } }],
    ['an old auto-responder', { headers: { 'X-Autoreply': 'yes' } }],
    ['a list', { headers: { 'List-Id': '<team.example.org>' } }],
    ['an out-of-office note', { subject: 'Automatic reply: Check-in, week 7' }],
    ['one in German', { subject: 'Abwesenheitsnotiz: Check-in' }],
    ['one in French', { subject: 'Réponse automatique : point' }],
    ['one in Spanish', { subject: 'Respuesta automática: Seguimiento' }],
    ['a mail without sender', { envelopeFrom: '' }],
  ])('%s changes nothing', async (_what, more) => {
    const { taskId, answerWith } = await ask();
    expect(await answerWith('same', more)).toEqual([]);
    expect(await checkInsOf(taskId)).toEqual([]);
    expect(await verdictsOf(taskId)).toEqual(['automatic']);
  });

  it('a sender who is not the person, who is on record for HR ops', async () => {
    const { taskId, answerWith } = await ask();
    expect(await answerWith('same', { from: 'mallory@example.org' })).toEqual([]);
    expect(await checkInsOf(taskId)).toEqual([]);
    expect(await verdictsOf(taskId)).toEqual(['foreign-sender']);
  });

  it('two machines that answer each other: it ends after ten in an hour, and goes on in the next', async () => {
    const { taskId, answerWith } = await ask();
    for (let i = 0; i < 10; i += 1) expect(await answerWith(`what? ${i}`)).toHaveLength(1);
    expect(await answerWith('same')).toEqual([]);
    expect(await checkInsOf(taskId)).toEqual([]);
    clock.set(new Date(NOW.getTime() + 61 * 60_000));
    expect(await answerWith('same')).toHaveLength(1);
  });
});

describe('the door', () => {
  it.each([
    'someone@example.com',
    INBOUND_ADDRESS,
    `okr+${'a'.repeat(50)}@mail.example.org`,
    'okr+@mail.example.org',
  ])('refuses %s', async (to) => {
    expect(await office.push('Subject: x\r\n\r\nsame\r\n', { from: 'pia@example.org', to })).toMatch(/550/);
  });

  it('refuses what is too large', async () => {
    const { mail } = await ask();
    const raw = `From: ${mail.to}\r\n\r\nsame\r\n${`${'x'.repeat(998)}\r\n`.repeat(3300)}`;
    expect(await office.push(raw, { from: mail.to, to: mail.replyTo })).toMatch(/552/);
  });

  it('does not take the address of one person for a reply of another', async () => {
    const first = await ask();
    const firstWorld = world;
    const second = await ask();
    await office.reply({ to: first.mail.replyTo, from: second.mail.to, text: 'A 42' });
    expect(await office.deliver()).toEqual([]);
    expect(await checkInsOf(first.taskId)).toEqual([]);
    expect(await checkInsOf(second.taskId)).toEqual([]);
    expect(firstWorld.personId).not.toBe(world.personId);
  });
});

describe('a reply in the week that asks whether goals stay', () => {
  const choices = (ids: readonly string[]) =>
    database.db
      .selectFrom('adjustment')
      .innerJoin('keyResult', 'keyResult.id', 'adjustment.keyResultId')
      .select(['title', 'choice'])
      .where('keyResultId', 'in', [...ids])
      .orderBy('title')
      .execute();
  const requests = () =>
    database.db.selectFrom('changeRequest').selectAll().where('cycleId', '=', world.cycleId).execute();

  it.each([
    ['en-GB', 'same, keep all', 'goal kept'],
    ['de-DE', 'gleich, alle behalten', 'Ziel bleibt'],
    ['fr-FR', 'pareil, tout garder', 'objectif gardé'],
    ['es-ES', 'igual, mantener todo', 'el objetivo sigue'],
  ])('keeps them all in %s, as its mail says', async (locale, text, told) => {
    const { keyResultIds, mail, taskId, answerWith } = await ask({ locale, week: 6 });
    const [, phrase = ''] = text.split(', ');
    expect(mail.text).toContain(phrase);
    const answer = only(await answerWith(text));
    expect(await choices(keyResultIds)).toEqual([
      { title: 'Active customers', choice: 'keep' },
      { title: 'Days to first result', choice: 'keep' },
    ]);
    expect(answer.text.split(told)).toHaveLength(3);
    expect(await taskState(taskId)).toBe('done');
    // Whoever takes the check-in back has not decided either.
    await undo({ db: database.db, clock }, { taskId, personId: world.personId });
    expect(await choices(keyResultIds)).toEqual([]);
  });

  it('never changes or drops one: it checks in, says so, and leads to the page for that', async () => {
    const { keyResultIds, taskId, answerWith } = await ask({ week: 6 });
    const answer = only(await answerWith('A 42 keep, B 8 drop'));
    expect(await checkInsOf(taskId)).toMatchObject([{ value: 42 }, { value: 8 }]);
    expect(await choices(keyResultIds)).toEqual([{ title: 'Active customers', choice: 'keep' }]);
    expect(await requests()).toEqual([]);
    expect(answer.text).toContain('Nothing has been asked so far for: B.');
    const path = /http:\S+\/change/.exec(answer.text)?.[0] ?? '';
    const deps = { db: database.db, clock, linkKeys: LINK_KEYS, baseUrl: BASE_URL, logger: quietLogger };
    const pages = await createTaskPages(deps);
    const { body } = await pages.inject({ url: new URL(path).pathname });
    await pages.close();
    expect(body).toContain('/change/drop"');
  });

  it('that does not mention it leaves it open, and the next week asks again', async () => {
    const { keyResultIds, answerWith } = await ask({ week: 6 });
    const answer = only(await answerWith('A 42, B 8'));
    expect(await choices(keyResultIds)).toEqual([]);
    expect(answer.text).toContain(
      'Whether the goal stays was not said for: A, B. The next check-in asks once more.',
    );
  });

  it('asks for nothing in other weeks', async () => {
    const { mail, answerWith } = await ask({ week: 5 });
    expect(mail.text).not.toContain('keep');
    expect(only(await answerWith('same')).text).not.toContain('goal stays');
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MailClass, MailState, NoticeKind } from '#domain/kinds.ts';
import { checkArrivals, readNotThere } from '#rehearsal/arrivals.ts';
import { checkBudget } from '#rehearsal/budget.ts';
import { readMailFigures } from '#rehearsal/report/data/mails.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { buildWorld, insertNotice, type World } from '../support/factory.ts';

const MONDAY = new Date('2027-02-15T08:00:00Z');
const DAY_MS = 24 * 60 * 60 * 1000;
const onDay = (days: number) => new Date(MONDAY.getTime() + days * DAY_MS);

let database: TestDatabase;
let world: World;
let email: string;
let serial = 0;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  const { db } = database;
  for (const table of ['notice', 'mail', 'absence', 'reminderChoice'] as const)
    await db.deleteFrom(table).execute();
  world = await buildWorld(db, MONDAY);
  email = await addressOf(world.personId);
});

async function addressOf(personId: string): Promise<string> {
  const { email } = await database.db
    .selectFrom('person')
    .select('email')
    .where('id', '=', personId)
    .executeTakeFirstOrThrow();
  return email ?? '';
}

/** A mail as the mailer leaves it once it has gone, with the notice it is about. */
async function sent(
  at: Date,
  mail: {
    to?: string;
    class?: MailClass;
    state?: MailState;
    kind?: NoticeKind;
    phase?: 'approval' | 'check-ins';
  } = {},
): Promise<void> {
  const { db } = database;
  serial += 1;
  const { kind = 'check-in', phase = 'check-ins', to: personId = world.personId } = mail;
  const { id } = await db
    .insertInto('mail')
    .values({
      personId,
      class: mail.class ?? 'routine',
      slot: `slot-${serial}`,
      messageId: `<m${serial}@example.org>`,
      toAddress: await addressOf(personId),
      language: 'en',
      kinds: [kind],
      cycleIds: `{${world.cycleId}}`,
      taskIds: '{}',
      subject: 'S',
      text: 'T',
      html: 'H',
      headers: JSON.stringify({}),
      calendar: null,
      state: mail.state ?? 'sent',
      sealedAt: at,
      sentAt: mail.state === 'suppressed' ? null : at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await insertNotice(db, at, world, { kind, phase, personId, mailId: id });
}

async function away(from: Date, until: Date | null): Promise<void> {
  await database.db
    .insertInto('absence')
    .values({
      personId: world.personId,
      fromDay: '2027-02-15',
      toDay: '2027-02-19',
      delegateId: null,
      enteredBy: 'test',
      enteredById: null,
      enteredAt: from,
      begunAt: from,
      endedAt: until,
    })
    .execute();
}

describe('the judge of a rehearsal finds', () => {
  const breaches = () => checkBudget(database.db);

  it('nothing where the promise was kept', async () => {
    await sent(onDay(0));
    await sent(onDay(1), { kind: 'draft', phase: 'approval' });
    await sent(onDay(1), { class: 'immediate', kind: 'reply' });
    await sent(onDay(7));
    await sent(onDay(0), { to: world.leadId });
    await sent(onDay(2), { to: world.leadId, kind: 'feedback' });
    // Three mails to each other's day, none to the same.
    await sent(onDay(2), { kind: 'concern' });
    expect(await breaches()).toEqual([]);
  });

  it('two routine mails on one day of the reader’s own', async () => {
    await sent(onDay(0), { phase: 'approval' });
    await sent(new Date('2027-02-15T22:30:00Z'), { phase: 'approval' });
    expect(await breaches()).toEqual([`${email} got 2 routine mails on 2027-02-15`]);
    // Half past eleven in Berlin is still that day; an hour later is the next.
    await database.db
      .updateTable('mail')
      .set({ sealedAt: new Date('2027-02-15T23:30:00Z') })
      .where('sealedAt', '>', onDay(0))
      .execute();
    expect(await breaches()).toEqual([]);
  });

  it('a second check-in mail in a week, and a third for whoever leads', async () => {
    for (const day of [0, 2]) await sent(onDay(day));
    for (const day of [0, 1]) await sent(onDay(day), { to: world.leadId });
    const own = `${email} got 2 check-in mails in the week of 2027-02-15`;
    expect(await breaches()).toEqual([own]);
    await sent(onDay(3), { to: world.leadId });
    const leads = `${await addressOf(world.leadId)} got 3 check-in mails in the week of 2027-02-15`;
    expect((await breaches()).sort()).toEqual([own, leads].sort());
  });

  it('nothing in concerns, which do not wait for the next week; the report counts the same', async () => {
    await sent(onDay(0));
    for (const day of [1, 2]) await sent(onDay(day), { kind: 'concern' });
    expect(await breaches()).toEqual([]);
    const { most } = await readMailFigures(database.db, world.cycleId);
    expect(most).toMatchObject({ inAWeek: 3, checkInsInAWeek: 1 });
  });

  it('a mail on a weekend', async () => {
    await sent(onDay(5));
    expect(await breaches()).toEqual([`${email} got a mail on a weekend, 2027-02-20`]);
  });

  it.each(['routine', 'immediate'] as const)(
    'a %s mail to somebody away, and none before or after',
    async (kind) => {
      await away(onDay(1), onDay(3));
      await sent(onDay(0), { class: kind });
      await sent(onDay(7), { class: kind });
      await sent(onDay(2), { class: kind, state: 'suppressed' });
      expect(await breaches()).toEqual([]);
      await sent(onDay(2), { class: kind, phase: 'approval' });
      expect(await breaches()).toEqual([`${email} got a mail while away, 2027-02-17`]);
    },
  );

  it('a mail to somebody who had left', async () => {
    const left = { at: onDay(1), actorKind: 'hr-ops', action: 'person.left', entityKind: 'person' } as const;
    await database.db
      .insertInto('auditEvent')
      .values({
        ...left,
        actorId: null,
        entityId: world.personId,
        detail: '{}',
        cycleId: null,
        phase: null,
        contentId: null,
      })
      .execute();
    await sent(onDay(0));
    expect(await breaches()).toEqual([]);
    await sent(onDay(2), { class: 'immediate' });
    expect(await breaches()).toEqual([`${email} got a mail after leaving`]);
    expect(await readNotThere(database.db)).toContainEqual({
      email,
      why: 'gone',
      from: onDay(1),
      until: null,
    });
  });

  it('what somebody had switched off; not what they cannot do without', async () => {
    await database.db
      .insertInto('reminderChoice')
      .values({ personId: world.personId, wanted: false, chosenAt: onDay(0) })
      .execute();
    await sent(onDay(1), { kind: 'draft', phase: 'approval' });
    expect(await breaches()).toEqual([]);
    await sent(onDay(2), { kind: 'progress', phase: 'approval' });
    expect(await breaches()).toEqual([`${email} got a mail they had switched off, 2027-02-17`]);
  });
});

describe('whoever looks into the mailboxes finds', () => {
  const mail = { to: 'Pia@example.org', messageId: '<1@example.org>', at: onDay(1) };

  it('nothing where each mail came once to somebody who was there', () => {
    const elsewhere = { email: 'otto@example.org', why: 'away', from: onDay(0), until: null } as const;
    const before = { email: 'pia@example.org', why: 'away', from: onDay(0), until: onDay(1) } as const;
    expect(checkArrivals([mail], [elsewhere, before])).toEqual([]);
  });

  it('the same mail twice', () => {
    expect(checkArrivals([mail, mail], [])).toEqual(['Pia@example.org got the same mail twice, 2027-02-16']);
  });

  it.each(['away', 'gone'] as const)('a mail to somebody who was %s', (why) => {
    const notThere = [{ email: 'pia@example.org', why, from: onDay(1), until: null }];
    expect(checkArrivals([mail], notThere)).toEqual([
      `a mail came to Pia@example.org, who was ${why}, 2027-02-16`,
    ]);
  });
});

import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type SettableClock, settableClock } from '#domain/clock.ts';
import type { NoticeKind } from '#domain/kinds.ts';
import { prepareMails } from '#services/mailer/prepare.ts';
import { sealDue } from '#services/mailer/sealer.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildWorld, insertNotice, insertOkrSet, insertTask, type World } from '../../support/factory.ts';
import { BASE_URL, LINK_KEYS } from '../../support/mailing.ts';

const MONDAY = new Date('2027-01-11T09:00:00Z');
const DAY_MS = 86_400_000;

let database: TestDatabase;
let clock: SettableClock;
let world: World;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  clock = settableClock(MONDAY);
  world = await buildWorld(database.db, MONDAY);
});

/** Seals what is due now. @returns the person's newest mail, as its bytes leave and as a mail program reads them. */
async function nextMail() {
  await sealDue({ db: database.db, clock, pacing: 'immediate', baseUrl: BASE_URL });
  const { id } = await database.db
    .selectFrom('mail')
    .select('id')
    .where('personId', '=', world.personId)
    .orderBy('sealedAt', 'desc')
    .executeTakeFirstOrThrow();
  const row = { id: 1, kind: 'mail' as const, key: 'k', cycleId: null, payload: { mailId: id }, attempts: 1 };
  const deps = { db: database.db, linkKeys: LINK_KEYS, mailFrom: 'OKR <okr@example.org>' };
  const [prepared] = await prepareMails(deps, [row]);
  if (!prepared?.mail) throw new Error(prepared?.refusal ?? 'no mail');
  const parsed = await simpleParser(prepared.mail.raw);
  const [attachment] = parsed.attachments;
  return { raw: prepared.mail.raw, parsed, attachment, ics: attachment?.content.toString() ?? '' };
}

const line = (ics: string, name: string) =>
  new RegExp(`^${name}[;:](.*)$`, 'm').exec(ics.replace(/\r\n[ \t]/g, '').replaceAll('\r', ''))?.[1];

async function draftTask(kind: NoticeKind = 'draft') {
  const set = await insertOkrSet(database.db, world, { ownerId: world.personId });
  const taskId = await insertTask(database.db, MONDAY, world, {
    kind: 'draft',
    phase: 'cascade',
    subjectId: set.id,
    dueAt: new Date('2027-01-15T16:00:00Z'),
  });
  await insertNotice(database.db, MONDAY, world, { kind, phase: 'cascade', taskId });
  return taskId;
}

describe('a mail with a deadline', () => {
  it('brings it as a calendar entry, with the same bytes however often it is sent', async () => {
    const taskId = await draftTask();
    const { raw, parsed, attachment, ics } = await nextMail();
    expect(attachment).toMatchObject({ contentType: 'text/calendar', filename: 'deadline.ics' });
    expect(parsed.text).toContain(`${BASE_URL}/t/`);
    expect(parsed.html).toContain('<html lang="en">');
    expect(line(ics, 'METHOD')).toBe('PUBLISH');
    expect(line(ics, 'UID')).toBe(`task-${taskId}@my.example.test`);
    expect(line(ics, 'SEQUENCE')).toBe('0');
    expect(line(ics, 'DTSTAMP')).toBe('20270111T090000Z');
    expect(line(ics, 'DTEND')).toBe('20270115T160000Z');
    expect(line(ics, 'SUMMARY')).toMatch(/^Deadline: writing the goals \(Sales pilot/);
    expect((await nextMail()).raw).toEqual(raw);
  });

  it('puts no link into the calendar, which colleagues may read', async () => {
    await draftTask();
    const { ics } = await nextMail();
    expect(ics).not.toMatch(/https?:|\/t\/|\{\{/);
    expect(line(ics, 'CLASS')).toBe('PRIVATE');
    expect(line(ics, 'TRANSP')).toBe('TRANSPARENT');
  });

  it('moves the same entry when the deadline moves', async () => {
    const taskId = await draftTask();
    const first = await nextMail();
    const dueAt = new Date('2027-01-19T16:00:00Z');
    await database.db
      .updateTable('phaseRun')
      .set({ planVersion: 2, closesAt: dueAt })
      .where('id', '=', world.phaseRunIds.cascade)
      .execute();
    await database.db.updateTable('task').set({ dueAt }).where('id', '=', taskId).execute();
    clock.set(new Date(MONDAY.getTime() + DAY_MS));
    await insertNotice(database.db, clock.now(), world, { kind: 'deadline-moved', phase: 'cascade', taskId });
    const { ics } = await nextMail();
    expect(line(ics, 'UID')).toBe(line(first.ics, 'UID'));
    expect([line(ics, 'SEQUENCE'), line(ics, 'DTEND')]).toEqual(['1', '20270119T160000Z']);
  });

  it('takes the entry back when the cycle is called off', async () => {
    const taskId = await draftTask();
    await nextMail();
    await database.db.updateTable('task').set({ state: 'cancelled' }).where('id', '=', taskId).execute();
    await database.db
      .updateTable('cycle')
      .set({ state: 'cancelled' })
      .where('id', '=', world.cycleId)
      .execute();
    clock.set(new Date(MONDAY.getTime() + DAY_MS));
    await insertNotice(database.db, clock.now(), world, {
      kind: 'cycle-cancelled',
      phase: 'cascade',
      subjectId: world.cycleId,
    });
    const { ics } = await nextMail();
    expect(line(ics, 'METHOD')).toBe('CANCEL');
    expect(line(ics, 'UID')).toBe(`task-${taskId}@my.example.test`);
    expect([line(ics, 'STATUS'), line(ics, 'SEQUENCE')]).toEqual(['CANCELLED', '1']);
  });

  it('says it in the reader’s language', async () => {
    await database.db
      .updateTable('person')
      .set({ locale: 'fr-FR' })
      .where('id', '=', world.personId)
      .execute();
    await draftTask();
    expect(line((await nextMail()).ics, 'SUMMARY')).toMatch(/^Échéance : la rédaction des objectifs/);
  });

  it('leaves calendars alone where nothing takes longer than a look', async () => {
    const taskId = await insertTask(database.db, MONDAY, world, {
      kind: 'check-in',
      phase: 'check-ins',
      ordinal: 1,
    });
    await insertNotice(database.db, MONDAY, world, { kind: 'check-in', phase: 'check-ins', taskId });
    expect((await nextMail()).attachment).toBeUndefined();
    await draftTask('reminder');
    clock.set(new Date(MONDAY.getTime() + DAY_MS));
    expect((await nextMail()).attachment).toBeUndefined();
  });
});

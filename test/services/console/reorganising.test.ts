import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type SettableClock, settableClock } from '#domain/clock.ts';
import { sealDue } from '#services/mailer/sealer.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildWorld, insertDepartment, insertPerson, type World } from '../../support/factory.ts';
import { BASE_URL } from '../../support/mailing.ts';
import { CONSOLE_TOKEN, testConsole } from '../../support/signed-in-browser.ts';

const START = new Date('2027-02-03T09:00:00Z');
let played = settableClock(START);
const clock: SettableClock = { now: () => played.now(), set: (to) => played.set(to) };
let test: TestDatabase;
let app: FastifyInstance;
let world: World;
let sales: string;
let care: string;
let carePersonId: string;

beforeAll(async () => {
  test = await createTestDatabase();
  app = await testConsole({ db: test.db, clock });
});
afterAll(async () => {
  await app.close();
  await test.drop();
});
/** Sales, in a cycle, and Care beside it, of which one person takes part and one, Otis, does not yet. */
beforeEach(async () => {
  played = settableClock(START);
  world = await buildWorld(test.db, START);
  const { path } = await test.db
    .selectFrom('department')
    .select('path')
    .where('id', '=', world.departmentId)
    .executeTakeFirstOrThrow();
  sales = path;
  care = `Care of ${world.departmentId}`;
  const departmentId = await insertDepartment(test.db, START, {
    ...{ name: 'Care', parentId: world.companyId, path: care },
  });
  carePersonId = await insertPerson(test.db, START, { departmentId, name: 'Cora Care', locale: 'fr-FR' });
  await insertPerson(test.db, START, { departmentId, name: 'Otis Outside' });
  await test.db
    .insertInto('member')
    .values({ cycleId: world.cycleId, personId: carePersonId, cohortId: world.cohortId, part: 'participant' })
    .execute();
});

const headers = { authorization: `Bearer ${CONSOLE_TOKEN}` };
const rest = (url: string, payload: object) => app.inject({ method: 'POST', url, headers, payload });
/** @returns the announcements that people of this world got, by name. */
async function announced(): Promise<Record<string, string>> {
  await sealDue({ db: test.db, clock, pacing: 'immediate', baseUrl: BASE_URL });
  const rows = await test.db
    .selectFrom('mail')
    .innerJoin('person', 'person.id', 'personId')
    .select(['name', 'subject', 'text'])
    .where((eb) => eb(eb.val('reorganised'), '=', eb.fn.any('kinds')))
    .where('personId', 'in', [world.sponsorId, world.leadId, world.personId, world.otherId, carePersonId])
    .execute();
  return Object.fromEntries(rows.map(({ name, subject, text }) => [name, `${subject}\n${text}`]));
}

describe('the mail about departments that change', () => {
  it('tells both departments of a merger where they belong, who leads and what becomes of the goals', async () => {
    const request = { from: care, into: sales, goals: 'close' };
    const tried = await rest('/v1/departments/merge', { ...request, dryRun: true });
    // Otis joins the cycle by it, so he is told, too.
    expect(tried.json().consequences.join(' ')).toContain('5 people are told by mail');
    expect(await announced()).toEqual({});
    expect((await rest('/v1/departments/merge', request)).statusCode).toBe(200);
    const mails = await announced();
    expect(Object.keys(mails).sort()).toEqual(['Cora Care', 'Lena Lead', 'Otto Other', 'Pia Person']);
    expect(mails['Pia Person']).toContain(`${care} is part of ${sales} now`);
    expect(mails['Pia Person']).toContain('led by Lena Lead');
    expect(mails['Pia Person']).toContain(`The goals of ${care} have ended`);
    expect(mails['Cora Care']).toContain(`${care} fait maintenant partie de ${sales}`);
  });

  it('tells those who go into a new department, and who leads the others', async () => {
    const people = await test.db
      .selectFrom('person')
      .select(['id', 'employeeId'])
      .where('id', 'in', [world.personId, world.otherId])
      .execute();
    const keyOf = (id: string) => people.find((each) => each.id === id)?.employeeId ?? '';
    const split = await rest('/v1/departments/split', {
      ...{ from: sales, name: `Night ${world.departmentId}`, place: 'beside', keyResults: [] },
      ...{ people: [keyOf(world.personId)], lead: keyOf(world.personId) },
    });
    expect(split.statusCode).toBe(200);
    const mails = await announced();
    expect(Object.keys(mails).sort()).toEqual(['Lena Lead', 'Pia Person']);
    expect(mails['Pia Person']).toContain('is a new department');
    expect(mails['Pia Person']).toContain('is led by Pia Person');
  });
});

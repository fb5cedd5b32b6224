import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type SettableClock, settableClock } from '#domain/clock.ts';
import { sealDue } from '#services/mailer/sealer.ts';
import { sweep } from '#storage/sweep.ts';
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

describe('a merger and a split asked for in the console', () => {
  const form = (url: string, fields: ReadonlyArray<readonly [string, string]>) =>
    app.inject({
      ...{
        method: 'POST',
        url,
        payload: new URLSearchParams(
          fields.map(([name, value]): [string, string] => [name, value]),
        ).toString(),
      },
      headers: { ...headers, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
    });
  const list = async () =>
    (await app.inject({ url: '/people/departments', headers: { ...headers, accept: 'text/html' } })).body;
  const departmentOf = async (id: string) =>
    (
      await test.db
        .selectFrom('person')
        .innerJoin('department', 'department.id', 'departmentId')
        .select('path')
        .where('person.id', '=', id)
        .executeTakeFirstOrThrow()
    ).path;
  const later = async (minutes: number) => {
    clock.set(new Date(clock.now().getTime() + minutes * 60_000));
    await sweep({ db: test.db, clock });
  };
  /** Looks at what it comes to, ticks and presses. */
  async function merge(from = care, into = sales) {
    const asked = [
      ['from', from],
      ['into', into],
      ['goals', 'keep'],
    ] as const;
    const preview = await form('/people/departments', [...asked, ['step', 'preview']]);
    expect(preview.body).toContain('It happens in 30 minutes');
    const seen = /name="seen" value="([^"]+)"/.exec(preview.body)?.[1] ?? '';
    return form('/people/departments', [...asked, ['seen', seen], ['merge', 'yes'], ['step', 'merge']]);
  }
  /** Of the plan that waits, as the page's button has it. */
  const takeBack = async () =>
    form('/people/departments/take-back', [
      ['id', /name="id" value="([^"]+)"/.exec(await list())?.[1] ?? ''],
    ]);

  it('changes nothing and tells nobody until its time to be taken back is over', async () => {
    expect((await merge()).statusCode).toBe(303);
    expect(await list()).toContain(`<strong>${care} becomes part of ${sales}</strong> at 09:30 UTC`);
    await later(29);
    expect(await departmentOf(carePersonId)).toBe(care);
    expect(await announced()).toEqual({});
    // Another plan about one of the two would do something else than was seen.
    const twice = await merge();
    expect([twice.statusCode, twice.body]).toEqual([
      409,
      expect.stringContaining('has been asked for and waits'),
    ]);
    await later(1);
    expect(await departmentOf(carePersonId)).toBe(sales);
    expect(Object.keys(await announced())).toContain('Cora Care');
    expect(await list()).not.toContain('Take it back');
    const trail = await test.db
      .selectFrom('reorganisation')
      .select(['doneAt', 'request'])
      .where('fromPath', '=', care)
      .execute();
    expect(trail).toEqual([{ doneAt: clock.now(), request: {} }]);
  });

  it('is taken back by a press, and then never happens', async () => {
    await merge();
    const back = await takeBack();
    expect(back.statusCode).toBe(303);
    await later(60);
    expect(await departmentOf(carePersonId)).toBe(care);
    expect(await announced()).toEqual({});
    // It can be asked for again, and is not taken back once it is done.
    await merge();
    const id = /name="id" value="([^"]+)"/.exec(await list())?.[1] ?? '';
    await later(31);
    const late = await form('/people/departments/take-back', [['id', id]]);
    expect([late.statusCode, late.body]).toEqual([409, expect.stringContaining('has been carried out')]);
    expect(await departmentOf(carePersonId)).toBe(sales);
  });

  it('says so where it has become impossible meanwhile, and changes nothing', async () => {
    await merge();
    await test.db
      .updateTable('department')
      .set({ path: `${care} too` })
      .where('path', '=', care)
      .execute();
    await later(31);
    expect(await list()).toContain('This could not be done any more');
    expect(await list()).toContain('There is no department');
    expect(await departmentOf(carePersonId)).toBe(`${care} too`);
    expect(await announced()).toEqual({});
  });

  it('a split waits as well', async () => {
    const asked = [
      ['from', sales],
      ['name', `Night of ${world.departmentId}`],
      ['place', 'beside'],
      ['people', world.personId],
      ['lead', world.personId],
    ] as const;
    const url = '/people/departments/split';
    const preview = await form(url, [...asked, ['step', 'preview']]);
    const seen = /name="seen" value="([^"]+)"/.exec(preview.body)?.[1] ?? '';
    const pressed = await form(url, [...asked, ['seen', seen], ['split', 'yes'], ['step', 'split']]);
    expect(pressed.statusCode).toBe(303);
    expect(await departmentOf(world.personId)).toBe(sales);
    await later(31);
    expect(await departmentOf(world.personId)).toContain('Night of');
    expect(Object.keys(await announced()).sort()).toEqual(['Lena Lead', 'Pia Person']);
  });
});

import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { settableClock } from '#domain/clock.ts';
import { DomainError } from '#domain/errors.ts';
import type { LaunchRequest } from '#domain/launch.ts';
import type { Db } from '#storage/database.ts';
import { launchCycle, previewLaunch } from '#storage/launch.ts';
import { buildCompany } from '../support/company.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { insertDepartment, insertPerson } from '../support/factory.ts';
import { DECEMBER, hrOps } from '../support/launched.ts';

let database: TestDatabase;
let db: Db;
let company: Awaited<ReturnType<typeof buildCompany>>;
const clock = settableClock(DECEMBER);

beforeEach(async () => {
  database = await createTestDatabase();
  db = database.db;
  company = await buildCompany(db, DECEMBER);
});
afterEach(() => database.drop());

const launch = (request: Partial<LaunchRequest> = {}) =>
  launchCycle({ db, clock }, { period: '2027-Q1', departments: ['Product'], actor: hrOps, ...request });

/** @returns the number of rows of every table. */
async function rowCounts(): Promise<Record<string, number>> {
  const { rows } = await sql<{ table: string; n: number }>`
    select table_name as table, (xpath('/row/c/text()', query_to_xml(format('select count(*) as c from %I', table_name),
           false, true, '')))[1]::text::int as n
      from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(db);
  return Object.fromEntries(rows.map(({ table, n }) => [table, n]));
}

async function members(cycleId: string) {
  return db.selectFrom('member').select(['personId', 'part']).where('cycleId', '=', cycleId).execute();
}

async function partOf(cycleId: string, personId: string): Promise<string | undefined> {
  return (await members(cycleId)).find((member) => member.personId === personId)?.part;
}

describe('launching', () => {
  test('includes sub-departments; a manager from outside reviews only; the sponsor is the executive above', async () => {
    const { cycleId, participants, cohorts } = await launch();
    expect({ participants, cohorts }).toEqual({ participants: 5, cohorts: 2 });
    expect(await partOf(cycleId, company.webLeadId)).toBe('participant');
    expect(await partOf(cycleId, company.chiefId)).toBe('sponsor');
    expect(await partOf(cycleId, company.hrId)).toBeUndefined();
    const cycle = await db.selectFrom('cycle').selectAll().executeTakeFirstOrThrow();
    expect(cycle).toMatchObject({ kind: 'pilot', sponsorId: company.chiefId, state: 'running' });
    const starts = await db.selectFrom('outbox').select('key').where('kind', '=', 'start').execute();
    expect(starts).toHaveLength(3);
    // Web alone: its lead reports to somebody outside, who is asked to review and owes nothing.
    const web = await launch({ departments: ['Web'], period: '2027-Q2' });
    expect(await partOf(web.cycleId, company.productLeadId)).toBe('reviewer');
  });

  test('gives the same cycle when asked twice, in whatever spelling, and two at once make one', async () => {
    const results = await Promise.all([
      launch(),
      launch({ departments: [' product '], period: '2027q1' }),
      launch({ departments: ['Product', 'web'] }),
    ]);
    expect(new Set(results.map(({ cycleId }) => cycleId)).size).toBe(1);
    expect(results.filter(({ created }) => created)).toHaveLength(1);
    const before = await rowCounts();
    expect(await launch()).toMatchObject({ created: false, cohorts: 2, participants: 5 });
    expect(await rowCounts()).toEqual(before);
  });

  test('everyone but a department and all below it, as a cycle of its own that is found again', async () => {
    const but = await launch({ departments: [], except: ['Product'] });
    expect(await partOf(but.cycleId, company.webLeadId)).toBeUndefined();
    expect(await partOf(but.cycleId, company.hrId)).toBe('participant');
    expect((await launch({ departments: [], except: ['product', 'Web'] })).cycleId).toBe(but.cycleId);
    const cycle = await db.selectFrom('cycle').selectAll().executeTakeFirstOrThrow();
    expect([cycle.kind, cycle.name]).toEqual(['company', '2027-Q1 for everyone but Product']);
    const partly = await launch({ departments: ['Product'], except: ['Web'], period: '2027-Q2' });
    expect(await partOf(partly.cycleId, company.webLeadId)).toBeUndefined();
    expect(await partOf(partly.cycleId, company.productLeadId)).toBe('participant');
    await expect(launch({ departments: [], except: ['Nowhere'] })).rejects.toMatchObject({ field: 'except' });
  });

  test('two pilots and a company-wide cycle run beside each other, shared people stay where they are and are listed', async () => {
    const opsId = await insertDepartment(db, DECEMBER, { name: 'Operations', parentId: company.companyId });
    await insertPerson(db, DECEMBER, { departmentId: opsId, managerId: company.chiefId, name: 'Olga Ops' });
    const first = await launch({ departments: ['Web'] });
    const second = await launch({ departments: ['Operations'] });
    const everyone = await launch({ departments: [] });
    expect([first.shared, second.shared]).toEqual([[], []]);
    expect(everyone.shared.map(({ name, cycle }) => [name, cycle])).toEqual([
      ['Ada Web', first.name],
      ['Bo Web', first.name],
      ['Cleo Web', first.name],
      ['Olga Ops', second.name],
      ['Wanda Web', first.name],
    ]);
    expect(everyone.participants).toBe(3);
    const tripled =
      await sql`select person_id from member where part = 'participant' group by 1 having count(*) > 1`.execute(
        db,
      );
    expect(tripled.rows).toEqual([]);
  });

  test('takes shared people in when told to; a year runs beside its quarters without being told', async () => {
    await launch({ departments: ['Web'] });
    expect(await launch({ departments: [], includeShared: true })).toMatchObject({
      participants: 7,
      shared: [],
    });
    expect(await launch({ departments: ['Web'], period: '2027' })).toMatchObject({
      participants: 4,
      shared: [],
    });
    expect(await launch({ departments: ['Web'], period: '2027-Q2' })).toMatchObject({
      participants: 4,
      shared: [],
    });
  });

  test('shows beforehand what it would do, and writes nothing', async () => {
    const before = await rowCounts();
    const preview = await previewLaunch(
      { db, clock },
      { period: '2027-Q1', departments: ['Product'], actor: hrOps },
    );
    expect(preview).toMatchObject({ created: true, cohorts: 2, participants: 5, announceOn: '2026-12-11' });
    expect(preview.sponsor?.name).toBe('Carla Chief');
    expect(await rowCounts()).toEqual(before);
  });

  test('a launch that starts now opens its first phases at this very moment', async () => {
    const { cycleId } = await launch({ start: 'now' });
    const opening = await db
      .selectFrom('phaseRun')
      .select('phase')
      .where('cycleId', '=', cycleId)
      .where('opensAt', '=', DECEMBER)
      .execute();
    expect(new Set(opening.map(({ phase }) => phase))).toEqual(new Set(['preparation', 'strategy']));
  });
});

describe('a launch that is refused names field, value and remedy, and changes no table', () => {
  test.each<[string, Partial<LaunchRequest>, Partial<DomainError>]>([
    [
      'an unknown department',
      { departments: ['Prodct'] },
      { code: 'unknown-department', field: 'departments', value: 'Prodct' },
    ],
    [
      'a quarter in the past',
      { period: '2026-Q3' },
      { code: 'period-in-the-past', field: 'quarter', value: '2026-Q3' },
    ],
    ['no period', { period: 'soon' }, { code: 'bad-period', field: 'quarter', value: 'soon' }],
    ['a malformed day', { start: '2027-13-01' }, { code: 'bad-date', field: 'start', value: '2027-13-01' }],
    [
      'a day that has passed',
      { start: '2026-11-30' },
      { code: 'in-the-past', field: 'start', value: '2026-11-30' },
    ],
    [
      'too little left of the period',
      { period: '2026-Q4', start: '2026-12-21' },
      { code: 'too-late', field: 'start' },
    ],
    [
      'an unknown sponsor',
      { sponsorEmail: 'nobody@example.org' },
      { code: 'unknown-sponsor', field: 'sponsor', value: 'nobody@example.org' },
    ],
  ])('%s', async (_what, request, expected) => {
    const before = await rowCounts();
    const error = await launch(request).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(DomainError);
    expect(error).toMatchObject(expected);
    expect(error).toHaveProperty('remedy', expect.stringMatching(/\w+.*\./));
    expect(await rowCounts()).toEqual(before);
  });

  test('everyone is in a cycle already', async () => {
    await launch({ departments: [] });
    const before = await rowCounts();
    await expect(launch({ departments: ['Web'] })).rejects.toMatchObject({ code: 'nobody-in-scope' });
    expect(await rowCounts()).toEqual(before);
  });
});

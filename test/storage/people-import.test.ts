import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { settableClock } from '#domain/clock.ts';
import { importPeople } from '#storage/people-import.ts';
import { listDepartments, listPeople } from '#storage/repositories/people.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

const actor = { kind: 'hr-ops', label: 'test' } as const;
const clock = settableClock(new Date('2026-11-20T09:00:00Z'));
const HEAD = 'employee_id,email,name,manager_email,manager_id,department,title,time_zone,locale,country,role';
const COMPANY = `${HEAD}
1,ceo@example.org,Ada Chief,,,Company,CEO,Europe/Berlin,de,DE,executive
2,lena@example.org,Lena Lead,,1,Company / Sales,,Europe/Berlin,de,DE,lead
3,pia@example.org,Pia Person,lena@example.org,,Sales,,Europe/Berlin,de,DE,
4,,Olu Without-Mail,lena@example.org,2,Sales,,America/New_York,en,US,employee
5,max@example.org,Max Manager,ceo@example.org,,Company / Care,,Europe/Berlin,de,DE,
6,zoe@example.org,Zoë Nurse,,5,Care,,,,,
7,ned@example.org,Ned Night,,5,Company / Care / Nights,,,,de,
`;

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());
beforeEach(async () => {
  await sql`truncate person, department cascade`.execute(test.db).catch(() => undefined);
});
const run = (text: string | Uint8Array, options: { dryRun?: boolean; skipBadRows?: boolean } = {}) =>
  importPeople({ db: test.db, clock }, { bytes: Buffer.from(text), actor, ...options });

/** Every row of every table in the schema. */
async function rowCounts(): Promise<Record<string, number>> {
  const tables = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public' order by 1`.execute(test.db);
  const counts: Record<string, number> = {};
  for (const { name } of tables.rows) {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.id(name)}`.execute(
      test.db,
    );
    counts[name] = rows[0]?.n ?? -1;
  }
  return counts;
}

/** With `npm run test:full` as many as the largest file that must go in one piece. */
const MANY = process.env.TEST_FULL ? 100_000 : 20_000;

describe('importing people', () => {
  it('writes people, the tree of departments, managers and leads', async () => {
    const report = await run(COMPANY);
    expect(report.problems).toEqual([]);
    expect(report).toMatchObject({
      rows: 7,
      created: 7,
      updated: 0,
      unchanged: 0,
      missing: [],
      written: true,
    });
    const departments = await listDepartments(test.db);
    expect(
      departments.map(({ path, lead, people, peopleWithSubDepartments }) => [
        path,
        lead,
        people,
        peopleWithSubDepartments,
      ]),
    ).toEqual([
      ['Company', 'Ada Chief', 1, 7],
      ['Company / Care', 'Max Manager', 2, 3],
      ['Company / Care / Nights', 'Max Manager', 1, 1],
      ['Company / Sales', 'Lena Lead', 3, 3],
    ]);
    const { people, total } = await listPeople(
      test.db,
      { department: 'company / sales' },
      { limit: 10, offset: 0 },
    );
    expect(total).toBe(3);
    expect(people.map(({ name, manager }) => [name, manager])).toEqual([
      ['Lena Lead', 'Ada Chief'],
      ['Olu Without-Mail', 'Lena Lead'],
      ['Pia Person', 'Lena Lead'],
    ]);
  });

  it('changes nothing the second time', async () => {
    await run(COMPANY);
    const before = await test.db.selectFrom('person').selectAll().orderBy('id').execute();
    expect(await run(COMPANY)).toMatchObject({ created: 0, updated: 0, unchanged: 7 });
    expect(await test.db.selectFrom('person').selectAll().orderBy('id').execute()).toEqual(before);
  });

  it('updates, swaps addresses, moves people, lists who is missing and removes nobody', async () => {
    await run(COMPANY);
    const report = await run(`${HEAD}
1,ceo@example.org,Ada Chief,,,Company,CEO,Europe/Berlin,de,DE,executive
2,pia@example.org,Lena Lead,,1,Company / Sales,,Europe/Berlin,de,DE,lead
3,lena@example.org,Pia Person,,1,Company / Sales / Inside,,Europe/Berlin,de,DE,
`);
    expect(report.problems).toEqual([]);
    expect(report).toMatchObject({ created: 0, updated: 2, unchanged: 1, written: true });
    expect(report.missing.map((person) => person.name).sort()).toEqual([
      'Max Manager',
      'Ned Night',
      'Olu Without-Mail',
      'Zoë Nurse',
    ]);
    const { people } = await listPeople(test.db, { search: 'pia' }, { limit: 10, offset: 0 });
    expect(people.find((person) => person.name === 'Pia Person')).toMatchObject({
      email: 'lena@example.org',
      manager: 'Ada Chief',
      department: 'Company / Sales / Inside',
    });
    expect((await rowCounts()).person).toBe(7);
  });

  it.each([
    ['a bad row', `${COMPANY}8,bad,Bad,,,X,,,,,\n`],
    ['nonsense', 'PK\u0003\u0004'],
    ['an empty file', ''],
    ['an unclosed quote', `${COMPANY}8,"`],
    ['a circle', `${HEAD}\n1,,A,,2,X,,,,,\n2,,B,,1,X,,,,,\n`],
  ])('leaves every row count as it was: %s', async (_, text) => {
    await run(COMPANY);
    const before = await rowCounts();
    const report = await run(text);
    expect(report.problems.length).toBeGreaterThan(0);
    expect(report.written).toBe(false);
    expect(await rowCounts()).toEqual(before);
  });

  it('a dry run says it all and writes nothing', async () => {
    const before = await rowCounts();
    expect(await run(COMPANY, { dryRun: true })).toMatchObject({ created: 7, written: false, dryRun: true });
    expect(await rowCounts()).toEqual(before);
  });

  it('skips bad rows when told to, but never imports the beginning of a broken file', async () => {
    const report = await run(`${COMPANY}8,bad,Bad,,,X,,,,,\n`, { skipBadRows: true });
    expect(report).toMatchObject({ created: 7, badRows: 1, written: true });
    expect(report.newDepartments).not.toContain('X');
    expect(await run(`${HEAD}\n9,,Nine,,,X,,,,,\n10,"`, { skipBadRows: true })).toMatchObject({
      written: false,
    });
  });

  it('records one audit event', async () => {
    await run(COMPANY);
    const event = await test.db
      .selectFrom('auditEvent')
      .selectAll()
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    expect(event).toMatchObject({ action: 'people.imported', actorKind: 'hr-ops', detail: { created: 7 } });
  });

  it('whatever comes in whatever order: no circle, no clash, no error, and good files twice are one', {
    timeout: 120_000,
  }, async () => {
    const row = fc.record({
      employee_id: fc.constantFrom('', '1', '2', '3', '4', '5'),
      email: fc.constantFrom('', 'a@x.org', 'B@x.org', 'b@x.org', 'c@x.org', 'd@x.org'),
      name: fc.constantFrom('Ann', 'Bob', 'Cem', ''),
      manager_id: fc.constantFrom('', '', '1', '2', '3', '9'),
      manager_email: fc.constantFrom('', '', 'a@x.org', 'c@x.org'),
      department: fc.constantFrom('A', 'A / B', 'b', 'C / B', 'D'),
    });
    const columns = ['employee_id', 'email', 'name', 'manager_id', 'manager_email', 'department'] as const;
    const file = fc
      .record({
        rows: fc.array(row, { minLength: 1, maxLength: 7 }),
        without: fc.constantFrom('', 'email', 'manager_id', 'manager_email', 'employee_id'),
      })
      .map(({ rows, without }) => {
        const used = columns.filter((column) => column !== without);
        return [used, ...rows.map((each) => used.map((column) => each[column]))]
          .map((cells) => cells.join(','))
          .join('\n');
      });
    await fc.assert(
      fc.asyncProperty(file, fc.boolean(), fc.nat(9), async (text, skipBadRows, fresh) => {
        if (fresh === 0) await sql`truncate person, department cascade`.execute(test.db);
        const report = await run(text, { skipBadRows });
        expect(report.created + report.updated + report.unchanged + report.badRows).toBe(report.rows);
        expect(report.badRows).toBe(new Set(report.problems.map((problem) => problem.line)).size);
        if (report.problems.length === 0) expect((await run(text)).unchanged).toBe(report.rows);
        const { rows } = await sql<{ n: number }>`
          with recursive up as (
            select id as start, manager_id as at, 1 as steps from person
            union all select start, p.manager_id, steps + 1 from up join person p on p.id = up.at where steps < 50)
          select count(*)::int as n from up where at = start`.execute(test.db);
        expect(rows[0]?.n).toBe(0);
      }),
      { numRuns: 100 },
    );
  });

  it(`takes ${MANY.toLocaleString('en-US')} people in one go`, { timeout: 120_000 }, async () => {
    const lines = [HEAD];
    for (let i = 0; i < MANY; i++) {
      const manager = i === 0 ? '' : String(Math.floor((i - 1) / 10));
      lines.push(
        `${i},p${i}@example.org,Person Nümber ${i},,${manager},Division ${i % 10} / Team ${i % 500},Clerk,Europe/Berlin,de,DE,`,
      );
    }
    const bytes = Buffer.from(lines.join('\r\n'));
    // As after any day: the statistics know the few people there were.
    await sql`analyze person`.execute(test.db);
    let calls = 0;
    const seconds: number[] = [];
    for (const expected of [{ created: MANY }, { unchanged: MANY }]) {
      const start = performance.now();
      const report = await importPeople({ db: test.db, clock }, { bytes, actor, onProgress: () => calls++ });
      seconds.push((performance.now() - start) / 1000);
      expect(report.problems).toEqual([]);
      expect(report).toMatchObject(expected);
    }
    console.log(
      `${MANY} rows: first import ${seconds[0]?.toFixed(1)} s, again ${seconds[1]?.toFixed(1)} s, ${calls} progress reports`,
    );
    // Generous: the machine may be busy with other tests.
    expect(seconds[0]).toBeLessThan(60);
  });
});

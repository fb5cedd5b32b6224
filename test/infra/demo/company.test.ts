import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '#domain/clock.ts';
import { planImport } from '#domain/people-file/plan.ts';
import { readPeopleFile } from '#domain/people-file/read.ts';
import { DEMO_PILOT, DEMO_POLICIES, demoCompanyCsv } from '#infra/demo/company.ts';
import { loadDemoCompany } from '#infra/demo/load.ts';
import { listDepartments } from '#storage/repositories/people.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';

async function company(seed: number) {
  const file = await readPeopleFile(Buffer.from(demoCompanyCsv({ seed })));
  return planImport({ file, existing: [], existingDepartments: [] });
}
const distinct = <Value>(values: Value[]) => [...new Set(values)];

describe('the demo company', () => {
  it('is the same for the same seed and another for another', () => {
    expect(demoCompanyCsv({ seed: 7 })).toBe(demoCompanyCsv({ seed: 7 }));
    expect(demoCompanyCsv({ seed: 7 })).not.toBe(demoCompanyCsv({ seed: 8 }));
  });

  it.each([1, 7, 42])('has the promised shape with seed %i', async (seed) => {
    const { people, problems, newDepartments } = await company(seed);
    expect(problems).toEqual([]);
    expect(people).toHaveLength(200);
    expect(newDepartments).toHaveLength(8);
    expect(Math.max(...newDepartments.map((path) => path.split(' / ').length))).toBe(3);
    expect(distinct(people.map((person) => person.timeZone))).toHaveLength(4);
    expect(distinct(people.map((person) => person.country))).toHaveLength(2);
    expect(distinct(people.map((person) => person.name)).length).toBeGreaterThan(190);
    const reports = Object.groupBy(people, (person) =>
      person.manager.kind === 'row' ? person.manager.line : 'top',
    );
    expect(reports.top?.map((person) => person.title)).toEqual(['Chief Executive Officer']);
    expect(Math.max(...Object.values(reports).map((group) => group?.length ?? 0))).toBeLessThanOrEqual(14);
    const roles = Object.groupBy(people, (person) => person.role);
    expect(roles.hr_ops).toHaveLength(2);
    expect(roles.coach).toHaveLength(1);
    expect(roles.executive?.length).toBeGreaterThan(3);
    const pilot = people.filter((person) =>
      DEMO_PILOT.some((path) => person.departmentPath.startsWith(path)),
    );
    expect(pilot.length).toBeGreaterThanOrEqual(30);
    expect(pilot.length).toBeLessThanOrEqual(60);
    for (const { department } of DEMO_POLICIES) expect(newDepartments).toContain(department);
  });

  describe('in the database', () => {
    let test: TestDatabase;
    beforeAll(async () => {
      test = await createTestDatabase();
    });
    afterAll(() => test.drop());

    it('gives every department a lead, some individual OKRs, and loads twice without a change', async () => {
      const deps = { db: test.db, clock: systemClock() };
      expect((await loadDemoCompany(deps)).created).toBe(200);
      const departments = await listDepartments(test.db);
      expect(departments.every((department) => department.lead !== null)).toBe(true);
      expect(departments.filter((each) => each.individualOkrs).map((each) => each.path)).toEqual([
        'Product / Engineering',
        'Product / Engineering / Platform',
        'Sales',
      ]);
      const titles = await test.db
        .selectFrom('department')
        .innerJoin('person', 'person.id', 'department.leadId')
        .select(['path', 'title'])
        .orderBy('path')
        .execute();
      expect(titles.map((each) => each.title)).toEqual([
        'Director of Customer Care',
        'Chief Executive Officer',
        'Chief People and Finance Officer',
        'Chief Product Officer',
        'Director of Engineering',
        'Head of Platform',
        'Chief Revenue Officer',
        'Head of Partnerships',
      ]);
      expect((await loadDemoCompany(deps)).unchanged).toBe(200);
    });
  });
});

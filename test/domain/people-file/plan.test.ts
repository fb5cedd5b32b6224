import { describe, expect, it } from 'vitest';
import { codes, known, planOf } from './helpers.ts';

describe('what an import would do', () => {
  const kim = known({ id: 'kim', employeeId: '7', name: 'Kim', title: 'Nurse' });
  const lou = known({ id: 'lou', name: 'Lou', managerId: 'kim' });
  const left = known({ id: 'max', name: 'Max', state: 'left' });

  it('tells created, updated, unchanged and missing apart', async () => {
    const plan = await planOf(
      'employee id;E-MAIL; Full name;Name;Manager-ID;department\n7;kim@example.org;x;Kim;;sales\n;new@example.org;x;New;7;Sales\n',
      [kim, lou, left],
    );
    expect(codes(plan)).toEqual([]);
    expect(plan).toMatchObject({ rows: 2, created: 1, updated: 0, unchanged: 1, refused: false });
    expect(plan.missing.map((person) => person.name)).toEqual(['Lou']);
    expect(plan.ignoredColumns).toEqual(['Full name']);
    expect(plan.changes[0]).toMatchObject({
      email: 'new@example.org',
      manager: { kind: 'known', id: 'kim' },
    });
  });

  it('keeps what the file has no column for, and empties what it has an empty cell for', async () => {
    const kept = await planOf('employee_id,name,department\n7,Kim,Sales', [kim]);
    expect(kept.people[0]).toMatchObject({
      email: 'kim@example.org',
      title: 'Nurse',
      timeZone: 'Europe/Berlin',
    });
    expect(kept.unchanged).toBe(1);
    const emptied = await planOf('employee_id,name,department,title,email,time_zone\n7,Kim,Sales,,,', [kim]);
    expect(emptied.people[0]).toMatchObject({ email: null, title: null, timeZone: 'Europe/Berlin' });
    expect(emptied.updated).toBe(1);
  });

  it('gives a person known by email their employee id', async () => {
    const plan = await planOf('employee_id,email,name,department\n8,LOU@example.org,Lou,Sales', [lou]);
    expect(plan).toMatchObject({ created: 0, updated: 1, missing: [] });
    expect(plan.people[0]).toMatchObject({ employeeId: '8' });
  });

  it('fills in zone, country and language, and says so', async () => {
    const plan = await planOf(
      'email,name,department,country,time_zone\na@b.org,A,X,de,\nb@b.org,B,X,,asia/calcutta\nc@b.org,C,X,,',
      [],
    );
    expect(plan.people.map(({ timeZone, country, locale }) => [timeZone, country, locale])).toEqual([
      ['Europe/Berlin', 'DE', 'en'],
      ['Asia/Kolkata', 'IN', 'en'],
      ['UTC', 'ZZ', 'en'],
    ]);
    expect(plan.defaults).toContain('locale was empty in 3 rows and became en.');
  });

  it('reads roles in any spelling', async () => {
    const plan = await planOf(
      'email,name,department,role\na@b.org,A,X,HR Ops\nb@b.org,B,X,hr-ops\nc@b.org,C,X,EXECUTIVE\nd@b.org,D,X,',
    );
    expect(plan.people.map((person) => person.role)).toEqual(['hr_ops', 'hr_ops', 'executive', 'employee']);
  });

  it('finds departments by name and by path, and makes parents first', async () => {
    const plan = await planOf(
      'email,name,department\na@b.org,A,Product/Engineering / Platform\nb@b.org,B,platform\nc@b.org,C,Product\nd@b.org,D,/ Help\ne@b.org,E,sales',
      [known({ id: 'kim', departmentPath: 'Company / Sales' })],
      ['Company', 'Company / Sales'],
    );
    expect(plan.people.map((person) => person.departmentPath)).toEqual([
      'Product / Engineering / Platform',
      'Product / Engineering / Platform',
      'Product',
      'Help',
      'Company / Sales',
    ]);
    expect(plan.newDepartments).toEqual([
      'Help',
      'Product',
      'Product / Engineering',
      'Product / Engineering / Platform',
    ]);
  });

  it('leaves bad rows out and says whose manager is among them', async () => {
    const plan = await planOf(
      'email,name,department,role,manager_email\na@b.org,A,X,boss,\nb@b.org,B,X,,a@b.org',
    );
    expect(plan).toMatchObject({ rows: 2, created: 1, badRows: 1 });
    expect(plan.notices).toMatchObject([{ line: 3, code: 'manager-skipped' }]);
    expect(plan.people[0]?.manager).toEqual({ kind: 'none' });
  });

  it('does not bring back who left, and does not call a mistyped row missing', async () => {
    const plan = await planOf(
      'email,name,department,role\nmax@example.org,Max,Sales,\nlou@example.org,Lou,Sales,boss',
      [kim, lou, left],
    );
    expect(plan.notices).toMatchObject([{ line: 2, code: 'already-left' }]);
    expect(plan.missing.map((person) => person.name)).toEqual(['Kim']);
  });

  it('skipping a bad row never makes another one wrong', async () => {
    const ann = known({ id: 'ann', employeeId: '1', managerId: 'bob' });
    const bob = known({ id: 'bob', employeeId: '2', managerId: null });
    // Ann gives up manager and address, but her row is bad: she keeps both.
    const rows =
      'employee_id,email,name,department,manager_id\n1,new@example.org,Ann,A / / B,\n2,ann@example.org,Bob,Sales,1\n';
    expect(codes(await planOf(rows, [ann, bob]))).toEqual(['2 department bad-department']);
    const plan = await planOf(rows, [ann, bob], ['Sales'], true);
    expect(codes(plan)).toEqual([
      '2 department bad-department',
      '3 manager_id manager-circle',
      '3 email ambiguous',
    ]);
    expect(plan.people).toEqual([]);
  });

  it('takes spaces around separators and invisible ones within values', async () => {
    const plan = await planOf(
      'email, name ,department\n a@b.org , "Lee, Ann" , X \n\u200bb@b.org\u00a0,Bo\u00a0 Li,"X"\n, , \nc@b.org,"C"',
    );
    expect(codes(plan)).toEqual(['5 wrong-field-count']);
    expect(plan.people.map(({ email, name, departmentPath }) => [email, name, departmentPath])).toEqual([
      ['a@b.org', 'Lee, Ann', 'X'],
      ['b@b.org', 'Bo Li', 'X'],
    ]);
  });
});

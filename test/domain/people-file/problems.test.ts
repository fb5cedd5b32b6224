import { describe, expect, it } from 'vitest';
import { PROBLEM_CODES } from '#domain/people-file/problems.ts';
import { codes, known, planOf } from './helpers.ts';

const seen = new Set<string>();
async function expectCodes(
  content: string | Uint8Array,
  expected: string[],
  existing = [known({ id: 'kim' })],
) {
  const plan = await planOf(content, existing);
  expect(codes(plan)).toEqual(expected);
  for (const problem of plan.problems) {
    seen.add(problem.code);
    expect(problem.message).toMatch(/\.$/);
    expect(problem.fix).toMatch(/[.?)]$/);
  }
  return plan;
}
const HEAD =
  'employee_id,email,name,manager_email,manager_id,department,title,time_zone,locale,country,role,away_from,away_to,delegate_email';
const row = (cells: Partial<Record<string, string>>) =>
  HEAD.split(',')
    .map((column) => cells[column] ?? { name: 'Ann', department: 'Sales' }[column] ?? '')
    .join(',');
const rows = (...all: Partial<Record<string, string>>[]) => [HEAD, ...all.map(row)].join('\n');

describe('what can be wrong with the file as a whole', () => {
  it.each([
    ['', ['1 empty-file']],
    ['\n \n', ['1 empty-file']],
    ['PK\u0003\u0004rest', ['1 not-text']],
    ['lorem ipsum\ndolor', ['1 no-header']],
    ['name,email\nAnn,a@b.org', ['1 department missing-column']],
    ['title\nBoss', ['1 employee_id or email, name, department missing-column']],
    ['name,email,E-Mail,department\n', ['1 email duplicate-column']],
    ['name,email,department\n', ['2 no-rows']],
    [rows({ email: 'a@b.org' }).concat('\n1,"Ann'), ['3 unclosed-quote']],
  ])('%j', async (content, expected) => {
    const plan = await expectCodes(content, expected);
    expect(plan.refused).toBe(true);
  });

  it('names a column that is probably meant', async () => {
    const plan = await planOf('nam;email;department\nAnn;a@b.org;X');
    expect(plan.problems[0]?.fix).toContain('is "nam" meant to be name?');
  });

  it('stops at a number of problems nobody would read', async () => {
    const plan = await expectCodesLast(`${HEAD}\n${'x\n'.repeat(60_000)}`);
    expect(plan.problems.length).toBe(50_001);
    expect(plan.refused).toBe(true);
  });
  async function expectCodesLast(content: string) {
    const plan = await planOf(content);
    expect(plan.problems.at(-1)?.code).toBe('too-many-problems');
    seen.add('too-many-problems');
    return plan;
  }

  it('stops at a number of lines no organisation has', async () => {
    await expectCodes(`${HEAD}\n${'\n'.repeat(1_000_001)}`, ['1000002 too-many-rows']);
  });
});

describe('what can be wrong with a row by itself', () => {
  it.each([
    [{ email: 'not-an-address' }, 'email bad-email'],
    [{ email: 'a@b' }, 'email bad-email'],
    [{ email: 'a..b@c.org' }, 'email bad-email'],
    [{ email: 'Ann <a@b.org>' }, 'email bad-email'],
    [{ email: 'a@b.org', manager_email: 'x' }, 'manager_email bad-email'],
    [{ email: 'a@b.org', time_zone: 'Mars/Phobos' }, 'time_zone unknown-zone'],
    [{ email: 'a@b.org', time_zone: '+01:00' }, 'time_zone unknown-zone'],
    [{ email: 'a@b.org', time_zone: 'EST' }, 'time_zone unknown-zone'],
    [{ email: 'a@b.org', locale: 'english' }, 'locale unknown-locale'],
    [{ email: 'a@b.org', locale: 'xx-DE' }, 'locale unknown-locale'],
    [{ email: 'a@b.org', country: 'Germany' }, 'country unknown-country'],
    [{ email: 'a@b.org', country: 'QQ' }, 'country unknown-country'],
    [{ email: 'a@b.org', role: 'boss' }, 'role unknown-role'],
    [{ email: 'a@b.org', name: 'A\u0007nn' }, 'name control-characters'],
    [{ email: 'a@b.org', name: 'A\u202Enn' }, 'name control-characters'],
    [{ email: 'a@b.org', name: 'A\u0000nn' }, 'name control-characters'],
    [{ email: 'a@b.org', name: 'A\ufffdnn' }, 'name damaged-text'],
    [{ email: 'a@b.org', name: 'x'.repeat(201) }, 'name too-long'],
    [{ email: 'a@b.org', name: ' ' }, 'name missing-name'],
    [{}, 'employee_id missing-key'],
    [{ email: 'a@b.org', department: '' }, 'department missing-department'],
    [{ email: 'a@b.org', department: 'A / / B' }, 'department bad-department'],
  ])('%j', async (cells, expected) => {
    await expectCodes(rows(cells), [`2 ${expected}`]);
  });

  it('counts the fields', async () => {
    await expectCodes('name,email,department\nAnn,a@b.org\nBob,b@b.org,Sales,more', [
      '2 wrong-field-count',
      '3 wrong-field-count',
    ]);
  });

  it('reports every problem of a row, and suggests what was meant', async () => {
    const plan = await expectCodes(
      rows({ name: ' ', email: 'a', time_zone: 'Europe/Berln', country: 'Germany', role: 'leed' }),
      [
        '2 email bad-email',
        '2 name missing-name',
        '2 time_zone unknown-zone',
        '2 country unknown-country',
        '2 role unknown-role',
      ],
    );
    const fixes = plan.problems.map((problem) => problem.fix).join(' ');
    expect(fixes).toContain('Did you mean Europe/Berlin?');
    expect(fixes).toContain('Write DE.');
    expect(fixes).toContain('Did you mean lead?');
  });

  it('counts lines as an editor does, where the record starts', async () => {
    const text =
      'sep=;\r\nname;email;department;title\r\n"Ann\r\nLee";a@b.org;X;"two\r\nlines"\r\n\r\n;;;\r\nBob;bad;X;\r\n';
    await expectCodes(text, ['8 email bad-email']);
    await expectCodes(text.replaceAll('\r\n', '\r'), ['8 email bad-email']);
    await expectCodes(text.replaceAll('\r\n', '\n'), ['8 email bad-email']);
  });
});

describe('what can be wrong between rows', () => {
  it.each<[string, Partial<Record<string, string>>[], string[]]>([
    ['the same id', [{ employee_id: '1' }, { employee_id: '1' }], ['3 employee_id duplicate-id']],
    [
      'the same email in other case',
      [{ email: 'a@b.org' }, { email: 'A@B.org' }],
      ['3 email duplicate-email'],
    ],
    [
      'an exact copy',
      [
        { employee_id: '1', email: 'a@b.org' },
        { employee_id: '1', email: 'a@b.org' },
      ],
      ['3 employee_id duplicate-id'],
    ],
    [
      'nobody of that name',
      [{ email: 'a@b.org', manager_email: 'no@b.org' }],
      ['2 manager_email unknown-manager'],
    ],
    ['nobody of that id', [{ email: 'a@b.org', manager_id: '9' }], ['2 manager_id unknown-manager']],
    [
      'a delegate who is nobody',
      [{ email: 'a@b.org', away_from: '2027-02-15', away_to: '2027-02-26', delegate_email: 'no@b.org' }],
      ['2 delegate_email unknown-delegate'],
    ],
    [
      'an absence of days that do not exist, or the wrong way round',
      [
        { email: 'a@b.org', away_from: '2027-02-30', away_to: '2027-03-02' },
        { email: 'b@b.org', away_from: '2027-02-15', away_to: '2027-02-01' },
      ],
      ['2 away_from bad-day', '3 away_to days-reversed'],
    ],
    ['oneself', [{ email: 'a@b.org', manager_email: 'A@b.org' }], ['2 manager_email self-manager']],
    [
      'two in a circle and one below it',
      [
        { email: 'a@b.org', manager_email: 'b@b.org' },
        { email: 'b@b.org', manager_email: 'a@b.org' },
        { email: 'c@b.org', manager_email: 'a@b.org' },
      ],
      ['2 manager_email manager-circle', '3 manager_email manager-circle'],
    ],
    [
      'two different managers',
      [
        { employee_id: '1', email: 'a@b.org' },
        { employee_id: '2', email: 'b@b.org' },
        { employee_id: '3', manager_id: '1', manager_email: 'b@b.org' },
      ],
      ['4 manager_email manager-mismatch'],
    ],
    [
      'a bare name for two departments',
      [
        { employee_id: '1', department: 'North / Sales' },
        { employee_id: '2', department: 'South / Sales' },
        { employee_id: '3', department: 'sales' },
      ],
      ['4 department ambiguous-department'],
    ],
  ])('%s', async (_, cells, expected) => {
    await expectCodes(rows(...cells), expected, []);
  });

  it('a manager already imported counts', async () => {
    await expectCodes(rows({ email: 'a@b.org', manager_email: 'KIM@example.org' }), []);
  });

  it('a manager on a bad row is not called unknown', async () => {
    await expectCodes(
      rows({ email: 'a@b.org', manager_email: 'b@b.org' }, { email: 'b@b.org', role: 'boss' }).concat(
        '\nc@b.org',
      ),
      ['3 role unknown-role', '4 wrong-field-count'],
    );
  });

  it('a circle through people who are not in the file', async () => {
    const existing = [known({ id: 'kim', managerId: 'lou' }), known({ id: 'lou', managerId: null })];
    await expectCodes(
      rows({ email: 'lou@example.org', manager_email: 'kim@example.org' }),
      ['2 manager_email manager-circle'],
      existing,
    );
  });

  it('an id and an email of two people', async () => {
    const existing = [known({ id: 'kim', employeeId: '1' }), known({ id: 'lou', employeeId: '2' })];
    await expectCodes(rows({ employee_id: '1', email: 'lou@example.org' }), ['2 email ambiguous'], existing);
    await expectCodes(rows({ employee_id: '3', email: 'lou@example.org' }), ['2 email ambiguous'], existing);
    await expectCodes(
      rows({ employee_id: '1', email: 'lou@example.org' }, { employee_id: '2', email: 'kim@example.org' }),
      [],
      existing,
    );
    await expectCodes(
      rows({ employee_id: '1' }, { email: 'kim@example.org' }),
      ['3 email duplicate-email'],
      existing,
    );
  });
});

it('has a test for every code', () => {
  expect([...seen].sort()).toEqual([...PROBLEM_CODES].sort());
});

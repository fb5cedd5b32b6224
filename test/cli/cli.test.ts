import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settableClock } from '#domain/clock.ts';
import { demoCompanyCsv } from '#infra/demo/company.ts';
import { createConsole } from '#services/console/create-console.ts';
import { runCli } from '../../cli/program.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

const TOKEN = 'a-token-for-tests-1234';
const clock = settableClock(new Date('2026-11-23T09:00:00Z'));
const folder = mkdtempSync(join(tmpdir(), 'cli-test-'));
let test: TestDatabase;
let app: FastifyInstance;
let url: string;

beforeAll(async () => {
  test = await createTestDatabase();
  const config = {
    undoMinutes: null,
    console: { url: 'http://127.0.0.1', token: TOKEN },
    linkKeys: [{ id: 'k1', secret: Buffer.from('a-secret-for-tests-only-0123456789') }],
  };
  app = await createConsole({ db: test.db, clock, config, logger: pino({ level: 'silent' }), limit: null });
  url = await app.listen({ host: '127.0.0.1', port: 0 });
  writeFileSync(join(folder, 'runtime.json'), JSON.stringify({ consoleUrl: url, token: TOKEN }));
  writeFileSync(join(folder, 'people.csv'), demoCompanyCsv({ seed: 1 }));
  writeFileSync(
    join(folder, 'bad.csv'),
    'email;name;department;shoe size\nbad;Ann;X;1\nann@example.org;Ann;X;2\n',
  );
});
afterAll(async () => {
  await app.close();
  await test.drop();
  rmSync(folder, { recursive: true });
});

async function okr(args: string[], env: Record<string, string> = {}, runtime = 'runtime.json') {
  let out = '';
  let err = '';
  const code = await runCli(args, {
    env: { INIT_CWD: folder, ...env },
    runtimeFile: join(folder, runtime),
    streams: {
      stdout: { write: (text) => (out += text) },
      stderr: { write: (text) => (err += text) },
      terminal: undefined,
    },
  });
  return { code, out, err };
}

describe('finding Quarterdeck', () => {
  it('says when nothing runs, with exit code 3', async () => {
    const none = await okr(['status'], {}, 'no-such.json');
    expect(none).toMatchObject({ code: 3, out: '' });
    expect(none.err).toContain(
      'Quarterdeck is not running here: start it with npm start, or set QUARTERDECK_URL',
    );
    const gone = await okr(['status'], { QUARTERDECK_URL: 'http://127.0.0.1:9', QUARTERDECK_TOKEN: TOKEN });
    expect(gone).toMatchObject({ code: 3, out: '' });
    expect(gone.err).toContain('Nobody answers at http://127.0.0.1:9');
    const half = await okr(['status'], { QUARTERDECK_URL: 'http://127.0.0.1:9' });
    expect(half.err).toContain('QUARTERDECK_TOKEN is not set');
  });

  it('says when the token is wrong', async () => {
    const { code, err } = await okr(['status'], { QUARTERDECK_URL: url, QUARTERDECK_TOKEN: 'wrong' });
    expect(code).toBe(3);
    expect(err).toContain('does not accept the token');
  });

  it('shows help and exit codes; refuses what is written wrongly with 2', async () => {
    const help = await okr(['--help']);
    expect(help.code).toBe(0);
    expect(help.out).toContain('Exit codes:');
    for (const args of [
      ['launch'],
      ['nonsense'],
      ['people', 'import'],
      ['extend'],
      ['extend', '--days', 'x'],
      ['launch', '--quarter', '2027-Q1', '--departments', ' , '],
    ])
      expect([args, (await okr(args)).code]).toEqual([args, 2]);
  });
});

describe('people import', () => {
  it('judges a file by itself without a running system', async () => {
    const { code, out } = await okr(
      ['people', 'import', 'bad.csv', '--offline', '--json'],
      {},
      'no-such.json',
    );
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      rows: 2,
      created: 1,
      problems: [{ line: 2, column: 'email', code: 'bad-email' }],
      ignoredColumns: ['shoe size'],
      missing: [],
    });
    expect((await okr(['people', 'import', 'people.csv', '--offline'], {}, 'no-such.json')).code).toBe(0);
  });

  it('says all that is wrong and writes nothing', async () => {
    for (const more of [[], ['--dry-run']]) {
      const { code, out } = await okr(['people', 'import', 'bad.csv', ...more]);
      expect(code).toBe(1);
      expect(out).toContain('line 2, email: "bad" is not an email address: it has no @.');
      expect(out).toContain('Ignored: column "shoe size".');
      expect(out).toContain('Nothing was written.');
    }
    expect((await okr(['people', 'import', 'nowhere.csv'])).err).toContain('There is no file');
    expect((await okr(['people', 'import', '.'])).code).toBe(1);
    writeFileSync(join(folder, 'nonsense.csv'), Buffer.alloc(1_000_000, 7));
    const nonsense = await okr(['people', 'import', 'nonsense.csv', '--skip-bad-rows']);
    expect(nonsense.code).toBe(1);
    expect(nonsense.out).toContain('This is not a text file');
    expect(nonsense.out).not.toContain('--skip-bad-rows');
    expect(await test.db.selectFrom('person').select('id').execute()).toEqual([]);
  });

  it('imports, then has nothing to change', async () => {
    const dry = await okr(['people', 'import', 'people.csv', '--dry-run', '--json']);
    expect(JSON.parse(dry.out)).toMatchObject({
      rows: 200,
      created: 200,
      updated: 0,
      unchanged: 0,
      missing: [],
      problems: [],
    });
    expect((await okr(['people', 'import', 'people.csv'])).out).toContain('Imported: 200 created');
    expect((await okr(['people', 'import', 'people.csv'])).out).toContain('200 unchanged');
    const rest = await okr(['people', 'import', 'bad.csv', '--skip-bad-rows']);
    expect(rest.code).toBe(0);
    expect(rest.out).toContain('Imported without 1 bad row: 1 created');
    expect(rest.out).toContain('Not in the file, and left as they are (200):');
  });
});

describe('a people file with columns of its own', () => {
  it('is read as --map says, by itself and by the running system', async () => {
    writeFileSync(join(folder, 'german.csv'), 'Kürzel;Mitarbeitende;Bereich\nX1;Xaver Neu;Sales\n');
    const map = ['--map', 'Kürzel=employee_id', '--map', 'Mitarbeitende=name', '--map', 'Bereich=department'];
    const args = ['people', 'import', 'german.csv', '--dry-run'];
    expect((await okr(args)).code).toBe(1);
    expect((await okr([...args, ...map])).out).toContain('1 created');
    expect((await okr([...args, '--offline', ...map])).code).toBe(0);
    const wrong = await okr([...args, '--map', 'Chef=manager_email']);
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('has no column "Chef"')]);
    expect((await okr([...args, '--map', 'Chef'])).code).toBe(2);
  });
});

describe('cycles', () => {
  const LAUNCH = ['launch', '--quarter', '2027-Q1', '--start', 'now'];

  it('says what to do while there is none', async () => {
    expect((await okr(['status'])).out).toContain('Launch one');
    expect((await okr(['pause'])).code).toBe(4);
  });

  it('refuses bad input with 1, naming value and remedy, in both forms', async () => {
    const unknown = await okr([...LAUNCH, '--department', 'Nowhere']);
    expect(unknown.code).toBe(1);
    expect(unknown.err).toContain('There is no department "Nowhere"');
    const past = await okr(['launch', '--quarter', '2020-Q1', '--json']);
    expect(past.code).toBe(1);
    expect(JSON.parse(past.out)).toMatchObject({ error: { errors: [{ field: 'quarter' }] }, exitCode: 1 });
    expect((await okr(['launch', '--quarter', '2027-Q1', '--start', '2026-13-01'])).code).toBe(1);
  });

  it('shows the plan, launches once, gives the same again', async () => {
    const args = [...LAUNCH, '--departments', 'Platform, Customer Care'];
    const plan = await okr([...args, '--dry-run']);
    expect(plan.out).toContain('Nothing was written.');
    expect(plan.out).toContain('Getting ready (preparation)');
    const first = JSON.parse((await okr([...args, '--json'])).out);
    const second = JSON.parse((await okr([...args, '--json'])).out);
    expect(first).toMatchObject({ created: true, participants: 55 });
    expect(second).toMatchObject({ created: false, cycleId: first.cycleId });
    const text = await okr(['status']);
    expect(text.out).toContain('running, 55 people');
    expect(text.out).toContain('Customer Care');
  });

  it('decides something for one launch only', async () => {
    const args = [...LAUNCH, '--department', 'Sales', '--dry-run', '--policy'];
    const plan = await okr([...args, 'check-in-rhythm=fortnightly', '--policy', 'named-lists=no']);
    expect(plan.out).toContain('Changed for this launch:');
    expect(plan.out).toContain('How often people check in: Every two weeks');
    const bad = await okr([...args, 'check-in-rhythm=daily']);
    expect([bad.code, bad.err]).toEqual([1, expect.stringContaining('weekly, fortnightly, monthly')]);
    expect((await okr([...args, 'visibility'])).code).toBe(2);
  });

  it('commands need no name while one cycle is going on, and a clear one when two are', async () => {
    expect((await okr(['pause'])).out).toContain('paused');
    expect((await okr(['pause'])).code).toBe(4);
    expect((await okr(['resume', '--json'])).code).toBe(0);
    expect((await okr(['extend', '--days', '2', '--phase', 'preparation'])).code).toBe(0);
    expect((await okr([...LAUNCH, '--department', 'Sales'])).code).toBe(0);
    const which = await okr(['advance']);
    expect(which.code).toBe(2);
    expect(which.err).toContain('Several cycles are going on');
    expect((await okr(['advance', '2027-q1'])).code).toBe(2);
    expect((await okr(['advance', '2027-q1 pilot: s'])).code).toBe(0);
    expect((await okr(['remind', 'nothing like it'])).code).toBe(1);
    expect((await okr(['status'])).out.trim().split('\n')).toHaveLength(2);
    const trail = JSON.parse((await okr(['audit', '2027-q1 pilot: s', '--json'])).out);
    expect(trail.events.map((event: { action: string }) => event.action)).toContain('cycle.advanced');
    expect((await okr(['cancel', '2027-q1 pilot: s'])).code).toBe(0);
    expect((await okr(['status', '2027-q1 pilot: s'])).out).toContain('cancelled');
  });
});

describe('values', () => {
  it('says of each bad row what to do, sets nothing, and ends with 1', async () => {
    writeFileSync(join(folder, 'values.csv'), 'key_result,value\nNobody has this,12\nNor this,many\n');
    const { code, out } = await okr(['values', 'import', 'values.csv', '--dry-run']);
    expect(code).toBe(1);
    expect(out).toContain('line 2, key_result: No key result of a running cycle has this id or title');
    expect(out).toContain('line 3, value: "many" is not a number. Write it in digits');
    expect(out).toContain('2 rows have a problem. No figure was set.');
  });
});

describe('what concerns the organisation', () => {
  const idIn = (text: string) => /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(text)?.[0] ?? '';

  it('gives a role for a part, lists it and ends it', async () => {
    const person = await test.db.selectFrom('person').select('email').limit(1).executeTakeFirstOrThrow();
    const email = person.email ?? '';
    expect((await okr(['grants', 'list'])).out).toContain('Nobody has a role');
    const bad = await okr(['grants', 'give', email, '--role', 'coach', '--department', 'Sales']);
    expect([bad.code, bad.err]).toEqual([1, expect.stringContaining('day')]);
    const args = ['--role', 'coach', '--department', 'Sales', '--until', '2027-03-31'];
    const given = await okr(['grants', 'give', email, ...args]);
    expect(given.out).toMatch(/coach +Sales +until 2027-03-31/);
    expect((await okr(['grants', 'end', 'nothing'])).code).toBe(1);
    expect((await okr(['grants', 'end', idIn(given.out)])).out).toContain('Nobody has a role');
    expect((await okr(['grants', 'give', email, '--role', 'king'])).code).toBe(2);
  });

  it('makes a key whose secret is printed once and alone, which works until it is revoked', async () => {
    const bad = await okr(['keys', 'make', 'Payroll', '--scope', 'keys.manage']);
    expect(bad).toMatchObject({ code: 1, out: '' });
    const made = await okr(['keys', 'make', 'Payroll', '--scope', 'people.read', '--days', '30']);
    expect(made.out).toMatch(/^qdk_[\w-]{43}\n$/);
    const secret = made.out.trim();
    const listed = await okr(['keys', 'list']);
    expect(listed.out).toMatch(/Payroll +….* +people\.read +until 2026-12-23/);
    expect(listed.out).not.toContain(secret);
    const byKey = { QUARTERDECK_URL: url, QUARTERDECK_TOKEN: secret };
    expect((await okr(['people', 'undelivered'], byKey)).code).toBe(1);
    const revoked = await okr(['keys', 'revoke', idIn(made.err)]);
    expect(revoked.out).toContain('revoked 2026-11-23');
    expect((await okr(['people', 'undelivered'], byKey)).code).toBe(3);
    expect((await okr(['keys', 'revoke', 'nothing'])).code).toBe(1);
  });

  it('tells a system of events, tries it out and removes it', async () => {
    const bad = await okr(['webhooks', 'add', 'https://10.0.0.1/hook', '--event', 'cycle.closed']);
    expect(bad).toMatchObject({ code: 1, out: '' });
    const args = ['--event', 'cycle.closed', '--event', 'cycle.launched'];
    const made = await okr(['webhooks', 'add', 'https://hr.example.org/okr?key=1', ...args]);
    expect(made.out).toMatch(/^whsec_\S+\n$/);
    const id = idIn(made.err);
    expect((await okr(['webhooks', 'test', id])).out).toContain('https://hr.example.org/okr');
    const listed = await okr(['webhooks', 'list']);
    expect(listed.out).toContain('cycle.launched cycle.closed');
    expect(listed.out).toContain('1 waiting');
    expect(listed.out).not.toContain('key=1');
    expect((await okr(['webhooks', 'remove', id])).code).toBe(0);
    expect((await okr(['webhooks', 'list'])).out).toContain('No system is told');
    expect((await okr(['webhooks', 'remove', id])).code).toBe(1);
  });

  it('says what the cycles say together, and nothing of what is too little', async () => {
    const said = await okr(['insight']);
    expect(said.out).toMatch(/2027-Q1 pilot.*too few to say/);
    const { cycles } = JSON.parse((await okr(['insight', '--json'])).out);
    expect(cycles.length).toBeGreaterThan(0);
    expect(cycles[0]).toMatchObject({ checkInsPercent: null, scores: { aspirational: { mean: null } } });
  });
});

describe('departments', () => {
  it('are split and merged from the command line, each said beforehand by a dry run', async () => {
    const people = await test.db
      .selectFrom('person')
      .innerJoin('department', 'department.id', 'departmentId')
      .select('email')
      .where('department.path', '=', 'Sales / Partnerships')
      .where('role', '=', 'employee')
      .whereRef('person.id', '<>', 'leadId')
      .orderBy('person.name')
      .limit(2)
      .execute();
    const [first = '', second = ''] = people.map(({ email }) => email ?? '');
    const paths = async () =>
      (await test.db.selectFrom('department').select('path').where('mergedIntoId', 'is', null).execute())
        .map(({ path }) => path)
        .filter((path) => path.startsWith('Sales'))
        .sort();
    const split = ['departments', 'split', 'Partnerships', '--name', 'Alliances', '--place', 'beside'];
    const who = ['--person', first, '--person', second, '--lead', first];
    expect((await okr([...split, '--lead', first])).code).toBe(2);
    expect((await okr([...split, '--person', 'nobody', '--lead', first])).code).toBe(1);
    const tried = await okr([...split, ...who, '--dry-run']);
    expect([tried.code, tried.out]).toEqual([
      0,
      expect.stringContaining('Sales / Alliances would be a department of its own; nothing was changed.'),
    ]);
    expect(tried.out).toContain('- 2 people belong to Sales / Alliances from then on');
    expect(await paths()).toEqual(['Sales', 'Sales / Partnerships']);
    expect((await okr([...split, ...who])).code).toBe(0);
    expect(await paths()).toEqual(['Sales', 'Sales / Alliances', 'Sales / Partnerships']);

    const merge = ['departments', 'merge', 'Alliances', '--into', 'Partnerships'];
    expect((await okr(merge)).code).toBe(2);
    expect((await okr(['departments', 'merge', 'Nowhere', '--into', 'Sales', '--goals', 'keep'])).code).toBe(
      1,
    );
    const dry = await okr([...merge, '--goals', 'keep', '--dry-run']);
    expect(dry.out).toContain(
      'Sales / Alliances would become part of Sales / Partnerships; nothing was changed.',
    );
    expect(dry.out).toContain('- 2 people belong to Sales / Partnerships from then on.');
    const done = JSON.parse((await okr([...merge, '--goals', 'keep', '--json'])).out);
    expect(done).toMatchObject({ done: true, people: 2, into: 'Sales / Partnerships' });
    expect(await paths()).toEqual(['Sales', 'Sales / Partnerships']);
  });
});

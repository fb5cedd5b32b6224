import type { FastifyInstance, InjectOptions } from 'fastify';
import { sql } from 'kysely';
import { pino } from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import { settableClock } from '#domain/clock.ts';
import { createConsole } from '#services/console/create-console.ts';
import { recordVersion } from '#storage/consequences/versions.ts';
import { forgetPeopleFiles } from '#storage/kept-people-files.ts';
import { launchCycle } from '#storage/launch.ts';
import { importPeople } from '#storage/people-import.ts';
import { openReadyDrafts } from '#storage/steps/cascade.ts';
import { sweep } from '#storage/sweep.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { insertOkrSet } from '../../support/factory.ts';

const TOKEN = 'a-token-for-tests-1234';
const START = new Date('2026-11-23T09:00:00Z');
const actor = { kind: 'hr-ops', label: 'test' } as const;
const HEAD = 'employee_id,email,name,manager_id,department,role,time_zone,country';
const COMPANY = [
  HEAD,
  '1,ada@example.org,Ada Chief,,Company,executive,Europe/Berlin,DE',
  '2,lena@example.org,Lena Lead,1,Company / Sales,lead,Europe/Berlin,DE',
  '3,pia@example.org,Pia Person,2,Company / Sales,,Europe/Berlin,DE',
  '4,max@example.org,Max Manager,1,Company / Care,lead,Europe/Berlin,DE',
  '5,olu@example.org,Olu Other,4,Company / Care,,Europe/Berlin,DE',
];
const without = (id: string) => COMPANY.filter((row) => !row.startsWith(`${id},`));

let test: TestDatabase;
let app: FastifyInstance;
let clock: ReturnType<typeof settableClock>;

beforeEach(async () => {
  test = await createTestDatabase();
  clock = settableClock(START);
  app = await createConsole({
    db: test.db,
    clock,
    // What can be taken back for a while is reorganising.test.ts's.
    config: { undoMinutes: 0, console: { url: 'http://127.0.0.1:4000', token: TOKEN } },
    logger: pino({ level: 'silent' }),
    limit: null,
  });
  return async () => {
    await app.close();
    await test.drop();
  };
});

const ask = (method: 'GET' | 'POST', url: string, options: Omit<InjectOptions, 'method' | 'url'> = {}) =>
  app.inject({
    method,
    url,
    ...options,
    headers: { authorization: `Bearer ${TOKEN}`, accept: 'text/html', ...options.headers },
  });

/** Sends a file as a browser's form does. */
async function upload(bytes: string | Uint8Array<ArrayBuffer>, name = 'people.csv') {
  const form = new FormData();
  form.set('file', new File([bytes], name, { type: 'text/csv' }));
  const request = new Request('http://127.0.0.1', { method: 'POST', body: form });
  return ask('POST', '/people/import', {
    payload: Buffer.from(await request.arrayBuffer()),
    headers: { 'content-type': request.headers.get('content-type') ?? '' },
  });
}

/** @returns the preview of a file: its address and its page. */
async function preview(rows: readonly string[]) {
  const answer = await upload(`${rows.join('\n')}\n`);
  expect(answer.statusCode).toBe(303);
  const url = String(answer.headers.location);
  return { url, page: await ask('GET', url) };
}

const hidden = (page: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';

/** Presses the button of a preview. */
async function press(url: string, page: string, ticks: Record<string, string> = {}) {
  const fields = { changes: hidden(page, 'changes'), missing: hidden(page, 'missing'), ...ticks };
  return ask('POST', url, {
    payload: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
}

const load = (rows: readonly string[]) =>
  importPeople({ db: test.db, clock }, { bytes: Buffer.from(rows.join('\n')), actor });
const names = async () =>
  (
    await test.db.selectFrom('person').select('name').where('state', '<>', 'left').orderBy('name').execute()
  ).map(({ name }) => name);
const plain = (page: string) =>
  page
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** Who belongs where, reports to whom, in what role. */
const who = async () =>
  (
    await test.db
      .selectFrom('person as p')
      .innerJoin('department as d', 'd.id', 'p.departmentId')
      .leftJoin('person as m', 'm.id', 'p.managerId')
      .select(['p.name', 'd.path', 'm.name as manager', 'p.role'])
      .orderBy('p.name')
      .execute()
  ).map(({ name, path, manager, role }) => `${name}: ${path}, ${manager ?? 'nobody'}, ${role}`);

describe('a people file through the console', () => {
  it('is previewed without a trace, then imported by one press', async () => {
    const { url, page } = await preview(COMPANY);
    expect(page.statusCode).toBe(200);
    expect(plain(page.body)).toContain('5 new people');
    expect(plain(page.body)).toContain(
      'people.csv has 5 rows with somebody in them. Nothing has been written yet.',
    );
    expect(plain(page.body)).toContain('3 departments are new: Company; Company / Care; Company / Sales.');
    expect(await names()).toEqual([]);
    expect(await test.db.selectFrom('auditEvent').select('action').execute()).toEqual([]);
    const answer = await press(url, page.body);
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/people']);
    expect(await names()).toHaveLength(5);
    // The file is not kept longer than it is needed, and pressing again does nothing.
    expect(await test.db.selectFrom('keptPeopleFile').select('id').execute()).toEqual([]);
    const again = await press(url, page.body);
    expect(again.statusCode).toBe(404);
    expect(again.body).toContain('This file is no longer here');
    expect(await names()).toHaveLength(5);
  });

  it('says what becomes what, managers by name, and keeps to it', async () => {
    await load(COMPANY);
    const { url, page } = await preview([
      ...without('3'),
      '3,pia@example.org,Pia Person,4,Company / Care,lead,Europe/Berlin,DE',
    ]);
    const text = plain(page.body);
    expect(text).toContain('1 changed, 4 as they are');
    expect(text).toContain('Department: Company / Sales → Company / Care');
    expect(text).toContain('Role: employee → lead');
    expect(text).toContain('Manager: Lena Lead → Max Manager');
    await press(url, page.body);
    const pia = await test.db
      .selectFrom('person')
      .innerJoin('department', 'department.id', 'person.departmentId')
      .select(['path', 'role'])
      .where('person.name', '=', 'Pia Person')
      .executeTakeFirstOrThrow();
    expect(pia).toEqual({ path: 'Company / Care', role: 'lead' });
  });

  it('names each bad row with its remedy, and leaves them out only when that is ticked', async () => {
    const { url, page } = await preview([
      ...COMPANY,
      '6,not an address,Bea Bad,2,Company / Sales,,Europe/Berlin,DE',
      '7,zoe@example.org,Zoe Fine,2,Company / Sales,,Europe/Berlin,DE',
    ]);
    const text = plain(page.body);
    expect(text).toContain('6 new people');
    expect(text).toMatch(/Line 7 email .*no @.*Write one address such as anna@example.org/);
    const refused = await press(url, page.body);
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('Tick that the rows with a problem are left out');
    expect(await names()).toEqual([]);
    expect((await press(url, page.body, { skip: 'yes' })).statusCode).toBe(303);
    expect(await names()).toContain('Zoe Fine');
    expect(await names()).not.toContain('Bea Bad');
  });

  it('is refused when people changed meanwhile in what it does, and shows the new preview', async () => {
    await load(COMPANY);
    const renamed = [...without('5'), '5,olu@example.org,Olu Renamed,4,Company / Care,,Europe/Berlin,DE'];
    const { url, page } = await preview(renamed);
    await load([...without('5'), '5,olu@example.org,Olu Second-Name,4,Company / Care,,Europe/Berlin,DE']);
    const refused = await press(url, page.body);
    expect(refused.statusCode).toBe(409);
    expect(plain(refused.body)).toContain('People have changed since this preview was made');
    expect(plain(refused.body)).toContain('Name: Olu Second-Name → Olu Renamed');
    expect(await names()).toContain('Olu Second-Name');
    expect((await press(url, refused.body)).statusCode).toBe(303);
    expect(await names()).toContain('Olu Renamed');
  });

  it('is not disturbed by changes that make no difference to it', async () => {
    await load(COMPANY);
    const { url, page } = await preview([
      ...COMPANY,
      '6,new@example.org,Nora New,2,Company / Sales,,Europe/Berlin,DE',
    ]);
    await load([...COMPANY, '9,else@example.org,Eva Else,4,Company / Care,,Europe/Berlin,DE']);
    expect((await press(url, page.body)).statusCode).toBe(303);
    expect(await names()).toEqual(expect.arrayContaining(['Nora New', 'Eva Else']));
  });

  it('says what it means for a running cycle, which is what then happens', async () => {
    await load(COMPANY);
    const { cycleId, name } = await launchCycle(
      { db: test.db, clock },
      { period: '2027-Q1', departments: ['Sales'], start: 'now', actor },
    );
    const { url, page } = await preview([
      ...COMPANY,
      '6,nora@example.org,Nora New,2,Company / Sales,,Europe/Berlin,DE',
      '7,noel@example.org,Noel New,2,Company / Sales,,Europe/Berlin,DE',
    ]);
    expect(plain(page.body)).toContain(`2 people join ${name}, which is running`);
    const joiners = () =>
      test.db.selectFrom('joiner').select('personId').where('cycleId', '=', cycleId).execute();
    expect(await joiners()).toHaveLength(0);
    await press(url, page.body);
    expect(await joiners()).toHaveLength(2);
  });

  it('who is not in the file stays, and leaves only by a tick that says what it comes to', async () => {
    await load(COMPANY);
    const first = await preview(without('4').filter((row) => !row.startsWith('5,')));
    expect(plain(first.page.body)).toContain('2 not in the file');
    expect(plain(first.page.body)).toContain('The 2 who are not in the file leave');
    await press(first.url, first.page.body);
    expect(await names()).toHaveLength(5);
    const withOlu = await preview([...without('5')]);
    expect(plain(withOlu.page.body)).toContain('The one who is not in the file leaves');
    const answer = await press(withOlu.url, withOlu.page.body, { leave: 'yes' });
    expect(answer.statusCode).toBe(303);
    const people = await ask('GET', '/people', {
      cookies: { quarterdeck_said: answer.cookies[0]?.value ?? '' },
    });
    expect(people.body).toContain('One who was not in the file has left.');
    expect(await names()).not.toContain('Olu Other');
  });

  it('nobody leaves whom the preview did not name', async () => {
    await load(COMPANY);
    const { url, page } = await preview(without('5'));
    await load([...COMPANY, '9,else@example.org,Eva Else,4,Company / Care,,Europe/Berlin,DE']);
    expect((await press(url, page.body, { leave: 'yes' })).statusCode).toBe(409);
    expect(await names()).toEqual(expect.arrayContaining(['Olu Other', 'Eva Else']));
  });

  it('takes spreadsheets’ bytes as they are', async () => {
    const utf16 = Buffer.from(
      `\ufeff${COMPANY.join('\r\n').replaceAll(',', '\t').replace('Pia', 'Pía')}`,
      'utf16le',
    );
    const { headers } = await upload(Uint8Array.from(utf16), 'Mitarbeiter.txt');
    const page = await ask('GET', String(headers.location));
    expect(plain(page.body)).toContain('Pía Person');
  });

  it('refuses what is no people file, no file and no whole form, with a sentence and without a button', async () => {
    const wrong = await upload('Dear all,\nplease find attached', 'letter.txt');
    const page = await ask('GET', String(wrong.headers.location));
    expect(plain(page.body)).toContain('This file cannot be read');
    expect(page.body).not.toContain('name="changes"');
    const none = await upload('', '');
    expect([none.statusCode, plain(none.body).includes('No file was chosen')]).toEqual([422, true]);
    const broken = await ask('POST', '/people/import', {
      payload: 'half a form',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
    });
    expect([broken.statusCode, plain(broken.body).includes('did not arrive whole')]).toEqual([400, true]);
    const huge = await upload('x'.repeat(25 * 1024 * 1024));
    expect([huge.statusCode, plain(huge.body).includes('larger than the 24 MB')]).toEqual([413, true]);
  });

  it('stays half an hour, then is gone by itself', async () => {
    const { url, page } = await preview(COMPANY);
    clock.set(new Date(START.getTime() + 31 * 60_000));
    expect((await press(url, page.body)).statusCode).toBe(404);
    expect(await names()).toEqual([]);
    expect(await test.db.selectFrom('keptPeopleFile').select('id').execute()).toHaveLength(1);
    await sweep({ db: test.db, clock });
    expect(await test.db.selectFrom('keptPeopleFile').select('id').execute()).toEqual([]);
    await forgetPeopleFiles({ db: test.db, clock });
  });

  it('a page of many people stays small', async () => {
    const many = Array.from(
      { length: 400 },
      (_, index) => `N${index},n${index}@example.org,New Person ${index},1,Company / Sales,,Europe/Berlin,DE`,
    );
    const { page } = await preview([...COMPANY, ...many, ...many.map((row) => row.replace(/@\S+?,/, ','))]);
    expect(page.statusCode).toBe(200);
    expect(Buffer.byteLength(page.body)).toBeLessThan(50_000);
    expect(plain(page.body)).toMatch(/And [\d,]+ more\. All of them/);
  });
});

describe('columns with names of their own', () => {
  const GERMAN = [
    'Personalnummer;E-Mail-Adresse;Mitarbeitende;Vorgesetzter;Bereich',
    '1;ada@example.org;Ada Chief;;Company',
    '2;lena@example.org;Lena Lead;ada@example.org;Company / Sales',
  ];
  const say = (url: string, pairs: readonly (readonly [string, string])[]) =>
    ask('POST', url, {
      payload: new URLSearchParams([
        ...pairs.flatMap(([header, column]) => [
          ['header', header] as [string, string],
          ['column', column] as [string, string],
        ]),
        ['step', 'columns'],
      ]).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
  const MEANT = [
    ['Personalnummer', 'employee_id'],
    ['E-Mail-Adresse', 'email'],
    ['Mitarbeitende', 'name'],
    ['Vorgesetzter', 'manager_email'],
    ['Bereich', 'department'],
  ] as const;

  it('are said once, and the next file with the same first line is read like that', async () => {
    const first = await preview(GERMAN);
    expect(first.page.body).toContain('This file cannot be read');
    expect(first.page.body).toContain('5 names are not known');
    const said = await say(first.url, MEANT);
    expect([said.statusCode, said.headers.location]).toEqual([303, first.url]);
    const page = (await ask('GET', first.url)).body;
    expect(page).toContain('2 new people');
    expect(page).toContain('5 columns are read as somebody said');
    const next = await preview([GERMAN[0]?.toUpperCase() ?? '', ...GERMAN.slice(1)]);
    expect(next.page.body).toContain('2 new people');
    const other = await preview(['Personalnummer;Mitarbeitende;Bereich', '1;Ada Chief;Company']);
    expect(other.page.body).toContain('This file cannot be read');
  });

  it('two that are said to be the same are one problem, and nonsense is refused', async () => {
    const { url } = await preview(GERMAN);
    await say(url, [...MEANT.slice(0, 4), ['Bereich', 'name']]);
    expect((await ask('GET', url)).body).toContain('The header names name twice.');
    const unknown = await say(url, [['Bereich', 'salary']]);
    expect([unknown.statusCode, unknown.body.includes('is no column of a people file')]).toEqual([422, true]);
    expect((await say(url, [['constructor', 'name']])).statusCode).toBe(422);
  });

  it('a column that is said goes before one that is so by its name', async () => {
    const { url } = await preview([
      'email,name,Full name,department',
      'ada@example.org,ada1,Ada Chief,Company',
    ]);
    await say(url, [['Full name', 'name']]);
    const page = (await ask('GET', url)).body;
    expect(page).toContain('Ada Chief');
    expect(page).not.toContain('ada1');
  });

  it('come with an import by the interface, and are remembered once it is written', async () => {
    const map = MEANT.map(([header, column]) => `${header}=${column}`).join('\n');
    const post = (query: string) =>
      app.inject({
        method: 'POST',
        url: `/v1/people/import${query}`,
        headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/octet-stream' },
        payload: Buffer.from(GERMAN.join('\n')),
      });
    expect((await post('')).statusCode).toBe(422);
    expect((await post(`?dryRun=true&map=${encodeURIComponent(map)}`)).json()).toMatchObject({ created: 2 });
    expect((await post('')).statusCode).toBe(422);
    expect((await post(`?map=${encodeURIComponent('Chef=manager_email')}`)).json()).toMatchObject({
      title: expect.stringContaining('has no column "Chef"'),
    });
    expect((await post(`?map=${encodeURIComponent(map)}`)).json()).toMatchObject({
      created: 2,
      written: true,
    });
    expect((await post('')).json()).toMatchObject({ unchanged: 2, written: true });
  });
});

describe('two departments become one in mid-cycle', () => {
  const FORM = { from: 'Company / Care', into: 'Company / Sales' };
  const post = (fields: Record<string, string>) =>
    ask('POST', '/people/departments', {
      payload: new URLSearchParams(fields).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
  /** A quarter for everyone, in which Care has goals that are agreed. */
  async function running() {
    const deps = { db: test.db, clock };
    await importPeople(deps, { bytes: Buffer.from(COMPANY.join('\n')), actor });
    const { cycleId } = await launchCycle(deps, { period: '2027-Q1', departments: [], start: 'now', actor });
    const cohort = await test.db
      .selectFrom('cohort')
      .innerJoin('department', 'department.id', 'cohort.departmentId')
      .select(['cohort.id', 'cohort.departmentId'])
      .where('department.name', '=', 'Care')
      .executeTakeFirstOrThrow();
    const max = await test.db
      .selectFrom('person')
      .select('id')
      .where('employeeId', '=', '4')
      .executeTakeFirstOrThrow();
    const { id, keyResultIds } = await insertOkrSet(
      test.db,
      {
        cycleId,
        cohortId: cohort.id,
        departmentId: cohort.departmentId,
        personId: max.id,
      },
      {
        level: 'department',
        state: 'agreed',
        objectives: [
          { title: 'Callers are helped at once', keyResults: [{ title: 'Minutes', baseline: 9, target: 2 }] },
        ],
      },
    );
    return { cycleId, okrSetId: id, keyResultIds, cohortId: cohort.id, departmentId: cohort.departmentId };
  }

  it('shows what it comes to, changes nothing until it is ticked, and the people file agrees afterwards', async () => {
    const { okrSetId, cohortId } = await running();
    const before = await who();
    const unchosen = await post({ ...FORM, step: 'preview' });
    expect([unchosen.statusCode, unchosen.body]).toEqual([
      422,
      expect.stringContaining('Choose whether they run on or end.'),
    ]);
    expect((await ask('GET', '/people/departments')).body).not.toMatch(/<input type="radio"[^>]*checked/);

    const preview = await post({ ...FORM, goals: 'keep', step: 'preview' });
    expect(preview.statusCode).toBe(200);
    for (const sentence of [
      '2 people belong to Company / Sales from then on.',
      'Lena Lead leads Company / Sales.',
      'Max Manager no longer leads a department and reports to Lena Lead',
      '1 person who reported to Max Manager report',
      'The goals of Company / Care run on as goals handed over; Lena Lead owns them',
    ])
      expect(preview.body).toContain(sentence);
    expect(await who()).toEqual(before);

    const seen = /name="seen" value="([^"]+)"/.exec(preview.body)?.[1] ?? '';
    const unticked = await post({ ...FORM, goals: 'keep', seen, step: 'merge' });
    expect([unticked.statusCode, await who()]).toEqual([422, before]);
    const stale = await post({ ...FORM, goals: 'keep', seen: 'of-yesterday', merge: 'yes', step: 'merge' });
    expect([stale.statusCode, stale.body]).toEqual([409, expect.stringContaining('Something has changed')]);
    expect(await who()).toEqual(before);

    const done = await post({ ...FORM, goals: 'keep', seen, merge: 'yes', step: 'merge' });
    expect(done.statusCode).toBe(303);
    expect(await who()).toEqual([
      'Ada Chief: Company, nobody, executive',
      'Lena Lead: Company / Sales, Ada Chief, lead',
      'Max Manager: Company / Sales, Lena Lead, employee',
      'Olu Other: Company / Sales, Lena Lead, employee',
      'Pia Person: Company / Sales, Lena Lead, employee',
    ]);
    const goals = await test.db
      .selectFrom('okrSet')
      .innerJoin('person', 'person.id', 'ownerId')
      .select(['name', 'cohortId', 'okrSet.state'])
      .where('okrSet.id', '=', okrSetId)
      .executeTakeFirstOrThrow();
    expect(goals).toEqual({ name: 'Lena Lead', cohortId, state: 'agreed' });
    const trail = await test.db
      .selectFrom('auditEvent')
      .select('detail')
      .where('action', '=', 'department.merged')
      .execute();
    expect(trail).toEqual([
      {
        detail: expect.objectContaining({
          from: 'Company / Care',
          into: 'Company / Sales',
          people: 2,
          goals: 'keep',
        }),
      },
    ]);
    expect((await ask('GET', '/people/departments')).body).not.toContain('Care');

    // A file that still says Care is read as Sales, by path and by name.
    const file = [
      HEAD,
      ...without('4').slice(1, -1),
      '4,max@example.org,Max Manager,2,Company / Care,,Europe/Berlin,DE',
      '5,olu@example.org,Olu Other,2,Care,,Europe/Berlin,DE',
    ];
    const report = await importPeople({ db: test.db, clock }, { bytes: Buffer.from(file.join('\n')), actor });
    expect(report).toMatchObject({ created: 0, updated: 0, unchanged: 5, newDepartments: [] });
  });

  it('goals that end are dropped and asked about no more; the same by REST, a dry run first', async () => {
    const { keyResultIds, okrSetId } = await running();
    const merge = (payload: object) =>
      ask('POST', '/v1/departments/merge', { payload, headers: { accept: 'application/json' } });
    const before = await who();
    const tried = (await merge({ from: 'Care', into: 'Sales', goals: 'close', dryRun: true })).json();
    expect(tried).toMatchObject({ done: false, people: 2 });
    expect(tried.consequences).toContainEqual(expect.stringContaining('1 key result is dropped'));
    expect(await who()).toEqual(before);
    expect(
      (await merge({ from: 'Care', into: 'Sales', goals: 'close', seen: tried.seen })).json(),
    ).toMatchObject({ done: true });
    const dropped = await test.db
      .selectFrom('keyResult')
      .select('droppedAt')
      .where('id', 'in', keyResultIds)
      .execute();
    expect(dropped).toEqual([{ droppedAt: START }]);
    const version = await test.db
      .selectFrom('okrVersion')
      .select(['version', 'reason'])
      .where('okrSetId', '=', okrSetId)
      .execute();
    expect(version).toEqual([{ version: 2, reason: 'changed' }]);
    const again = await merge({ from: 'Care', into: 'Sales', goals: 'close' });
    expect(again.statusCode).toBe(422);
  });

  it('passes open drafts, requests and reviews on, moves what lies below, and keeps the rules of cycles that run', async () => {
    const deps = { db: test.db, clock };
    const file = [
      ...COMPANY,
      '6,nina@example.org,Nina Night,4,Company / Care / Night,lead,Europe/Berlin,DE',
      '7,ned@example.org,Ned Night,6,Company / Care / Night,,Europe/Berlin,DE',
    ];
    await load(file);
    const sales = await test.db
      .selectFrom('department')
      .select('id')
      .where('name', '=', 'Sales')
      .executeTakeFirstOrThrow();
    await test.db
      .insertInto('policy')
      .values({ key: 'check-in-rhythm', departmentId: sales.id, country: null, value: '"monthly"' })
      .execute();
    const { cycleId } = await launchCycle(deps, { period: '2027-Q1', departments: [], start: 'now', actor });
    const { rows } = await sql<{
      departmentId: string;
      cohortId: string;
      max: string;
      olu: string;
      pia: string;
      cascade: string;
      approval: string;
    }>`select d.id as department_id, co.id as cohort_id, max.id as max, olu.id as olu, pia.id as pia, draft.id as cascade, agree.id as approval
         from department d join cohort co on co.department_id = d.id
         join phase_run draft on draft.cohort_id = co.id and draft.phase = 'cascade'
         join phase_run agree on agree.cohort_id = co.id and agree.phase = 'approval'
         join person max on max.employee_id = '4' join person olu on olu.employee_id = '5' join person pia on pia.employee_id = '3'
        where d.path = 'Company / Care'`.execute(test.db);
    const [care] = rows;
    if (!care) throw new Error('Care has no cohort');
    const at = { cycleId, cohortId: care.cohortId, departmentId: care.departmentId };
    const objectives = [{ title: 'Sign', keyResults: [{ title: 'Days', baseline: 9, target: 3 }] }];
    const draft = await insertOkrSet(test.db, { ...at, personId: care.max }, { level: 'department' });
    const own = await insertOkrSet(
      test.db,
      { ...at, personId: care.olu },
      { state: 'submitted', submittedAt: START, objectives },
    );
    const asking = await insertOkrSet(
      test.db,
      { ...at, departmentId: sales.id, personId: care.pia },
      { state: 'agreed', objectives },
    );
    const request = await test.db
      .insertInto('dependency')
      .values({
        ...{ keyResultId: asking.keyResultIds[0] ?? '', departmentId: care.departmentId },
        ...{ wanted: 'A contract', neededBy: '2027-03-12', state: 'asked', askedAt: START },
        ...{ answer: null, answeredBy: null, answeredAt: null },
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const open = {
      ...{ cycleId, cohortId: care.cohortId, personId: care.max, openedAt: START, settledAt: null },
      ...{ dueAt: new Date('2026-12-20T12:00:00Z'), finalAt: null, finalisedAt: null },
    };
    await test.db
      .insertInto('task')
      .values([
        { ...open, kind: 'draft', phaseRunId: care.cascade, subjectId: draft.id },
        { ...open, kind: 'answer', phaseRunId: care.cascade, subjectId: request.id },
        { ...open, kind: 'review', phaseRunId: care.approval, subjectId: own.id, ordinal: 1 },
      ])
      .execute();

    const merged = await ask('POST', '/v1/departments/merge', {
      payload: { from: 'Company / Care', into: 'Sales', goals: 'keep' },
      headers: { accept: 'application/json' },
    });
    expect(merged.json().consequences).toEqual(
      expect.arrayContaining([
        expect.stringContaining('2 open tasks of the department pass to Lena Lead'),
        expect.stringContaining('1 open review passes'),
        'Below it, and moving along: Company / Sales / Night.',
      ]),
    );
    const tasks = await sql<{ line: string }>`
      select concat_ws(' ', t.kind, p.name, t.state, (select 'told' from notice n where n.task_id = t.id)) as line
        from task t join person p on p.id = t.person_id where t.kind in ('draft', 'answer', 'review') order by 1`.execute(
      test.db,
    );
    expect(tasks.rows.map(({ line }) => line)).toEqual([
      'answer Lena Lead open told',
      'answer Max Manager cancelled',
      'draft Lena Lead open told',
      'draft Max Manager cancelled',
      'review Lena Lead open told',
      'review Max Manager cancelled',
    ]);
    expect((await who()).filter((each) => each.includes('Night:') || each.includes('/ Night'))).toEqual([
      'Ned Night: Company / Sales / Night, Nina Night, employee',
      'Nina Night: Company / Sales / Night, Lena Lead, lead',
    ]);
    const rules = await sql<{ here: unknown; later: unknown }>`
      select coalesce(cycle_policy_value(${cycleId}, 'check-in-rhythm', ${care.departmentId}, 'DE'), 'null') as here,
             policy_value('check-in-rhythm', ${care.departmentId}, 'DE') as later`.execute(test.db);
    expect(rules.rows).toEqual([{ here: 'weekly', later: 'monthly' }]);
    // The people file still knows what lies below by its old path.
    const again = await importPeople(deps, {
      bytes: Buffer.from([HEAD, ...file.filter((row) => /^7/.test(row))].join('\n')),
      actor,
    });
    expect(again).toMatchObject({ unchanged: 1, updated: 0, newDepartments: [] });
  });

  it('lets people join a cycle that runs in the other department alone', async () => {
    const deps = { db: test.db, clock };
    await load(COMPANY);
    const { cycleId, name } = await launchCycle(deps, {
      ...{ period: '2027-Q1', departments: ['Sales'], start: 'now', actor },
    });
    const preview = await post({ ...FORM, goals: 'keep', step: 'preview' });
    expect(plain(preview.body)).toContain(`In ${name} 2 people join, since Company / Sales takes part`);
    const participants = async () =>
      (
        await test.db
          .selectFrom('member')
          .innerJoin('person', 'person.id', 'personId')
          .select('person.name')
          .where('cycleId', '=', cycleId)
          .where('part', '=', 'participant')
          .orderBy('person.name')
          .execute()
      ).map((each) => each.name);
    expect(await participants()).toEqual(['Lena Lead', 'Pia Person']);
    await post({ ...FORM, goals: 'keep', seen: hidden(preview.body, 'seen'), merge: 'yes', step: 'merge' });
    expect(await participants()).toEqual(['Lena Lead', 'Max Manager', 'Olu Other', 'Pia Person']);
  });

  it('a department cannot become part of itself or of what lies below it', async () => {
    await importPeople({ db: test.db, clock }, { bytes: Buffer.from(COMPANY.join('\n')), actor });
    const merge = async (from: string, into: string) =>
      (
        await ask('POST', '/v1/departments/merge', {
          payload: { from, into, goals: 'keep' },
          headers: { accept: 'application/json' },
        })
      ).statusCode;
    expect([await merge('Care', 'Care'), await merge('Company', 'Care')]).toEqual([409, 409]);
  });
});

describe('people taken out of a department in mid-cycle', () => {
  const TEAM = [
    ...COMPANY,
    '6,ben@example.org,Ben Back,4,Company / Care,,Europe/Berlin,DE',
    '7,cem@example.org,Cem Call,5,Company / Care,,America/New_York,US',
  ];
  const deps = () => ({ db: test.db, clock });
  const post = (fields: readonly (readonly [string, string])[]) =>
    ask('POST', '/people/departments/split', {
      payload: new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
  const split = (payload: object) =>
    ask('POST', '/v1/departments/split', {
      payload: { from: 'Care', name: 'Night', place: 'beside', people: ['6', '7'], lead: '6', ...payload },
      headers: { accept: 'application/json' },
    });
  const FORM: ReadonlyArray<readonly [string, string]> = [
    ['from', 'Company / Care'],
    ['name', 'Night'],
    ['place', 'beside'],
    ['people', 'cem@example.org'],
    ['people', 'ben@example.org'],
    ['lead', 'ben@example.org'],
  ];
  const launch = () => launchCycle(deps(), { period: '2027-Q1', departments: ['Care'], start: 'now', actor });
  const cohorts = async () =>
    (
      await test.db
        .selectFrom('member')
        .innerJoin('person', 'person.id', 'personId')
        .innerJoin('cohort', 'cohort.id', 'cohortId')
        .innerJoin('department', 'department.id', 'cohort.departmentId')
        .select(['person.name', 'department.name as department', 'cohort.timeZone'])
        .orderBy('person.name')
        .execute()
    ).map(({ name, department, timeZone }) => `${name}: ${department} ${timeZone}`);

  it('have a plan of their own while nobody drafts, with the rules they had; seen beforehand, done by one press', async () => {
    await load(TEAM);
    const care = await test.db
      .selectFrom('department')
      .select('id')
      .where('name', '=', 'Care')
      .executeTakeFirstOrThrow();
    await test.db
      .insertInto('policy')
      .values({ key: 'check-in-rhythm', departmentId: care.id, country: null, value: '"fortnightly"' })
      .execute();
    const { cycleId } = await launch();
    const before = [await who(), await cohorts()];
    const form = (await ask('GET', '/people/departments/split?from=Care')).body;
    expect(form).toContain('Max Manager leads Company / Care and stays.');
    expect(form).not.toMatch(/checked/);
    expect((await post(FORM.filter(([name]) => name !== 'place'))).body).toContain('is not chosen');

    const preview = await post([...FORM, ['step', 'preview']]);
    expect(preview.statusCode).toBe(200);
    for (const sentence of [
      '2 people belong to Company / Night from then on: Ben Back, Cem Call.',
      'Ben Back leads Company / Night and reports to Ada Chief.',
      '2 people stay in Company / Care, led by Max Manager.',
      '1 person reports to Ben Back from then on',
      'Company / Night has a plan of its own with 2 people and the same dates',
      '1 rule of Company / Care alone: in force for Company / Night, too.',
    ])
      expect(plain(preview.body)).toContain(sentence);
    expect([await who(), await cohorts()]).toEqual(before);
    const seen = hidden(preview.body, 'seen');
    expect((await post([...FORM, ['seen', seen], ['step', 'split']])).statusCode).toBe(422);
    const pressed = [...FORM, ['split', 'yes'], ['step', 'split']] as const;
    expect((await post([...pressed, ['seen', 'of-yesterday']])).statusCode).toBe(409);
    expect([await who(), await cohorts()]).toEqual(before);

    expect((await post([...pressed, ['seen', seen]])).statusCode).toBe(303);
    expect((await who()).filter((each) => /Night|Care/.test(each))).toEqual([
      'Ben Back: Company / Night, Ada Chief, lead',
      'Cem Call: Company / Night, Ben Back, employee',
      'Max Manager: Company / Care, Ada Chief, lead',
      'Olu Other: Company / Care, Max Manager, employee',
    ]);
    expect(await cohorts()).toEqual([
      'Ben Back: Night Europe/Berlin',
      'Cem Call: Night America/New_York',
      'Max Manager: Care Europe/Berlin',
      'Olu Other: Care Europe/Berlin',
    ]);
    const plans = await test.db
      .selectFrom('phaseRun')
      .innerJoin('cohort', 'cohort.id', 'phaseRun.cohortId')
      .innerJoin('department', 'department.id', 'cohort.departmentId')
      .select(['department.name', 'closesAt'])
      .where('phase', '=', 'cascade')
      .where('timeZone', '=', 'Europe/Berlin')
      .execute();
    expect(new Set(plans.map(({ name }) => name))).toEqual(new Set(['Care', 'Night']));
    expect(new Set(plans.map(({ closesAt }) => closesAt.getTime())).size).toBe(1);
    // Once drafting opens, its lead is asked for its goals, in the new cohort.
    const { id: phaseRunId } = await test.db
      .updateTable('phaseRun')
      .from('cohort')
      .innerJoin('department', 'department.id', 'cohort.departmentId')
      .set({ state: 'open' })
      .whereRef('cohort.id', '=', 'phaseRun.cohortId')
      .where('department.name', '=', 'Night')
      .where('timeZone', '=', 'Europe/Berlin')
      .where('phase', '=', 'cascade')
      .returning('phaseRun.id')
      .executeTakeFirstOrThrow();
    await openReadyDrafts(deps(), { phaseRunId, key: 'open' });
    const drafts = await test.db
      .selectFrom('task')
      .innerJoin('person', 'person.id', 'personId')
      .innerJoin('okrSet', 'okrSet.id', 'subjectId')
      .innerJoin('department', 'department.id', 'okrSet.departmentId')
      .select(['person.name', 'department.name as department'])
      .where('kind', '=', 'draft')
      .execute();
    expect(drafts).toEqual([{ name: 'Ben Back', department: 'Night' }]);
    const rules = await sql<{ own: unknown; kept: unknown }>`
      select policy_value('check-in-rhythm', id, 'DE') as own, cycle_policy_value(${cycleId}, 'check-in-rhythm', id, 'DE') as kept
        from department where path = 'Company / Night'`.execute(test.db);
    expect(rules.rows).toEqual([{ own: 'fortnightly', kept: 'fortnightly' }]);
    const trail = await test.db
      .selectFrom('auditEvent')
      .select('detail')
      .where('action', '=', 'department.split')
      .execute();
    expect(trail).toEqual([
      { detail: expect.objectContaining({ from: 'Company / Care', into: 'Company / Night', people: 2 }) },
    ]);
    expect((await ask('GET', '/people/departments')).body).toContain('Company / Night');
  });

  it('take agreed key results along, with their versions and what they contribute to, while the cohort stays', async () => {
    await load(TEAM);
    const { cycleId } = await launch();
    await test.db.updateTable('phaseRun').set({ state: 'closed' }).where('phase', '=', 'cascade').execute();
    const people = new Map(
      (await test.db.selectFrom('person').select(['id', 'name', 'departmentId']).execute()).map((row) => [
        row.name,
        row,
      ]),
    );
    const [max, ada, cem] = ['Max Manager', 'Ada Chief', 'Cem Call'].map((name) => people.get(name));
    if (!max || !ada || !cem) throw new Error('not loaded');
    const { cohortId } = await test.db
      .selectFrom('member')
      .select('cohortId')
      .where('personId', '=', max.id)
      .executeTakeFirstOrThrow();
    const goal = (title: string, ...keyResults: string[]) => ({
      title,
      keyResults: keyResults.map((each) => ({ title: each, baseline: 9, target: 2 })),
    });
    const at = { cycleId, cohortId: cohortId ?? '', departmentId: max.departmentId, personId: max.id };
    const company = await insertOkrSet(
      test.db,
      { ...at, departmentId: ada.departmentId, personId: ada.id },
      {
        level: 'company',
        cohortId: null,
        departmentId: null,
        state: 'agreed',
        objectives: [goal('Be there')],
      },
    );
    const set = await insertOkrSet(test.db, at, {
      level: 'department',
      state: 'agreed',
      objectives: [goal('Nobody waits', 'Minutes', 'Nights'), goal('Nights are calm', 'Calls')],
    });
    const [minutes = '', nights = '', calls = ''] = set.keyResultIds;
    await test.db.updateTable('keyResult').set({ ownerId: cem.id }).where('id', '=', calls).execute();
    await test.db
      .insertInto('alignment')
      .values(
        set.objectiveIds.map((objectiveId) => ({
          objectiveId,
          parentObjectiveId: company.objectiveIds[0] ?? '',
        })),
      )
      .execute();
    await test.db
      .transaction()
      .execute((trx) =>
        recordVersion(trx, { okrSetId: set.id, reason: 'agreed', byPersonId: ada.id, at: START }),
      );
    const goals = async () =>
      (
        await sql<{ line: string }>`
          select concat_ws(' | ', d.name, p.name, s.state, s.version, o.title, k.title, kp.name,
                   (select count(*) from alignment a where a.objective_id = o.id), s.cohort_id = ${cohortId}) as line
            from okr_set s join department d on d.id = s.department_id join person p on p.id = s.owner_id
            join objective o on o.okr_set_id = s.id join key_result k on k.objective_id = o.id join person kp on kp.id = k.owner_id
           order by d.name, o.position, k.position`.execute(test.db)
      ).rows.map(({ line }) => line);
    const before = [await goals(), await cohorts(), await who()];

    const tried = (await split({ keyResults: [nights, calls], dryRun: true })).json();
    expect(tried).toMatchObject({ done: false, into: 'Company / Night', people: 2 });
    expect(tried.consequences).toEqual(
      expect.arrayContaining([
        expect.stringContaining('2 agreed key results go along to Company / Night'),
        expect.stringContaining('1 stays with Company / Care'),
        expect.stringContaining('1 of these passes to Ben Back, who gets a mail about it'),
        expect.stringContaining('2 people go on with the dates they began with'),
      ]),
    );
    expect([await goals(), await cohorts(), await who()]).toEqual(before);

    const done = (await split({ keyResults: [nights, calls], seen: tried.seen })).json();
    expect(done).toMatchObject({ done: true });
    expect(await goals()).toEqual([
      'Care | Max Manager | agreed | 2 | Nobody waits | Minutes | Max Manager | 1 | t',
      'Night | Ben Back | agreed | 2 | Nobody waits | Nights | Ben Back | 1 | t',
      'Night | Ben Back | agreed | 2 | Nights are calm | Calls | Cem Call | 1 | t',
    ]);
    expect(await cohorts()).toEqual(before[1]);
    const versions = await sql<{ line: string }>`
      select concat_ws(' ', d.name, v.version, v.reason, (select string_agg(k ->> 'title', ', ' order by k ->> 'title')
               from jsonb_array_elements(v.content -> 'objectives') o cross join jsonb_array_elements(o -> 'keyResults') k)) as line
        from okr_version v join okr_set s on s.id = v.okr_set_id join department d on d.id = s.department_id
       order by 1`.execute(test.db);
    expect(versions.rows.map(({ line }) => line)).toEqual([
      'Care 1 agreed Calls, Minutes, Nights',
      'Care 2 changed Minutes',
      'Night 1 agreed Calls, Nights',
      'Night 2 changed Calls, Nights',
    ]);
    const told = await test.db
      .selectFrom('notice')
      .innerJoin('person', 'person.id', 'personId')
      .select('person.name')
      .where('kind', '=', 'handed-over')
      .execute();
    expect(told).toEqual([{ name: 'Ben Back' }]);
    expect(
      (await split({ name: 'Nights', people: ['5'], lead: '5', keyResults: [minutes, nights] })).statusCode,
    ).toBe(422);
  });

  it.each([
    [{ people: ['3'] }, 409, 'Pia Person belongs to Company / Sales, not to Company / Care.'],
    [{ people: ['4', '6'] }, 409, 'Max Manager leads Company / Care and cannot go.'],
    [{ lead: '2' }, 409, 'Lena Lead leads Company / Sales and cannot go.'],
    [{ people: [] }, 409, 'Nobody is chosen for the new department.'],
    [{ name: 'sales' }, 409, 'There is or was a department "Company / sales" already.'],
    [{ name: 'Night / Late' }, 422, '"Night / Late" cannot be its name.'],
    [{ keyResults: ['nothing'] }, 422, '"nothing" is no agreed key result'],
  ])('%j is refused with a sentence, and nothing changes', async (asked, status, sentence) => {
    await load(TEAM);
    const before = await who();
    const answer = await split(asked);
    expect([answer.statusCode, answer.body]).toEqual([
      status,
      expect.stringContaining(JSON.stringify(sentence).slice(1, -1)),
    ]);
    expect(await who()).toEqual(before);
  });

  it('stand below the other department where that is asked, and a lead may come from elsewhere', async () => {
    await load(TEAM);
    expect((await split({ place: 'below', people: ['6'], lead: '3' })).json()).toMatchObject({ done: true });
    expect((await who()).filter((each) => each.includes('Night'))).toEqual([
      'Ben Back: Company / Care / Night, Pia Person, employee',
      'Pia Person: Company / Care / Night, Max Manager, lead',
    ]);
  });
});

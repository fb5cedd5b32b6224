import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settableClock } from '#domain/clock.ts';
import { checkPack } from '#domain/privacy/audit-pack.ts';
import { runCli } from '../../../cli/program.ts';
import { liveThrough, WORDS } from '../../support/a-life.ts';
import { consoleSession } from '../../support/console-people.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildWorld, insertPerson, type World } from '../../support/factory.ts';
import {
  CONSOLE_TOKEN,
  type ConsoleBrowser,
  openConsoleBrowser,
  testConsole,
} from '../../support/signed-in-browser.ts';

const clock = settableClock(new Date('2027-04-16T10:00:00Z'));
let test: TestDatabase;
let world: World;
let app: FastifyInstance;
let url: string;
let auditor: string;
let folder: string;

beforeAll(async () => {
  test = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'pack-'));
  world = await buildWorld(test.db, clock.now(), {
    settings: { leaderNote: { from: 'Sarah Sponsor', text: 'Go' } },
  });
  await liveThrough(test.db, clock.now(), world);
  auditor = await insertPerson(test.db, clock.now(), {
    ...{ name: 'Anna Auditor', role: 'auditor', departmentId: world.companyId },
  });
  app = await testConsole({ db: test.db, clock });
  url = await app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await app.close();
  await test.drop();
  await rm(folder, { recursive: true, force: true });
});

async function okr(...args: string[]): Promise<{ code: number; said: string }> {
  const said: string[] = [];
  const stream = { write: (text: string) => said.push(text) > 0 };
  const code = await runCli(['audit-pack', ...args], {
    env: { QUARTERDECK_URL: url, QUARTERDECK_TOKEN: CONSOLE_TOKEN },
    runtimeFile: '/nowhere',
    streams: { stdout: stream, stderr: stream, terminal: undefined },
  });
  return { code, said: said.join('') };
}

const parsed = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line): { file: string; line: { [key: string]: unknown } } => JSON.parse(line));

describe('the pack for an auditor', () => {
  it('has everything that happened, and nothing that somebody wrote', async () => {
    const file = join(folder, 'pack.jsonl');
    const { code, said } = await okr('--out', file);
    expect([code, said]).toEqual([0, expect.stringContaining('is whole and as it was taken')]);
    const text = await readFile(file, 'utf8');
    expect(text).not.toContain(WORDS);
    expect(text).not.toMatch(/(pia|person\d+)@example\.org/);
    const lines = parsed(text);
    const of = (name: string) => lines.filter((each) => each.file === name).map(({ line }) => line);
    const events = await test.db.selectFrom('auditEvent').select('id').orderBy('id').execute();
    expect(of('trail/events.jsonl').map(({ id }) => id)).toEqual(events.map(({ id }) => id));
    // Its own taking is the last of them.
    expect(of('trail/events.jsonl').at(-1)).toMatchObject({
      action: 'data.exported',
      detail: { what: 'audit-pack' },
    });
    const tasks = await test.db.selectFrom('task').select('id').execute();
    expect(of('work/tasks.jsonl')).toHaveLength(tasks.length);
    expect(of('organisation/people.jsonl').map(({ name }) => name)).toContain('Pia Person');
    expect(of('cycles/cycles.jsonl')).toEqual([expect.objectContaining({ id: world.cycleId })]);
    expect(of('access/permissions.jsonl').length).toBeGreaterThan(20);
    // Goals of departments by their texts, those of single people without.
    const goals = JSON.stringify(of('work/goals.jsonl'));
    expect(goals).toContain('Sell well');
    expect(goals).not.toMatch(/0\.7[^5]/);
    const [about] = of('about.json');
    const named = Object.keys(Object(about?.files));
    expect(
      lines
        .map((each) => each.file)
        .filter(
          (each) =>
            each.includes('/') &&
            !each.startsWith('access/perm') &&
            each !== 'organisation/record.json' &&
            !named.includes(each),
        ),
    ).toEqual([]);
  });

  it('a line that is changed, missing or added is found, and so is a pack that ends too soon', async () => {
    const whole = (await readFile(join(folder, 'pack.jsonl'), 'utf8')).trimEnd().split('\n');
    expect((await checkPack(whole)).problems).toEqual([]);
    const at = whole.findIndex((line) => line.includes('cycle.paused'));
    const other = [...whole];
    other[at] = (other[at] ?? '').replace('cycle.paused', 'cycle.closed');
    expect((await checkPack(other)).problems).toEqual(['trail/events.jsonl was changed.']);
    const less = whole.filter((_, index) => index !== at);
    expect((await checkPack(less)).problems).toEqual([
      expect.stringMatching(/^trail\/events.jsonl has \d+ lines, not \d+\.$/),
    ]);
    const more = ['{"file":"trail/more.jsonl","line":{}}', ...whole];
    expect((await checkPack(more)).problems).toEqual(['trail/more.jsonl is not in the manifest.']);
    expect((await checkPack(whole.slice(0, -1))).problems).toEqual([expect.stringContaining('no manifest')]);
    await writeFile(join(folder, 'other.jsonl'), `${other.join('\n')}\n`);
    const { code, said } = await okr('--check', join(folder, 'other.jsonl'));
    expect([code, said]).toEqual([1, expect.stringContaining('trail/events.jsonl was changed')]);
  });

  it('is laid out as files whose checksums any tool can tell', async () => {
    const out = join(folder, 'files');
    expect((await okr('--check', join(folder, 'pack.jsonl'), '--unpack', out)).code).toBe(0);
    const manifest: { files: Array<{ file: string; sha256: string }> } = JSON.parse(
      await readFile(join(out, 'manifest.json'), 'utf8'),
    );
    for (const { file, sha256 } of manifest.files.slice(0, 4))
      expect(execFileSync('sha256sum', [join(out, file)], { encoding: 'utf8' })).toContain(sha256);
    const { code, said } = await okr('--check', join(folder, 'nowhere.jsonl'));
    expect([code, said]).toEqual([1, expect.stringContaining('There is no file')]);
    await writeFile(join(folder, 'evil.jsonl'), '{"file":"../evil","line":{}}\n');
    expect((await okr('--check', join(folder, 'evil.jsonl'), '--unpack', out)).code).toBe(1);
  });

  it('is for auditors and HR ops, not for others', async () => {
    const headers = await consoleSession(test.db, clock.now(), world.leadId);
    const answer = await app.inject({ method: 'POST', url: '/v1/audit-pack', headers });
    expect(answer.statusCode).toBe(403);
  });
});

// @sparticuz/chromium is built for Linux; elsewhere nothing is skipped but this.
describe.runIf(process.platform === 'linux')('in a real browser', () => {
  let chrome: ConsoleBrowser;
  beforeAll(async () => {
    chrome = await openConsoleBrowser(await testConsole({ db: test.db, clock }), { db: test.db, clock });
  }, 60_000);
  afterAll(async () => chrome?.close());

  it('an auditor takes it by keyboard', async () => {
    const { page } = chrome;
    await chrome.signedInAs(auditor);
    await page.goto(`${chrome.url}/administration`);
    await page.click('text=Everything for an auditor');
    await chrome.expectReadable();
    await page.focus('main form button');
    const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    expect(file.suggestedFilename()).toBe('audit-pack-2027-04-16.jsonl');
    const { problems } = await checkPack((await readFile(await file.path(), 'utf8')).trimEnd().split('\n'));
    expect(problems).toEqual([]);
    const taken = await test.db
      .selectFrom('auditEvent')
      .select('actorId')
      .where('action', '=', 'data.exported')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    expect(taken.actorId).toBe(auditor);
  }, 60_000);
});

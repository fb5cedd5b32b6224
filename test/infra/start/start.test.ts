import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { rightAnswer } from '../../support/lesson.ts';
import { linkIn, mailsByAddress, pilotAddresses, readInbox } from './first-mails.ts';
import { type RunningStart, runStart } from './run-start.ts';

vi.setConfig({ testTimeout: 240_000 });

const STOPS_WITHIN_MS = 8_000;
/** The mailer's connections, and as many mails again whose answer waits to be recorded. */
const IN_FLIGHT = 16;
const ONE_EACH = Object.fromEntries(pilotAddresses().map((address) => [address, 1]));

let dir: string;
const started: RunningStart[] = [];

beforeAll(() => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'quarterdeck-start-'));
});
afterAll(async () => {
  for (const each of started) await each.killAll().catch(() => undefined);
  rmSync(dir, { recursive: true, force: true });
});

function start(name: string, ...args: string[]): RunningStart {
  const running = runStart(path.join(dir, name), args);
  started.push(running);
  return running;
}

interface Runtime {
  consoleUrl: string;
  token: string;
  inboxUrl: string;
}
function runtimeOf(name: string): Runtime {
  const { consoleUrl, token, inboxUrl } = JSON.parse(
    readFileSync(path.join(dir, name, 'runtime.json'), 'utf8'),
  );
  return { consoleUrl, token, inboxUrl };
}

/** @returns how many first tasks of the one cycle are done, as the console's interface tells. */
async function countDone({ consoleUrl, token }: Runtime): Promise<number> {
  const get = async (route: string): Promise<unknown> => {
    const response = await fetch(`${consoleUrl}${route}`, { headers: { authorization: `Bearer ${token}` } });
    return response.json();
  };
  const list = await get('/v1/cycles');
  expect(list).toMatchObject({ cycles: [{ kind: 'pilot', state: 'running' }] });
  const id: unknown = Object(list).cycles[0].id;
  const kinds: Array<{ kind: string; done: number }> = Object(await get(`/v1/cycles/${id}`)).tasksByKind;
  return kinds.find(({ kind }) => kind === 'acknowledge')?.done ?? 0;
}

/** @returns only those who are in the pilot; reviewers and the sponsor from outside have mails of their own. */
async function pilotMails(inboxUrl: string): Promise<Record<string, number>> {
  const counts = mailsByAddress(await readInbox(inboxUrl));
  return Object.fromEntries(Object.entries(counts).filter(([address]) => address in ONE_EACH));
}

function countMailFiles(name: string): number {
  const inbox = path.join(dir, name, 'inbox');
  return existsSync(inbox) ? readdirSync(inbox).filter((file) => file.endsWith('.eml')).length : 0;
}

describe('npm start', () => {
  test('launches the demo whatever happens, counts an answer, stops at Ctrl-C and goes on where it stopped', async () => {
    const killed = start('demo');
    while (countMailFiles('demo') < 5 && !/Ctrl-C/.test(killed.output())) await sleep(2);
    await killed.killAll();

    const first = start('demo');
    await first.untilItSays(/Ctrl-C/);
    expect(first.output()).toMatch(/console.*https?:\/\//i);
    expect(first.output()).toMatch(/inbox.*https?:\/\//i);
    expect(first.output().split('\n').length).toBeLessThan(25);
    for (const file of ['runtime.json', 'secrets.json', 'quarterdeck.log'])
      expect(statSync(path.join(dir, 'demo', file)).mode & 0o777, file).toBe(0o600);
    const runtime = runtimeOf('demo');
    expect(await pilotMails(runtime.inboxUrl)).toEqual(ONE_EACH);
    const mails = await readInbox(runtime.inboxUrl);
    const copies = mails.length - new Set(mails.map(({ messageId }) => messageId)).size;
    expect(copies).toBeLessThanOrEqual(IN_FLIGHT);

    const link = linkIn(mails.find(({ to }) => to in ONE_EACH));
    expect((await fetch(link)).status).toBe(200);
    expect(await countDone(runtime)).toBe(0);
    const answer = { method: 'POST', body: new URLSearchParams({ answer: rightAnswer() }) };
    expect((await fetch(link, answer)).status).toBe(200);
    expect(await countDone(runtime)).toBe(1);

    const beside = start('demo');
    expect(await beside.ended).toBe(1);
    expect(beside.output().trim()).toMatch(
      /^Quarterdeck is already running here \(process \d+\), see http:\S+: .*\.$/,
    );

    const { code, ms } = await first.interrupt();
    expect(code).toBe(0);
    expect(ms).toBeLessThan(STOPS_WITHIN_MS);
    expect(existsSync(path.join(dir, 'demo', 'runtime.json'))).toBe(false);

    const second = start('demo');
    await second.untilItSays(/Ctrl-C/);
    expect(runtimeOf('demo')).toEqual(runtime);
    // The loops that seal and send have all been round by then.
    await sleep(1_500);
    expect(await readInbox(runtime.inboxUrl)).toHaveLength(mails.length);
    expect(await countDone(runtime)).toBe(1);
    expect(await (await fetch(link)).text()).toMatch(/Thank you|Danke|Merci|Gracias/);
    expect((await second.interrupt()).code).toBe(0);
  });

  test('says what is wrong with a people file, by line, and does nothing', async () => {
    const file = path.join(dir, 'people.csv');
    writeFileSync(
      file,
      'name,email,department,manager_email\nAda,ada@example.org,Web,nobody@example.org\nBo,bo,Web,\n',
    );
    const refused = start('refused', '--people', file);
    expect(await refused.ended).toBe(1);
    expect(refused.output()).toMatch(
      /line 2, manager_email: .*\n.*line 3, email: .*\n2 problems in 2 rows\. Nothing was written\./,
    );
    expect(existsSync(path.join(dir, 'refused', 'postgres'))).toBe(false);
  });
});

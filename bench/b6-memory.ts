import path from 'node:path';
import { sql } from 'kysely';
import { readLinkKeys } from '#domain/action-token.ts';
import { localDate } from '#domain/calendar.ts';
import { systemClock } from '#domain/clock.ts';
import { nextPeriod, quarterAt } from '#domain/period.ts';
import { prepareMails } from '#services/mailer/prepare.ts';
import { cachedBundle } from '#services/worker/bundle-cache.ts';
import { bundleWorkflows } from '#services/worker/create-worker.ts';
import { launchCycle } from '#storage/launch.ts';
import { importPeople } from '#storage/people-import.ts';
import { type Child, startChild } from './child.ts';
import { companyCsv } from './company.ts';
import { HEAP } from './heap.ts';
import { type BenchResult, figure } from './result.ts';
import { type Scratch, startScratch } from './scratch.ts';
import { untilWorkingHours, ZONE } from './working-hours.ts';

const PEOPLE = 10_000;
const COHORTS = 100;
const MOST_MB = 300;
/** How many open their page. */
const VISITS = 1_000;
const LINK_KEYS = `b:${Buffer.alloc(32, 5).toString('base64url')}`;
const TOKEN = 'bench-console-token-0000';

interface Said {
  url?: string;
  mostMb?: number;
  port?: number;
  reachedAt?: number;
  expecting?: number;
}
type Part = Child<{ memory?: true; expect?: number }, Said>;

/**
 * B6: the most that each process holds in memory while 10,000 people's quarter is launched, its mails leave, HR ops watches the
 * console and people open their pages; beside it a bare server that reads rows by key.
 */
export async function benchMemory(temporalBinary: string): Promise<BenchResult> {
  const scratch = await startScratch(temporalBinary);
  const parts = new Map<string, Part>();
  const start = async (name: string, file: string, options: object, execArgv?: readonly string[]) => {
    const part: Part = startChild(file, options, execArgv);
    parts.set(name, part);
    return part.next(() => true);
  };
  try {
    const clock = systemClock();
    const { databaseUrl, temporalAddress } = scratch;
    const deps = { db: scratch.db, clock };
    const actor = { kind: 'hr-ops', label: 'benchmark' } as const;
    await importPeople(deps, { bytes: companyCsv({ people: PEOPLE, cohorts: COHORTS }), actor });
    await sql`analyze person, department`.execute(scratch.db);
    const { port } = await start('sink', 'children/sink', {});
    // As in the image, which brings its workflows compiled.
    const cacheDir = path.join(scratch.dir, 'workflows');
    await cachedBundle(cacheDir, bundleWorkflows);
    await start('worker', 'children/worker', { databaseUrl, temporalAddress, cacheDir }, HEAP.most);
    await start(
      'mailer',
      'children/mailer',
      {
        ...{ databaseUrl, smtpUrl: `smtp://127.0.0.1:${port}`, linkKeys: LINK_KEYS },
        ...{ aheadMs: untilWorkingHours(clock.now()), mailFrom: 'OKR team <okr@bench.example>' },
      },
      HEAP.most,
    );
    const console = await start('console', 'children/console', { databaseUrl, token: TOKEN }, HEAP.console);
    const pages = await start(
      'task pages',
      'children/task-pages',
      { databaseUrl, linkKeys: LINK_KEYS },
      HEAP.most,
    );
    const bare = await start('bare server', 'baselines/bare-server', { databaseUrl });

    const sink = parts.get('sink');
    if (!sink) throw new Error('the sink is gone');
    sink.send({ expect: PEOPLE });
    const reached = sink.next((message) => message.reachedAt !== undefined);
    const { cycleId } = await launchCycle(deps, {
      ...{
        period: nextPeriod(quarterAt(localDate(clock.now(), ZONE))).name,
        departments: [],
        start: 'now',
        actor,
      },
    });
    let watching = true;
    const watched = (async () => {
      while (watching) await visit(`${console.url}/cycles/${cycleId}`, { authorization: `Bearer ${TOKEN}` });
    })();
    await reached;
    const opened = await firstLinks(scratch, VISITS);
    for (const path of opened) await visit(`${pages.url}${path}`);
    const { rows } = await sql<{ id: string }>`select id from person limit ${VISITS}`.execute(scratch.db);
    for (const { id } of rows) await visit(`${bare.url}/people/${id}`);
    watching = false;
    await watched;

    const most = new Map<string, number>();
    for (const [name, part] of parts) {
      if (name === 'sink') continue;
      const told = part.next((message) => message.mostMb !== undefined);
      part.send({ memory: true });
      most.set(name, (await told).mostMb ?? Number.NaN);
    }
    const baseline = most.get('bare server') ?? Number.NaN;
    most.delete('bare server');
    const value = Math.max(...most.values());
    return {
      value,
      baseline,
      ratio: value / baseline,
      goal: `each process < ${MOST_MB} MB`,
      met: value < MOST_MB,
      unit: 'MB at most',
      notes: Object.fromEntries([...most].map(([name, mb]) => [name, `${figure(mb)} MB`])),
    };
  } finally {
    for (const part of [...parts.values()].reverse()) await part.stop();
    await scratch.stop();
  }
}

async function visit(url: string, headers: Record<string, string> = {}): Promise<void> {
  const answer = await fetch(url, { headers: { accept: 'text/html', ...headers } });
  await answer.text();
  if (answer.status !== 200)
    throw new Error(`${new URL(url).pathname.slice(0, 10)}… answered ${answer.status}`);
}

/** @returns the paths to which the first so many mails lead. */
async function firstLinks({ db }: Scratch, count: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from mail order by id limit ${count}`.execute(db);
  const claimed = rows.map(({ id: mailId }, id) => ({
    ...{ id, kind: 'mail' as const, key: mailId, cycleId: null, payload: { mailId }, attempts: 1 },
  }));
  const mails = await prepareMails(
    { db, linkKeys: readLinkKeys(LINK_KEYS), mailFrom: 'OKR team <okr@bench.example>' },
    claimed,
  );
  return mails.flatMap(({ mail }) => {
    const text = mail?.raw.toString('latin1').replace(/=\r\n/g, '') ?? '';
    return /https:\/\/my\.okr\.example\.org(\/t\/[\w.~-]+)/.exec(text)?.[1] ?? [];
  });
}

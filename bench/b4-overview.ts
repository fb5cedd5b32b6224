import { Agent, get } from 'node:http';
import { pino } from 'pino';
import { settableClock } from '#domain/clock.ts';
import { createConsole } from '#services/console/create-console.ts';
import { readByKey } from './baselines/key-read.ts';
import { exponentOf } from './exponent.ts';
import { percentile, timeEach } from './percentile.ts';
import { type BenchResult, figure } from './result.ts';
import { generateRunningCycle, LOOKED_AT_AT } from './running-cycle.ts';
import { type Scratch, startScratch } from './scratch.ts';

const SIZES = sizesFrom(process.env.BENCH_B4_SIZES) ?? [10_000, 100_000];
const MOST_TIMES = 60;
const P95_MS = 50;
const LOOKS = 60;
const READS = 400;
const TOKEN = 'bench-console-token-0000';

/** What one size took, in milliseconds. */
interface Look {
  people: number;
  made: string;
  median: number;
  p95: number;
  keyRead: number;
  bytes: number;
}

/** B4: the page of a running cycle through HTTP, against one row read by its key over the same connections. */
export async function benchOverview(temporalBinary: string): Promise<BenchResult> {
  const looks: Look[] = [];
  for (const people of SIZES) {
    const scratch = await startScratch(temporalBinary);
    try {
      looks.push(await lookAt(scratch, people));
    } finally {
      await scratch.stop();
    }
  }
  const times = looks.map(({ median, keyRead }) => median / keyRead);
  const points = looks.map(({ people, median }): [number, number] => [people, median]);
  const [largest] = looks.slice(-1);
  if (!largest) throw new Error('no size was asked for');
  return {
    value: largest.median,
    baseline: largest.keyRead,
    ratio: largest.keyRead / largest.median,
    goal: `≤ ${MOST_TIMES} × a read by key, p95 < ${P95_MS} ms, at each size`,
    met: Math.max(...times) <= MOST_TIMES && looks.every(({ p95 }) => p95 < P95_MS),
    unit: 'ms a page',
    notes: {
      ...(points.length > 1 ? { 'the cost grows by the power of': exponentOf(points) } : {}),
      ...Object.fromEntries(
        looks.flatMap((look, index) => {
          const of = `${look.people.toLocaleString('en-US')} people`;
          return [
            [`${of}: rows`, look.made],
            [`${of}: page, median and p95 in ms`, `${figure(look.median)} and ${figure(look.p95)}`],
            [`${of}: read by key, median in ms`, look.keyRead],
            [`${of}: times a read by key`, times[index] ?? 0],
            [`${of}: bytes of the page`, look.bytes],
          ];
        }),
      ),
    },
    series: { unit: 'ms a page', points },
  };
}

async function lookAt({ db }: Scratch, people: number): Promise<Look> {
  const { cycleId, rows } = await generateRunningCycle(db, people);
  const logger = pino({ level: 'silent' });
  const console = { url: 'http://127.0.0.1', token: TOKEN };
  const clock = settableClock(LOOKED_AT_AT);
  const app = await createConsole({ db, clock, logger, limit: null, config: { undoMinutes: null, console } });
  const agent = new Agent({ keepAlive: true });
  try {
    const base = await app.listen({ port: 0, host: '127.0.0.1' });
    const look = () => fetchPage(`${base}/cycles/${cycleId}`, agent);
    const bytes = await look();
    await timeEach(LOOKS / 3, look);
    await timeEach(READS, () => readByKey(db, cycleId));
    const reads = await timeEach(READS, () => readByKey(db, cycleId));
    const pages = await timeEach(LOOKS, look);
    return {
      people,
      made: Object.entries(rows)
        .map(([what, count]) => `${count.toLocaleString('en-US')} ${what}`)
        .join(', '),
      median: percentile(pages, 0.5),
      p95: percentile(pages, 0.95),
      keyRead: percentile(reads, 0.5),
      bytes,
    };
  } finally {
    agent.destroy();
    await app.close();
  }
}

function fetchPage(url: string, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { authorization: `Bearer ${TOKEN}` } }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.on('end', () =>
        response.statusCode === 200
          ? resolve(bytes)
          : reject(new Error(`${url} answered ${response.statusCode}`)),
      );
    }).on('error', reject);
  });
}

/** For trying it out: `BENCH_B4_SIZES=1000,10000`. */
function sizesFrom(said: string | undefined): number[] | undefined {
  return said ? said.split(',').map(Number) : undefined;
}

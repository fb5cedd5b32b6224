import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, InvalidArgumentError } from 'commander';
import { onInterrupt } from '#infra/runtime/interrupts.ts';
import { openRecord, RecordError, seedsLeft } from './record.ts';
import { describeRound } from './report.ts';
import { playRound } from './round.ts';
import type { RoundReport } from './round-report.ts';
import { documentRounds, roundsTable } from './table.ts';

/** `npm run chaos`: kills everything at moments nobody chose, and judges from outside what became of it. */
const BROKEN_EXIT = 4;
const RELIABILITY = fileURLToPath(new URL('../docs/reliability.md', import.meta.url));

const command = new Command('chaos')
  .description('Kills services, database, Temporal and relay under load, and judges what is left.')
  .option('--seed <n>', 'of the first round; each next round has the next one', whole(0), 1)
  .option('--rounds <n>', 'how many rounds', whole(1), 1)
  .option('--people <n>', 'how many people take part', whole(10), 40)
  .option('--stages <n>', 'how often HR ops go on to the next stage', whole(1), 5)
  .option('--mishaps <n>', 'how many mishaps befall a round', whole(0), 16)
  .option('--out <folder>', 'records each round there, and keeps the logs of those in which something broke')
  .option('--resume', 'goes on after the last round that --out has on record')
  .option('--document', 'plays nothing: writes the record of --out into docs/reliability.md')
  .parse();

const { out, resume, document, ...run } = command.opts<
  { out?: string; resume?: true; document?: true } & Record<
    'seed' | 'rounds' | 'people' | 'stages' | 'mishaps',
    number
  >
>();
const record = out === undefined ? undefined : openRecord(path.resolve(out));

try {
  if ((resume || document) && !record)
    throw new RecordError(`${resume ? '--resume' : '--document'} needs --out FOLDER, which has the record.`);
  if (record && document)
    writeFileSync(RELIABILITY, documentRounds(readFileSync(RELIABILITY, 'utf8'), record.read()));
  else await playAll(seedsLeft(run, record?.read() ?? [], resume ?? false));
} catch (error) {
  if (!(error instanceof RecordError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

async function playAll(seeds: readonly number[]): Promise<void> {
  const temporalBinary = process.env.QUARTERDECK_TEMPORAL_BIN;
  if (!temporalBinary)
    throw new RecordError('QUARTERDECK_TEMPORAL_BIN is not set: start this with npm run chaos.');
  const cacheDir = mkdtempSync(path.join(os.tmpdir(), 'quarterdeck-chaos-cache-'));
  const stop = new AbortController();
  const reports: RoundReport[] = [];

  async function playEach(binary: string): Promise<void> {
    for (const seed of seeds) {
      const logs = record?.logsOf(seed);
      const commit = commitNow();
      const report = await playRound({
        ...run,
        seed,
        temporalBinary: binary,
        cacheDir,
        environment: process.env,
        signal: stop.signal,
        ...(logs === undefined ? {} : { logs }),
      });
      reports.push(report);
      record?.add({ ...report, commit, endedAt: new Date().toISOString() });
      console.log(describeRound(report));
    }
  }

  const playing = playEach(temporalBinary).finally(() => rmSync(cacheDir, { recursive: true, force: true }));
  // Everything that was started is ended first, and nothing of it stays behind.
  onInterrupt(async () => {
    stop.abort(new Error('Stopped; the round under way is not judged.'));
    await playing;
  });
  await playing.catch((error: unknown) => {
    // The handler of the interruption says so, and ends the process.
    if (!stop.signal.aborted) throw error;
  });
  const all = record?.read() ?? reports;
  if (all.length > 1 || record) console.log(`\n${roundsTable(all)}`);
  if (all.some(({ broken }) => broken.length > 0)) process.exitCode = BROKEN_EXIT;
}

/** @returns the short hash of the commit that is checked out, with a plus where files differ from it; null without git. */
function commitNow(): string | null {
  const git = (...args: string[]) =>
    execFileSync('git', args, {
      cwd: path.dirname(RELIABILITY),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  try {
    return `${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain', '-uno') === '' ? '' : '+'}`;
  } catch {
    return null;
  }
}

function whole(least: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (Number.isInteger(number) && number >= least) return number;
    throw new InvalidArgumentError(`Give a whole number from ${least}.`);
  };
}

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { SingleBar } from 'cli-progress';
import { Command, InvalidArgumentError } from 'commander';
import { systemClock } from '#domain/clock.ts';
import { DomainError } from '#domain/errors.ts';
import { type RehearsalResult, rehearse } from './rehearse.ts';
import { readReport } from './report/data.ts';
import { reportPage } from './report/page.ts';

/** `npm run rehearse`: plays a cycle before anyone is bothered, and writes what would happen. */
const command = new Command('rehearse')
  .description(
    'Plays a whole cycle with your people and calendar on a server of its own. No mail leaves this machine.',
  )
  .option('--people <file>', 'a people file; without it the demo company plays')
  .option('--quarter <quarter>', 'for example 2027-Q1; without it the next one that can be announced in time')
  .option('--departments <names>', 'a pilot: names or paths, separated by commas')
  .option('--except <names>', 'who stays out: names or paths, separated by commas')
  .option('--policy <key=value...>', 'what this launch decides for itself, as in okr launch')
  .option(
    '--beside <names>',
    'a pilot that runs at the same time; may be given several times',
    (names: string, before: string[][]) => [...before, splitNames(names)],
    [],
  )
  .option('--seed <number>', 'another seed, another quarter', wholeNumber, 1)
  .option('--out <folder>', 'where summary.json, mails.ndjson and report.html go', 'rehearsal-out')
  .helpOption('-h, --help', 'shows this');

const options = command.parse().opts<{
  people?: string;
  quarter?: string;
  departments?: string;
  beside: string[][];
  except?: string;
  policy?: string[];
  seed: number;
  out: string;
}>();

try {
  await run();
} catch (error) {
  const known = error instanceof DomainError;
  console.error(known ? `${error.message} ${error.remedy}` : error);
  process.exitCode = known ? 1 : 70;
}

async function run(): Promise<void> {
  const temporalBinary = process.env.QUARTERDECK_TEMPORAL_BIN;
  if (!temporalBinary)
    throw new Error('QUARTERDECK_TEMPORAL_BIN is not set: start this with npm run rehearse.');
  const bar = new SingleBar({ format: '  {bar} {day}', hideCursor: true, noTTYOutput: false, etaBuffer: 20 });
  if (process.stderr.isTTY) bar.start(1000, 0, { day: 'setting up' });
  const result = await rehearse(
    {
      temporalBinary,
      seed: options.seed,
      people: options.people === undefined ? undefined : await readPeople(options.people),
      quarter: options.quarter,
      departments: splitNames(options.departments),
      beside: options.beside,
      launch: { except: splitNames(options.except), policies: readPolicies(options.policy ?? []) },
      onProgress: (share, now) =>
        bar.update(Math.round(share * 1000), { day: now.toISOString().slice(0, 10) }),
    },
    systemClock().now(),
  );
  bar.stop();
  try {
    await mkdir(options.out, { recursive: true });
    const file = (name: string) => path.join(options.out, name);
    await writeFile(file('summary.json'), `${JSON.stringify(summaryFile(result), null, 2)}\n`);
    await writeFile(file('mails.ndjson'), result.mails.map((mail) => `${JSON.stringify(mail)}\n`).join(''));
    const { summary, cycleId, faults, beside } = result;
    const report = await readReport(result.db, { cycleId, seed: options.seed, summary, beside, faults });
    await writeFile(file('report.html'), reportPage(report));
    console.log(
      `${result.period.name} played to ${summary.finalPhase} in ${summary.wallSeconds.toFixed(1)} s: ${summary.people} people in ${summary.cohorts} cohorts, ${result.mails.length} mails. See ${file('report.html')}`,
    );
    for (const fault of result.faults) console.error(`FAULT: ${fault}`);
    if (result.faults.length > 0) process.exitCode = 1;
  } finally {
    await result.stop();
  }
}

/** Cycles that ran at the same time are named only when there were any. */
function summaryFile({ summary, beside }: RehearsalResult): object {
  return beside.length > 0 ? { ...summary, beside } : summary;
}

async function readPeople(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch {
    throw new DomainError({
      code: 'no-file',
      message: `The people file "${file}" cannot be read.`,
      field: 'people',
      value: file,
      remedy: 'Name a CSV file that exists.',
    });
  }
}

function readPolicies(given: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    given.map((each) => {
      const at = each.indexOf('=');
      return at > 0 ? [each.slice(0, at), each.slice(at + 1)] : [each, ''];
    }),
  );
}

function splitNames(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
}

function wholeNumber(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('A seed is a whole number from 0 to 999999999.');
}

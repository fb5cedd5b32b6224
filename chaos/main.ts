import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { onInterrupt } from '#infra/runtime/interrupts.ts';
import { describeRound, summarise } from './report.ts';
import { playRound, type RoundReport } from './round.ts';

/** `npm run chaos`: kills everything at moments nobody chose, and judges from outside what became of it. */
const BROKEN_EXIT = 4;

const command = new Command('chaos')
  .description('Kills services, database, Temporal and relay under load, and judges what is left.')
  .option('--seed <n>', 'of the first round; each next round has the next one', whole(0), 1)
  .option('--rounds <n>', 'how many rounds', whole(1), 1)
  .option('--people <n>', 'how many people take part', whole(10), 40)
  .option('--stages <n>', 'how often HR ops go on to the next stage', whole(1), 5)
  .option('--mishaps <n>', 'how many mishaps befall a round', whole(0), 16)
  .parse();

const { seed, rounds, people, stages, mishaps } =
  command.opts<Record<'seed' | 'rounds' | 'people' | 'stages' | 'mishaps', number>>();
const temporalBinary = process.env.QUARTERDECK_TEMPORAL_BIN;

if (!temporalBinary) {
  console.error('QUARTERDECK_TEMPORAL_BIN is not set: start this with npm run chaos.');
  process.exitCode = 2;
} else {
  const reports: RoundReport[] = [];
  const cacheDir = mkdtempSync(path.join(os.tmpdir(), 'quarterdeck-chaos-cache-'));
  // Ends by an error and not by a signal, so that everything that was started is ended with it.
  onInterrupt(() => Promise.reject(new Error('Stopped; the round under way is not judged.')));
  for (let round = 0; round < rounds; round += 1) {
    try {
      const environment = process.env;
      const report = await playRound({
        seed: seed + round,
        people,
        stages,
        mishaps,
        temporalBinary,
        cacheDir,
        environment,
      });
      reports.push(report);
      console.log(describeRound(report));
      if (report.broken.length > 0) process.exitCode = BROKEN_EXIT;
    } catch (error) {
      // A round that could not be judged shows nothing, so it may not pass for a good one.
      console.error(`seed ${seed + round} could not be played to its end:`, error);
      process.exitCode = BROKEN_EXIT;
    }
  }
  if (reports.length > 1) console.log(summarise(reports));
}

function whole(least: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (Number.isInteger(number) && number >= least) return number;
    throw new InvalidArgumentError(`Give a whole number from ${least}.`);
  };
}

import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { RoundReport } from './round-report.ts';

/** A round on record: its report, and which state of the product it tried. */
export type RoundRecord = Type.Static<typeof RoundRecord>;
const RoundRecord = Type.Object({
  ...RoundReport.properties,
  /** The short hash of the commit, with a plus where files had changed since; null without git. */
  commit: Type.Union([Type.String(), Type.Null()]),
  /** An ISO instant. */
  endedAt: Type.String(),
});

/** The rounds that were played into a folder, a file each, so that a run that was stopped can go on. */
export interface RecordFolder {
  /** By seed. @throws RecordError for a file that is no record of a round. */
  read(): RoundRecord[];
  /** Takes the place of an earlier record of the same seed. */
  add(round: RoundRecord): void;
  /** Where the logs of a round belong in which something broke. */
  logsOf(seed: number): string;
}

/** A sentence for whoever started the run. */
export class RecordError extends Error {}

const NAME = /^seed-\d+\.json$/;

/** @param folder is made when the first round is recorded. */
export function openRecord(folder: string): RecordFolder {
  return {
    read: () =>
      namesIn(folder)
        .map((name) => readRound(path.join(folder, name)))
        .sort((one, other) => one.seed - other.seed),
    add(round) {
      mkdirSync(folder, { recursive: true });
      const file = path.join(folder, `seed-${round.seed}.json`);
      // Whoever stops the run while this is written finds no half a record.
      writeFileSync(`${file}.part`, `${JSON.stringify(round, null, 2)}\n`);
      renameSync(`${file}.part`, file);
    },
    logsOf: (seed) => path.join(folder, `logs-${seed}`),
  };
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => NAME.test(name));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

function readRound(file: string): RoundRecord {
  let round: unknown;
  try {
    round = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    round = undefined;
  }
  if (Value.Check(RoundRecord, round)) return round;
  throw new RecordError(`${file} is no record of a round: move it away, and its seed is played again.`);
}

type Run = Pick<RoundReport, 'seed' | 'people' | 'stages' | 'mishaps'> & { rounds: number };

/**
 * @returns the seeds of a run that are not on record: those after the last one, and any whose file was taken away.
 * @throws RecordError when the record holds rounds and the run is a new one, or another one.
 */
export function seedsLeft(run: Run, recorded: readonly RoundRecord[], resume: boolean): number[] {
  const seeds = Array.from({ length: run.rounds }, (_, round) => run.seed + round);
  if (!resume && recorded.length > 0)
    throw new RecordError(
      `--out holds the record of ${recorded.length} ${recorded.length === 1 ? 'round' : 'rounds'} already: add --resume to go on after the last one, or name another folder.`,
    );
  for (const round of recorded)
    for (const option of ['people', 'stages', 'mishaps'] as const)
      if (round[option] !== run[option])
        throw new RecordError(
          `--${option} is ${run[option]}, and seed ${round.seed} in --out was played with ${round[option]}: give --${option} ${round[option]}, or name another folder.`,
        );
  const played = new Set(recorded.map(({ seed }) => seed));
  return seeds.filter((seed) => !played.has(seed));
}

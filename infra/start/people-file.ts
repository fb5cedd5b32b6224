import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { planImport } from '#domain/people-file/plan.ts';
import { readPeopleFile } from '#domain/people-file/read.ts';
import { type ImportReport, outcomeSentence, reportOf } from '#domain/people-file/report.ts';
import { StartError } from './start-error.ts';

/** As much as the command line takes. */
const MAX_BYTES = 64 * 1024 * 1024;
const LISTED = 50;

/** A people file that was found good. */
export interface PeopleFile {
  /** As the person wrote it. */
  name: string;
  bytes: Uint8Array;
}

/**
 * Reads and judges a people file by itself, before anything is started for it.
 * @param name a path, relative to where the command was given.
 * @throws StartError with each problem on a line of its own.
 */
export async function readGoodPeopleFile(name: string, folder: string): Promise<PeopleFile> {
  const file = path.resolve(folder, name);
  const facts = await stat(file).catch(() => undefined);
  if (!facts?.isFile())
    throw new StartError(`There is no people file ${name}: check the path after --people.`);
  if (facts.size > MAX_BYTES)
    throw new StartError(
      `${name} has ${Math.ceil(facts.size / 1024 / 1024)} MB; a people file may have 64. Import it in parts with npm run okr -- people import.`,
    );
  const bytes = await readFile(file);
  const content = await readPeopleFile(bytes);
  const plan = planImport({ file: content, existing: [], existingDepartments: [] });
  const report = reportOf(plan, { written: false, dryRun: true });
  if (report.problems.length > 0) throw new StartError(describeProblems(name, report));
  return { name, bytes };
}

/** @returns the problems of a file, a line each, and what that means. */
export function describeProblems(name: string, report: ImportReport): string {
  const { problems } = report;
  return [
    ...problems
      .slice(0, LISTED)
      .map(
        ({ line, column, message, fix }) =>
          `${name}, line ${line}${column ? `, ${column}` : ''}: ${message} ${fix}`,
      ),
    ...(problems.length > LISTED ? [`… and ${(problems.length - LISTED).toLocaleString('en')} more.`] : []),
    `${outcomeSentence(report)} Correct the file and start again.`,
  ].join('\n');
}

import type { Client } from './client.ts';
import { textOf } from './client.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import type { Output } from './output.ts';
import { readBytes } from './read-bytes.ts';

const MAX_MEGABYTES = 16;
const LISTED = 50;

/**
 * `values import FILE`: the figures of key results from a CSV file; with a problem in any row nothing is set.
 * @returns 0, or 1 when the file has a problem.
 */
export async function importValues(
  file: string,
  { dryRun = false }: { dryRun?: boolean },
  { output, client }: { output: Output; client: Client },
): Promise<ExitCode> {
  const bytes = await readBytes(file, { most: MAX_MEGABYTES, what: 'file of figures' });
  const judged = await client.postFile('/v1/values/import?dryRun=true', bytes);
  const problems = listOf(judged, 'problems');
  const isGood = problems.length === 0;
  const report = isGood && !dryRun ? await client.postFile('/v1/values/import', bytes) : judged;
  if (output.json) output.data(report);
  else {
    for (const problem of problems.slice(0, LISTED)) output.line(problemLine(problem));
    if (problems.length > LISTED)
      output.line(`… and ${problems.length - LISTED} more; --json lists them all.`);
    output.line(outcome(report, { isGood, dryRun }));
  }
  return isGood ? EXIT.ok : EXIT.input;
}

function problemLine(problem: unknown): string {
  const column = textOf(problem, 'column');
  const line = numberOf(problem, 'line');
  return `line ${line}${column ? `, ${column}` : ''}: ${textOf(problem, 'message')} ${textOf(problem, 'fix')} (${textOf(problem, 'code')})`;
}

function outcome(report: unknown, { isGood, dryRun }: { isGood: boolean; dryRun: boolean }): string {
  const counts = `${numberOf(report, 'updated')} new, ${numberOf(report, 'unchanged')} as they were`;
  if (!isGood) return `${listOf(report, 'problems').length} rows have a problem. No figure was set.`;
  return dryRun ? `The file is good: ${counts}. No figure was set.` : `Set: ${counts}.`;
}

function listOf(from: unknown, name: string): unknown[] {
  const value: unknown = typeof from === 'object' && from !== null ? Reflect.get(from, name) : undefined;
  return Array.isArray(value) ? value : [];
}

function numberOf(from: unknown, name: string): number {
  const value: unknown = typeof from === 'object' && from !== null ? Reflect.get(from, name) : undefined;
  return typeof value === 'number' ? value : 0;
}

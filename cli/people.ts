import { decodePeopleFile } from '#domain/people-file/decode.ts';
import { planImport } from '#domain/people-file/plan.ts';
import { concernsWholeFile } from '#domain/people-file/problems.ts';
import { readPeopleFile } from '#domain/people-file/read.ts';
import { type ImportReport, outcomeSentence, reportOf } from '#domain/people-file/report.ts';
import { readSaidColumns } from '#domain/people-file/said-columns.ts';
import type { Client } from './client.ts';
import { CliError, EXIT, type ExitCode } from './exit-codes.ts';
import { type Output, table } from './output.ts';
import { readBytes } from './read-bytes.ts';

const MAX_MEGABYTES = 64;
const LISTED = 50;

export interface ImportOptions {
  dryRun?: boolean;
  skipBadRows?: boolean;
  removeMissing?: boolean;
  offline?: boolean;
  map?: string[];
}

/**
 * `people import FILE`: the whole file is judged; what happens is said in the same form with and without `--dry-run`.
 * @param connect opens the running system; not called with `--offline`.
 * @returns 0, or 1 when the file has a problem.
 */
export async function importFile(
  file: string,
  options: ImportOptions,
  { output, connect }: { output: Output; connect: () => Client },
): Promise<ExitCode> {
  const bytes = await readBytes(file, { most: MAX_MEGABYTES, what: 'people file' });
  const { dryRun = false, skipBadRows = false, removeMissing = false, offline = false, map = [] } = options;
  for (const each of map)
    if (!each.includes('='))
      throw new CliError(
        EXIT.usage,
        `--map "${each}" names no column. Write it as 'Vorgesetzter=manager_email'.`,
      );
  const bar = output.progress();
  let report: ImportReport;
  try {
    const onProgress = ({ stage, done, total }: { stage: string; done: number; total: number }) =>
      bar.update(stage, done, total);
    report = offline
      ? await judgeOffline(bytes, map, (share) =>
          onProgress({ stage: 'reading', done: share * 100, total: 100 }),
        )
      : await connect().importPeople({ bytes, dryRun, skipBadRows, removeMissing, map, onProgress });
  } finally {
    bar.stop();
  }
  if (output.json) output.data(report);
  else printReport(report, output, { offline, removeMissing });
  return report.problems.length > 0 && !report.written ? EXIT.input : EXIT.ok;
}

async function judgeOffline(
  bytes: Uint8Array,
  map: readonly string[],
  onProgress: (share: number) => void,
): Promise<ImportReport> {
  const said = Object.fromEntries(
    map.map((each) => [each.slice(0, each.lastIndexOf('=')), each.slice(each.lastIndexOf('=') + 1)]),
  );
  const { text } = decodePeopleFile(bytes);
  const file = await readPeopleFile(bytes, onProgress, readSaidColumns(said, text));
  return reportOf(planImport({ file, existing: [], existingDepartments: [] }), {
    written: false,
    dryRun: true,
  });
}

function printReport(
  report: ImportReport,
  output: Output,
  { offline, removeMissing }: { offline: boolean; removeMissing: boolean },
): void {
  const { problems, missing, ignoredColumns, defaults, newDepartments, notices } = report;
  for (const { line, column, code, message, fix } of problems.slice(0, LISTED))
    output.line(`line ${line}${column ? `, ${column}` : ''}: ${message} ${fix} (${code})`);
  if (problems.length > LISTED)
    output.line(`… and ${(problems.length - LISTED).toLocaleString('en')} more; --json lists them all.`);
  if (problems.length > 0) output.line();
  for (const { line, message } of notices.slice(0, LISTED)) output.line(`Note, line ${line}: ${message}`);
  if (ignoredColumns.length > 0) output.line(`Ignored: ${columns(ignoredColumns)}.`);
  for (const sentence of defaults) output.line(`Filled in: ${sentence}`);
  if (newDepartments.length > 0)
    output.line(`New departments: ${newDepartments.slice(0, LISTED).join('; ')}.`);
  if (missing.length > 0) {
    const becomes = !removeMissing
      ? 'left as they are'
      : report.written
        ? 'recorded as having left'
        : 'would leave';
    output.line(`Not in the file, and ${becomes} (${missing.length}):`);
    for (const text of table(
      missing
        .slice(0, LISTED)
        .map((person) => ['', person.name, person.email ?? person.employeeId ?? '', person.department]),
    ))
      output.line(text);
  }
  output.line(outcomeSentence(report));
  if (offline && problems.some((problem) => problem.code === 'unknown-manager'))
    output.line('Judged by the file alone: a manager who is already in Quarterdeck was not looked for.');
  if (problems.length > 0 && !report.written && !problems.some(concernsWholeFile))
    output.line('Correct the file and import it again, or leave the bad rows out with --skip-bad-rows.');
}

const columns = (names: string[]) =>
  `${names.length === 1 ? 'column' : 'columns'} ${names.map((name) => `"${name}"`).join(', ')}`;

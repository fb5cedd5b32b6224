import { sql } from 'kysely';
import { DomainError } from '#domain/errors.ts';
import type { Actor } from '#domain/launch.ts';
import type { Defaults } from '#domain/people-file/defaults.ts';
import { type SeenPlan, seenPlan } from '#domain/people-file/differences.ts';
import { type ImportPlan, type KnownPerson, planImport } from '#domain/people-file/plan.ts';
import { type PeopleFile, readPeopleFile } from '#domain/people-file/read.ts';
import { type ImportReport, reportOf } from '#domain/people-file/report.ts';
import type { Trx } from './database.ts';
import type { StoreDeps } from './deps.ts';
import { columnsSaidOf, readColumnsFor, sayColumns } from './people-columns.ts';
import { writeImport } from './people-import-write.ts';
import { loadDepartmentAliases, loadDepartmentPaths, loadKnownPeople } from './repositories/people.ts';

/** Two imports at a time would each plan against what the other is about to change. */
const IMPORT_LOCK = 7_310_003;

export interface ImportProgress {
  stage: 'reading' | 'checking' | 'writing';
  done: number;
  total: number;
}

/**
 * Imports a people file in one transaction. Nothing is written when the file has a problem, unless bad rows are to be
 * skipped; nobody is removed unless that is asked for.
 * @param options.bytes the file as it came.
 * @param options.dryRun says what would happen and writes nothing.
 * @param options.skipBadRows imports the rows without a problem and leaves the others out.
 * @param options.removeMissing whoever the file does not mention leaves, as `personLeaves` has it.
 * @param options.seen what was looked at before; the import is refused when it would do anything else.
 * @param options.columns what columns with names of their own are; kept for the next file like it once this one is written.
 * @param options.onProgress may be called many times a second.
 * @returns the report, with `written` saying whether anything was.
 */
export async function importPeople(
  deps: StoreDeps,
  options: {
    bytes: Uint8Array;
    actor: Actor;
    dryRun?: boolean;
    skipBadRows?: boolean;
    removeMissing?: boolean;
    defaults?: Partial<Defaults>;
    seen?: SeenPlan;
    columns?: Readonly<Record<string, string>>;
    onProgress?: (progress: ImportProgress) => void;
  },
): Promise<ImportReport> {
  const { onProgress } = options;
  const { bytes, columns } = options;
  const said = columns ? columnsSaidOf(bytes, columns) : await readColumnsFor(deps.db, bytes);
  const reading = (share: number) =>
    onProgress?.({ stage: 'reading', done: Math.round(share * 100), total: 100 });
  const file = await readPeopleFile(bytes, reading, said);
  const report = await deps.db.transaction().execute(async (trx) => {
    onProgress?.({ stage: 'checking', done: 0, total: file.rowCount });
    const { plan } = await planFile(trx, file, options);
    onProgress?.({ stage: 'checking', done: file.rowCount, total: file.rowCount });
    const isGood = !plan.refused && (plan.problems.length === 0 || options.skipBadRows === true);
    const writes = isGood && !options.dryRun;
    if (writes && options.seen) refuseUnseen(plan, options.seen, options.removeMissing ?? false);
    if (options.removeMissing) refuseTooMany(plan);
    if (writes)
      await writeImport(trx, deps.clock.now(), plan, {
        ...options,
        onWritten: (done) => onProgress?.({ stage: 'writing', done, total: plan.changes.length }),
      });
    return reportOf(plan, { written: writes, dryRun: options.dryRun ?? false });
  });
  if (columns && report.written) await sayColumns(deps, bytes, columns);
  return report;
}

/** Until the transaction ends nobody else imports people, or merges or splits departments. */
export async function lockPeople(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${IMPORT_LOCK})`.execute(trx);
}

/** Reads what is there and compares the file with it; until the transaction ends nobody else imports. */
export async function planFile(
  trx: Trx,
  file: PeopleFile,
  options: { skipBadRows?: boolean; defaults?: Partial<Defaults> },
): Promise<{ plan: ImportPlan; known: KnownPerson[] }> {
  await lockPeople(trx);
  const known = await loadKnownPeople(trx);
  const plan = planImport({
    file,
    existing: known,
    existingDepartments: await loadDepartmentPaths(trx),
    departmentAliases: await loadDepartmentAliases(trx),
    skipBadRows: options.skipBadRows ?? false,
    ...(options.defaults ? { defaults: options.defaults } : {}),
  });
  return { plan, known };
}

function refuseUnseen(plan: ImportPlan, seen: SeenPlan, removeMissing: boolean): void {
  const now = seenPlan(plan);
  if (now.changes === seen.changes && (!removeMissing || now.missing === seen.missing)) return;
  throw new DomainError({
    code: 'people-changed',
    message: 'People have changed since this preview was made, and the import would do something else now.',
    field: 'file',
    remedy: 'Nothing was written. Look at the new preview below, then import.',
    kind: 'conflict',
  });
}

/** A file of one department, taken for that of everyone, would end the work of all others; leaving cannot be taken back. */
export const tooManyMissing = ({ missing, people }: ImportPlan): boolean =>
  missing.length > Math.max(10, (missing.length + people.length) / 10);

function refuseTooMany(plan: ImportPlan): void {
  const { missing } = plan;
  if (!tooManyMissing(plan)) return;
  throw new DomainError({
    code: 'too-many-missing',
    message: `${missing.length} people are not in the file; so many do not leave at once.`,
    field: 'removeMissing',
    value: String(missing.length),
    remedy: 'Check that the file holds everyone, or let people leave one by one.',
    kind: 'conflict',
  });
}

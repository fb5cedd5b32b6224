import { sql } from 'kysely';
import { DomainError } from '#domain/errors.ts';
import type { Actor } from '#domain/launch.ts';
import type { Defaults } from '#domain/people-file/defaults.ts';
import { type ImportPlan, planImport } from '#domain/people-file/plan.ts';
import { readPeopleFile } from '#domain/people-file/read.ts';
import { type ImportReport, reportOf } from '#domain/people-file/report.ts';
import type { Trx } from './database.ts';
import type { StoreDeps } from './deps.ts';
import { leaveIn } from './leave.ts';
import { updateDepartmentLeads, writePlannedPeople } from './people-writes.ts';
import { enterPlannedAbsences } from './presence/import-absences.ts';
import { joinRunningCycles } from './presence/join.ts';
import { followNewLines, readLines } from './presence/new-line.ts';
import { auditActor, recordAudit } from './repositories/audit.ts';
import { loadDepartmentPaths, loadKnownPeople } from './repositories/people.ts';

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
    onProgress?: (progress: ImportProgress) => void;
  },
): Promise<ImportReport> {
  const { onProgress } = options;
  const file = await readPeopleFile(options.bytes, (share) =>
    onProgress?.({ stage: 'reading', done: Math.round(share * 100), total: 100 }),
  );
  return deps.db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(${IMPORT_LOCK})`.execute(trx);
    onProgress?.({ stage: 'checking', done: 0, total: file.rowCount });
    const plan = planImport({
      file,
      existing: await loadKnownPeople(trx),
      existingDepartments: await loadDepartmentPaths(trx),
      skipBadRows: options.skipBadRows ?? false,
      ...(options.defaults ? { defaults: options.defaults } : {}),
    });
    onProgress?.({ stage: 'checking', done: file.rowCount, total: file.rowCount });
    const isGood = !plan.refused && (plan.problems.length === 0 || options.skipBadRows === true);
    const writes = isGood && !options.dryRun;
    if (options.removeMissing) refuseTooMany(plan);
    if (writes) await writeImport(trx, deps.clock.now(), plan, options);
    return reportOf(plan, { written: writes, dryRun: options.dryRun ?? false });
  });
}

async function writeImport(
  trx: Trx,
  now: Date,
  plan: ImportPlan,
  options: { actor: Actor; removeMissing?: boolean; onProgress?: (progress: ImportProgress) => void },
): Promise<void> {
  const before = await readLines(
    trx,
    plan.changes.flatMap(({ known }) => known?.id ?? []),
  );
  const newcomers = await writePlannedPeople(trx, {
    now,
    newDepartments: plan.newDepartments,
    changes: plan.changes,
    onWritten: (done) => options.onProgress?.({ stage: 'writing', done, total: plan.changes.length }),
  });
  await updateDepartmentLeads(trx);
  const { moved } = await followNewLines(trx, { before, now });
  await joinRunningCycles(trx, { personIds: [...newcomers, ...moved], now });
  plan.notices.push(...(await enterPlannedAbsences(trx, { now, people: plan.people, actor: options.actor })));
  if (options.removeMissing)
    for (const { id } of plan.missing) await leaveIn(trx, { personId: id, actor: options.actor, now });
  const { rows, created, updated, unchanged, badRows } = plan;
  await recordAudit(trx, [
    {
      at: now,
      ...auditActor(options.actor),
      action: 'people.imported',
      entityKind: 'people-file',
      detail: {
        rows,
        created,
        updated,
        unchanged,
        skipped: badRows,
        missing: plan.missing.length,
        removed: options.removeMissing ? plan.missing.length : 0,
        departments: plan.newDepartments.length,
        by: options.actor.label,
      },
    },
  ]);
}

/** A file of one department, taken for that of everyone, would end the work of all others; leaving cannot be taken back. */
function refuseTooMany({ missing, people }: ImportPlan): void {
  if (missing.length <= Math.max(10, (missing.length + people.length) / 10)) return;
  throw new DomainError({
    code: 'too-many-missing',
    message: `${missing.length} people are not in the file; so many do not leave at once.`,
    field: 'removeMissing',
    value: String(missing.length),
    remedy: 'Check that the file holds everyone, or let people leave one by one.',
    kind: 'conflict',
  });
}

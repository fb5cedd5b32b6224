import { sql } from 'kysely';
import type { Actor } from '#domain/launch.ts';
import type { ImportPlan } from '#domain/people-file/plan.ts';
import type { Trx } from './database.ts';
import { leaveIn } from './leave.ts';
import { updateDepartmentLeads, writePlannedPeople } from './people-writes.ts';
import { enterPlannedAbsences } from './presence/import-absences.ts';
import { joinRunningCycles } from './presence/join.ts';
import { followNewLines, readLines } from './presence/new-line.ts';
import { auditActor, recordAudit } from './repositories/audit.ts';

/** What an import does to cycles that run. */
export interface ImportEffects {
  /** Who takes part from now on, by cycle. */
  joined: Array<{ cycle: string; people: number }>;
  /** People who belong to another department now. */
  moved: number;
  /** Open reviews that pass to a new manager. */
  reviews: number;
}

/** Writes a plan, and lets running cycles follow. @returns what it did to them; absences that could not be entered become notices of the plan. */
export async function writeImport(
  trx: Trx,
  now: Date,
  plan: ImportPlan,
  options: { actor: Actor; removeMissing?: boolean; onWritten?: (rows: number) => void },
): Promise<ImportEffects> {
  const before = await readLines(
    trx,
    plan.changes.flatMap(({ known }) => known?.id ?? []),
  );
  const newcomers = await writePlannedPeople(trx, {
    now,
    newDepartments: plan.newDepartments,
    changes: plan.changes,
    onWritten: (done) => options.onWritten?.(done),
  });
  await updateDepartmentLeads(trx);
  const { moved, reviews } = await followNewLines(trx, { before, now });
  const entering = [...newcomers, ...moved];
  await joinRunningCycles(trx, { personIds: entering, now });
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
  return { joined: await joinedCycles(trx, entering, now), moved: moved.length, reviews };
}

async function joinedCycles(trx: Trx, personIds: readonly string[], now: Date) {
  const { rows } = await sql<{ cycle: string; people: number }>`
    select c.name as cycle, count(*)::int as people from joiner j join cycle c on c.id = j.cycle_id
     where j.joined_at = ${now} and j.person_id = any(${[...personIds]}::uuid[]) group by c.id, c.name order by c.name`.execute(
    trx,
  );
  return rows;
}

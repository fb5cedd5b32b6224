import type { SettableClock } from '#domain/clock.ts';
import type { Phase } from '#domain/kinds.ts';
import type { LaunchRequest } from '#domain/launch.ts';
import type { Db } from '#storage/database.ts';
import { launchCycle } from '#storage/launch.ts';
import { buildCompany } from './company.ts';

export const hrOps = { kind: 'hr-ops', label: 'HR ops' } as const;

/** A Tuesday three and a half weeks before the first quarter of 2027, morning in Berlin. */
export const DECEMBER = new Date('2026-12-01T08:00:00Z');

/** The small company with a pilot of Product (Berlin) and Web (Denver, individual OKRs); nothing has opened yet. */
export async function launchPilot(
  db: Db,
  clock: SettableClock,
  request: Partial<LaunchRequest> & { undoMinutes?: number } = {},
) {
  const company = await buildCompany(db, clock.now());
  const launched = await launchCycle(
    { db, clock },
    { period: '2027-Q1', departments: ['Product'], actor: hrOps, ...request },
  );
  const cohorts = await db
    .selectFrom('cohort')
    .select(['id', 'departmentId'])
    .where('cycleId', '=', launched.cycleId)
    .execute();
  const cohortOf = (departmentId: string) => {
    const found = cohorts.find((cohort) => cohort.departmentId === departmentId);
    if (!found) throw new Error(`no cohort of ${departmentId}`);
    return found.id;
  };
  const { cycleId } = launched;
  return { ...company, launched, cycleId, cohortOf, phaseId: phaseFinder(db, cycleId) };
}

/** @returns a function that finds the phase of a cohort, or of the whole cycle. */
function phaseFinder(db: Db, cycleId: string) {
  return async (phase: Phase, cohortId: string | null = null): Promise<string> => {
    const { id } = await db
      .selectFrom('phaseRun')
      .select('id')
      .where('cycleId', '=', cycleId)
      .where('phase', '=', phase)
      .where('cohortId', cohortId === null ? 'is' : '=', cohortId)
      .executeTakeFirstOrThrow();
    return id;
  };
}

/** @returns the phase as it stands. */
export function readPhaseRun(db: Db, id: string) {
  return db.selectFrom('phaseRun').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

/** @returns how often something is on record about an entity. */
export async function countAudit(db: Db, action: string, entityId: string): Promise<number> {
  const rows = await db
    .selectFrom('auditEvent')
    .select('id')
    .where('action', '=', action)
    .where('entityId', '=', entityId)
    .execute();
  return rows.length;
}

import { findDepartments } from '#domain/launch.ts';
import type { AccessObject } from '#domain/permissions.ts';
import type { Db } from '#storage/database.ts';
import { listLiveDepartments } from '#storage/repositories/live-departments.ts';

/**
 * @param departments names or paths; none for everyone.
 * @returns what a launch touches, for the question who may do it.
 * @throws DomainError when a department is not known.
 */
export async function launchObject(db: Db, departments: readonly string[]): Promise<AccessObject> {
  if (departments.length === 0) return 'organisation';
  const all = await listLiveDepartments(db);
  return { departments: findDepartments(departments, all).map(({ path }) => path) };
}

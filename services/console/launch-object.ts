import { findDepartments } from '#domain/launch.ts';
import type { AccessObject } from '#domain/permissions.ts';
import type { Db } from '#storage/database.ts';

/**
 * @param departments names or paths; none for everyone.
 * @returns what a launch touches, for the question who may do it.
 * @throws DomainError when a department is not known.
 */
export async function launchObject(db: Db, departments: readonly string[]): Promise<AccessObject> {
  if (departments.length === 0) return 'organisation';
  const all = await db.selectFrom('department').select(['id', 'parentId', 'name', 'path']).execute();
  return { departments: findDepartments(departments, all).map(({ path }) => path) };
}

import type { Db, Trx } from '../database.ts';

/** @returns every department that has not become part of another one; what may be named. */
export function listLiveDepartments(db: Db | Trx) {
  return db
    .selectFrom('department')
    .select(['id', 'parentId', 'name', 'path'])
    .where('mergedIntoId', 'is', null)
    .execute();
}

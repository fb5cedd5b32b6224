import { DomainError } from '#domain/errors.ts';
import { isUuid } from '#domain/uuid.ts';
import type { Db } from '#storage/database.ts';
import { type CycleRow, listCycles } from '#storage/repositories/cycles.ts';

/**
 * @param wanted an id, as it stands in an address.
 * @returns the cycle.
 * @throws DomainError `unknown-cycle`.
 */
export async function requireCycle(db: Db, wanted: string): Promise<CycleRow> {
  const isId = isUuid(wanted);
  const [cycle] = isId ? await listCycles(db, wanted) : [];
  if (cycle) return cycle;
  throw unknownCycle(wanted);
}

export function unknownCycle(wanted: string): DomainError {
  return new DomainError({
    code: 'unknown-cycle',
    message: `There is no cycle "${wanted}".`,
    field: 'cycle',
    value: wanted,
    remedy: 'See the cycles there are: okr status, or the first page of the console.',
    kind: 'not-found',
  });
}

import type { StoreDeps } from '#storage/deps.ts';
import { readRetentions } from '#storage/privacy/retention.ts';
import { listCycles } from '#storage/repositories/cycles.ts';
import type { Within } from '#storage/within.ts';
import type { RecordedCycle } from './list-page.ts';
import { erasureWords } from './retention-page.ts';

/** @returns each cycle with its purpose and what becomes of what people wrote. */
export async function recordedCycles({ db }: StoreDeps, within: Within): Promise<RecordedCycle[]> {
  const cycles = await listCycles(db, undefined, within);
  if (cycles.length === 0) return [];
  const settings = await db
    .selectFrom('cycle')
    .select(['id', 'settings'])
    .where(
      'id',
      'in',
      cycles.map(({ id }) => id),
    )
    .execute();
  const useOf = new Map(settings.map((row) => [row.id, row.settings.declaredUse]));
  const retentions = await readRetentions(
    db,
    cycles.map(({ id }) => id),
  );
  return cycles.map(({ id, name, state, participants, closedAt }) => ({
    ...{ id, name, state, participants },
    declaredUse: useOf.get(id) ?? '',
    erasure: erasureWords(retentions.get(id), closedAt !== null),
  }));
}

import type { FastifyRequest } from 'fastify';
import type { StoreDeps } from '#storage/deps.ts';
import { type CycleProgress, readProgress } from '#storage/repositories/progress.ts';
import { can, within } from './visitor.ts';

/**
 * @returns a cycle's progress as far as the visitor may see it: rows of their own departments alone, no names of who is
 *   late where they may not see tasks, no goals where they may not see goals. Undefined when there is no such cycle.
 */
export async function progressFor(
  request: FastifyRequest,
  { db, clock }: StoreDeps,
  cycleId: string,
): Promise<CycleProgress | undefined> {
  const own = within(request, 'cycle.read');
  const progress = await readProgress(db, cycleId, clock.now(), own);
  if (!progress) return undefined;
  return permittedPart(request, progress);
}

/** @returns what of a progress the visitor may see, of whichever part of the company it is. */
export function permittedPart(request: FastifyRequest, progress: CycleProgress): CycleProgress {
  const goals = can(request, 'okr.read');
  return {
    ...progress,
    ...(can(request, 'task.read') ? {} : { late: [], lateUnnamed: [] }),
    undelivered: can(request, 'people.read') ? progress.undelivered : [],
    goals: goals ? progress.goals : { stale: [], uncovered: [] },
    dependencies: goals ? progress.dependencies : { ...progress.dependencies, atRisk: [] },
  };
}

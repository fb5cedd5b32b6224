import type { LinkGaps } from '#domain/alignment/gaps.ts';
import { liesWithin } from '#domain/visibility.ts';
import type { Db } from '../database.ts';
import type { Within } from '../within.ts';
import { readLinkGaps } from './alignment-gaps.ts';
import { type DependencyProgress, readDependencyProgress } from './dependencies.ts';
import { type GoalExceptions, readGoalExceptions } from './goal-exceptions.ts';
import type { OkrSetContent } from './okr-content.ts';
import { listTreeEntries, readTreeCycle, readTreeSets } from './okr-tree.ts';

/** How a cycle's goals hang together. */
export interface AlignmentFacts {
  gaps: LinkGaps;
  goals: GoalExceptions;
  dependencies: DependencyProgress;
  /** The strategy it follows and its departments' goals, as far as they are published. */
  sets: OkrSetContent[];
}

/**
 * @param within departments to which everything but the strategy is kept; all when left out.
 * @returns all of it in a fixed number of statements; undefined when there is no such cycle.
 */
export async function readAlignment(
  db: Db,
  cycleId: string,
  within?: Within,
): Promise<AlignmentFacts | undefined> {
  const cycle = await readTreeCycle(db, cycleId);
  if (!cycle) return undefined;
  const [gaps, goals, dependencies, entries] = await Promise.all([
    readLinkGaps(db, cycleId, within),
    readGoalExceptions(db, cycleId, within),
    readDependencyProgress(db, cycleId, within),
    listTreeEntries(db, { cycle }),
  ]);
  const seen = entries.filter(
    ({ departmentPath }) =>
      departmentPath === null || !within || within.some((top) => liesWithin(departmentPath, top)),
  );
  return { gaps, goals, dependencies, sets: await readTreeSets(db, seen) };
}

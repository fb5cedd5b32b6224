import type { FastifyRequest } from 'fastify';
import type { StoreDeps } from '#storage/deps.ts';
import { type ConfidenceWeek, readConfidenceWeeks } from '#storage/repositories/confidence-weeks.ts';
import { type CyclePulse, pulseOf, readPulse } from '#storage/repositories/cycle-pulse.ts';
import { readCycleVersion } from '#storage/repositories/cycles.ts';
import { type ObjectiveAtRisk, readObjectivesAtRisk } from '#storage/repositories/objectives-at-risk.ts';
import { type CycleProgress, readProgress } from '#storage/repositories/progress.ts';
import type { Within } from '#storage/within.ts';
import type { KeptFigures } from './kept-figures.ts';
import { permittedPart } from './progress-for.ts';
import { can, within } from './visitor.ts';

/** What a cycle's page is made from. */
export interface Overview {
  cycle: CycleProgress;
  confidence: readonly ConfidenceWeek[];
  atRisk: readonly ObjectiveAtRisk[];
  /** What the page was made from; the stream tells when it is no longer so. */
  pulse: CyclePulse | undefined;
  /** When it was counted. */
  countedAt: Date;
}

export interface OverviewDeps extends StoreDeps {
  kept: KeptFigures;
}

/**
 * @returns a cycle's overview as far as the visitor may see it: of this moment or, in a large cycle, of a moment
 *   shortly before. What HR ops does to the cycle shows at once, since it raises the version. Undefined when there is no such cycle.
 */
export async function overviewFor(
  request: FastifyRequest,
  deps: OverviewDeps,
  cycleId: string,
): Promise<Overview | undefined> {
  const version = await readCycleVersion(deps.db, cycleId);
  if (version === undefined) return undefined;
  const own = within(request, 'cycle.read');
  const counted = await countedProgress(deps, cycleId, version, own);
  if (!counted.progress) return undefined;
  const goals = can(request, 'okr.read')
    ? await countedGoals(deps, counted.progress, within(request, 'okr.read'))
    : NO_GOALS;
  return {
    ...goals,
    cycle: permittedPart(request, counted.progress),
    // Whoever sees the whole has counted just that.
    pulse: own === undefined ? pulseOf(counted.progress) : await pulseNow(deps, cycleId),
    countedAt: counted.at,
  };
}

/**
 * @returns the counts by which a page that is open knows that it has aged; undefined when there is no such cycle. In a
 *   large cycle they are those of the overview that is kept: nobody is sent to look when there is nothing new to see.
 */
export async function pulseNow(deps: OverviewDeps, cycleId: string): Promise<CyclePulse | undefined> {
  const version = await readCycleVersion(deps.db, cycleId);
  if (version === undefined) return undefined;
  if (!deps.kept.has(progressKey(cycleId, version))) return readPulse(deps.db, cycleId, deps.clock.now());
  const { progress } = await countedProgress(deps, cycleId, version);
  return progress && pulseOf(progress);
}

const NO_GOALS = { confidence: [], atRisk: [] };

function countedProgress({ db, clock, kept }: OverviewDeps, cycleId: string, version: number, own?: Within) {
  return kept.get(
    progressKey(cycleId, version, own),
    async () => {
      const at = clock.now();
      return { progress: await readProgress(db, cycleId, at, own), at };
    },
    ({ progress }) => progress !== undefined && isLarge(progress),
  );
}

function countedGoals({ db, kept }: OverviewDeps, cycle: CycleProgress, seen: Within) {
  return kept.get(
    JSON.stringify(['goals', cycle.id, cycle.version, seen ?? 'all']),
    async () => {
      const [confidence, atRisk] = await Promise.all([
        readConfidenceWeeks(db, cycle.id, seen),
        readObjectivesAtRisk(db, cycle.id, seen),
      ]);
      return { confidence, atRisk };
    },
    () => isLarge(cycle),
  );
}

/** Up to here everything is counted within a fifth of a second. */
const LARGE_PEOPLE = 2_000;
const isLarge = ({ participants }: CycleProgress) => participants > LARGE_PEOPLE;

const progressKey = (cycleId: string, version: number, own?: Within) =>
  JSON.stringify(['progress', cycleId, version, own ?? 'all']);

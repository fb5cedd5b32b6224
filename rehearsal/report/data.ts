import type { CycleKind } from '#domain/kinds.ts';
import type { Db } from '#storage/database.ts';
import { type DependencyProgress, readDependencyProgress } from '#storage/repositories/dependencies.ts';
import type { BesideSummary } from '../beside.ts';
import type { Summary } from '../summary.ts';
import { type EndingFigures, readEnding } from './data/ending.ts';
import { type MailFigures, readMailFigures } from './data/mails.ts';
import { type OkrFigures, readOkrFigures } from './data/okrs.ts';
import {
  type Leaver,
  type PeopleGaps,
  type Reviewer,
  readGaps,
  readLeavers,
  readReviewers,
} from './data/people.ts';
import { type PlanFigures, readPlanFigures } from './data/plan.ts';
import { type Presence, readPresence } from './data/presence.ts';
import { type QuarterFigures, readQuarterFigures } from './data/quarter.ts';
import { readTaskOutcomes, type TaskOutcome } from './data/tasks.ts';

/** Everything the report says, as plain figures; the page is made from this alone. */
export interface ReportData {
  cycle: ReportCycle;
  seed: number;
  summary: Summary;
  /** The cycles that ran at the same time. */
  beside: readonly BesideSummary[];
  faults: readonly string[];
  mails: MailFigures;
  plan: PlanFigures;
  reviewers: Reviewer[];
  gaps: PeopleGaps;
  leavers: Leaver[];
  tasks: TaskOutcome[];
  okrs: OkrFigures;
  quarter: QuarterFigures;
  ending: EndingFigures;
  dependencies: DependencyProgress;
  presence: Presence;
}

export interface ReportCycle {
  name: string;
  kind: CycleKind;
  period: string;
  startsOn: string;
  endsOn: string;
  timeZone: string;
  launchedAt: Date;
  closedAt: Date | null;
}

/**
 * @param input.summary, input.beside, input.faults, input.seed what the rehearsal itself knows; all else is read from its database.
 * @throws Error when there is no such cycle.
 */
export async function readReport(
  db: Db,
  input: {
    cycleId: string;
    seed: number;
    summary: Summary;
    beside?: readonly BesideSummary[];
    faults: readonly string[];
  },
): Promise<ReportData> {
  const { cycleId, beside = [], ...known } = input;
  const [cycle, mails, plan, reviewers, gaps, leavers, tasks, okrs, quarter, ending, dependencies] =
    await Promise.all([
      readCycle(db, cycleId),
      readMailFigures(db, cycleId),
      readPlanFigures(db, cycleId),
      readReviewers(db, cycleId),
      readGaps(db, cycleId),
      readLeavers(db, cycleId),
      readTaskOutcomes(db, cycleId),
      readOkrFigures(db, cycleId),
      readQuarterFigures(db, cycleId),
      readEnding(db, cycleId),
      readDependencyProgress(db, cycleId),
    ]);
  const presence = await readPresence(db, cycleId);
  return {
    ...known,
    beside,
    presence,
    cycle,
    mails,
    plan,
    reviewers,
    gaps,
    leavers,
    tasks,
    okrs,
    quarter,
    ending,
    dependencies,
  };
}

function readCycle(db: Db, cycleId: string): Promise<ReportCycle> {
  return db
    .selectFrom('cycle')
    .select(['name', 'kind', 'period', 'startsOn', 'endsOn', 'timeZone', 'launchedAt', 'closedAt'])
    .where('id', '=', cycleId)
    .executeTakeFirstOrThrow();
}

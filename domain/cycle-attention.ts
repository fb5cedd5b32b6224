import type { CycleState, Phase } from './kinds.ts';

/** What is known of a cycle when HR ops ask what to decide next. */
export interface CycleFacts {
  state: CycleState;
  now: Date;
  failedMails: number;
  /** People whose address takes no mail. */
  undelivered: number;
  late: number;
  /** Decisions that somebody has been asked for and not taken, such as whether a phase closes. */
  decisions: number;
  phases: ReadonlyArray<{
    phase: Phase;
    open: number;
    closesAt: Date;
    tasks: { open: number; done: number };
  }>;
}

/** The one thing that helps the cycle most at this moment. */
export type NextStep =
  | { step: 'resume' }
  | { step: 'mails'; count: number }
  | { step: 'addresses'; count: number }
  | { step: 'decision'; count: number }
  | { step: 'extend'; phase: Phase; open: number; of: number; closesAt: Date }
  | { step: 'remind'; count: number }
  | { step: 'nothing' };

/** A deadline within this time with more open than done is worth a decision, while there is still one to take. */
const CLOSE_MS = 3 * 24 * 3_600_000;

/**
 * What nobody can act on without HR ops comes first (mail that cannot arrive), then what others wait for, then deadlines
 * that will not hold, then people to nudge.
 *
 * @returns what to decide next; `nothing` when the cycle carries itself.
 */
export function nextStepOf(facts: CycleFacts): NextStep {
  const { state, now, failedMails, undelivered, late, decisions, phases } = facts;
  if (state === 'paused') return { step: 'resume' };
  if (state !== 'running') return { step: 'nothing' };
  if (failedMails > 0) return { step: 'mails', count: failedMails };
  if (undelivered > 0) return { step: 'addresses', count: undelivered };
  if (decisions > 0) return { step: 'decision', count: decisions };
  const tight = phases
    .filter(({ open, tasks }) => open > 0 && tasks.open > tasks.done)
    .filter(({ closesAt }) => closesAt > now && closesAt.getTime() - now.getTime() <= CLOSE_MS)
    .sort((a, b) => a.closesAt.getTime() - b.closesAt.getTime())[0];
  if (tight) {
    const { phase, closesAt, tasks } = tight;
    return { step: 'extend', phase, closesAt, open: tasks.open, of: tasks.open + tasks.done };
  }
  return late > 0 ? { step: 'remind', count: late } : { step: 'nothing' };
}

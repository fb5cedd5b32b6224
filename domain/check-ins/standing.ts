import type { Rhythm } from '../kinds.ts';
import { lastDueWeek } from './rhythm.ts';

/**
 * How a key result stands, the one answer for pages, cards, console and status. `pending`: nobody has said anything yet.
 * `overdue`: the last answer is older than the last question, so it says nothing about today. `away`: paused while its owner is.
 */
export const STANDINGS = ['on-track', 'unsure', 'at-risk', 'overdue', 'pending', 'paused', 'away'] as const;
export type Standing = (typeof STANDINGS)[number];

/** Confidence of 0 to 10: from here on it is on track, up to there at risk. */
const ON_TRACK_FROM = 7;
export const AT_RISK_TO = 3;

export interface StandingFacts {
  /** The slower of the department's rhythm and the key result's own. */
  rhythm: Rhythm;
  /** The week of its last check-in; null when there was none. */
  lastWeek: number | null;
  confidence: number | null;
  /** The last week of a pause; null when there was none. */
  pausedUntil: number | null;
  /** The last week whose deadline has passed where the key result belongs; 0 before the first. */
  overWeek: number;
  /** Whether its owner is away and nobody looks after it. */
  away: boolean;
}

/** @returns how it stands; silence is never green, and a late answer overrides an old good one. */
export function standingOf({
  rhythm,
  lastWeek,
  confidence,
  pausedUntil,
  overWeek,
  away,
}: StandingFacts): Standing {
  if (away) return 'away';
  if (pausedUntil !== null && overWeek < pausedUntil) return 'paused';
  if (lastWeek === null || confidence === null) return 'pending';
  const asked = lastDueWeek(rhythm, overWeek);
  if (asked !== null && asked > (pausedUntil ?? 0) && lastWeek < asked) return 'overdue';
  if (confidence >= ON_TRACK_FROM) return 'on-track';
  return confidence <= AT_RISK_TO ? 'at-risk' : 'unsure';
}

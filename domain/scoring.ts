/**
 * Scores as Doerr, "Measure What Matters" (2018), and Google's re:Work guide to OKRs have them: a key result counts
 * the share of the way it made from baseline to target, 0 to 1; an objective is the mean of its key results.
 */
import type { Direction, ObjectiveKind } from './kinds.ts';
import type { CycleSettings } from './settings.ts';

export interface Way {
  baseline: number;
  target: number;
  value: number;
}

/** @returns the share of the way from baseline to target, between 0 and 1, upward or downward. */
export function progressOf({ baseline, target, value }: Way): number {
  const whole = target - baseline;
  if (whole === 0) return value === target ? 1 : 0;
  // Divided first: differences of very large numbers stay finite.
  const share = value / whole - baseline / whole;
  return Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : value === target ? 1 : 0;
}

/** @returns a key result's score, 0 to 1, to two decimals. */
export function scoreOf(way: Way): number {
  return Math.round(progressOf(way) * 100) / 100;
}

/** @returns the mean of the key results' scores, or null when there is none. */
export function objectiveScore(scores: readonly number[]): number | null {
  if (scores.length === 0) return null;
  return Math.round((scores.reduce((sum, score) => sum + score, 0) / scores.length) * 100) / 100;
}

/** @returns which way a key result goes; equal ends count as an increase and are refused elsewhere. */
export function directionOf({ baseline, target }: { baseline: number; target: number }): Direction {
  return target < baseline ? 'decrease' : 'increase';
}

/** A commitment that was not kept wants a word of why; a stretch never does (R9). */
export function needsReason(kind: ObjectiveKind, score: number): boolean {
  return kind === 'committed' && score < 1;
}

/** How a score is to be read; pages have the words, none of which blames (R9). */
export type ScoreReading = 'kept' | 'remarkable' | 'success' | 'not-kept' | 'lesson';

/** @returns `remarkable` for a stretch that went all the way, `lesson` for one that went less far than hoped. */
export function readingOf(
  kind: ObjectiveKind,
  score: number,
  successFrom: CycleSettings['successFrom'],
): ScoreReading {
  if (score >= 1) return kind === 'committed' ? 'kept' : 'remarkable';
  if (score >= successFrom[kind]) return 'success';
  return kind === 'committed' ? 'not-kept' : 'lesson';
}

/** What a score follows from when its figures are final. */
export interface Final extends Way {
  /** A score of the owner's own; null where the formula's counts. */
  own: number | null;
}

/**
 * @returns what counts, and what the formula gave where it does not count itself. Milestones are a way from none of them
 *   to all of them, so that the same formula serves.
 */
export function finalScore({ own, ...way }: Final): { score: number; formula: number | null } {
  const formula = scoreOf(way);
  const score = own === null ? formula : Math.round(own * 100) / 100;
  return { score, formula: score === formula ? null : formula };
}

/** @returns the policy `success-from` as a cycle keeps it; a value that cannot be read leaves the usual one. */
export function readSuccessFrom(
  value: unknown,
  usual: CycleSettings['successFrom'],
): CycleSettings['successFrom'] {
  const band = (kind: ObjectiveKind) => {
    const given: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, kind) : undefined;
    return typeof given === 'number' && given > 0 && given <= 1 ? given : usual[kind];
  };
  return { committed: band('committed'), aspirational: band('aspirational') };
}

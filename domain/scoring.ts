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

/** @returns how a score is to be read, in words that never blame (R9). */
export function scoreWording(
  kind: ObjectiveKind,
  score: number,
  successFrom: CycleSettings['successFrom'],
): string {
  if (score >= 1) return kind === 'committed' ? 'Commitment kept.' : 'All the way on a stretch: remarkable.';
  if (score >= successFrom[kind]) return 'A success: a stretch goal is meant to stay a little out of reach.';
  if (kind === 'committed') return 'Not all the way. What got in between helps the next plan.';
  return 'Less than hoped: that makes it a lesson, and lessons count.';
}

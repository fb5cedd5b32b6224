import type { PointVerdict, ReviewDecision } from '../kinds.ts';

/** What a reviewer chose for the whole and at single spots; null and missing where nothing was chosen. */
export interface ChosenVerdicts {
  whole: ReviewDecision | null;
  /** One entry for each objective and key result. */
  points: ReadonlyArray<PointVerdict | null>;
}

/**
 * Puts what was chosen together: a wish at one spot sends the set back, an agreement at every spot is one with all. Nothing
 * follows from spots at which nothing was chosen, since silence never agrees.
 *
 * @returns the decision, or what is in the way: nothing decides, or one choice contradicts another.
 */
export function decisionOf({
  whole,
  points,
}: ChosenVerdicts): ReviewDecision | 'undecided' | 'contradiction' {
  const wishes = points.some((verdict) => verdict === 'request-change' || verdict === 'propose');
  if (whole === null) {
    if (wishes) return 'request-change';
    return points.length > 0 && points.every((verdict) => verdict === 'agree') ? 'agree' : 'undecided';
  }
  return wishes && whole !== 'request-change' ? 'contradiction' : whole;
}

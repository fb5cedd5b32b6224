/** What a manager can choose for somebody who joins while goals are agreed already; the first is what silence means. */
export const WELCOMES = ['contribute', 'take-over', 'own-goals'] as const;
export type Welcome = (typeof WELCOMES)[number];

/** From this week of check-ins on somebody new only looks on: a goal of a few weeks would be one for its own sake. */
export const OBSERVES_FROM_WEEK = 8;

/** In working days: for the manager's answer, for the introduction, for writing short goals and for agreeing them. */
export const WELCOME_DAYS = { answer: 5, introduction: 5, draft: 10, review: 5 } as const;

/**
 * @param facts.week the last week of check-ins that has opened; 0 before the first.
 * @returns whether somebody who joins now takes part, or looks on.
 */
export function partOf({
  week,
  checkInsOver,
}: {
  week: number;
  checkInsOver: boolean;
}): 'participant' | 'observer' {
  return checkInsOver || week >= OBSERVES_FROM_WEEK ? 'observer' : 'participant';
}

/** A team up to this size is looked at whole each week; of a larger one a few people. */
export const WHOLE_TEAM = 6;
const A_FEW = 3;

/**
 * Whom a manager is offered to give feedback this week. In a larger team three people in turn, so that after a round
 * everybody has been offered as often as anybody else, give or take one.
 *
 * @param team ids in any order; @param week counted from 1.
 * @returns ids of the team, in a stable order.
 */
export function offeredThisWeek(team: readonly string[], week: number): string[] {
  const sorted = [...new Set(team)].sort();
  if (sorted.length <= WHOLE_TEAM) return sorted;
  const start = ((week - 1) * A_FEW) % sorted.length;
  return Array.from({ length: A_FEW }, (_, index) => sorted[(start + index) % sorted.length] ?? '');
}

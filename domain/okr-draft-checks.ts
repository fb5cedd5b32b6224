import type { DraftRemedies } from './okr-draft-remedies.ts';

/** Few on purpose (R4): Doerr and re:Work both advise three to five objectives with about three key results each. */
export const DRAFT_LIMITS = {
  objectives: 5,
  keyResultsEach: 5,
  contributorsEach: 10,
  initiativesEach: 8,
  milestonesEach: 10,
  titleLength: 500,
  unitLength: 40,
  textLength: 4000,
} as const;

/** Notes a problem at a field. */
export type Say = (field: string, value: string, remedy: string) => void;

/** @returns a line of text that must be there, its spaces put right. */
export function checkTitle(
  say: Say,
  field: string,
  value: string,
  missing: string,
  remedies: DraftRemedies,
): string {
  const title = value.trim().replace(/\s+/g, ' ');
  if (!title) say(field, value, missing);
  checkLength(say, field, title, DRAFT_LIMITS.titleLength, remedies);
  return title;
}

/** Says so when a text is longer than its limit. */
export function checkLength(
  say: Say,
  field: string,
  value: string,
  limit: number,
  remedies: DraftRemedies,
): void {
  if (value.length > limit) say(field, value, remedies.shorten(limit, value.length));
}

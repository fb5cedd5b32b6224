/** Key results are lettered for replies: the mail, the page and the answer use the same letter for the same one. */
export const MOST_LABELS = 26;

/** @param place counts from 0. @returns `A`, `B`, …, or null beyond `Z`: those are told on the page. */
export function labelAt(place: number): string | null {
  return place < MOST_LABELS ? String.fromCharCode(65 + place) : null;
}

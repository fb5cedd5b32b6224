import type { ChangeAboveFacts, SectionWords } from '../model.ts';

/** How a language says what changed in a goal above; `what` is the goal, figures come as the reader writes them. */
export interface ChangeWords {
  dropped(what: string): string;
  direction(what: string, before: string, after: string): string;
  target(what: string, before: string, after: string): string;
  unknown: string;
}

/** @returns a sentence for each change. */
export function changesIn(
  changes: readonly ChangeAboveFacts[],
  { number }: Pick<SectionWords, 'number'>,
  words: ChangeWords,
): string[] {
  return changes.map(({ title, keyResult, change, before, after, unit }) => {
    const what = keyResult ? `${title}: ${keyResult}` : title;
    const figure = (value: number | null) =>
      value === null ? words.unknown : unit ? `${number(value)}\u00a0${unit}` : number(value);
    return change === 'dropped' ? words.dropped(what) : words[change](what, figure(before), figure(after));
  });
}

import { SMALLEST_GROUP } from './pilot/figures.ts';

/** How scores of one kind of objective spread: below 0.4, from 0.4 on, from 0.7 on. */
export interface ScoreSpread {
  low: number;
  middle: number;
  high: number;
  /** Null where nothing was scored. */
  mean: number | null;
}

/** Whether goals that were meant to stretch did so; `few`: too few to say, or to show. */
export type Stretch = 'too-easy' | 'about-right' | 'too-hard' | 'few';

/** What each says, as the end of a sentence about the ambitions of a cycle. */
export const STRETCH_WORDS: Readonly<Record<Stretch, string>> = {
  'too-easy': 'they were nearly all reached, so they may be set too low',
  'about-right': 'they stretched, and were reachable',
  'too-hard': 'few came near, so they may be set too high',
  few: 'too few to say',
};

/** Near 1 every time says that goals were set to be reached (re:Work: aim for 0.6 to 0.7); under 0.4 they were out of reach. */
const EASY_FROM = 0.85;
const HARD_BELOW = 0.4;

export const countOf = ({ low, middle, high }: ScoreSpread): number => low + middle + high;

/** @returns the spread, or undefined where it would be about too few to be shown without showing whose they are. */
export function shownSpread(spread: ScoreSpread): ScoreSpread | undefined {
  return countOf(spread) >= SMALLEST_GROUP ? spread : undefined;
}

/** @returns what the scores of ambitions say about how they were set. */
export function stretchOf(ambitions: ScoreSpread): Stretch {
  const shown = shownSpread(ambitions);
  if (!shown || shown.mean === null) return 'few';
  if (shown.mean >= EASY_FROM) return 'too-easy';
  return shown.mean < HARD_BELOW ? 'too-hard' : 'about-right';
}

/** @returns a share in whole per cent; null where it would be about too few. */
export function shownShare(part: number, whole: number): number | null {
  return whole < SMALLEST_GROUP ? null : Math.round((part / whole) * 100);
}

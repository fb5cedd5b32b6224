import type { Standing } from '#domain/check-ins/standing.ts';
import type { ValueSource } from '#domain/kinds.ts';

/** How pages say where a key result stands. */
export interface StandingTexts {
  words: Readonly<Record<Standing, string>>;
  /** Under the track: what the mark of today would be on an even way. */
  expected(figure: string): string;
  /** A figure that came from elsewhere. */
  reported: Readonly<Record<ValueSource, (day: string) => string>>;
}

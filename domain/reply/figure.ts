import { parseNumber, safeLocale } from '../format.ts';
import { readAmounts } from '../quality/quantities.ts';
import { fold } from '../quality/words.ts';

/** Why a figure cannot be taken as it is written. */
export type FigureTrouble =
  | 'no-figure'
  | 'two-figures'
  | 'change-only'
  | 'only-confidence'
  | 'scale'
  | 'unit';

export type FigureReading =
  | { is: 'figure'; value: number; rest: string }
  | { is: 'trouble'; trouble: FigureTrouble };

const FIGURE = /^(?:(?:€|\$|£|¥|eur|usd|chf|gbp|fr\.)\s?)?(-?\d+(?:[.,' ]\d{3})*(?:[.,]\d+)?)/;
/** Letters that may stand for a unit as well as for a thousand or a million: `42 m`. */
const LONE_LETTER = /^\s[kmb]$/;
const TENTHS = /^\d{1,2}\s?\/\s?10(?!\d)/;
const ANOTHER = /^(?:->|→|=>|-|to|bis|auf|a|of|von|de|sur|out of|\/)?\s?[-+€$£]?\d/;
/** A figure and its unit stand within this many characters. */
const HEAD = 160;

/**
 * Reads the figure at the start of a text: in the reader's number format, with currency, scale (`1,2 Mio.`) and unit.
 *
 * @param of.unit in which the key result is counted; may be empty.
 * @returns the figure in that unit and what follows it, or why it cannot be taken.
 */
export function readFigure(text: string, of: { locale: string; unit: string }): FigureReading {
  const plain = text.replace(/^[=:~≈]\s*/, '');
  if (plain.startsWith('+')) return trouble('change-only');
  const head = fold(plain.slice(0, HEAD));
  const [all = '', digits] = FIGURE.exec(head) ?? [];
  const bare = digits === undefined ? null : parseNumber(digits, of.locale);
  if (digits === undefined || bare === null) return trouble('no-figure');
  // In English a space does not group: "42 100" are two figures.
  if (digits.includes(' ') && safeLocale(of.locale).language === 'en') return trouble('two-figures');
  const unit = fold(of.unit);
  const own = unitLength(head.slice(all.length), unit);
  const found =
    own > 0
      ? { value: bare, end: all.length + own }
      : withScale({ head, all, bare, unit, locale: of.locale });
  if (typeof found === 'string') return trouble(found);
  const after = plain.slice(placeOf(plain, found.end));
  const rest = after.trim();
  if (/^\/\s?10(?!\d)/.test(rest)) return trouble('only-confidence');
  if (!TENTHS.test(rest.replace(/^[\s,;:.()]+/, '')) && ANOTHER.test(fold(rest).replace(/^[\s,;:.()]+/, '')))
    return trouble('two-figures');
  // What sticks to a figure makes another thing of it.
  if (/^[^\s,;:.()!–—-]/.test(after)) return trouble('no-figure');
  return { is: 'figure', value: found.value, rest };
}

/** @returns how far the key result's own unit reaches, or 0 where another or none follows. */
function unitLength(after: string, unit: string): number {
  const start = after.length - after.trimStart().length;
  const follows =
    unit !== '' && after.startsWith(unit, start) && !/^[\p{L}\d]/u.test(after.slice(start + unit.length));
  return follows ? start + unit.length : 0;
}

function withScale(input: {
  head: string;
  all: string;
  bare: number;
  unit: string;
  locale: string;
}): { value: number; end: number } | FigureTrouble {
  const { head, all, bare, unit, locale } = input;
  const [amount] = readAmounts(head, locale);
  if (amount?.start !== 0 || amount.end < all.length) return { value: bare, end: all.length };
  const written = head.slice(all.length, amount.end);
  if (
    amount.kind === 'percent' &&
    unit !== '' &&
    !/%|percent|prozent|pour ?cent|por ciento|points?|punkte?|puntos?|pp/.test(unit)
  )
    return 'unit';
  if (amount.kind === 'duration' && unit !== '' && spanOf(written) !== spanOf(unit)) return 'unit';
  if (amount.value === bare) return { value: bare, end: amount.end };
  if (LONE_LETTER.test(written) && !/^[^\d-]/.test(all)) return 'scale';
  return { value: amount.value / scaleOf(unit), end: amount.end };
}

const SPANS: ReadonlyArray<readonly [RegExp, string]> = [
  [/^(?:ms|millise)/, 'millisecond'],
  [/^(?:min)/, 'minute'],
  [/^(?:s$|sec|sek|seg)/, 'second'],
  [/^(?:h$|hr|hour|std|stund|heure|hora)/, 'hour'],
  [/^(?:business|working|werk|arbeits)/, 'working day'],
  [/^(?:d$|day|tag|jour|dia)/, 'day'],
  [/^(?:week|woche|semaine|semana)/, 'week'],
  [/^(?:month|monat|mois|mes)/, 'month'],
];

function spanOf(text: string): string {
  const word = text.trim();
  return SPANS.find(([pattern]) => pattern.test(word))?.[1] ?? word;
}

/** @returns by how much the unit itself is larger than one: 1000 for `k€`, a million for `Mio. CHF`. */
function scaleOf(unit: string): number {
  if (/^[kt] ?(?:€|\$|£|eur|usd|chf)|(?:€|\$|£) ?k$|^k$|tsd|thousand|tausend|millier|miles/.test(unit))
    return 1e3;
  if (/^bn|milliard|mrd|billion/.test(unit)) return 1e9;
  if (/^mn? ?(?:€|\$|£|eur|usd|chf)|(?:€|\$|£) ?mn?$|^mn?$|mio|million|millon/.test(unit)) return 1e6;
  return 1;
}

/** @returns where in the written text the folded one has reached `end`. */
function placeOf(text: string, end: number): number {
  for (let place = 1; place <= text.length; place += 1)
    if (fold(text.slice(0, place)).length >= end) return place;
  return text.length;
}

function trouble(which: FigureTrouble): FigureReading {
  return { is: 'trouble', trouble: which };
}

/** What the report of a pilot measures by itself; `own` is for people to judge. */
export const FIGURES = [
  'check-ins',
  'agreed',
  'days-to-agree',
  'quality',
  'score',
  'concerns',
  'pulse',
  'own',
] as const;
export type Figure = (typeof FIGURES)[number];

/** Each figure of a pilot; null as long as there is nothing to measure. */
export type FigureValues = Readonly<Record<Exclude<Figure, 'own'>, number | null>>;

/** With fewer people than this behind it, an answer would not be anonymous (pulse). */
export const SMALLEST_GROUP = 5;

/** What became of one success measure. */
export interface Judged {
  value: number | null;
  /** Null: for people to judge, or nothing measured. */
  reached: boolean | null;
}

/** @returns the measured value and whether it reaches the target; days are better the fewer they are. */
export function judge(measure: { figure: Figure; target: number | null }, values: FigureValues): Judged {
  const { figure, target } = measure;
  if (figure === 'own') return { value: null, reached: null };
  const value = values[figure];
  if (value === null || target === null) return { value, reached: null };
  return { value, reached: figure === 'days-to-agree' ? value <= target : value >= target };
}

/** The questions of the pulse, in the order asked; answers go from 1 (not at all) to 5 (fully). */
export const PULSE_QUESTIONS = ['clear', 'helped', 'again'] as const;
export type PulseQuestion = (typeof PULSE_QUESTIONS)[number];

/** @returns the share of a whole in per cent, one decimal; null of nothing. */
export function percentOf(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part / whole) * 1000) / 10;
}

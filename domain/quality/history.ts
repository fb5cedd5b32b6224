import { beginsWithVerb } from './head.ts';
import type { KeyResultFacts } from './key-result-facts.ts';
import { has } from './words.ts';

/** How a figure moved in the last quarters. */
export interface Movement {
  /** Every step went the same way. */
  steady: boolean;
  /** Of all steps, with their sign. */
  mean: number;
  /** The largest step, without its sign. */
  largest: number;
  range: number;
}

/** @returns how the figure moved; nothing at all with fewer than two values. */
export function movement(history: readonly number[]): Movement {
  const steps = history.slice(1).map((value, index) => value - (history[index] ?? value));
  if (steps.length === 0) return { steady: false, mean: 0, largest: 0, range: 0 };
  const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length;
  const steady = steps.every((step) => Math.sign(step) === Math.sign(mean)) && mean !== 0;
  return {
    steady,
    mean,
    largest: Math.max(...steps.map(Math.abs)),
    range: Math.max(...history) - Math.min(...history),
  };
}

/** @returns the way from today's value to the target, or null where one of them is not known. */
export function plannedChange({ baseline, target, history }: KeyResultFacts): number | null {
  if (target.is !== 'number') return null;
  const start = baseline.is === 'number' ? baseline.value : history.at(-1);
  return start === undefined ? null : target.value - start;
}

/** Words of time stand in rates too: "answered within 2 days". */
const TIME =
  /^(?:time|days|hours|minutes|.*zeite?n?|.*tage|.*stunden|.*minuten|.*dauer|temps|delai.*|jours|heures|minutos|tiempo|plazo.*|dias|horas)$/;

/** @returns 1 where more is better, -1 where less is, 0 where the words do not say. */
export function betterWay(facts: KeyResultFacts): -1 | 0 | 1 {
  const { text, words, unit, quantities } = facts;
  if (beginsWithVerb(facts, words.up)) return 1;
  if (beginsWithVerb(facts, words.down)) return -1;
  const share = unit.includes('%') || quantities.length > 0;
  const bad = (text.match(words.bad) ?? []).some((word) => !(share && TIME.test(word)));
  const good = has(text, words.good);
  if (bad === good) return 0;
  return bad ? -1 : 1;
}

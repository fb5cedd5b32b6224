import type { ChampionAnswer, PilotChoice } from '#domain/kinds.ts';
import type { PulseQuestion } from '#domain/pilot/figures.ts';

/** The task by which a pilot's sponsor decides how it goes on. */
export interface PilotDecisionTexts {
  title(cycle: string): string;
  why: string;
  howLong: string;
  charter: string;
  judge: string;
  notMeasured: string;
  days(count: string): string;
  reached: string;
  notReached: string;
  people(active: number, of: number): string;
  agreed(agreed: number, of: number): string;
  lessons(count: number): string;
  decisionDay(day: string): string;
  question: string;
  options: Readonly<Record<PilotChoice, { label: string; hint: string }>>;
  waves: { label: string; hint: string };
  noWaves: string;
  wave(count: number): string;
  reason: { label: string; hint: string };
  send: string;
  choose: string;
  chooseWaves: string;
  sayWhy: string;
  shorten(most: number, length: number): string;
  done: { title: string; next: string };
}

/** The task that asks somebody of a pilot whether others may turn to them. */
export interface ChampionTexts {
  title: string;
  why(cycle: string): string;
  howLong: string;
  question: string;
  options: Readonly<Record<ChampionAnswer, { label: string; hint: string }>>;
  send: string;
  choose: string;
  done: Readonly<Record<ChampionAnswer, { title: string; next: string }>>;
}

/** Three questions that people in a pilot answer with their look back, if they like. */
export interface PulseTexts {
  heading: string;
  lead: string;
  questions: Readonly<Record<PulseQuestion, string>>;
  /** From 1, not at all, to 5, fully. */
  answers: readonly [string, string, string, string, string];
}

import type { CarryChoice, ObjectiveKind } from '#domain/kinds.ts';
import type { ScoreReading } from '#domain/scoring.ts';
import type { EndText } from './model.ts';

/** What the weekly page says. */
export interface CheckInTexts {
  title(week: number): string;
  why: string;
  howLong: string;
  since: string;
  nothing: { label: string; hint: string };
  some: { label: string; hint: string };
  send: string;
  yours: string;
  lastBlocker(text: string): string;
  start: { label: string; hint: string };
  today(unit: string): string;
  way(from: string, to: string): string;
  wayWithoutStart(target: string): string;
  lastTime(figure: string): string;
  reached: string;
  confidence: { high: string; middle: string; low: string };
  more: string;
  note: string;
  blocker: { label: string; hint: string };
  chooseChanged: string;
  changedBelow: string;
  chooseConfidence: string;
  /** @param example a number as the reader writes it. */
  writeFigure(example: string): string;
  writeStart(example: string): string;
  startIsTarget: string;
  shorten(most: number, length: number): string;
  done: { title: string; next: string };
}

/** What the page of the final figures says. */
export interface ScoreTexts {
  title(period: string): string;
  why: string;
  howLong: string;
  yours: string;
  kinds: Readonly<Record<ObjectiveKind, string>>;
  start: { label: string; hint: string };
  final(unit: string): string;
  way(from: string, to: string): string;
  targetWas(target: string): string;
  score: string;
  readings: Readonly<Record<ScoreReading, string>>;
  reason: string;
  /** Asked where a stretch went less far than hoped. */
  lesson: string;
  milestones: string;
  pending: string;
  /** Said after something was left pending. */
  pendingNext: string;
  own: {
    summary: string;
    score: { label: string; hint: string };
    why: string;
    /** @param example a number as the reader writes it. */
    write(example: string): string;
    sayWhy: string;
  };
  next: { heading: string; hint: string; choices: Readonly<Record<CarryChoice, string>> };
  areFinal: string;
  confirm: string;
  again: string;
  /** The title where only what was pending is asked for once more. */
  again2: string;
  correct: CorrectTexts;
  proposed: string;
  how: { heading: string; text: string };
  tickFinal: string;
  writeFinal(example: string): string;
  writeStart: string;
  startIsTarget: string;
  sayReason: string;
  shorten(most: number, length: number): string;
  done: { title: string; next: string };
}

/** The page where a final figure is put right after it was confirmed. */
export interface CorrectTexts {
  link: string;
  title: string;
  lead: string;
  /** What stands now. */
  now(figure: string, score: string): string;
  none: string;
  value: { label: string; hint: string };
  why: string;
  /** Above what was corrected before. */
  before: string;
  was(from: string, to: string): string;
  choose: string;
  button: string;
  write(example: string): string;
  sayWhy: string;
  one: string;
  saved: string;
  over: EndText;
}

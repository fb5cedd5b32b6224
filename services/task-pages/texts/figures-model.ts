import type { ObjectiveKind } from '#domain/kinds.ts';
import type { ScoreReading } from '#domain/scoring.ts';

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
  areFinal: string;
  confirm: string;
  again: string;
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

import { formatForInput, formatNumber, parseNumber } from '#domain/format.ts';
import { CARRY_CHOICES } from '#domain/kinds.ts';
import { finalScore, needsReason } from '#domain/scoring.ts';
import type { FinalValue, ScoreExtras } from '#storage/actions/score.ts';
import type { ScoreSheet, SheetKeyResult } from '#storage/repositories/score-sheet.ts';
import type { Fields } from '../fields.ts';
import type { FormProblem } from '../form.ts';
import type { ScoreTexts } from '../texts/figures-model.ts';

const REASON_LENGTH = 2000;

type Part = 'value' | 'reason' | 'proposed' | 'baseline' | 'pending' | 'own' | 'ownReason';

/** @returns the name of a key result's field. */
export function nameOf({ id }: { id: string }, part: Part): string {
  return `keyResults[${id}][${part}]`;
}

export function milestoneName({ id }: { id: string }, milestoneId: string): string {
  return `keyResults[${id}][reached][${milestoneId}]`;
}

export function carryOverName(objectiveId: string): string {
  return `objectives[${objectiveId}][next]`;
}

/** The final figures as they stand on the page, before anything is known to be right. */
export interface Entered {
  pending: boolean;
  baseline: number | null;
  value: number | null;
  /** Null while nothing was typed. */
  own: number | null;
  reached: string[];
  /** What the page says it has worked out a score for. */
  shown: string;
}

/** @returns what somebody typed for a key result; on a page nobody has filled in, what the last check-in said. */
export function entered(keyResult: SheetKeyResult, fields: Fields, locale: string): Entered {
  const text = (part: Part) => fields.text(nameOf(keyResult, part));
  const filled = fields.names().length > 0;
  const baseline = keyResult.baseline ?? parseNumber(text('baseline'), locale);
  const reached = keyResult.milestones
    .map(({ id }) => id)
    .filter((id) => fields.text(milestoneName(keyResult, id)) === 'yes');
  const typed = filled ? text('value') : formatForInput(keyResult.currentValue, locale);
  // Nobody reads a score of 0 before they have said anything.
  const ticked = filled ? reached.length : null;
  const value = keyResult.milestones.length > 0 ? ticked : parseNumber(typed, locale);
  const told = keyResult.baseline === null && baseline !== null ? ` from ${baseline}` : '';
  return {
    pending: text('pending') === 'yes',
    baseline,
    value,
    own: parseNumber(text('own'), locale),
    reached,
    shown: value === null || baseline === null ? '' : `${value}${told}`,
  };
}

/** What is to be stored; `unseen`: a figure differs from the one for which the page showed a score. */
export interface ReadScores {
  values: FinalValue[];
  extras: ScoreExtras;
  unseen: boolean;
  problems: FormProblem[];
}

/** Reads the page of the final figures; whatever is wrong is said at its field. */
export function readScores(
  sheet: ScoreSheet,
  fields: Fields,
  { locale, words }: { locale: string; words: ScoreTexts },
): ReadScores {
  const problems: FormProblem[] = [];
  const values: FinalValue[] = [];
  const pending: string[] = [];
  let unseen = false;
  for (const keyResult of sheet.keyResults) {
    const given = entered(keyResult, fields, locale);
    const said = (part: Part) => fields.text(nameOf(keyResult, part)).trim();
    const problem = (part: Part, remedy: string) =>
      void problems.push({ field: nameOf(keyResult, part), remedy });
    if (given.pending) {
      pending.push(keyResult.id);
      continue;
    }
    // Where nobody measured the start there may be nothing to say: it stays pending.
    if (keyResult.baseline === null && !said('value') && !said('baseline')) continue;
    const { baseline, value } = given;
    if (baseline === null) {
      problem('baseline', words.writeStart);
      continue;
    }
    if (baseline === keyResult.target) {
      problem('baseline', words.startIsTarget);
      continue;
    }
    if (value === null) {
      problem('value', words.writeFinal(formatNumber(99.95, locale)));
      continue;
    }
    if (fields.text(nameOf(keyResult, 'proposed')) !== given.shown) unseen = true;
    const own = readOwn(said, given, { locale, words, problem });
    const reason = said('reason');
    const { score } = finalScore({ target: keyResult.target, baseline, value, own: own?.score ?? null });
    if (needsReason(keyResult.objectiveKind, score) && !reason) problem('reason', words.sayReason);
    for (const part of ['reason', 'ownReason'] as const) {
      const { length } = said(part);
      if (length > REASON_LENGTH) problem(part, words.shorten(REASON_LENGTH, length));
    }
    const told = keyResult.baseline === null ? baseline : null;
    values.push({ keyResultId: keyResult.id, value, baseline: told, reason, own, reached: given.reached });
  }
  return { values, extras: { pending, carryOver: readCarryOver(sheet, fields) }, unseen, problems };
}

/** A score of one's own comes with a sentence, and a sentence with a score. */
function readOwn(
  said: (part: Part) => string,
  { own }: Entered,
  at: { locale: string; words: ScoreTexts; problem: (part: Part, remedy: string) => void },
): { score: number; reason: string } | null {
  const { words, problem } = at;
  const why = said('ownReason');
  if (!said('own')) {
    if (why) problem('own', words.own.write(formatNumber(0.7, at.locale)));
    return null;
  }
  if (own === null || own < 0 || own > 1) {
    problem('own', words.own.write(formatNumber(0.7, at.locale)));
    return null;
  }
  if (!why) problem('ownReason', words.own.sayWhy);
  return { score: own, reason: why };
}

function readCarryOver(sheet: ScoreSheet, fields: Fields): NonNullable<ScoreExtras['carryOver']> {
  return sheet.ownObjectives.flatMap(({ id }) => {
    const choice = CARRY_CHOICES.find((each) => each === fields.text(carryOverName(id)));
    return choice ? [{ objectiveId: id, choice }] : [];
  });
}

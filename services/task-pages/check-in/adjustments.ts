import { html } from 'ghtml';
import { isAdjustWeek } from '#domain/check-ins/rhythm.ts';
import { formatNumber, parseNumber } from '#domain/format.ts';
import { ADJUSTMENTS } from '#domain/kinds.ts';
import type { AdjustmentEntry } from '#storage/actions/check-in.ts';
import type { OwnedKeyResult } from '#storage/actions/owned-key-results.ts';
import type { TaskOnPage } from '#storage/repositories/task-page.ts';
import type { Fields } from '../fields.ts';
import { type FormProblem, radioGroup, textField } from '../form.ts';
import type { AdjustTexts } from '../texts/quarter-model.ts';
import { textsOf } from '../view.ts';
import { nameOf } from './entries.ts';

const REASON_LENGTH = 500;

/** @returns whether the page of this week asks whether to keep, change or drop the key result. */
export function asksToAdjust(task: Pick<TaskOnPage, 'ordinal'>, { adjusted }: OwnedKeyResult): boolean {
  return isAdjustWeek(task.ordinal) && !adjusted;
}

/** @returns safe HTML of the question, once in the middle of the period; empty in other weeks. */
export function adjustFields(
  keyResult: OwnedKeyResult,
  {
    task,
    fields,
    problems,
  }: {
    task: Pick<TaskOnPage, 'ordinal' | 'locale'>;
    fields: Fields;
    problems: readonly FormProblem[];
  },
): string {
  if (!asksToAdjust(task, keyResult)) return '';
  const words = textsOf(task).quarter.adjust;
  const field = (part: 'adjust' | 'adjustTarget' | 'adjustReason') => {
    const name = nameOf(keyResult, part);
    return { name, value: fields.text(name), problems };
  };
  return html`!${radioGroup({
    ...field('adjust'),
    label: words.question,
    inRow: true,
    options: ADJUSTMENTS.map((value) => ({ value, label: words.options[value] })),
  })}
    !${textField({ ...field('adjustTarget'), ...words.target, figure: true })}
    !${textField({ ...field('adjustReason'), ...words.reason })}`;
}

/** @returns what the form says of keeping, changing and dropping; what is wrong is added to `problems`. */
export function readAdjustments(
  task: Pick<TaskOnPage, 'ordinal' | 'locale'>,
  owned: readonly OwnedKeyResult[],
  fields: Fields,
  problems: FormProblem[],
): AdjustmentEntry[] {
  const words = textsOf(task).quarter.adjust;
  return owned
    .filter((keyResult) => asksToAdjust(task, keyResult))
    .flatMap((keyResult) => readAdjustment(keyResult, { task, fields, problems, words }) ?? []);
}

function readAdjustment(
  keyResult: OwnedKeyResult,
  {
    task,
    fields,
    problems,
    words,
  }: {
    task: Pick<TaskOnPage, 'ordinal' | 'locale'>;
    fields: Fields;
    problems: FormProblem[];
    words: AdjustTexts;
  },
): AdjustmentEntry | null {
  const text = (part: 'adjust' | 'adjustTarget' | 'adjustReason') =>
    fields.text(nameOf(keyResult, part)).trim();
  const choice = ADJUSTMENTS.find((each) => each === text('adjust'));
  if (!choice) {
    problems.push({ field: nameOf(keyResult, 'adjust'), remedy: words.choose });
    return null;
  }
  if (choice === 'keep') return { keyResultId: keyResult.id, choice, target: null, reason: '' };
  const reason = text('adjustReason');
  const field = nameOf(keyResult, 'adjustReason');
  if (!reason) problems.push({ field, remedy: words.sayReason });
  if (reason.length > REASON_LENGTH)
    problems.push({ field, remedy: textsOf(task).quarter.change.shorten(REASON_LENGTH, reason.length) });
  const target = choice === 'change' ? parseNumber(text('adjustTarget'), task.locale) : null;
  const at = nameOf(keyResult, 'adjustTarget');
  if (choice === 'change' && target === null)
    problems.push({ field: at, remedy: words.writeTarget(formatNumber(99.95, task.locale)) });
  if (target !== null && (target === keyResult.target || target === keyResult.baseline))
    problems.push({ field: at, remedy: words.sameTarget });
  return { keyResultId: keyResult.id, choice, target, reason };
}

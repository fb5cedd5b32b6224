import { formatForInput, formatNumber, parseNumber } from '#domain/format.ts';
import type { CheckInEntry } from '#storage/actions/check-in.ts';
import type { OwnedKeyResult } from '#storage/actions/owned-key-results.ts';
import type { Fields } from '../fields.ts';
import type { FormProblem } from '../form.ts';
import type { CheckInTexts } from '../texts/figures-model.ts';

const TEXT_LENGTH = 2000;

/** The three answers of the page on the scale of 0 to 10 in which confidence is kept. */
export const CONFIDENCE = [
  { value: '8', word: 'high' },
  { value: '5', word: 'middle' },
  { value: '2', word: 'low' },
] as const;

/** How the reader writes numbers, and the words of the page. */
export interface Reading {
  locale: string;
  words: CheckInTexts;
}

export type Part =
  | 'value'
  | 'baseline'
  | 'confidence'
  | 'note'
  | 'blocker'
  | 'adjust'
  | 'adjustTarget'
  | 'adjustReason';

/** @returns the name of a key result's field. */
export function nameOf(keyResult: OwnedKeyResult, part: Part): string {
  return `keyResults[${keyResult.id}][${part}]`;
}

/**
 * @returns what the form says: the entries, null where nothing changed; and what is wrong with it.
 */
export function readEntries(
  owned: readonly OwnedKeyResult[],
  fields: Fields,
  reading: Reading,
): { entries: CheckInEntry[] | null; problems: FormProblem[] } {
  const { locale, words } = reading;
  const changed = fields.text('changed');
  if (changed !== 'nothing' && changed !== 'some') {
    return {
      entries: null,
      problems: [{ field: 'changed', remedy: words.chooseChanged }],
    };
  }
  if (changed === 'nothing') {
    const edited = owned.some((keyResult) => isEdited(keyResult, fields, locale));
    return { entries: null, problems: edited ? [{ field: 'changed', remedy: words.changedBelow }] : [] };
  }
  const problems: FormProblem[] = [];
  const entries = owned.map((keyResult) => readEntry(keyResult, fields, reading, problems));
  return { entries, problems };
}

function isEdited(keyResult: OwnedKeyResult, fields: Fields, locale: string): boolean {
  const typed = fields.text(nameOf(keyResult, 'value')).trim();
  const number = parseNumber(typed, locale);
  const shown = parseNumber(formatForInput(shownValue(keyResult), locale), locale);
  const said = (['note', 'blocker', 'baseline'] as const).some((part) =>
    fields.text(nameOf(keyResult, part)).trim(),
  );
  return (typed !== '' && number !== shown) || said;
}

function readEntry(
  keyResult: OwnedKeyResult,
  fields: Fields,
  reading: Reading,
  problems: FormProblem[],
): CheckInEntry {
  const { locale, words } = reading;
  const valueField = nameOf(keyResult, 'value');
  const value = parseNumber(fields.text(valueField), locale);
  const baseline = readBaseline(keyResult, fields, reading, problems);
  // Before anything was measured a week may be told in words alone.
  const unmeasured = keyResult.baseline === null && keyResult.currentValue === null;
  if (value === null && !(unmeasured && fields.text(valueField).trim() === '')) {
    problems.push({
      field: valueField,
      remedy: words.writeFigure(formatNumber(99.95, locale)),
    });
  }
  const confidenceField = nameOf(keyResult, 'confidence');
  const confidence = CONFIDENCE.find((each) => each.value === fields.text(confidenceField));
  if (!confidence) problems.push({ field: confidenceField, remedy: words.chooseConfidence });
  const [note, blocker] = (['note', 'blocker'] as const).map((part) => {
    const name = nameOf(keyResult, part);
    const text = fields.text(name).trim();
    if (text.length > TEXT_LENGTH) {
      problems.push({
        field: name,
        remedy: words.shorten(TEXT_LENGTH, text.length),
      });
    }
    return text;
  });
  return {
    keyResultId: keyResult.id,
    value,
    baseline,
    confidence: Number(confidence?.value ?? 5),
    note: note ?? '',
    blocker: blocker ?? '',
  };
}

/** Asked as long as it is not known where the key result starts. */
function readBaseline(
  keyResult: OwnedKeyResult,
  fields: Fields,
  { locale, words }: Reading,
  problems: FormProblem[],
): number | null {
  const field = nameOf(keyResult, 'baseline');
  const typed = fields.text(field).trim();
  if (keyResult.baseline !== null || !typed) return null;
  const baseline = parseNumber(typed, locale);
  if (baseline === null)
    problems.push({
      field,
      remedy: words.writeStart(formatNumber(99.95, locale)),
    });
  if (baseline === keyResult.target)
    problems.push({
      field,
      remedy: words.startIsTarget,
    });
  return baseline;
}

/** @returns the figure that stands on the page: the last one said, else where it starts. */
export function shownValue(keyResult: OwnedKeyResult): number | null {
  return keyResult.currentValue ?? keyResult.baseline;
}

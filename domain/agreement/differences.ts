import type { RoundContent, RoundKeyResult, RoundObjective } from './content.ts';

export type DifferingField = 'why' | 'notThisQuarter' | 'title' | 'kind' | 'baseline' | 'target' | 'unit';

export interface FieldDifference {
  field: DifferingField;
  before: string | number | null;
  after: string | number | null;
}

/** What became of one objective, key result or text of the set between two rounds. */
export interface Difference {
  of: 'set' | 'objective' | 'key-result';
  /** Empty for the set's own texts. */
  id: string;
  /** As it is called now, or was called before it went. */
  title: string;
  change: 'added' | 'removed' | 'changed';
  /** The key result's unit, for its figures. */
  unit: string;
  /** What differs; empty where all of it came or went. */
  fields: FieldDifference[];
}

/**
 * Compares two rounds. Objectives and key results are the same when their ids are: a draft keeps them while it is
 * rewritten.
 *
 * @returns the differences in the order of the later round, what went at the end of its place.
 */
export function differencesBetween(before: RoundContent, after: RoundContent): Difference[] {
  const own = fieldsThatDiffer(before, after, ['why', 'notThisQuarter']);
  return [
    ...(own.length > 0
      ? [{ of: 'set' as const, id: '', title: '', change: 'changed' as const, unit: '', fields: own }]
      : []),
    ...after.objectives.flatMap((objective) => ofObjective(find(before.objectives, objective.id), objective)),
    ...before.objectives
      .filter(({ id }) => !find(after.objectives, id))
      .map((gone) => whole('objective', gone, 'removed')),
  ];
}

function ofObjective(before: RoundObjective | undefined, after: RoundObjective): Difference[] {
  if (!before) return [whole('objective', after, 'added')];
  const fields = fieldsThatDiffer(before, after, ['title', 'kind']);
  return [
    ...(fields.length > 0 ? [{ ...whole('objective', after, 'changed'), fields }] : []),
    ...after.keyResults.flatMap((keyResult) => ofKeyResult(find(before.keyResults, keyResult.id), keyResult)),
    ...before.keyResults
      .filter(({ id }) => !find(after.keyResults, id))
      .map((gone) => whole('key-result', gone, 'removed')),
  ];
}

function ofKeyResult(before: RoundKeyResult | undefined, after: RoundKeyResult): Difference[] {
  if (!before) return [whole('key-result', after, 'added')];
  const fields = fieldsThatDiffer(before, after, ['title', 'baseline', 'target', 'unit']);
  return fields.length > 0 ? [{ ...whole('key-result', after, 'changed'), fields }] : [];
}

function whole(
  of: Difference['of'],
  { id, title, unit = '' }: { id: string; title: string; unit?: string },
  change: Difference['change'],
): Difference {
  return { of, id, title, change, unit, fields: [] };
}

function fieldsThatDiffer<Part extends Partial<Record<DifferingField, string | number | null>>>(
  before: Part,
  after: Part,
  fields: ReadonlyArray<DifferingField & keyof Part>,
): FieldDifference[] {
  return fields.flatMap((field) => {
    const pair = { field, before: before[field] ?? null, after: after[field] ?? null };
    return pair.before === pair.after ? [] : [pair];
  });
}

function find<Row extends { id: string }>(rows: readonly Row[], id: string): Row | undefined {
  return rows.find((row) => row.id === id);
}

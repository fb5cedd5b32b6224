import type { ParentChange } from '../kinds.ts';
import type { RoundContent, RoundKeyResult } from './content.ts';

/** Something about a goal that those below it have built on, and that is not so any more. */
export interface MaterialChange {
  objectiveId: string;
  /** The objective as those below know it. */
  objectiveTitle: string;
  change: ParentChange;
  /** The key result concerned; null when the whole objective was dropped. */
  keyResult: string | null;
  before: number | null;
  after: number | null;
  unit: string;
}

/**
 * Tells what really changed from what only reads differently: a target, the direction of a figure, something dropped.
 * Wording, order and additions leave what was built on them as it was.
 *
 * @returns the changes that concern whoever contributes to these objectives.
 */
export function materialChanges(before: RoundContent, after: RoundContent): MaterialChange[] {
  return before.objectives.flatMap((old): MaterialChange[] => {
    const base = { objectiveId: old.id, objectiveTitle: old.title, before: null, after: null, unit: '' };
    const now = after.objectives.find(({ id }) => id === old.id);
    if (!now) return [{ ...base, change: 'dropped', keyResult: null }];
    return old.keyResults.flatMap((keyResult): MaterialChange[] => {
      const next = now.keyResults.find(({ id }) => id === keyResult.id);
      if (!next) return [{ ...base, change: 'dropped', keyResult: keyResult.title }];
      const change = changeOf(keyResult, next);
      if (!change) return [];
      const figures = { before: keyResult.target, after: next.target, unit: next.unit };
      return [{ ...base, ...figures, change, keyResult: keyResult.title }];
    });
  });
}

function changeOf(before: RoundKeyResult, after: RoundKeyResult): ParentChange | null {
  const way = [directionOf(before), directionOf(after)];
  if (way.every((direction) => direction !== 0) && way[0] !== way[1]) return 'direction';
  // The same number in another unit is another target.
  return before.target !== after.target || unitOf(before) !== unitOf(after) ? 'target' : null;
}

/** 0 as long as the baseline is not known. */
function directionOf({ baseline, target }: RoundKeyResult): number {
  return baseline === null ? 0 : Math.sign(target - baseline);
}

function unitOf({ unit }: RoundKeyResult): string {
  return unit.trim().toLowerCase();
}

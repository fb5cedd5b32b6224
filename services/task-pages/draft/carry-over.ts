import { formatForInput } from '#domain/format.ts';
import { BLANK_KEY_RESULT, type DraftObjectiveInput } from '#domain/okr-draft.ts';
import type { LastCycle } from '#storage/repositories/draft-beside.ts';

/**
 * @returns an objective of the last period as the next one may begin with it: where it ended is where it starts, and a
 *   target that was reached is left open. Undefined for an id that is not there.
 */
export function carriedOver(
  last: LastCycle,
  objectiveId: string,
  locale: string,
): DraftObjectiveInput | undefined {
  const objective = last.objectives.find(({ id }) => id === objectiveId);
  if (!objective || objective.choice === 'drop') return undefined;
  return {
    id: '',
    title: objective.title,
    kind: objective.kind,
    aligned: '',
    keyResults: objective.keyResults.map((row) => {
      const left = row.milestones.filter(({ reached }) => !reached).map(({ title }) => title);
      if (row.milestones.length > 0)
        return { ...BLANK_KEY_RESULT, title: row.title, unit: row.unit, milestones: left.join('\n') };
      const end = last.ends.get(row.id);
      const start = end?.finalValue ?? row.currentValue ?? row.baseline;
      const reached = (end?.score ?? 0) >= 1;
      return {
        ...BLANK_KEY_RESULT,
        title: row.title,
        unit: row.unit,
        baseline: formatForInput(start, locale),
        baselineLater: start === null ? 'yes' : '',
        target: reached ? '' : formatForInput(row.target, locale),
        direction: row.direction,
      };
    }),
  };
}

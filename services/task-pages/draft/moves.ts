import {
  BLANK_KEY_RESULT,
  type DraftInput,
  type DraftKeyResultInput,
  type DraftObjectiveInput,
  isBlank,
} from '#domain/okr-draft.ts';

/** An objective nobody has written anything into. */
export const BLANK_OBJECTIVE: DraftObjectiveInput = {
  id: '',
  title: '',
  kind: '',
  aligned: '',
  keyResults: [BLANK_KEY_RESULT, BLANK_KEY_RESULT],
};

/** @returns the draft with at least one objective, and at least one key result in each, to write into. */
export function withRoom(draft: DraftInput): DraftInput {
  const objectives = draft.objectives.length > 0 ? draft.objectives : [BLANK_OBJECTIVE];
  return {
    ...draft,
    objectives: objectives.map((objective) =>
      objective.keyResults.length > 0 ? objective : { ...objective, keyResults: [BLANK_KEY_RESULT] },
    ),
  };
}

/**
 * What the buttons within the form do; nothing is stored by them.
 *
 * @param action the pressed button's value, such as `add-key-result-0` or `remove-key-result-0-1`.
 * @returns the draft after it, or null when the button is none of these.
 */
export function move(draft: DraftInput, action: string): DraftInput | null {
  const found = /^([a-z-]+?)(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/.exec(action);
  const [i, j] = [Number(found?.[2] ?? -1), Number(found?.[3] ?? -1)];
  switch (found?.[1]) {
    case 'add-objective':
      return { ...draft, objectives: [...draft.objectives, BLANK_OBJECTIVE] };
    case 'remove-objective':
      return { ...draft, objectives: draft.objectives.filter((_, index) => index !== i) };
    case 'add-key-result':
      return inObjective(draft, i, (keyResults) => [...keyResults, BLANK_KEY_RESULT]);
    case 'remove-key-result':
      return inObjective(draft, i, (keyResults) => keyResults.filter((_, index) => index !== j));
    case 'add-contributor':
      return inKeyResult(draft, i, j, (row) => ({ ...row, contributors: [...row.contributors, ''] }));
    case 'to-initiative':
      return inKeyResult(draft, i, j, toInitiative);
    default:
      return null;
  }
}

/** Work becomes an initiative, and its place is free for what it should change. */
function toInitiative(row: DraftKeyResultInput): DraftKeyResultInput {
  const initiatives = [row.initiatives.trim(), row.title.trim()].filter(Boolean).join('\n');
  return { ...row, title: '', initiatives };
}

/** @returns the draft with an objective more, in the place of the first empty one if there is one. */
export function withTaken(draft: DraftInput, taken: DraftObjectiveInput): DraftInput {
  const place = draft.objectives.findIndex(isBlank);
  if (place < 0) return { ...draft, objectives: [...draft.objectives, taken] };
  return { ...draft, objectives: draft.objectives.with(place, taken) };
}

function inObjective(
  draft: DraftInput,
  at: number,
  change: (keyResults: DraftKeyResultInput[]) => DraftKeyResultInput[],
): DraftInput {
  const objectives = draft.objectives.map((objective, index) =>
    index === at ? { ...objective, keyResults: change(objective.keyResults) } : objective,
  );
  return { ...draft, objectives };
}

function inKeyResult(
  draft: DraftInput,
  at: number,
  place: number,
  change: (row: DraftKeyResultInput) => DraftKeyResultInput,
): DraftInput {
  return inObjective(draft, at, (keyResults) =>
    keyResults.map((row, index) => (index === place ? change(row) : row)),
  );
}

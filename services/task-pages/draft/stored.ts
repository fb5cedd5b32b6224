import { formatForInput } from '#domain/format.ts';
import type { DraftInput, DraftKeyResultInput, NamedChoice } from '#domain/okr-draft.ts';
import type { KeyResultContent, OkrSetContent } from '#storage/repositories/okr-content.ts';
import type { Json } from '#storage/schema.ts';

/** What names are written as in the form. */
export interface Names {
  people: readonly NamedChoice[];
  departments: readonly NamedChoice[];
}

/** @returns a draft as the set holds it, its figures as the reader writes them. */
export function draftFromSet(set: OkrSetContent, locale: string, names: Names): DraftInput {
  return {
    why: set.why,
    notThisQuarter: set.notThisQuarter,
    objectives: set.objectives.map((objective) => ({
      id: objective.id,
      title: objective.title,
      kind: objective.kind,
      aligned: objective.local ? 'local' : (objective.alignedTo[0]?.id ?? ''),
      keyResults: objective.keyResults.map((keyResult) => fromKeyResult(keyResult, set, locale, names)),
    })),
  };
}

function fromKeyResult(
  keyResult: KeyResultContent,
  set: OkrSetContent,
  locale: string,
  { people, departments }: Names,
): DraftKeyResultInput {
  const { id, title, unit, baseline, target, dependency, startingConfidence, milestones } = keyResult;
  const stepwise = milestones.length > 0;
  const labelOf = (choices: readonly NamedChoice[], wanted: string) =>
    choices.find((choice) => choice.id === wanted)?.label;
  return {
    id,
    title,
    unit,
    baseline: stepwise ? '' : formatForInput(baseline, locale),
    baselineLater: baseline === null ? 'yes' : '',
    target: stepwise ? '' : formatForInput(target, locale),
    // A start and a target say which way by themselves.
    direction: baseline === null ? keyResult.direction : '',
    owner: keyResult.ownerId === set.ownerId ? '' : (labelOf(people, keyResult.ownerId) ?? ''),
    contributors: keyResult.contributors.flatMap((person) => labelOf(people, person.id) ?? []),
    confidence: startingConfidence === null ? '' : String(startingConfidence),
    initiatives: keyResult.initiatives.join('\n'),
    milestones: milestones.map(({ title: step }) => step).join('\n'),
    need: {
      department: dependency
        ? (labelOf(departments, dependency.departmentId) ?? dependency.departmentName)
        : '',
      wanted: dependency?.wanted ?? '',
      by: dependency?.neededBy ?? '',
    },
  };
}

/** @returns what was kept half-way on the task (see `saveDraft`), or null when nothing was. */
export function draftFromOutcome(outcome: Json | null): DraftInput | null {
  const typed = member(outcome, 'typed');
  if (typed === undefined) return null;
  return {
    why: text(typed, 'why'),
    notThisQuarter: text(typed, 'notThisQuarter'),
    objectives: list(typed, 'objectives').map((objective) => ({
      id: text(objective, 'id'),
      title: text(objective, 'title'),
      kind: text(objective, 'kind'),
      aligned: text(objective, 'aligned'),
      keyResults: list(objective, 'keyResults').map(fromTyped),
    })),
  };
}

function fromTyped(row: Json): DraftKeyResultInput {
  const need = member(row, 'need');
  return {
    id: text(row, 'id'),
    title: text(row, 'title'),
    baseline: text(row, 'baseline'),
    baselineLater: text(row, 'baselineLater'),
    target: text(row, 'target'),
    unit: text(row, 'unit'),
    direction: text(row, 'direction'),
    owner: text(row, 'owner'),
    contributors: list(row, 'contributors').filter((name) => typeof name === 'string'),
    confidence: text(row, 'confidence'),
    initiatives: text(row, 'initiatives'),
    milestones: text(row, 'milestones'),
    need: { department: text(need, 'department'), wanted: text(need, 'wanted'), by: text(need, 'by') },
  };
}

function member(value: Json | null | undefined, key: string): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value[key] : undefined;
}

function text(from: Json | undefined, key: string): string {
  const value = member(from, key);
  return typeof value === 'string' ? value : '';
}

function list(from: Json | undefined, key: string): Json[] {
  const value = member(from, key);
  return Array.isArray(value) ? value : [];
}

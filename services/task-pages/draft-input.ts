import { formatForInput } from '#domain/format.ts';
import {
  DRAFT_LIMITS,
  type DraftInput,
  type DraftKeyResultInput,
  type DraftObjectiveInput,
} from '#domain/okr-draft.ts';
import type { OkrSetContent } from '#storage/repositories/okr-content.ts';
import type { Json } from '#storage/schema.ts';
import type { Fields } from './fields.ts';

/** More rows than these are not read, whatever a form claims. */
const MOST_ROWS = 2 * DRAFT_LIMITS.objectives;

/** @returns a draft as it stands in a posted form. */
export function draftFromFields(fields: Fields): DraftInput {
  const rows = (pattern: RegExp) => {
    const found = fields.names().flatMap((name) => pattern.exec(name)?.[1] ?? []);
    return [...new Set(found.map(Number))].sort((a, b) => a - b).slice(0, MOST_ROWS);
  };
  return {
    why: fields.text('why'),
    notThisQuarter: fields.text('notThisQuarter'),
    objectives: rows(/^objectives\[(\d{1,2})\]/).map((i) => {
      const objective = `objectives[${i}]`;
      return {
        id: fields.text(`${objective}[id]`),
        title: fields.text(`${objective}[title]`),
        kind: fields.text(`${objective}[kind]`),
        aligned: fields.text(`${objective}[aligned]`),
        keyResults: rows(new RegExp(`^objectives\\[${i}\\]\\[keyResults\\]\\[(\\d{1,2})\\]`)).map((j) => {
          const keyResult = `${objective}[keyResults][${j}]`;
          const read = (part: string) => fields.text(`${keyResult}[${part}]`);
          return {
            id: read('id'),
            title: read('title'),
            baseline: read('baseline'),
            target: read('target'),
            unit: read('unit'),
          };
        }),
      };
    }),
  };
}

/** @returns a draft as the set holds it, its figures as the reader writes them. */
export function draftFromSet(set: OkrSetContent, locale: string): DraftInput {
  return {
    why: set.why,
    notThisQuarter: set.notThisQuarter,
    objectives: set.objectives.map((objective) => ({
      id: objective.id,
      title: objective.title,
      kind: objective.kind,
      aligned: objective.local ? 'local' : (objective.alignedTo[0]?.id ?? ''),
      keyResults: objective.keyResults.map(({ id, title, baseline, target, unit }) => ({
        id,
        title,
        baseline: formatForInput(baseline, locale),
        target: formatForInput(target, locale),
        unit,
      })),
    })),
  };
}

/** @returns what was kept half-way on the task (see `saveDraft`), or null when nothing was. */
export function draftFromOutcome(outcome: Json | null): DraftInput | null {
  const typed = member(outcome, 'typed');
  if (typed === undefined) return null;
  const text = (from: Json | undefined, key: string) => {
    const value = member(from, key);
    return typeof value === 'string' ? value : '';
  };
  const rows = (from: Json | undefined, key: string) => {
    const value = member(from, key);
    return Array.isArray(value) ? value : [];
  };
  return {
    why: text(typed, 'why'),
    notThisQuarter: text(typed, 'notThisQuarter'),
    objectives: rows(typed, 'objectives').map((objective) => ({
      id: text(objective, 'id'),
      title: text(objective, 'title'),
      kind: text(objective, 'kind'),
      aligned: text(objective, 'aligned'),
      keyResults: rows(objective, 'keyResults').map((row) => ({
        id: text(row, 'id'),
        title: text(row, 'title'),
        baseline: text(row, 'baseline'),
        target: text(row, 'target'),
        unit: text(row, 'unit'),
      })),
    })),
  };
}

function member(value: Json | null | undefined, key: string): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value[key] : undefined;
}

const BLANK_KEY_RESULT: DraftKeyResultInput = { id: '', title: '', baseline: '', target: '', unit: '' };
const BLANK_OBJECTIVE: DraftObjectiveInput = {
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

/** @returns the draft with one more empty objective. */
export function withObjective(draft: DraftInput): DraftInput {
  return { ...draft, objectives: [...draft.objectives, BLANK_OBJECTIVE] };
}

/** @returns the draft with one more empty key result under an objective. */
export function withKeyResult(draft: DraftInput, index: number): DraftInput {
  const objectives = draft.objectives.map((objective, i) =>
    i === index ? { ...objective, keyResults: [...objective.keyResults, BLANK_KEY_RESULT] } : objective,
  );
  return { ...draft, objectives };
}

import {
  DRAFT_LIMITS,
  type DraftInput,
  type DraftKeyResultInput,
  type DraftObjectiveInput,
} from '#domain/okr-draft.ts';
import type { Fields } from '../fields.ts';

/** More rows than these are not read, whatever a form claims. */
const MOST_ROWS = 2 * DRAFT_LIMITS.contributorsEach;

/** @returns a draft as it stands in a posted form. */
export function draftFromFields(fields: Fields): DraftInput {
  return {
    why: fields.text('why'),
    notThisQuarter: fields.text('notThisQuarter'),
    objectives: rows(fields, 'objectives').map((name) => readObjective(fields, name)),
  };
}

/** @returns the names of the rows of a list, `objectives[0]`, `objectives[2]`, in their order. */
function rows(fields: Fields, list: string): string[] {
  const numbers = fields.names().flatMap((name) => {
    if (!name.startsWith(`${list}[`)) return [];
    const found = /^\[(\d{1,2})\]/.exec(name.slice(list.length))?.[1];
    return found === undefined ? [] : [Number(found)];
  });
  const ordered = [...new Set(numbers)].sort((a, b) => a - b);
  return ordered.slice(0, MOST_ROWS).map((number) => `${list}[${number}]`);
}

function readObjective(fields: Fields, name: string): DraftObjectiveInput {
  const read = (part: string) => fields.text(`${name}[${part}]`);
  return {
    id: read('id'),
    title: read('title'),
    kind: read('kind'),
    aligned: read('aligned'),
    keyResults: rows(fields, `${name}[keyResults]`).map((row) => readKeyResult(fields, row)),
  };
}

function readKeyResult(fields: Fields, name: string): DraftKeyResultInput {
  const read = (part: string) => fields.text(`${name}[${part}]`);
  const need = (part: string) => fields.text(`${name}[need][${part}]`);
  return {
    id: read('id'),
    title: read('title'),
    baseline: read('baseline'),
    baselineLater: read('baselineLater'),
    target: read('target'),
    unit: read('unit'),
    direction: read('direction'),
    owner: read('owner'),
    contributors: rows(fields, `${name}[contributors]`).map((field) => fields.text(field)),
    confidence: read('confidence'),
    initiatives: read('initiatives'),
    milestones: read('milestones'),
    need: { department: need('department'), wanted: need('wanted'), by: need('by') },
  };
}

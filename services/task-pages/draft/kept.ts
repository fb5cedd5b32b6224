import type { DraftKeyResultInput } from '#domain/okr-draft.ts';
import { type Fields, readFields } from '../fields.ts';
import type { TaskView } from '../view.ts';

/**
 * A long draft does not show every field of every key result: a page shall stay small, and so shall what people have to
 * look through. What is not shown travels in one hidden field of its row, `objectives[0][keyResults][1][kept]`.
 */
const PARTS = [
  'id',
  'title',
  'baseline',
  'baselineLater',
  'target',
  'unit',
  'direction',
  'owner',
  'confidence',
  'initiatives',
  'need][department',
  'need][wanted',
  'need][by',
] as const;
type Part = (typeof PARTS)[number];

const KEPT = /^(objectives\[\d{1,2}\]\[keyResults\]\[\d{1,2}\])\[kept\]$/;

/** @param shown what has a field of its own on the page. @returns the hidden field's value. */
export function keptOf(row: DraftKeyResultInput, shown: readonly string[]): string {
  const { need, contributors, ...texts } = row;
  const values: Record<Part, string> = {
    ...texts,
    'need][department': need.department,
    'need][wanted': need.wanted,
    'need][by': need.by,
  };
  return JSON.stringify([
    ...PARTS.map((part) => (shown.includes(part) ? '' : values[part])),
    ...contributors,
  ]);
}

/** @returns the form as if every field had been shown; a field that was shown counts. */
export function withKeptRows(fields: Fields): Fields {
  const values = new Map(fields.names().map((name) => [name, fields.text(name)]));
  for (const [name, value] of [...values]) {
    const row = KEPT.exec(name)?.[1];
    if (!row) continue;
    const [parts, contributors] = readKept(value);
    const keep = (part: string, text: string) => {
      const own = `${row}[${part}]`;
      if (text !== '' && !values.has(own)) values.set(own, text);
    };
    for (const [index, part] of PARTS.entries()) keep(part, parts[index] ?? '');
    for (const [index, text] of contributors.entries()) keep(`contributors][${index}`, text);
  }
  return readFields(Object.fromEntries(values));
}

/** @returns the view, given forms in which nothing is folded away. */
export function unfoldingKeptRows(view: TaskView): TaskView {
  const { live } = view;
  return {
    ...view,
    post: (task, fields) => view.post(task, withKeptRows(fields)),
    ...(live ? { live: (task, fields) => live(task, withKeptRows(fields)) } : {}),
  };
}

/** Whoever tampers with it loses what is in it, nothing else. */
function readKept(value: string): [parts: string[], contributors: string[]] {
  try {
    const read: unknown = JSON.parse(value);
    const texts = Array.isArray(read) ? read.map((each) => (typeof each === 'string' ? each : '')) : [];
    return [texts.slice(0, PARTS.length), texts.slice(PARTS.length)];
  } catch {
    return [[], []];
  }
}

import { type KeyResult, LANGUAGES, type Language, type OkrSet } from './types.ts';

/** A set as it should be read, or a sentence about what is missing. */
export type SetReading = { set: OkrSet } | { problem: string };

class Unreadable extends Error {}

/**
 * Reads a set of unknown origin.
 *
 * @returns the set, or what is wrong with it, in words that go on after "line 3:".
 */
export function readSet(input: unknown): SetReading {
  try {
    return { set: toSet(fields(input, 'an OKR set')) };
  } catch (error) {
    if (error instanceof Unreadable) return { problem: error.message };
    throw error;
  }
}

type Fields = Partial<Record<string, unknown>>;

function toSet(input: Fields): OkrSet {
  const { id } = input;
  if (typeof id !== 'string' && typeof id !== 'number') throw new Unreadable('"id" must be a text.');
  const objective = fields(input.objective, '"objective"');
  return {
    id: String(id),
    lang: language(input.lang),
    level: text(input.level, '"level"'),
    local: input.local === true,
    objective: {
      title: title(objective.title, '"objective.title"'),
      kind: text(objective.kind, '"objective.kind"'),
    },
    keyResults: list(input.keyResults, '"keyResults"').map(keyResult),
    parent:
      input.parent == null
        ? null
        : { title: title(fields(input.parent, '"parent"').title, '"parent.title"') },
    siblings: list(input.siblings ?? [], '"siblings"').map(sibling),
  };
}

function keyResult(input: unknown, index: number): KeyResult {
  const name = `"keyResults[${index}]`;
  const given = fields(input, `${name}"`);
  return {
    title: title(given.title, `${name}.title"`),
    baseline: value(given.baseline, `${name}.baseline"`),
    target: value(given.target, `${name}.target"`),
    unit: text(given.unit, `${name}.unit"`),
    history: list(given.history ?? [], `${name}.history"`).map((each) => {
      if (typeof each !== 'number') throw new Unreadable(`${name}.history" must be a list of numbers.`);
      return each;
    }),
  };
}

/** Siblings come as titles or as objectives. */
function sibling(input: unknown): string {
  return typeof input === 'string' ? input : text(fields(input, '"siblings"').title, '"siblings"');
}

function language(input: unknown): Language {
  const code = typeof input === 'string' ? input.toLowerCase().slice(0, 2) : '';
  const found = LANGUAGES.find((each) => each === code);
  if (!found) throw new Unreadable(`"lang" must be one of ${LANGUAGES.join(', ')}.`);
  return found;
}

function value(input: unknown, name: string): number | string | null {
  if (input == null) return null;
  if (typeof input === 'boolean') return input ? 'yes' : 'no';
  if (typeof input === 'number' || typeof input === 'string') return input;
  throw new Unreadable(`${name} must be a number or a text.`);
}

function title(input: unknown, name: string): string {
  if (typeof input === 'string' && input.trim()) return input;
  throw new Unreadable(`${name} is missing.`);
}

function text(input: unknown, name: string): string {
  if (input == null) return '';
  if (typeof input === 'string') return input;
  throw new Unreadable(`${name} must be a text.`);
}

function list(input: unknown, name: string): unknown[] {
  if (Array.isArray(input)) return input;
  throw new Unreadable(`${name} must be a list.`);
}

function fields(input: unknown, name: string): Fields {
  if (typeof input === 'object' && input !== null && !Array.isArray(input)) return { ...input };
  throw new Unreadable(`${name} must be an object.`);
}

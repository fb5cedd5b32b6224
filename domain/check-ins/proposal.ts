/** What a change of an agreed key result would make of it; which of these are set follows from the kind of change. */
export interface Proposal {
  /** Another target, or that of a new key result. */
  target: number | null;
  /** Other words, or the title of a new key result. */
  title: string;
  /** Of a new key result. */
  baseline: number | null;
  unit: string;
  /** Who is to take it over. */
  toPersonId: string | null;
  /** What it said before, once it was changed. */
  was: { title: string; target: number } | null;
}

export const NO_PROPOSAL: Proposal = {
  target: null,
  title: '',
  baseline: null,
  unit: '',
  toPersonId: null,
  was: null,
};

/** @param json as stored. @returns the proposal; whatever is missing counts as not set. */
export function readProposal(json: unknown): Proposal {
  const part = (name: keyof Proposal): unknown =>
    typeof json === 'object' && json !== null ? Reflect.get(json, name) : undefined;
  const number = (value: unknown) => (typeof value === 'number' && Number.isFinite(value) ? value : null);
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  return {
    target: number(part('target')),
    title: text(part('title')),
    baseline: number(part('baseline')),
    unit: text(part('unit')),
    toPersonId: text(part('toPersonId')) || null,
    was: readWas(part('was')),
  };
}

function readWas(json: unknown): Proposal['was'] {
  if (typeof json !== 'object' || json === null) return null;
  const title: unknown = Reflect.get(json, 'title');
  const target: unknown = Reflect.get(json, 'target');
  return typeof title === 'string' && typeof target === 'number' ? { title, target } : null;
}

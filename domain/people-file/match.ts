import type { KnownPerson } from './plan.ts';
import type { Problem } from './problems.ts';
import type { FileRow } from './row.ts';
import { shown } from './text.ts';

/** Which rows mean which known people, and which keys clash. */
export interface Matched {
  knownByRow: Map<FileRow, KnownPerson>;
  rowById: Map<string, FileRow>;
  rowByEmail: Map<string, FileRow>;
  knownById: Map<string, KnownPerson>;
  knownByEmail: Map<string, KnownPerson>;
  /** Ids of known people whom any row means, bad rows included: nobody is missing because of a typing error. */
  mentioned: Set<string>;
  problems: Problem[];
}

/**
 * The employee id is the key where a row has one, else the email without regard to case. A row whose email belongs
 * to somebody else is a clash, unless that person's own row in this file gives the email up.
 */
export function matchRows(input: {
  rows: readonly FileRow[];
  badRows: readonly FileRow[];
  existing: readonly KnownPerson[];
}): Matched {
  const matched: Matched = {
    knownByRow: new Map(),
    rowById: new Map(),
    rowByEmail: new Map(),
    knownById: new Map(),
    knownByEmail: new Map(),
    mentioned: new Set(),
    problems: [],
  };
  const { knownById, knownByEmail, mentioned, problems } = matched;
  for (const person of input.existing) {
    if (person.employeeId !== null) knownById.set(person.employeeId, person);
    if (person.email !== null) knownByEmail.set(person.email.toLowerCase(), person);
  }
  const all = [...input.rows, ...input.badRows].sort((a, b) => a.line - b.line);
  const bad = new Set(input.badRows);
  const unique = all.filter((row) => claimKeys(row, matched, bad.has(row)));

  const rowOfKnown = new Map<KnownPerson, FileRow>();
  for (const row of unique) {
    const known = knownOf(row, matched);
    if (!known) continue;
    mentioned.add(known.id);
    const other = rowOfKnown.get(known);
    if (other && !bad.has(row)) problems.push(samePerson(row, other, known));
    else rowOfKnown.set(known, row);
    matched.knownByRow.set(row, known);
  }
  for (const row of unique) {
    if (bad.has(row)) continue;
    const known = matched.knownByRow.get(row);
    const owner = row.email ? knownByEmail.get(row.email.toLowerCase()) : undefined;
    if (!owner || owner === known) continue;
    const ownersRow = rowOfKnown.get(owner);
    const givenUp =
      ownersRow?.email !== undefined && ownersRow.email?.toLowerCase() !== row.email?.toLowerCase();
    if (!givenUp || !ownersRow || bad.has(ownersRow)) problems.push(clash(row, owner, known));
  }
  return matched;
}

/** @returns whether the row is the first with its keys; a later one is a problem and means nobody. */
function claimKeys(row: FileRow, matched: Matched, bad: boolean): boolean {
  const id = row.employeeId;
  const email = row.email?.toLowerCase();
  const sameId = id === null ? undefined : matched.rowById.get(id);
  const sameEmail = email ? matched.rowByEmail.get(email) : undefined;
  if (id !== null && !sameId) matched.rowById.set(id, row);
  if (email && !sameEmail) matched.rowByEmail.set(email, row);
  const [first, column] = sameId ? ([sameId, 'employee_id'] as const) : ([sameEmail, 'email'] as const);
  if (!first) return true;
  if (!bad)
    matched.problems.push({
      line: row.line,
      column,
      code: sameId ? 'duplicate-id' : 'duplicate-email',
      message: `${shown((sameId ? id : row.email) ?? '')} is already on line ${first.line}.`,
      fix: sameId
        ? 'Keep one of the two rows, or give this person their own employee id.'
        : 'Keep one of the two rows, or give this person their own address.',
    });
  return false;
}

function knownOf(row: FileRow, { knownById, knownByEmail }: Matched): KnownPerson | undefined {
  const byId = row.employeeId === null ? undefined : knownById.get(row.employeeId);
  if (byId) return byId;
  const byEmail = row.email ? knownByEmail.get(row.email.toLowerCase()) : undefined;
  // Somebody with another employee id is somebody else; a person who had none receives this one.
  return byEmail && (row.employeeId === null || byEmail.employeeId === null) ? byEmail : undefined;
}

function samePerson(row: FileRow, other: FileRow, known: KnownPerson): Problem {
  return {
    line: row.line,
    column: row.employeeId === null ? 'email' : 'employee_id',
    code: row.employeeId === null ? 'duplicate-email' : 'duplicate-id',
    message: `This row and line ${other.line} both mean ${known.name}, who is already in Quarterdeck.`,
    fix: 'Keep one of the two rows, with employee id and email in it.',
  };
}

/** @returns that a row's email belongs to somebody else. */
export function clash(row: FileRow, owner: KnownPerson, known: KnownPerson | undefined): Problem {
  const ownerId =
    owner.employeeId === null ? 'has no employee id' : `has employee id ${shown(owner.employeeId)}`;
  return {
    line: row.line,
    column: 'email',
    code: 'ambiguous',
    message: `${shown(row.email ?? '')} belongs to ${owner.name}, who ${ownerId}, but employee id ${shown(
      row.employeeId ?? '',
    )} ${known ? `is ${known.name}'s` : 'is new'}.`,
    fix: 'Correct the employee id or the address, so that both mean the same person.',
  };
}

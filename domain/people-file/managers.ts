import type { Matched } from './match.ts';
import type { KnownPerson } from './plan.ts';
import type { Problem } from './problems.ts';
import type { PeopleFile } from './read.ts';
import type { FileRow } from './row.ts';
import { shown } from './text.ts';

/** Who somebody's manager is: a person already known, the row on a line of this file, or nobody. */
export type ManagerRef = { kind: 'known'; id: string } | { kind: 'row'; line: number } | { kind: 'none' };

type Found = { known: KnownPerson | undefined; row: FileRow | undefined };

/**
 * Finds each row's manager in the file or among the people known.
 * @returns a reference for every row that has one, and the problems.
 */
export function findManagers(input: { file: PeopleFile; matched: Matched }): {
  refs: Map<FileRow, ManagerRef>;
  problems: Problem[];
} {
  const { file, matched } = input;
  const problems: Problem[] = [];
  const refs = new Map<FileRow, ManagerRef>();
  const saysManager = file.columns.has('manager_email') || file.columns.has('manager_id');
  for (const row of file.rows) {
    const known = matched.knownByRow.get(row);
    if (!saysManager) {
      refs.set(row, known?.managerId ? { kind: 'known', id: known.managerId } : { kind: 'none' });
      continue;
    }
    const found = findManager(row, matched, problems);
    if (!found) refs.set(row, { kind: 'none' });
    else if (found.row === row || (known && found.known === known)) problems.push(ownManager(row));
    // Who is known keeps their id, so the reference survives when their row is skipped.
    else if (found.known) refs.set(row, { kind: 'known', id: found.known.id });
    else if (found.row) refs.set(row, { kind: 'row', line: found.row.line });
  }
  return { refs, problems };
}

function findManager(row: FileRow, matched: Matched, problems: Problem[]): Found | undefined {
  const byId = row.managerId
    ? found(matched.rowById.get(row.managerId), matched.knownById.get(row.managerId), matched)
    : undefined;
  const email = row.managerEmail?.toLowerCase();
  const byEmail = email
    ? found(matched.rowByEmail.get(email), matched.knownByEmail.get(email), matched)
    : undefined;
  if (row.managerId && !byId) problems.push(unknown(row.line, 'manager_id', row.managerId));
  else if (row.managerEmail && !byEmail) problems.push(unknown(row.line, 'manager_email', row.managerEmail));
  else if (byId && byEmail && !same(byId, byEmail))
    problems.push({
      line: row.line,
      column: 'manager_email',
      code: 'manager-mismatch',
      message: `manager_id ${shown(row.managerId ?? '')} and manager_email ${shown(
        row.managerEmail ?? '',
      )} are two different people.`,
      fix: 'Correct one of the two, or leave one empty.',
    });
  else return byId ?? byEmail;
  return undefined;
}

const same = (a: Found, b: Found) =>
  (a.row !== undefined && a.row === b.row) || (a.known !== undefined && a.known === b.known);

/** The file is newer than the database: where both have the key, the row says who is meant. */
function found(
  row: FileRow | undefined,
  known: KnownPerson | undefined,
  matched: Matched,
): Found | undefined {
  if (row) return { row, known: matched.knownByRow.get(row) };
  return known && { row: undefined, known };
}

/**
 * Walks up from everyone once. Circles through people who are not in the file count too; only rows are reported.
 * @param input.skipped lines of rows that will not be imported: those people keep the managers they have.
 */
export function findCircles(input: {
  rows: readonly FileRow[];
  refs: ReadonlyMap<FileRow, ManagerRef>;
  existing: readonly KnownPerson[];
  matched: Matched;
  skipped: ReadonlySet<number>;
}): Problem[] {
  const { refs, existing, matched, skipped } = input;
  const rows = input.rows.filter((row) => !skipped.has(row.line));
  const nodeOf = (row: FileRow) => matched.knownByRow.get(row)?.id ?? row.line;
  const above = new Map<string | number, string | number | null>();
  for (const person of existing) above.set(person.id, person.managerId);
  for (const row of rows) {
    const ref = refs.get(row);
    if (ref?.kind === 'row' && skipped.has(ref.line)) continue;
    if (ref) above.set(nodeOf(row), ref.kind === 'known' ? ref.id : ref.kind === 'row' ? ref.line : null);
  }
  const inCircle = new Map<string | number, number>();
  const visited = new Set<string | number>();
  for (const start of above.keys()) {
    const path = new Map<string | number, number>();
    let node: string | number | null | undefined = start;
    while (node !== null && node !== undefined && !visited.has(node) && !path.has(node)) {
      path.set(node, path.size);
      node = above.get(node);
    }
    const entry = node === null || node === undefined ? undefined : path.get(node);
    if (entry !== undefined)
      for (const [member, index] of path) if (index >= entry) inCircle.set(member, path.size - entry);
    for (const member of path.keys()) visited.add(member);
  }
  return rows
    .filter((row) => inCircle.has(nodeOf(row)))
    .map((row) => circle(row, inCircle.get(nodeOf(row)) ?? 0));
}

const columnOf = (row: FileRow) => (row.managerEmail ? 'manager_email' : 'manager_id');

function circle(row: FileRow, members: number): Problem {
  return {
    line: row.line,
    column: columnOf(row),
    code: 'manager-circle',
    message: `${shown(row.name)} is, through ${members - 1 === 1 ? 'one other person' : `${members - 1} others`}, their own manager.`,
    fix: 'Give one of the people in this circle a manager outside it, or none.',
  };
}

function ownManager(row: FileRow): Problem {
  return {
    line: row.line,
    column: columnOf(row),
    code: 'self-manager',
    message: `${shown(row.name)} is their own manager.`,
    fix: 'Leave the manager empty for whoever leads the organisation.',
  };
}

function unknown(line: number, column: 'manager_id' | 'manager_email', value: string): Problem {
  return {
    line,
    column,
    code: 'unknown-manager',
    message: `The manager ${shown(value)} is neither in this file nor already in Quarterdeck.`,
    fix: 'Add a row for the manager, correct the spelling, or leave it empty.',
  };
}

import { findCircles, type ManagerRef } from './managers.ts';
import { clash, type Matched } from './match.ts';
import type { KnownPerson } from './plan.ts';
import type { Problem } from './problems.ts';
import type { FileRow } from './row.ts';

/**
 * A row that is left out changes what the others mean: its person keeps their manager, which may close a circle, and
 * their address, which another row may want. Looks again until leaving out what was found puts nobody else in the wrong.
 * @returns the problems that exist only because bad rows are skipped.
 */
export function problemsOfSkipping(input: {
  rows: readonly FileRow[];
  refs: ReadonlyMap<FileRow, ManagerRef>;
  existing: readonly KnownPerson[];
  matched: Matched;
  problems: readonly Problem[];
}): Problem[] {
  const skipped = new Set(input.problems.map((problem) => problem.line));
  const found: Problem[] = [];
  for (;;) {
    const more = [...findCircles({ ...input, skipped }), ...keptAddresses({ ...input, skipped })];
    if (more.length === 0) return found;
    found.push(...more);
    for (const problem of more) skipped.add(problem.line);
  }
}

/** @returns rows whose address stays with somebody whose own row would have given it up. */
function keptAddresses(input: {
  rows: readonly FileRow[];
  matched: Matched;
  skipped: ReadonlySet<number>;
}): Problem[] {
  const { matched, skipped } = input;
  const rows = input.rows.filter((row) => !skipped.has(row.line));
  const givingUp = new Set(
    rows.flatMap((row) => {
      const known = matched.knownByRow.get(row);
      return known && row.email !== undefined && !sameAddress(row.email, known.email) ? [known] : [];
    }),
  );
  return rows.flatMap((row) => {
    const owner = row.email ? matched.knownByEmail.get(row.email.toLowerCase()) : undefined;
    const known = matched.knownByRow.get(row);
    return owner && owner !== known && !givingUp.has(owner) ? [clash(row, owner, known)] : [];
  });
}

const sameAddress = (a: string | null, b: string | null) => a?.toLowerCase() === b?.toLowerCase();

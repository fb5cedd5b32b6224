import type { Matched } from './match.ts';
import type { Problem } from './problems.ts';
import type { FileRow } from './row.ts';
import { shown } from './text.ts';

/** @returns a problem for each row whose delegate is nobody in the file or in Quarterdeck, or the person themselves. */
export function findDelegates(rows: readonly FileRow[], matched: Matched): Problem[] {
  return rows.flatMap((row) => {
    const email = row.absence?.delegateEmail?.toLowerCase();
    if (!email) return [];
    const themselves = (row.email ?? matched.knownByRow.get(row)?.email)?.toLowerCase() === email;
    const known = matched.knownByEmail.get(email);
    if (!themselves && (matched.rowByEmail.has(email) || (known && known.state !== 'left'))) return [];
    return [
      {
        line: row.line,
        column: 'delegate_email',
        code: 'unknown-delegate',
        message: themselves ? 'Nobody stands in for themselves.' : `Nobody has the address ${shown(email)}.`,
        fix: 'Write the address of somebody in the file or in Quarterdeck, or leave it empty.',
      } satisfies Problem,
    ];
  });
}

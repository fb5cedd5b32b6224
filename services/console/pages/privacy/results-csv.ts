import { stringify } from 'csv-stringify/sync';
import type { ResultRow } from '#storage/privacy/results.ts';

const COLUMNS = [
  'level',
  'department',
  'owner',
  'employee_id',
  'state',
  'agreed_on',
  'objective',
  'kind',
  'key_result',
  'unit',
  'direction',
  'baseline',
  'target',
  'final_value',
  'score',
  'reviews',
  'comment',
] as const;

/** @returns the results as CSV, a key result a line; a text that a spreadsheet would take for a formula is quoted as text. */
export function resultsCsv(rows: readonly ResultRow[]): string {
  return stringify(
    rows.map((row) => ({
      ...row,
      agreed_on: row.agreedOn,
      employee_id: row.employeeId,
      key_result: row.keyResult,
      final_value: row.finalValue,
      reviews: row.reviews.map(({ reviewer, decision, on }) => `${reviewer}: ${decision} (${on})`).join('; '),
    })),
    { header: true, columns: [...COLUMNS], escape_formulas: true, bom: true },
  );
}

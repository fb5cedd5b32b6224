import type { ImportPlan } from './plan.ts';
import { concernsWholeFile, type Notice, type Problem } from './problems.ts';

/** What an import says to the person who asked for it; REST and the CLI's `--json` give it as it is. */
export interface ImportReport {
  /** Rows that hold somebody. */
  rows: number;
  created: number;
  updated: number;
  unchanged: number;
  /** Rows with a problem, left out or, when nothing was written, in the way. */
  badRows: number;
  /** People in Quarterdeck, not left, whom the file does not mention; they stay. */
  missing: Array<{ employeeId: string | null; email: string | null; name: string; department: string }>;
  newDepartments: string[];
  problems: Problem[];
  notices: Notice[];
  /** What was filled in where the file said nothing, one sentence each. */
  defaults: string[];
  ignoredColumns: string[];
  dryRun: boolean;
  written: boolean;
}

/** @returns the plan in the form of the report. */
export function reportOf(plan: ImportPlan, done: { written: boolean; dryRun: boolean }): ImportReport {
  const { rows, created, updated, unchanged, badRows, newDepartments, problems, notices } = plan;
  return {
    rows,
    created,
    updated,
    unchanged,
    badRows,
    missing: plan.missing.map(({ employeeId, email, name, departmentPath }) => ({
      employeeId,
      email,
      name,
      department: departmentPath,
    })),
    newDepartments,
    problems,
    notices,
    defaults: plan.defaults,
    ignoredColumns: plan.ignoredColumns,
    ...done,
  };
}

/** @returns the outcome of an import in one sentence. */
export function outcomeSentence(report: ImportReport): string {
  const { created, updated, unchanged, badRows } = report;
  const counts = `${created} created, ${updated} updated, ${unchanged} unchanged`;
  if (report.problems.length === 0)
    return report.written ? `Imported: ${counts}.` : `The file is good: ${counts}. Nothing was written.`;
  if (report.written) return `Imported without ${plural(badRows, 'bad row')}: ${counts}.`;
  if (report.problems.some(concernsWholeFile)) return 'This file cannot be imported. Nothing was written.';
  return `${plural(report.problems.length, 'problem')} in ${plural(report.rows, 'row')}. Nothing was written.`;
}

const plural = (count: number, noun: string) =>
  `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;

/** What can be wrong with a people file. Codes are part of the REST and CLI contract: add, never rename. */
export const PROBLEM_CODES = [
  // the file as a whole
  'empty-file',
  'not-text',
  'no-header',
  'missing-column',
  'duplicate-column',
  'no-rows',
  'too-many-rows',
  'too-many-problems',
  // the shape of a row
  'unclosed-quote',
  'wrong-field-count',
  // one value
  'control-characters',
  'damaged-text',
  'too-long',
  'missing-name',
  'missing-key',
  'missing-department',
  'bad-department',
  'ambiguous-department',
  'bad-email',
  'unknown-zone',
  'unknown-locale',
  'unknown-country',
  'unknown-role',
  // rows against each other and against the people already known
  'duplicate-id',
  'duplicate-email',
  'ambiguous',
  'self-manager',
  'unknown-manager',
  'manager-mismatch',
  'manager-circle',
  // absences
  'bad-day',
  'days-reversed',
  'unknown-delegate',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** Problems of the file as a whole: with one of them not even the good rows can be imported. */
const WHOLE_FILE: ReadonlySet<ProblemCode> = new Set([
  'empty-file',
  'not-text',
  'no-header',
  'missing-column',
  'duplicate-column',
  'no-rows',
  'too-many-rows',
  'too-many-problems',
  'unclosed-quote',
]);
export const concernsWholeFile = (problem: Problem): boolean => WHOLE_FILE.has(problem.code);

/** One thing to mend, addressed to the person who exported the file. */
export interface Problem {
  /** The line on which the row starts, counted from 1 as an editor does. */
  line: number;
  /** The canonical name of the column, or '' when the row as a whole is meant. */
  column: string;
  code: ProblemCode;
  message: string;
  fix: string;
}

/** Something HR ops should know that stops nothing. */
export interface Notice {
  line: number;
  column: string;
  code: 'manager-skipped' | 'already-left' | 'absence-kept';
  message: string;
}

/** Problems beyond this many are not worth reading; the file is refused as a whole. */
export const MAX_PROBLEMS = 50_000;

/** Raised inside a reader when the file as a whole cannot be used; its problem stands for all others. */
export class FileRefused extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.name = 'FileRefused';
    this.problem = problem;
  }
}

/** What the command's exit code tells a script; `docs/cli.md` explains them. */
export const EXIT = {
  ok: 0,
  /** The input has a problem: a bad row, an unknown department, a date that does not exist. */
  input: 1,
  /** The command itself was written wrongly. */
  usage: 2,
  /** Quarterdeck is not running or cannot be reached, or refuses the token. */
  unreachable: 3,
  /** Everything is well written, but the present state of things does not allow it. */
  refused: 4,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Ends the command with a sentence for the user and a code for scripts. */
export class CliError extends Error {
  override name = 'CliError';
  readonly exitCode: ExitCode;
  /** The problem as the server gave it, for `--json`. */
  readonly problem: unknown;

  constructor(exitCode: ExitCode, message: string, problem?: unknown) {
    super(message);
    this.exitCode = exitCode;
    this.problem = problem;
  }
}

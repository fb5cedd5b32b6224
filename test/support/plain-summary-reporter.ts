import type { Reporter, SerializedError, TestModule, Vitest } from 'vitest/node';

/**
 * Ends a run with one plain line on stdout, `N passed, N failed`, after everything else has been said. A file or suite that
 * broke counts as one failure, and so does each error outside the tests.
 */
export default class PlainSummaryReporter implements Reporter {
  passed = 0;
  failed = 0;

  onInit(_vitest: Vitest): void {
    process.once('exit', () => this.conclude());
  }

  onTestRunEnd(modules: ReadonlyArray<TestModule>, unhandledErrors: ReadonlyArray<SerializedError>): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const suites = modules.flatMap((module) => [module, ...module.children.allSuites()]);
    const brokenSuites = suites.filter((suite) => suite.errors().length > 0);
    this.passed = tests.filter((test) => test.result().state === 'passed').length;
    this.failed =
      tests.filter((test) => test.result().state === 'failed').length +
      brokenSuites.length +
      unhandledErrors.length;
  }

  /** A run in which nothing ran, or that fails for a reason of its own (teardown, say), must not read as passed. */
  private conclude(): void {
    if (this.passed + this.failed === 0 || (process.exitCode && this.failed === 0)) this.failed++;
    if (this.failed > 0) process.exitCode ||= 1;
    process.stdout.write(`${this.passed} passed, ${this.failed} failed\n`);
  }
}

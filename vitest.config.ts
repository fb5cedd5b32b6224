import { configDefaults, defineConfig } from 'vitest/config';

/** Starts processes, plays whole cycles or listens to signals: each file in a process of its own. */
const ALONE = ['chaos', 'crash', 'infra', 'rehearsal', 'scanners', 'workflows'].map(
  (folder) => `test/${folder}/**/*.test.{ts,mjs}`,
);
// Needs Python and minutes: `npm run test:full`.
const excluded = [...configDefaults.exclude, 'test/full/**'];

export default defineConfig({
  test: {
    globalSetup: ['test/support/global-setup.ts'],
    reporters: ['default', './test/support/plain-summary-reporter.ts'],
    // Temporal's native module does not bear worker threads.
    pool: 'forks',
    // Each worker drives one database server and one Temporal server that all share: more of them only wait for each other.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'alone', include: ALONE, exclude: excluded } },
      {
        extends: true,
        test: {
          name: 'together',
          include: ['test/**/*.test.{ts,mjs}'],
          exclude: [...excluded, ...ALONE],
          // Loading the code once for many files saves a second of computing for each. Data is each file's own anyway.
          isolate: false,
        },
      },
    ],
  },
});

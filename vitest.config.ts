import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,mjs}'],
    // Needs Python and minutes: `npm run test:full`.
    exclude: [...configDefaults.exclude, 'test/full/**'],
    globalSetup: ['test/support/global-setup.ts'],
    reporters: ['default', './test/support/plain-summary-reporter.ts'],
    // Temporal's native module does not bear worker threads.
    pool: 'forks',
    // Each worker drives one database server and one Temporal server that all share: more of them only wait for each other.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});

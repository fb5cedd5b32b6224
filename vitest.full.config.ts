import { defineConfig } from 'vitest/config';

/** `npm run test:full`: what others wrote tries the product from outside; see test/full. */
export default defineConfig({
  test: {
    include: ['test/full/**/*.test.ts', 'test/services/console/oidc*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    reporters: ['default', './test/support/plain-summary-reporter.ts'],
    pool: 'forks',
    maxWorkers: 1,
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
});

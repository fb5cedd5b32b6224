import { defineConfig } from 'vitest/config';

/** `npm run test:full`: what others wrote tries the product from outside (test/full), and what takes long is tried at its full size. */
export default defineConfig({
  test: {
    include: [
      'test/full/**/*.test.ts',
      'test/services/console/oidc*.test.ts',
      'test/storage/people-import.test.ts',
    ],
    env: { TEST_FULL: 'yes' },
    globalSetup: ['test/support/global-setup.ts'],
    reporters: ['default', './test/support/plain-summary-reporter.ts'],
    pool: 'forks',
    maxWorkers: 1,
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
});

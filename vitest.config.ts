import { defineConfig } from 'vitest/config';

/** What waits gives up so late that only what hangs is ended by it: how fast things are is asked in bench/. */
const PATIENCE = { testTimeout: 180_000, hookTimeout: 180_000, expect: { poll: { timeout: 60_000 } } };

export default defineConfig({
  test: {
    projects: [
      { test: { ...PATIENCE, name: 'unit', include: ['tests/unit/**/*.test.ts'] } },
      {
        test: {
          ...PATIENCE,
          name: 'build',
          include: ['tests/build/**/*.test.ts'],
          // Each of these files runs whole builds.
          maxWorkers: 2,
        },
      },
      {
        test: {
          ...PATIENCE,
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/browser/setup.ts'],
          fileParallelism: false,
        },
      },
    ],
  },
});

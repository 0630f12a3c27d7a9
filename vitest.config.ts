import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** What waits gives up so late that only what hangs is ended by it: how fast things are is asked in bench/. */
const PATIENCE = { testTimeout: 180_000, hookTimeout: 180_000, expect: { poll: { timeout: 60_000 } } };

/**
 * A worker on every core. Files share the modules that a worker has read: no module of Afterword keeps a state that one
 * caller could see of another. Cases that are made at random are the same in every run.
 */
const SHARED = {
  isolate: false,
  maxWorkers: availableParallelism(),
  setupFiles: ['tests/support/random-cases.ts'],
};

export default defineConfig({
  test: {
    projects: [
      { test: { ...PATIENCE, ...SHARED, name: 'unit', include: ['tests/unit/**/*.test.ts'] } },
      {
        test: {
          ...PATIENCE,
          ...SHARED,
          name: 'build',
          include: ['tests/build/**/*.test.ts'],
          // Each of these files runs whole builds.
          maxWorkers: 2,
        },
      },
      {
        test: {
          ...PATIENCE,
          ...SHARED,
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/browser/setup.ts'],
          maxWorkers: 2,
        },
      },
    ],
  },
});

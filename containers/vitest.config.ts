import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'containers',
    root: import.meta.dirname,
    include: ['*.spec.ts'],
    globalSetup: ['support/prepare.ts'],
    // Builds and starts are timed; beside one another they would measure each other.
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 600_000,
    // A test that passes at the second try has not passed.
    retry: 0,
  },
});

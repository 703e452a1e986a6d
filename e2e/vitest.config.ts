import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'e2e',
    root: import.meta.dirname,
    include: ['*.spec.ts'],
    // A browser, the client and the API share the cores already; a second set beside them would only make the clock lie.
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // A test that passes at the second try has not passed.
    retry: 0,
  },
});

import { existsSync } from 'node:fs';
import path from 'node:path';
import { defineConfig } from 'vitest/config';

/** A package that needs more than this (a DOM, an alias) has a vitest.config.ts of its own, which is then taken instead. */
function project(name: string, folder: string) {
  const root = path.join(import.meta.dirname, folder);
  if (existsSync(path.join(root, 'vitest.config.ts'))) return root;
  // Generous, since a busy machine is no fault of the code; a test about time has a limit of its own.
  return { test: { name, root, include: ['**/*.test.{ts,tsx}'], testTimeout: 30_000, hookTimeout: 30_000 } };
}

export default defineConfig({
  test: {
    projects: [
      project('contract', 'packages/my_flow_contract'),
      project('cache', 'packages/my_flow_cache'),
      project('api', 'my_flow_api'),
      project('client', 'my_flow_client'),
      project('scripts', 'scripts'),
    ],
  },
});

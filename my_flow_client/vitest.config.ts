import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    // The package that keeps server code out of the browser's bundle throws wherever no bundler has swapped it for this empty half.
    alias: { 'server-only': fileURLToPath(new URL('../node_modules/server-only/empty.js', import.meta.url)) },
  },
  test: { name: 'client', include: ['src/**/*.test.{ts,tsx}'] },
});

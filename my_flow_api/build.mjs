// Bundles the API to one file that Node runs without node_modules: dist/main.mjs. The script of the reference page, 5 MB, stands beside it
// in dist/reference.mjs and is read when somebody opens that page.
import { rmSync } from 'node:fs';
import { build } from 'esbuild';

const reference = '@scalar/fastify-api-reference';

/** @type {import('esbuild').BuildOptions} */
const shared = {
  absWorkingDir: import.meta.dirname,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  legalComments: 'none',
  logLevel: 'warning',
  // CommonJS packages inside the bundle ask for Node's own modules with `require`.
  banner: { js: "import { createRequire as __createRequire } from 'node:module';\nconst require = __createRequire(import.meta.url);" },
};

rmSync(`${import.meta.dirname}/dist`, { recursive: true, force: true });
await Promise.all([
  build({
    ...shared,
    entryPoints: ['src/main.ts'],
    outfile: 'dist/main.mjs',
    sourcemap: 'linked',
    sourcesContent: false,
    plugins: [
      {
        name: 'reference-apart',
        setup: (b) => b.onResolve({ filter: new RegExp(`^${reference}$`) }, () => ({ path: './reference.mjs', external: true })),
      },
    ],
  }),
  build({
    ...shared,
    stdin: { contents: `export { default } from '${reference}';`, resolveDir: import.meta.dirname },
    outfile: 'dist/reference.mjs',
  }),
]);

// Bundles the API into files that Node runs without node_modules: dist/main.mjs, the commands of the operator as dist/cli.mjs, and beside them the parts
// (part-*.mjs) that both share, or that are loaded where configuration asks for them: drivers, figures, traces. The script of the reference page, 5 MB, is
// dist/reference.mjs and is read when somebody opens that page. `node build.mjs [folder]` puts them elsewhere.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const folder = path.resolve(import.meta.dirname, process.argv[2] ?? 'dist');
const reference = '@scalar/fastify-api-reference';

/** @type {import('esbuild').BuildOptions} */
const shared = {
  absWorkingDir: import.meta.dirname,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  legalComments: 'none',
  // Less to read at the start; names stay, for the sake of stack traces.
  minifySyntax: true,
  minifyWhitespace: true,
  logLevel: 'warning',
  // CommonJS packages inside the bundle ask for Node's own modules with `require`.
  banner: { js: "import { createRequire as __createRequire } from 'node:module';\nconst require = __createRequire(import.meta.url);" },
};

rmSync(folder, { recursive: true, force: true });
await Promise.all([
  build({
    ...shared,
    entryPoints: ['src/main.ts', 'src/cli/cli.ts'],
    entryNames: '[name]',
    chunkNames: 'part-[name]-[hash]',
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    splitting: true,
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
    outfile: path.join(folder, 'reference.mjs'),
  }),
]);

// Bundles the API into files that Node runs without node_modules: dist/main.mjs, the commands of the operator as dist/cli.mjs, and beside them the parts
// (part-*.mjs) that both share, or that are loaded where configuration asks for them: drivers, figures, traces. The script of the reference page, 5 MB, is
// dist/reference.js.gz and is read when somebody opens that page. `node build.mjs [folder]` puts them elsewhere.
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { readPackageScript } from './src/http/reference/read-package-script.ts';

const folder = path.resolve(import.meta.dirname, process.argv[2] ?? 'dist');

/** Stands in the bundle for the module that asks the package. */
const readFromBeside = `
  import { readFileSync } from 'node:fs';
  import { gunzipSync } from 'node:zlib';
  export const readPackageScript = async () => gunzipSync(readFileSync(new URL('./reference.js.gz', import.meta.url))).toString();
`;

/** @type {import('esbuild').BuildOptions} */
const options = {
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
await build({
  ...options,
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
      setup: (b) => b.onLoad({ filter: /\/read-package-script\.ts$/ }, () => ({ contents: readFromBeside, loader: 'js' })),
    },
  ],
});
writeFileSync(path.join(folder, 'reference.js.gz'), gzipSync(await readPackageScript(), { level: 9 }));

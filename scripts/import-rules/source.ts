/** An import of any form: static, `export ... from`, `import()` or `import('x').Type`. */
export type Import = {
  readonly specifier: string;
  readonly line: number;
  /** Erased before anything runs: `import type`, `export type` and type queries. */
  readonly typeOnly: boolean;
  readonly target: Target;
};

/** An import as it stands in the text; `specifier` null when it is worked out at run time. */
export type FoundImport = { readonly specifier: string | null; readonly start: number; readonly typeOnly: boolean };

export type Target =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'package'; readonly name: string }
  | { readonly kind: 'unresolved'; readonly why: string };

/** A place in a file that a rule may object to, with the words that stand there. */
export type Spot = { readonly line: number; readonly text: string };

/** A function and how long it is, without the lines of the functions inside it, which count for themselves. */
export type FunctionFact = { readonly line: number; readonly name: string; readonly ownLines: number; readonly parameters: number };

/** All that the rules look at in one file. Paths are relative to the root, with `/`. */
export type Source = {
  readonly path: string;
  readonly package: PackageFolder;
  readonly lines: number;
  readonly imports: readonly Import[];
  /** Stands at the top of a file that begins the browser's part, or of server actions. */
  readonly directive: 'use client' | 'use server' | null;
  readonly environmentReads: readonly Spot[];
  readonly clockAndChance: readonly Spot[];
  readonly unexplainedCasts: readonly Spot[];
  readonly leftovers: readonly Spot[];
  readonly starExports: readonly Spot[];
  /** It exports, and all that it exports comes from other files. */
  readonly onlyReexports: boolean;
  readonly functions: readonly FunctionFact[];
};

export const packageFolders = ['packages/my_flow_contract', 'packages/my_flow_cache', 'my_flow_api', 'my_flow_client'] as const;
export type PackageFolder = (typeof packageFolders)[number];

/** The files by their paths. */
export type Tree = ReadonlyMap<string, Source>;

/**
 * Test code: tests, the conformance suites beside the ports, and `src/testing`. It may import from anywhere in its own package, adapters too, and may read
 * the clock and the environment, since it is what puts the parts together to try them.
 */
export function isTestCode(path: string): boolean {
  return /\.test\.tsx?$|[./-]conformance\.ts$|\/src\/testing\/|\/vitest\.[\w.]+\.ts$/.test(path);
}

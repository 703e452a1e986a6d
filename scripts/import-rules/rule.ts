import { type Import, isTestCode, type Source, type Spot, type Tree } from './source.ts';

/** Where a rule is broken, and by what. */
export type Breach = { readonly path: string; readonly line: number; readonly text: string };

/** One rule: what must hold, why, and how to find where it does not. */
export type Rule = {
  readonly name: string;
  readonly demand: string;
  readonly reason: string;
  readonly find: (tree: Tree) => Breach[];
};

/** A breach for each import of each of the files that `objection` has words about. */
export function objectToImports(sources: Iterable<Source>, objection: (source: Source, found: Import) => string | null): Breach[] {
  return [...sources].flatMap((source) =>
    source.imports.flatMap((found) => {
      const text = objection(source, found);
      return text === null ? [] : [{ path: source.path, line: found.line, text: `imports ${found.specifier}: ${text}` }];
    }),
  );
}

/** A breach for each spot. */
export function objectToSpots(source: Source, spots: readonly Spot[], text: string): Breach[] {
  return spots.map((spot) => ({ path: source.path, line: spot.line, text: `${text}: ${spot.text}` }));
}

/** The package a file imports, or null when the import leads to a file of the checkout. */
export function packageOf(found: Import): string | null {
  return found.target.kind === 'package' ? found.target.name : null;
}

/** The file an import leads to, or null. Test code is left to the rule about test code. */
export function productFileOf(found: Import): string | null {
  return found.target.kind === 'file' && !isTestCode(found.target.path) ? found.target.path : null;
}

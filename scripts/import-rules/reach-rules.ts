import { placeName, placeOf, productFiles } from './places.ts';
import { type Breach, objectToImports, objectToSpots, productFileOf, type Rule } from './rule.ts';
import { isTestCode, type Source, type Tree } from './source.ts';

const environmentReaders = new Set([
  'my_flow_api/src/config.ts',
  'my_flow_client/src/config/env.ts',
  'my_flow_client/next.config.ts',
  // Next puts the name of the runtime in here as it compiles, and only where it is spelled out.
  'my_flow_client/src/instrumentation.ts',
]);
/** What the manifests of the packages export. */
const packageRoots = new Set(['packages/my_flow_contract/src/index.ts', 'packages/my_flow_contract/src/environment/index.ts']);

/** Rules 7, 8, 10 to 12, and those without which the others could be walked around. */
export const reachRules: Rule[] = [
  {
    name: '0 resolvable',
    demand: 'every import leads to a file or a package, and stays inside its own package or goes to the contract by its name',
    reason: 'an import that the checker cannot follow is one that no rule covers',
    find: (tree) => objectToImports(tree.values(), unfollowed),
  },
  {
    name: '7 environment',
    demand: "process.env is read in the API's config.ts, the client's config/env.ts, next.config.ts and instrumentation.ts alone",
    reason: 'a variable that is read in passing is checked by nobody, documented by nobody, and differs from one place to the next',
    find: (tree) =>
      productFiles(tree.values())
        .filter((source) => !environmentReaders.has(source.path))
        .flatMap((source) => objectToSpots(source, source.environmentReads, 'take it as a parameter, read by the config')),
  },
  {
    name: '8 clock and chance',
    demand: 'in the API only adapters/clock and adapters/ids read the clock or make randomness; new Date(value) only converts and is free',
    reason: 'time and ids are inputs, so that every decision can be tried at any moment, in any zone, twice with the same result',
    find: (tree) =>
      productFiles(tree.values())
        .filter((source) => source.package === 'my_flow_api' && !/^my_flow_api\/src\/adapters\/(?:clock|ids)\//.test(source.path))
        .flatMap((source) => objectToSpots(source, source.clockAndChance, 'take a Clock or Ids instead')),
  },
  {
    name: '10 features',
    demand: "the client's features do not import one another, nor app; its shared parts (ui, lib, styles) import neither",
    reason: 'app composes features; one that can be removed by deleting its folder is one that can be changed without fear',
    find: (tree) => objectToImports(productFiles(tree.values()), featureObjection),
  },
  {
    name: '11 browser',
    demand:
      "nothing that runs in the browser ('use client' and what it loads) reaches src/bff, src/config, the cache or the table of variables",
    reason: 'the session, the token and the address of the API live there',
    find: browserBreaches,
  },
  {
    name: '12 cycles',
    demand: 'no import leads back to where it came from, types included',
    reason: 'in a cycle neither file can be understood, tried or moved without the other',
    find: cycleBreaches,
  },
  {
    name: '12 barrels',
    demand: "no file that only passes on the exports of others, and no export *, but the roots that the contract's manifest exports",
    reason: 'a barrel loads everything for anything, and hides where a thing comes from',
    find: (tree) => [...tree.values()].filter((source) => !packageRoots.has(source.path)).flatMap(barrelBreaches),
  },
  {
    name: '13 test code',
    demand: 'what ships imports no test code (tests, src/testing, conformance suites, the testing part of a package)',
    reason: 'fakes must not be able to run in production',
    find: (tree) =>
      objectToImports(productFiles(tree.values()), (_, { target, specifier }) =>
        (target.kind === 'file' && isTestCode(target.path)) || /^my_flow_\w+\/testing\//.test(specifier) ? 'test code does not ship' : null,
      ),
  },
];

function unfollowed(source: Source, { target }: Source['imports'][number]): string | null {
  if (target.kind === 'unresolved') return target.why;
  if (target.kind === 'file')
    return target.path.startsWith(`${source.package}/`) ? null : `it leaves ${source.package}; import the contract as my_flow_contract`;
  return target.name === 'my_flow_api' || target.name === 'my_flow_client' ? 'the two services share the contract and nothing else' : null;
}

function featureObjection(source: Source, found: Source['imports'][number]): string | null {
  const target = productFileOf(found);
  if (target === null) return null;
  const from = placeOf(source.path);
  const to = placeOf(target);
  if (from.kind === 'feature' && to.kind === 'feature')
    return from.feature === to.feature ? null : `${placeName(target)} is another feature; what both need belongs into src/lib or src/ui`;
  if (from.kind === 'feature' && to.kind === 'app') return 'a feature does not know where it is shown';
  if (from.kind === 'client-base' && (to.kind === 'feature' || to.kind === 'app'))
    return `shared parts may not depend on ${placeName(target)}`;
  return null;
}

function browserBreaches(tree: Tree): Breach[] {
  const starts = productFiles(tree.values()).filter((source) => source.directive === 'use client');
  const cameFrom = new Map<string, string | null>(starts.map((source) => [source.path, null]));
  const breaches: Breach[] = [];
  for (const path of cameFrom.keys()) {
    for (const found of tree.get(path)?.imports ?? []) {
      if (/^my_flow_(?:cache|contract\/environment)(?:\/|$)/.test(found.specifier) && !found.typeOnly)
        breaches.push({ path, line: found.line, text: `reaches ${found.specifier} from the browser: ${chain(cameFrom, path)}` });
      const target = productFileOf(found);
      if (target === null || found.typeOnly) continue;
      const kind = placeOf(target).kind;
      if (kind === 'bff' || kind === 'client-config') {
        breaches.push({ path, line: found.line, text: `reaches ${target} from the browser: ${chain(cameFrom, path)} -> ${target}` });
      } else if (!cameFrom.has(target) && tree.get(target)?.directive !== 'use server') {
        cameFrom.set(target, path);
      }
    }
  }
  return breaches;
}

function chain(cameFrom: Map<string, string | null>, path: string): string {
  const before = cameFrom.get(path);
  return before ? `${chain(cameFrom, before)} -> ${path}` : path;
}

/** One breach for each cycle that a depth-first walk closes. */
function cycleBreaches(tree: Tree): Breach[] {
  const breaches: Breach[] = [];
  const finished = new Set<string>();
  const walk = (path: string, way: string[]): void => {
    for (const { target, line } of tree.get(path)?.imports ?? []) {
      if (target.kind !== 'file' || finished.has(target.path)) continue;
      const at = way.indexOf(target.path);
      if (at !== -1) breaches.push({ path, line, text: `closes a cycle: ${[...way.slice(at), target.path].join(' -> ')}` });
      else if (tree.has(target.path)) walk(target.path, [...way, target.path]);
    }
    finished.add(path);
  };
  for (const path of tree.keys()) if (!finished.has(path)) walk(path, [path]);
  return breaches;
}

function barrelBreaches(source: Source): Breach[] {
  if (source.starExports.length > 0) return objectToSpots(source, source.starExports, 'import from where it is defined');
  return source.onlyReexports ? [{ path: source.path, line: 1, text: 'only passes on what other files export; import from those' }] : [];
}

import { isTestCode, type Source } from './source.ts';

/** The part of a package that a file belongs to, as the rules name it. */
export type Place =
  | { readonly kind: 'contract' | 'cache' | 'test' | 'other' }
  | { readonly kind: 'domain' | 'ports' | 'application' | 'http' | 'cli' | 'composition' | 'config' | 'main' }
  | { readonly kind: 'adapter'; readonly port: string; readonly implementation: string }
  | { readonly kind: 'feature'; readonly feature: string }
  | { readonly kind: 'app' | 'bff' | 'client-config' | 'client-base' };

/** Where a path stands in ARCHITECTURE.md's tree. `other` is what no rule speaks of. */
export function placeOf(path: string): Place {
  if (isTestCode(path)) return { kind: 'test' };
  if (path.startsWith('packages/my_flow_contract/')) return { kind: 'contract' };
  if (path.startsWith('packages/my_flow_cache/')) return { kind: 'cache' };
  if (path.startsWith('my_flow_api/src/')) return apiPlace(path.slice('my_flow_api/src/'.length));
  if (path.startsWith('my_flow_client/src/')) return clientPlace(path.slice('my_flow_client/src/'.length));
  return { kind: 'other' };
}

/** The place in words, for a message. */
export function placeName(path: string): string {
  const place = placeOf(path);
  if (place.kind === 'adapter') return `the adapter ${place.port}/${place.implementation}`;
  if (place.kind === 'feature') return `the feature ${place.feature}`;
  return (
    { test: 'test code', other: 'elsewhere', 'client-config': "the client's config", 'client-base': "the client's shared parts" }[
      place.kind as string
    ] ?? place.kind
  );
}

/** Files that are no test code: the rules about direction speak of them alone. */
export function productFiles(sources: Iterable<Source>): Source[] {
  return [...sources].filter((source) => !isTestCode(source.path));
}

function apiPlace(inside: string): Place {
  const [first = '', second = '', third = ''] = inside.split('/');
  if (inside === 'cli/composition.ts') return { kind: 'composition' };
  if (inside === 'main.ts' || inside === 'config.ts' || inside === 'composition.ts')
    return { kind: inside.replace('.ts', '') as 'main' | 'config' | 'composition' };
  if (first === 'adapters') return { kind: 'adapter', port: second, implementation: third };
  if (first === 'domain' || first === 'ports' || first === 'application' || first === 'http' || first === 'cli') return { kind: first };
  return { kind: 'other' };
}

function clientPlace(inside: string): Place {
  const [first = '', second = ''] = inside.split('/');
  if (first === 'features') return { kind: 'feature', feature: second };
  if (first === 'app' || first === 'bff') return { kind: first };
  if (first === 'config') return { kind: 'client-config' };
  if (first === 'ui' || first === 'lib' || first === 'styles') return { kind: 'client-base' };
  return { kind: 'other' };
}

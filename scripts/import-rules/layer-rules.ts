import { type Place, placeName, placeOf, productFiles } from './places.ts';
import { type Breach, objectToImports, packageOf, productFileOf, type Rule } from './rule.ts';
import type { Import, Source, Tree } from './source.ts';

/** Libraries that only calculate: no I/O, no clock of their own. */
const calculating = new Set(['my_flow_contract', 'rrule-temporal', 'temporal-polyfill', 'fractional-indexing']);
/** What talks to an outside system; only an adapter may hold it. */
const drivers =
  /^(?:node:(?:sqlite|fs|fs\/promises|net|tls|dgram|child_process)|mongodb|ioredis|@upstash\/.+|lru-cache|jose|prom-client|@opentelemetry\/.+|openai|ai|@ai-sdk\/.+)$/;
const serving = /^(?:fastify|fastify-.+|@fastify\/.+|next|react|react-dom)$/;

const cacheDrivers = /^(?:node:.+|ioredis|@upstash\/redis|lru-cache)$/;

/** Rules 1 to 6 and 9: which part of the API, and of the packages, may import which. */
export const layerRules: Rule[] = [
  {
    name: '1 domain',
    demand: "domain imports domain, the contract, and libraries that only calculate (they are named in the checker's list)",
    reason: 'a decision that touches no I/O can be tried with plain values, and is the same on every store',
    find: (tree) => layer(tree, 'domain', ['domain'], (name) => calculating.has(name)),
  },
  {
    name: '2 ports',
    demand: 'ports import domain, other ports and the contract',
    reason: 'a port is a promise; one that knows an implementation promises nothing',
    find: (tree) => layer(tree, 'ports', ['domain', 'ports'], (name) => name === 'my_flow_contract'),
  },
  {
    name: '3 application',
    demand:
      'application imports domain, ports, the contract, what the cache promises (types) and libraries that only calculate; never an adapter, never http',
    reason: 'a use case must run on any store and behind any door: HTTP today, a tool call or the command line tomorrow',
    find: (tree) =>
      layer(
        tree,
        'application',
        ['application', 'domain', 'ports'],
        (name, { typeOnly }) => calculating.has(name) || name === 'node:crypto' || (name === 'my_flow_cache' && typeOnly),
      ),
  },
  {
    name: '4 adapters',
    demand: 'an adapter imports its own folder, its port, the clock and ids ports, domain, and its own driver; never another adapter',
    reason: 'adapters are exchanged one by one; one that leans on another cannot be',
    find: adapterBreaches,
  },
  {
    name: '5 http',
    demand:
      'http imports http, application, the contract, ports (what they declare) and the failure of the domain; no driver, no decision of the domain',
    reason: 'a route is a list of steps and decides nothing; what it would decide belongs into a use case',
    find: httpBreaches,
  },
  {
    name: '6 composition',
    demand:
      'only composition.ts, and cli/composition.ts for the commands, import adapters, also by import(); the same holds for the cache in the API, which cli may open too',
    reason: 'one file tells what the product runs on, and what is not chosen is not loaded',
    find: (tree) =>
      objectToImports(productFiles(tree.values()), (source, found) => {
        const from = placeOf(source.path).kind;
        if (source.package === 'my_flow_api' && packageOf(found) === 'my_flow_cache' && !found.typeOnly)
          return from === 'composition' || from === 'cli' ? null : 'the cache is for composition.ts to open; take it as a parameter';
        const target = productFileOf(found);
        if (target === null || placeOf(target).kind !== 'adapter' || from === 'composition' || from === 'adapter') return null;
        return `${placeName(target)} is for composition.ts to choose; take the port as a parameter`;
      }),
  },
  {
    name: '9 contract',
    demand: 'the contract imports zod alone',
    reason: 'browser, BFF and API all load it; whatever it drags along, all three carry',
    find: (tree) =>
      objectToImports(of(tree, 'contract'), (_, found) => {
        const name = packageOf(found);
        if (name !== null) return name === 'zod' ? null : `${name} is not zod`;
        const target = productFileOf(found);
        return target !== null && placeOf(target).kind !== 'contract' ? `${target} is outside of the contract` : null;
      }),
  },
  {
    name: '9 cache',
    demand: 'the cache imports Node, its drivers and nothing of MyFlow',
    reason: 'both services open it for what they keep; it knows of neither',
    find: (tree) =>
      objectToImports(of(tree, 'cache'), (_, found) => {
        const name = packageOf(found);
        return name === null || cacheDrivers.test(name) ? null : `${name} is no driver of the cache`;
      }),
  },
];

function layer(
  tree: Tree,
  from: Place['kind'],
  mayReach: Place['kind'][],
  mayUse: (packageName: string, found: Import) => boolean,
): Breach[] {
  return objectToImports(of(tree, from), (_, found) => {
    const name = packageOf(found);
    if (name !== null) return mayUse(name, found) ? null : `${from} may not use ${name}`;
    const target = productFileOf(found);
    return target === null || mayReach.includes(placeOf(target).kind) ? null : `${from} may not reach ${placeName(target)}`;
  });
}

function adapterBreaches(tree: Tree): Breach[] {
  return objectToImports(of(tree, 'adapter'), (source, found) => {
    const own = placeOf(source.path);
    const name = packageOf(found);
    if (name !== null) return serving.test(name) ? `${name} is no driver` : null;
    const target = productFileOf(found);
    if (target === null || own.kind !== 'adapter') return null;
    const place = placeOf(target);
    if (place.kind === 'domain') return null;
    if (place.kind === 'adapter') {
      return place.port === own.port && place.implementation === own.implementation ? null : `${placeName(target)} is another adapter`;
    }
    if (place.kind !== 'ports') return `an adapter may not reach ${placeName(target)}`;
    const port = target.slice('my_flow_api/src/ports/'.length).replace(/\.ts$/, '');
    const isOwn = port === own.port || port.startsWith(`${own.port}-`) || port.startsWith(`${own.port}/`);
    return isOwn || port === 'clock' || port === 'ids' ? null : `${port} is not its port`;
  });
}

function httpBreaches(tree: Tree): Breach[] {
  return objectToImports(of(tree, 'http'), (_, found) => {
    const name = packageOf(found);
    if (name !== null) return drivers.test(name) && !found.typeOnly ? `${name} is a driver, which belongs into an adapter` : null;
    const target = productFileOf(found);
    if (target === null) return null;
    const place = placeOf(target).kind;
    if (place === 'http' || place === 'application' || place === 'ports' || target === 'my_flow_api/src/domain/failure.ts') return null;
    return `http may not reach ${placeName(target)}`;
  });
}

function of(tree: Tree, kind: Place['kind']): Source[] {
  return productFiles(tree.values()).filter((source) => placeOf(source.path).kind === kind);
}

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { checkTree, describe as inWords, rules } from './check-tree.ts';

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true });
});

/** A small product that keeps every rule, and does what is allowed close to each. */
const clean: Record<string, string> = {
  'packages/my_flow_contract/src/index.ts': `export * from './flow.ts';\n`,
  'packages/my_flow_contract/src/flow.ts': `import { z } from 'zod';\nexport const flowSchema = z.object({});\n`,
  'packages/my_flow_contract/src/flow.test.ts': `import { it } from 'vitest';\nit('x', () => {});\n`,
  'packages/my_flow_cache/src/cache.ts': `import { Redis } from 'ioredis';\nimport { isIP } from 'node:net';\nexport const cache = [Redis, isIP];\n`,
  'packages/my_flow_cache/src/testing/start.ts': `import { z } from 'zod';\nexport const start = z;\n`,
  'my_flow_api/src/application/count-things.ts': `import type { Cache } from 'my_flow_cache';\nexport const countThings = (cache: Cache) => cache;\n`,
  'my_flow_api/src/domain/failure.ts': 'export class Failure extends Error {}\n',
  'my_flow_api/src/domain/flows/next-day.ts': `import { addDays } from 'temporal-polyfill';\nimport type { Flow } from 'my_flow_contract';\nexport const nextDay = (flow: Flow) => addDays(flow, new Date(0));\n`,
  'my_flow_api/src/ports/clock.ts': 'export interface Clock { nowMs(): number }\n',
  'my_flow_api/src/ports/store.ts': `import type { Flow } from 'my_flow_contract';\nimport type { nextDay } from '#src/domain/flows/next-day.ts';\nexport interface Store { get(next: typeof nextDay): Flow }\n`,
  'my_flow_api/src/ports/store-conformance.ts': `import { createStore } from '#src/adapters/store/sqlite/create-store.ts';\nexport const suite = () => createStore(process.env['STORE']);\n`,
  'my_flow_api/src/application/complete-flow.ts': `import { Failure } from '#src/domain/failure.ts';\nimport type { Store } from '#src/ports/store.ts';\nexport const completeFlow = (store: Store) => (store ? store : new Failure());\n`,
  'my_flow_api/src/adapters/clock/system/system-clock.ts': 'export const systemClock = { nowMs: () => Date.now() };\n',
  'my_flow_api/src/adapters/store/sqlite/open.ts': `import { DatabaseSync } from 'node:sqlite';\nexport const open = () => new DatabaseSync('x');\n`,
  'my_flow_api/src/adapters/store/sqlite/create-store.ts': `import type { Clock } from '#src/ports/clock.ts';\nimport type { Store } from '#src/ports/store.ts';\nimport { open } from './open.ts';\nexport const createStore = (clock: Clock): Store => open(clock);\n`,
  'my_flow_api/src/adapters/cache/memory/create-cache.ts': 'export const createCache = () => new Map();\n',
  'my_flow_api/src/http/build-app.ts': `import fastify from 'fastify';\nimport { completeFlow } from '#src/application/complete-flow.ts';\nimport { Failure } from '#src/domain/failure.ts';\nexport const buildApp = () => [fastify(), completeFlow, Failure];\n`,
  'my_flow_api/src/composition.ts': `import { buildApp } from './http/build-app.ts';\nexport const compose = async () => [buildApp(), await import('my_flow_cache'), await import('#src/adapters/store/sqlite/create-store.ts')];\n`,
  'my_flow_api/src/cli/composition.ts': `export const openStore = () => import('#src/adapters/store/sqlite/create-store.ts');\n`,
  'my_flow_api/src/config.ts': `export const config = { port: process.env['PORT'] };\n`,
  'my_flow_api/src/testing/fixed-clock.ts': `import { systemClock } from '#src/adapters/clock/system/system-clock.ts';\nexport const fixedClock = systemClock ?? new Date();\n`,
  'my_flow_client/src/config/env.ts': `import 'server-only';\nexport const env = process.env;\n`,
  'my_flow_client/src/bff/session.ts': `import 'server-only';\nimport { env } from '#src/config/env.ts';\nexport type Session = { id: string };\nexport const session = env;\n`,
  'my_flow_client/src/lib/cn.ts': 'export const cn = () => "";\n',
  'my_flow_client/src/features/flows/row.tsx': `'use client';\nimport type { Session } from '#src/bff/session.ts';\nimport { cn } from '#src/lib/cn.ts';\nexport function Row(props: Session) { return <p className={cn()}>{props.id}</p>; }\n`,
  'my_flow_client/src/features/capture/line.tsx': `'use client';\nexport function Line() { return <input />; }\n`,
  'my_flow_client/src/app/page.tsx': `import { session } from '#src/bff/session.ts';\nimport { Line } from '#src/features/capture/line.tsx';\nimport { Row } from '#src/features/flows/row.tsx';\nexport default function Page() { return session ? <Row id="" /> : <Line />; }\n`,
};

/** For each rule, changes to the clean tree that break it, and it alone. */
const plants: Record<string, Record<string, Record<string, string>>> = {
  '0 resolvable': {
    'a missing file': { 'my_flow_api/src/domain/x.ts': `import { x } from './nowhere.ts';\nexport const y = x;\n` },
    'an import by a relative path into another package': {
      'my_flow_client/src/lib/x.ts': `import { flowSchema } from '../../../packages/my_flow_contract/src/flow.ts';\nexport const x = flowSchema;\n`,
    },
    'an import of the API by the client': { 'my_flow_client/src/lib/x.ts': `import { x } from 'my_flow_api';\nexport const y = x;\n` },
    'an import() of a computed name': { 'my_flow_api/src/composition.ts': 'export const load = (name: string) => import(name);\n' },
  },
  '1 domain': {
    'a use case': {
      'my_flow_api/src/domain/x.ts': `import { completeFlow } from '#src/application/complete-flow.ts';\nexport const x = completeFlow;\n`,
    },
    'a port': { 'my_flow_api/src/domain/x.ts': `import type { Clock } from '../ports/clock.ts';\nexport type X = Clock;\n` },
    'a file system': { 'my_flow_api/src/domain/x.ts': `import { readFileSync } from 'node:fs';\nexport const x = readFileSync;\n` },
    'a type by import()': { 'my_flow_api/src/domain/x.ts': `export type X = import('../ports/clock.ts').Clock;\n` },
    'an export from': {
      'my_flow_api/src/domain/x.ts': `export const own = 1;\nexport { completeFlow } from '#src/application/complete-flow.ts';\n`,
    },
  },
  '2 ports': {
    'a use case': {
      'my_flow_api/src/ports/x.ts': `import type { completeFlow } from '#src/application/complete-flow.ts';\nexport type X = typeof completeFlow;\n`,
    },
    'a driver': { 'my_flow_api/src/ports/x.ts': `import type { DatabaseSync } from 'node:sqlite';\nexport type X = DatabaseSync;\n` },
  },
  '3 application': {
    http: { 'my_flow_api/src/application/x.ts': `import { buildApp } from '#src/http/build-app.ts';\nexport const x = buildApp;\n` },
    'a driver': { 'my_flow_api/src/application/x.ts': `import Fastify from 'fastify';\nexport const x = Fastify;\n` },
  },
  '4 adapters': {
    'another adapter': {
      'my_flow_api/src/adapters/store/sqlite/x.ts': `import { createCache } from '#src/adapters/cache/memory/create-cache.ts';\nexport const x = createCache;\n`,
    },
    'another implementation of its own port': {
      'my_flow_api/src/adapters/store/mongo/x.ts': `import { open } from '../sqlite/open.ts';\nexport const x = open;\n`,
    },
    'a port that is not its own': {
      'my_flow_api/src/adapters/cache/memory/x.ts': `import type { Store } from '#src/ports/store.ts';\nexport type X = Store;\n`,
    },
    'a use case': {
      'my_flow_api/src/adapters/store/sqlite/x.ts': `import { completeFlow } from '#src/application/complete-flow.ts';\nexport const x = completeFlow;\n`,
    },
    'a web framework': { 'my_flow_api/src/adapters/store/sqlite/x.ts': `import fastify from 'fastify';\nexport const x = fastify;\n` },
  },
  '5 http': {
    'a decision of the domain': {
      'my_flow_api/src/http/x.ts': `import { nextDay } from '#src/domain/flows/next-day.ts';\nexport const x = nextDay;\n`,
    },
    'a driver': { 'my_flow_api/src/http/x.ts': `import { DatabaseSync } from 'node:sqlite';\nexport const x = DatabaseSync;\n` },
    'what keeps figures': { 'my_flow_api/src/http/x.ts': `import { Counter } from 'prom-client';\nexport const x = Counter;\n` },
    'what makes traces': { 'my_flow_api/src/http/x.ts': `import { trace } from '@opentelemetry/api';\nexport const x = trace;\n` },
  },
  '6 composition': {
    'main.ts choosing an adapter': {
      'my_flow_api/src/main.ts': `import { createCache } from './adapters/cache/memory/create-cache.ts';\nexport const x = createCache;\n`,
    },
    'main.ts opening the cache': {
      'my_flow_api/src/main.ts': `import { createCache } from 'my_flow_cache';\nexport const x = createCache;\n`,
    },
    'an import() elsewhere': {
      'my_flow_api/src/cli/x.ts': `export const x = () => import('#src/adapters/cache/memory/create-cache.ts');\n`,
    },
  },
  '7 environment': {
    'process.env': { 'my_flow_api/src/main.ts': `export const x = process.env['X'];\n` },
    'process["env"]': { 'my_flow_client/src/lib/x.ts': `export const x = process['env'].X;\n` },
    'env taken out of process': { 'my_flow_api/src/main.ts': 'const { env } = process;\nexport const x = env;\n' },
    'env of node:process': { 'my_flow_api/src/main.ts': `import { env } from 'node:process';\nexport const x = env;\n` },
  },
  '8 clock and chance': {
    'Date.now': { 'my_flow_api/src/domain/x.ts': 'export const x = () => Date.now();\n' },
    'new Date()': { 'my_flow_api/src/application/x.ts': 'export const x = () => new Date();\n' },
    'Date()': { 'my_flow_api/src/application/x.ts': 'export const x = () => Date();\n' },
    'Math.random': { 'my_flow_api/src/http/x.ts': 'export const x = () => Math.random();\n' },
    'crypto.randomUUID': { 'my_flow_api/src/http/x.ts': 'export const x = () => crypto.randomUUID();\n' },
    'randomBytes of node:crypto': {
      'my_flow_api/src/main.ts': `import { randomBytes } from 'node:crypto';\nexport const x = randomBytes;\n`,
    },
    'Temporal.Now': {
      'my_flow_api/src/domain/x.ts': `import { Temporal } from 'temporal-polyfill';\nexport const x = () => Temporal.Now.instant();\n`,
    },
  },
  '9 contract': {
    'a package': { 'packages/my_flow_contract/src/x.ts': `import { addDays } from 'temporal-polyfill';\nexport const x = addDays;\n` },
    'a part of Node': { 'packages/my_flow_contract/src/x.ts': `import path from 'node:path';\nexport const x = path;\n` },
  },
  '9 cache': {
    'the contract': { 'packages/my_flow_cache/src/x.ts': `import { flowSchema } from 'my_flow_contract';\nexport const x = flowSchema;\n` },
    'another library': { 'packages/my_flow_cache/src/x.ts': `import { z } from 'zod';\nexport const x = z;\n` },
  },
  '10 features': {
    'another feature': {
      'my_flow_client/src/features/capture/x.ts': `import { Row } from '#src/features/flows/row.tsx';\nexport const x = Row;\n`,
    },
    app: { 'my_flow_client/src/features/capture/x.ts': `import Page from '#src/app/page.tsx';\nexport const x = Page;\n` },
    'a feature in a shared part': {
      'my_flow_client/src/ui/x.ts': `import { Row } from '#src/features/flows/row.tsx';\nexport const x = Row;\n`,
    },
  },
  '11 browser': {
    'the session, two files away': {
      'my_flow_client/src/lib/x.ts': `import { session } from '#src/bff/session.ts';\nexport const x = session;\n`,
      'my_flow_client/src/features/capture/x.tsx': `'use client';\nimport { x } from '#src/lib/x.ts';\nexport const X = () => <p>{x}</p>;\n`,
    },
    'the cache, two files away': {
      'my_flow_client/src/lib/x.ts': `import { createCache } from 'my_flow_cache';\nexport const x = createCache;\n`,
      'my_flow_client/src/features/capture/x.tsx': `'use client';\nimport { x } from '#src/lib/x.ts';\nexport const X = () => <p>{x}</p>;\n`,
    },
    'the table of variables, two files away': {
      'my_flow_client/src/lib/x.ts': `import { variableList } from 'my_flow_contract/environment';\nexport const x = variableList;\n`,
      'my_flow_client/src/features/capture/x.tsx': `'use client';\nimport { x } from '#src/lib/x.ts';\nexport const X = () => <p>{x.length}</p>;\n`,
    },
    'the environment': {
      'my_flow_client/src/features/capture/x.tsx': `'use client';\nimport { env } from '#src/config/env.ts';\nexport const X = () => <p>{env}</p>;\n`,
    },
  },
  '12 cycles': {
    'two files': {
      'my_flow_client/src/lib/a.ts': `import { b } from './b.ts';\nexport const a = () => b;\n`,
      'my_flow_client/src/lib/b.ts': `import { a } from './a.ts';\nexport const b = () => a;\n`,
    },
    'three files, through a type': {
      'my_flow_api/src/domain/a.ts': `import { b } from './b.ts';\nexport const a = () => b;\n`,
      'my_flow_api/src/domain/b.ts': `import { c } from './c.ts';\nexport const b = () => c;\n`,
      'my_flow_api/src/domain/c.ts': `import type { a } from './a.ts';\nexport const c = (x: typeof a) => x;\n`,
    },
  },
  '12 barrels': {
    'exports from': { 'my_flow_client/src/lib/index.ts': `export { cn } from './cn.ts';\n` },
    'exports of imports': { 'my_flow_client/src/lib/index.ts': `import { cn } from './cn.ts';\nexport { cn };\n` },
    'a star': { 'my_flow_client/src/lib/x.ts': `export * from './cn.ts';\nexport const x = 1;\n` },
  },
  '13 test code': {
    'a fixed clock': {
      'my_flow_api/src/main.ts': `import { fixedClock } from '#src/testing/fixed-clock.ts';\nexport const x = fixedClock;\n`,
    },
    'the testing part of a package': {
      'my_flow_client/src/bff/x.ts': `import { startRedis } from 'my_flow_cache/testing/start-redis';\nexport const x = startRedis;\n`,
    },
  },
  'S file length': {
    'a long file': { 'my_flow_client/src/lib/x.ts': 'export const x = 1;\n'.concat('\n'.repeat(350)) },
    'many middling files': Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => [`my_flow_client/src/lib/x${index}.ts`, `export const x = 1;\n${'\n'.repeat(80)}`]),
    ),
  },
  'S function length': { 'a long function': { 'my_flow_client/src/lib/x.ts': `export function x() {${'\n'.repeat(50)}}\n` } },
  'S parameters': { 'four of them': { 'my_flow_client/src/lib/x.ts': 'export const x = (a: 1, b: 1, c: 1, d: 1) => [a, b, c, d];\n' } },
  'S casts': { 'a bare one': { 'my_flow_client/src/lib/x.ts': 'export const x = (y: unknown) => y as string;\n' } },
  'S leftovers': { 'a note of unfinished work': { 'my_flow_client/src/lib/x.ts': `// ${'TO'}${'DO'} later\nexport const x = 1;\n` } },
};

describe('the import rules', () => {
  it('finds nothing in a tree that keeps them', () => {
    const verdict = checkTree(plant({}));
    expect(inWords(verdict)).toBe(`${Object.keys(clean).length} files read, ${rules.length} rules, 0 breaches`);
  });

  it('has a planted breach for every rule', () => {
    expect(Object.keys(plants).sort()).toEqual(rules.map((rule) => rule.name).sort());
  });

  for (const [rule, cases] of Object.entries(plants)) {
    for (const [what, files] of Object.entries(cases)) {
      it(`catches a breach of rule ${rule}: ${what}`, () => {
        const verdict = checkTree(plant(files));
        const broken = verdict.findings.filter(({ breaches }) => breaches.length > 0);
        expect(broken.map((finding) => finding.rule.name)).toEqual([rule]);
        const planted = broken
          .flatMap((finding) => finding.breaches)
          .every((breach) => Object.keys(files).some((file) => file.startsWith(breach.path)));
        expect(planted).toBe(true);
      });
    }
  }

  it('fails rather than passing when it finds nothing to read', () => {
    expect(() => checkTree(emptyFolder())).toThrow('No TypeScript file was found in packages/my_flow_contract');
  });

  it('fails on a file that it cannot read', () => {
    expect(() => checkTree(plant({ 'my_flow_client/src/lib/x.ts': 'export const = ;' }))).toThrow(
      'my_flow_client/src/lib/x.ts cannot be parsed',
    );
  });

  it('counts the lines of a function without those of the functions inside it', () => {
    const inner = `  const inner = () => {${'\n'.repeat(40)}  };\n`;
    const verdict = checkTree(plant({ 'my_flow_client/src/lib/x.ts': `export function x() {\n${inner.repeat(3)}  return inner;\n}\n` }));
    expect(inWords(verdict)).toContain('0 breaches');
  });

  it('lets a cast pass that has its reason beside it', () => {
    const verdict = checkTree(
      plant({ 'my_flow_client/src/lib/x.ts': '// The list is checked above.\nexport const x = (y: unknown) => y as string;\n' }),
    );
    expect(inWords(verdict)).toContain('0 breaches');
  });
});

describe('this product', () => {
  it('keeps the import rules', () => {
    const verdict = checkTree(fileURLToPath(new URL('../..', import.meta.url)));
    expect(verdict.filesRead).toBeGreaterThan(100);
    // Those of style, whose names begin with S, are for `npm run check`: while somebody writes, their breach must not hide that of a boundary.
    const boundaries = { ...verdict, findings: verdict.findings.filter(({ rule }) => !rule.name.startsWith('S ')) };
    expect(inWords(boundaries)).toMatch(/ 0 breaches$/);
  });
});

function plant(files: Record<string, string>): string {
  const root = emptyFolder();
  for (const [file, text] of Object.entries({ ...clean, ...files })) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  return root;
}

function emptyFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'myflow-import-rules-'));
  made.push(folder);
  return folder;
}

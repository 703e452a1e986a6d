import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { collectionName } from '../../my_flow_api/src/adapters/store/mongodb/layout.ts';
import { root } from '../lib/paths.mjs';
import { runProgram } from '../lib/run-program.mjs';
import { supposed } from './assumptions.ts';
import { readFigures } from './figures.ts';
import { fillScalePage, scalePage, sizes } from './fill-scale-page.ts';
import { planFor } from './plan.ts';
import { type BenchReport, takeBench } from './take-bench.ts';

const page = readFileSync(path.join(root, scalePage), 'utf8');
const figures = readFigures(root);
const plan = (people: number, given = supposed) => planFor(people, { figures, given });

it('shards the collection of the layout by the person, on the page', () => {
  const sharded = [...page.matchAll(/^sh\.shardCollection\('([\w.]+)', \{ userId: 1 \}\)$/gm)].map(([, name]) => name);
  expect(sharded).toEqual([`myflow.${collectionName}`]);
});

it('has all regions filled, and as the figures make them', () => {
  expect(fillScalePage(page, root)).toBe(page);
  expect(page).not.toMatch(/NaN|Infinity|undefined/);
  expect(fillScalePage(page.replace(/\| requests a second .*/, ''), root)).toBe(page);
  expect(() => fillScalePage('<!-- lost: made by npm run generate -->\n<!-- end of it -->', root)).toThrow('a region lost');
});

it('needs in proportion to the people, never less than what safety asks for', () => {
  const [small, large] = [plan(10), plan(100_000_000)];
  expect([small.api.replicas, small.client.replicas, small.mongodb.shards, small.redis.nodes]).toEqual([2, 2, 1, 1]);
  expect(large.mongodb.storedBytes / small.mongodb.storedBytes).toBeCloseTo(10_000_000, 3);
  for (const part of [large.api, large.client]) expect(part.replicas).toBe(Math.ceil(Math.max(part.byCpu, part.byMemory)));
  expect(large.mongodb.shards).toBe(Math.ceil(Math.max(large.mongodb.byStorage, large.mongodb.byCommands)));
});

it('follows what is supposed', () => {
  const usual = plan(1_000_000);
  expect(plan(1_000_000, { ...supposed, requestsPerMinute: 2 * supposed.requestsPerMinute }).load.requests).toBeCloseTo(
    2 * usual.load.requests,
  );
  expect(plan(1_000_000, { ...supposed, compression: 2 }).mongodb.byStorage).toBeCloseTo(usual.mongodb.byStorage / 2);
  expect(plan(1_000_000, { ...supposed, browsersPerPerson: 2 * supposed.browsersPerPerson }).api.byMemory).toBeCloseTo(
    2 * usual.api.byMemory,
  );
  expect(sizes).toEqual([10_000, 1_000_000, 100_000_000]);
});

it('says of the three sizes what the page says in words', () => {
  const { redis, mongodb } = plan(100_000_000);
  // The prose of the page says so; figures that say otherwise ask for other prose.
  expect(redis.byCommands).toBeGreaterThan(1);
  expect(plan(10_000).api.byCpu).toBeLessThan(2);
  expect(mongodb.shards).toBeGreaterThan(1);
});

it('takes a report of the bench, and refuses one without MongoDB and Redis', () => {
  const flatOut = { cpuSecondsPer1000: 0.2, errors: 0 };
  const report: BenchReport = {
    at: '2026-01-01T00:00:00.000Z',
    machine: figures.requests.machine,
    bare: { flatOut },
    client: { flatOut, residentMegabytes: 150 },
    runs: [{ flatOut, pageBytes: 25_000 }],
    distributed: {
      flatOut,
      residentMegabytes: 160,
      documents: figures.requests.documents,
      redis: figures.requests.redis,
      redisCommands: { evalsha: 1_000, publish: 300, incr: 1_000, info: 5 },
      sentCount: 1_000,
    },
  };
  expect(takeBench(report).redis.commandsPerRequest).toBe(1.3);
  expect(() => takeBench({ ...report, distributed: { missing: 'no server' } })).toThrow('no MongoDB or no Redis (no server)');
  const unknown = { ...flatOut, cpuSecondsPer1000: null };
  expect(() => takeBench({ ...report, bare: { flatOut: unknown } })).toThrow('does not tell how much CPU');
});

it('prints the plan for what is supposed by flags, and says which flag it does not take', async () => {
  const scale = (...flags: string[]) => runProgram('node', ['scripts/scale/scale.ts', ...flags], { timeoutMs: 60_000 });
  const { code, output } = await scale('--people', '250000', '--changes-per-day', '30');
  expect(code, output).toBe(0);
  expect(output).toContain('| people | 250,000 |');
  expect(output).toContain('**30 changes**');
  expect(await scale('--people', 'many')).toEqual({ code: 1, output: '--people takes a number above 0, not many.\n' });
  expect((await scale('--planets', '3')).code).toBe(1);
});

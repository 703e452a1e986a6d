import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Flow } from '../packages/my_flow_contract/src/index.ts';
import { type Production, startProduction } from './support/production.ts';
import { report } from './support/report.ts';
import { docker } from './support/run-program.ts';
import { until } from './support/until.ts';
import { startWriters, type Writers } from './support/writers.ts';

let production: Production;

beforeAll(async () => {
  production = await startProduction();
});

afterAll(async () => {
  await production?.stack.down();
});

/** Kills every process of a container but its init, from inside, so that nobody has stopped it: whether it comes back is up to its restart policy. */
const killAll: Readonly<Record<string, readonly string[]>> = {
  api: ['node', '--eval', "process.kill(-1, 'SIGKILL')"],
  redis: ['sh', '-c', 'kill -9 -1'],
  mongo: ['bash', '-c', 'kill -9 -1'],
};

it('loses no acknowledged write when API, Redis or MongoDB are killed, and each is back by itself', { timeout: 400_000 }, async () => {
  const { stack, person } = production;
  const context = await person.makeContext('Killed by the kernel');
  const writers = startWriters(person, context.id);
  const rows: (string | number)[][] = [];
  for (const service of ['api', 'redis', 'mongo', 'api', 'redis', 'mongo', 'api']) {
    await amidWrites(writers);
    const before = await production.one(service);
    const killedMs = performance.now();
    await stack.compose(['exec', '--no-TTY', service, ...(killAll[service] ?? [])]).catch(() => {});
    await until(
      () => production.one(service),
      (now) => now.restarts === before.restarts + 1 && now.startedAt !== before.startedAt && now.status === 'healthy',
      90_000,
    );
    expect((await production.one(service)).id).toBe(before.id);
    await production.settled();
    rows.push([service, ((performance.now() - killedMs) / 1000).toFixed(1)]);
  }
  const { found, lost, doubled } = await writers.finish();
  report('SIGKILL during writes, back by the restart policy', [
    ['killed', 'seconds until all is well'],
    ...rows,
    ['acknowledged', writers.acknowledged.size],
    ['found', found],
    ['lost, doubled', `${lost}, ${doubled}`],
  ]);
  expect(writers.acknowledged.size).toBeGreaterThan(rows.length);
});

it('loses no acknowledged write to SIGKILL of the whole container, and makes none twice', { timeout: 400_000 }, async () => {
  const kills = 7;
  const { stack, person } = production;
  const context = await person.makeContext('Killed');
  const writers = startWriters(person, context.id);
  for (let kill = 0; kill < kills; kill += 1) {
    await amidWrites(writers);
    const { id } = await production.one('api');
    await docker(['kill', '--signal', 'KILL', id]);
    await stack.compose(['start', 'api']);
    await stack.untilHealthy('api');
  }
  const { found, lost, doubled } = await writers.finish();
  report('SIGKILL of the API’s container during writes', [
    ['kills', 'acknowledged', 'found', 'lost', 'doubled'],
    [kills, writers.acknowledged.size, found, lost, doubled],
  ]);
  expect(writers.acknowledged.size).toBeGreaterThan(kills);
});

it('would see a write that was lost, and one that is there twice', async () => {
  const { person } = production;
  const context = await person.makeContext('Planted');
  const writers = startWriters(person, context.id, { count: 1 });
  await writers.more(3, 60_000);
  const [lost = '', doubled = ''] = writers.acknowledged;
  const { body } = await person.call('GET', `/flows?contextId=${context.id}&limit=200`);
  // The API's own tests hold its answers to the contract.
  const flow = (body as { items: Flow[] }).items.find(({ title }) => title === lost);
  await person.change('DELETE', `/flows/${flow?.id}`);
  await person.makeFlow(context.id, doubled);
  await expect(writers.finish()).rejects.toThrow(`expected [ [ '${lost}' ], [ '${doubled}' ] ]`);
});

/** Waits for a moment in the midst of writing, however long a busy machine takes to come there; a transaction that the last kill left open may hold it up. */
async function amidWrites(writers: Writers): Promise<void> {
  await writers.more(3, 12_000);
  await sleep(Math.random() * 500);
}

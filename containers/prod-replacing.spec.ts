import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { bake, cloneCommit, removeImages } from './support/clone.ts';
import { hardening, startContainer, sweepContainers } from './support/container.ts';
import { percentile, sendSteadily } from './support/load.ts';
import { type Production, startProduction } from './support/production.ts';
import { report } from './support/report.ts';
import { docker } from './support/run-program.ts';
import { until } from './support/until.ts';
import { startWriters } from './support/writers.ts';

const next = `${inject('tag')}-next`;
let production: Production;

beforeAll(async () => {
  production = await startProduction();
});

afterAll(async () => {
  await sweepContainers();
  await production?.stack.down();
  await removeImages(`myflow-api:${next}`, `myflow-client:${next}`);
});

/** What drain-probe.mjs says at its end. */
type Drained = {
  readonly readiness: readonly string[];
  readonly live: { readonly ended: string; readonly acts: number; readonly retries: readonly string[] };
  readonly held: readonly string[];
  readonly failed: readonly string[];
  readonly reads: number;
  readonly writes: number;
  readonly acknowledged: readonly string[];
};

it('finishes what is in flight when the API is told to stop under load, streams in order, and ends with 0', {
  timeout: 180_000,
}, async () => {
  const { stack, person } = production;
  const context = await person.makeContext('Told to stop');
  const { seen, seconds, exitCode } = await probeWhile(context.id, () => stack.compose(['stop', 'api']));
  report('SIGTERM of the API under load, requests sent until a second after readiness went', [
    ['readiness', 'reads', 'writes', 'failed', 'writes half there', 'of them made', 'stream ended', 'seconds', 'exit code'],
    [
      seen.readiness.join(', '),
      seen.reads,
      seen.writes,
      seen.failed.length,
      seen.held.length,
      seen.held.filter((status) => status === '201').length,
      seen.live.ended,
      seconds.toFixed(1),
      exitCode,
    ],
  ]);
  expect(seen.readiness).toEqual(['200', '503', 'gone']);
  expect([seen.failed, new Set(seen.held)]).toEqual([[], new Set(['201'])]);
  expect(seen.live).toMatchObject({ ended: 'in order', retries: ['2000', expect.any(String)] });
  expect(seen.live.acts).toBeGreaterThanOrEqual(seen.writes);
  expect([seen.writes > 30, exitCode]).toEqual([true, 0]);
  await stack.compose(['start', 'api']);
  await production.settled();
  expect((await person.titles(context.id)).toSorted()).toEqual([...seen.acknowledged].toSorted());
});

it('replaces the API while 200 requests a second arrive, and drops none', { timeout: 240_000 }, async () => {
  const { stack, person } = production;
  const context = await person.makeContext('Rolling');
  const flow = await person.makeFlow(context.id, 'Read over and over');
  const old = await production.one('api');
  const stop = new AbortController();
  // What has just started is slow until Node has compiled it.
  for (let warm = 0; warm < 20; warm += 1) await Promise.all(Array.from({ length: 20 }, () => person.call('GET', `/flows/${flow.id}`)));
  const load = sendSteadily(5, stop.signal, async () => (await person.call('GET', `/flows/${flow.id}`)).status);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  await stack.compose(['up', '--detach', '--no-deps', '--no-recreate', '--scale', 'api=2', 'api']);
  await stack.untilHealthy('api');
  await docker(['stop', '--time', '20', old.id], { timeoutMs: 60_000 });
  const [stopped] = (await stack.states('api')).filter(({ id }) => id === old.id);
  await docker(['rm', old.id]);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  stop.abort();
  const { sent, failed, latenciesMs, seconds } = await load;
  report('Replacing the API at 200 requests a second', [
    ['sent', 'a second', 'failed', 'p50 ms', 'p95 ms', 'p99 ms', 'exit code of the old one'],
    [
      sent,
      Math.round(sent / seconds),
      failed.length,
      ...[50, 95, 99].map((part) => Math.round(percentile(latenciesMs, part))),
      stopped?.exitCode ?? -1,
    ],
  ]);
  expect(failed.slice(0, 20)).toEqual([]);
  expect(sent / seconds).toBeGreaterThanOrEqual(195);
  expect(stopped?.exitCode).toBe(0);
});

it('is upgraded and goes back while somebody writes, with what was in it and what the newer one made', { timeout: 400_000 }, async () => {
  const { person, url } = production;
  const context = await person.makeContext('Upgraded');
  await person.makeFlow(context.id, 'There before');
  const buildS = await buildNext();
  const writers = startWriters(person, context.id, { count: 2, pauseMs: 200 });
  const rows: (string | number)[][] = [];
  for (const version of [next, inject('tag')]) {
    const stack = production.as({ version });
    const upMs = await stack.up();
    rows.push([version === next ? 'to the newer' : 'and back', (upMs / 1000).toFixed(1)]);
    await production.settled();
    expect(await whatRuns()).toEqual(version === next ? ['a newer answer', 'a newer page'] : ['not found', 'no']);
    await person.makeFlow(context.id, `Made on ${version}`);
  }
  const { found } = await writers.finish();
  report('Upgrade to images of other code, and back, while somebody writes', [
    ['', 'seconds'],
    ['build of the newer ones', buildS],
    ...rows,
    ['flows answered for, all there once', writers.acknowledged.size],
  ]);
  const titles = await person.titles(context.id);
  expect(titles).toEqual(expect.arrayContaining(['There before', `Made on ${next}`, `Made on ${inject('tag')}`]));
  expect(found).toBe(titles.length);
  expect(await idOf('api', next)).not.toBe(await idOf('api', inject('tag')));

  /** What only the newer images answer. */
  async function whatRuns(): Promise<string[]> {
    const ask = "fetch('http://127.0.0.1:8000/newer').then(async (answer) => console.log(answer.ok ? await answer.text() : 'not found'))";
    const robots = await (await fetch(`${url}/robots.txt`)).text();
    return [await production.stack.evaluate('api', ask), robots.includes('# newer') ? 'a newer page' : 'no'];
  }
});

// The last one: MongoDB holds on to what it has begun for whoever was killed, for a minute.
it('would see what is cut short when it is killed instead, and what the published port cannot pass on then', {
  timeout: 180_000,
}, async () => {
  const { person } = production;
  const context = await person.makeContext('Killed in the midst');
  const flow = await person.makeFlow(context.id, 'Read over and over');
  const stop = new AbortController();
  const load = sendSteadily(20, stop.signal, async () => (await person.call('GET', `/flows/${flow.id}`)).status);
  const { seen, exitCode } = await probeWhile(context.id, (api) => docker(['kill', '--signal', 'KILL', api]));
  stop.abort();
  expect(seen.readiness).toEqual(['200', 'gone']);
  expect(seen.live.ended).not.toBe('in order');
  expect(seen.held).not.toContain('201');
  expect([seen.failed.length > 0, exitCode, (await load).failed.length > 0]).toEqual([true, 137, true]);
});

/** Puts the API under load of every kind from beside it, ends it in some way in the midst of that, and gives what the load has seen. */
async function probeWhile(contextId: string, end: (apiId: string) => Promise<unknown>) {
  const { stack, project } = production;
  const token = await stack.compose(['exec', '--no-TTY', 'api', 'node', 'cli.mjs', 'create-token', '--scope', 'write', '--days', '1']);
  const api = await production.one('api');
  const probe = await startContainer({
    image: `myflow-api:${inject('tag')}`,
    // By address: the name of a container goes with it.
    env: { API_HOST: await addressOf(api.id, `${project}_api`), API_TOKEN: token.split('\n').at(-1) ?? '', CONTEXT_ID: contextId },
    flags: [...hardening('256m'), `--network=${project}_api`, '--no-healthcheck'],
    command: ['node', '--input-type=module', '--eval', readFileSync(path.join(import.meta.dirname, 'support/drain-probe.mjs'), 'utf8')],
  });
  await until(probe.logs, (said) => said.includes('begun'));
  const toldMs = performance.now();
  await end(api.id);
  const seconds = (performance.now() - toldMs) / 1000;
  expect(await docker(['wait', probe.id])).toBe('0');
  // The probe says it so.
  const seen = JSON.parse((await probe.logs()).split('\n').find((line) => line.startsWith('{')) ?? '{}') as Drained;
  return { seen, seconds, exitCode: (await production.one('api')).exitCode };
}

/** Builds a newer API, which answers one more address, and a newer client, which has another file. Gives the seconds it took. */
async function buildNext(): Promise<string> {
  const beganMs = performance.now();
  const clone = await cloneCommit();
  const file = path.join(clone, 'my_flow_api/src/http/health/register-health.ts');
  const text = readFileSync(file, 'utf8');
  const newer = text.replace(
    "  app.get('/livez'",
    "  app.get('/newer', { config: openToAll }, async () => 'a newer answer');\n  app.get('/livez'",
  );
  expect(newer).not.toBe(text);
  writeFileSync(file, newer);
  await bake({ folder: clone, tag: next, targets: ['api'] });
  const robots = path.join(clone, 'my_flow_client/public/robots.txt');
  appendFileSync(robots, '# newer\n');
  const lines = `FROM myflow-client:${inject('tag')}\nCOPY --chmod=444 my_flow_client/public/robots.txt /app/my_flow_client/public/robots.txt\n`;
  await docker(['build', '--quiet', '--tag', `myflow-client:${next}`, '--file', '-', clone], { input: lines, timeoutMs: 120_000 });
  rmSync(path.dirname(clone), { recursive: true, force: true });
  return ((performance.now() - beganMs) / 1000).toFixed(1);
}

function idOf(service: string, tag: string): Promise<string> {
  return docker(['image', 'inspect', '--format', '{{.Id}}', `myflow-${service}:${tag}`]);
}

function addressOf(id: string, network: string): Promise<string> {
  return docker(['inspect', '--format', `{{(index .NetworkSettings.Networks "${network}").IPAddress}}`, id]);
}

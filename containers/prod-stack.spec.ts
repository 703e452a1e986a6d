import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { freePort } from '../scripts/lib/ports.mjs';
import { percentile, sendSteadily } from './support/load.ts';
import { type Person, signIn } from './support/person.ts';
import { report } from './support/report.ts';
import { docker, runProgram } from './support/run-program.ts';
import { createStack, type Stack } from './support/stack.ts';
import { launchBrowser, walkIn } from './support/walk.ts';

const services = ['client', 'api', 'redis', 'mongo'] as const;

let stack: Stack;
let browser: Browser;
let url: string;
let password: string;
let person: Person;

beforeAll(async () => {
  const folder = inject('clone');
  const port = await freePort();
  await runProgram('./scripts/make-secrets.sh', [], { cwd: folder });
  password = /^MYFLOW_PASSWORD=(.*)$/m.exec(readFileSync(path.join(folder, '.env'), 'utf8'))?.[1] ?? '';
  stack = createStack({
    folder,
    file: 'docker-compose.prod.yml',
    project: 'myflow-test-prod',
    env: { MYFLOW_PORT: String(port), MYFLOW_VERSION: inject('tag'), MYFLOW_RATE_LIMIT_PER_MINUTE: '0' },
  });
  url = `http://127.0.0.1:${port}`;
  browser = await launchBrowser();
  await stack.down();
  const upMs = await stack.up();
  report('Production stack from nothing to healthy', [
    ['', 'seconds'],
    ['docker compose up --wait', (upMs / 1000).toFixed(1)],
  ]);
  person = await signIn(url, password);
});

afterAll(async () => {
  await browser?.close();
  await stack?.down();
});

it('lets a newcomer sign in and capture a flow', async () => {
  const page = await walkIn(browser, url, password, 'Call the dentist tomorrow at 10');
  await page.close();
  expect((await signIn(url, 'not the password').catch(() => null))?.call).toBeUndefined();
});

describe('hardening, as the running containers have it', () => {
  it.each(services)('%s', async (service) => {
    const [{ id }] = await one(service);
    const [state] = JSON.parse(await docker(['inspect', id])) as [Inspected];
    const { HostConfig } = state;
    expect(HostConfig.ReadonlyRootfs).toBe(true);
    expect(HostConfig.PidsLimit).toBeGreaterThan(0);
    expect(HostConfig.RestartPolicy.Name).toBe('unless-stopped');
    expect(HostConfig.LogConfig).toMatchObject({ Type: 'local', Config: { 'max-size': '10m' } });
    expect(Object.keys(HostConfig.PortBindings ?? {}).length).toBe(service === 'client' ? 1 : 0);
    const status = procStatus(await topProcess(id));
    expect(status).toMatchObject({ CapEff: '0000000000000000', CapBnd: '0000000000000000', NoNewPrivs: '1', Seccomp: '2' });
    expect(status['Uid']?.split('\t').every((uid) => uid !== '0')).toBe(true);
    expect(state.HostConfig.Memory).toBeGreaterThan(0);
  });

  it('publishes one port, on this machine alone', async () => {
    const ports = await Promise.all(services.map(async (service) => docker(['port', (await one(service))[0].id])));
    expect(ports.filter((port) => port !== '')).toEqual([expect.stringMatching(/^3000\/tcp -> 127\.0\.0\.1:\d+$/)]);
  });

  it('lets a service reach what it needs and nothing else', async () => {
    const reach = async (from: string, host: string, port: number) =>
      stack.evaluate(
        from,
        `import net from 'node:net';
         const socket = net.connect({ host: '${host}', port: ${port}, timeout: 2000 });
         for (const [event, word] of [['connect', 'yes'], ['error', 'no'], ['timeout', 'no']]) socket.on(event, () => { console.log(word); process.exit(); });`,
      );
    expect(await reach('client', 'api', 8000)).toBe('yes');
    expect(await reach('client', 'redis', 6379)).toBe('yes');
    expect(await reach('client', 'mongo', 27_017)).toBe('no');
    expect(await reach('api', 'mongo', 27_017)).toBe('yes');
    expect(await reach('api', 'redis', 6379)).toBe('yes');
  });

  it('asks for a password at Redis and MongoDB', async () => {
    expect(await stack.compose(['exec', '--no-TTY', 'redis', 'redis-cli', 'get', 'x'])).toContain('NOAUTH');
    const list = [
      'exec',
      '--no-TTY',
      'mongo',
      'mongosh',
      '--quiet',
      '--norc',
      '--eval',
      "db.getSiblingDB('myflow').documents.countDocuments()",
    ];
    await expect(stack.compose(list)).rejects.toThrow(/auth/i);
  });
});

it('survives the restart of every service, with what is in it', async () => {
  const context = await person.makeContext('Restarts');
  await person.makeFlow(context.id, 'There before the restart');
  for (const service of services) {
    await stack.compose(['restart', service]);
    await stack.untilHealthy(service);
  }
  await settled();
  expect(await person.titles(context.id)).toEqual(['There before the restart']);
});

it('goes on without Redis, and takes it up again', async () => {
  const context = await person.makeContext('Without Redis');
  const before = await one('api');
  await stack.compose(['stop', 'redis']);
  const gone = await person.makeFlow(context.id, 'Made while Redis is gone');
  expect(gone.title).toBe('Made while Redis is gone');
  expect(await health()).toMatchObject({ db: 'connected', cache: 'disconnected' });
  await stack.compose(['start', 'redis']);
  await until(health, (answer) => answer['cache'] === 'connected');
  expect(await person.titles(context.id)).toEqual(['Made while Redis is gone']);
  expect(await one('api')).toEqual(before);
});

it('says so for the 30 seconds that MongoDB is gone, and goes on when it is back', { timeout: 180_000 }, async () => {
  const context = await person.makeContext('Without MongoDB');
  const before = await one('api');
  await stack.compose(['stop', 'mongo']);
  const goneMs = performance.now();
  const waitsMs: number[] = [];
  while (performance.now() - goneMs < 30_000) {
    const askedMs = performance.now();
    const refused = await person.call('POST', '/flows', { contextId: context.id, title: 'Not made' });
    waitsMs.push(performance.now() - askedMs);
    expect(refused.status).toBeGreaterThanOrEqual(500);
    expect(refused.body).toMatchObject({ code: expect.stringMatching(/unavailable|timeout/), requestId: expect.any(String) });
    // Its container stays: to start it anew would help nobody.
    expect((await stack.states('api'))[0]?.status).toBe('healthy');
  }
  const startedMs = performance.now();
  await stack.compose(['start', 'mongo']);
  await settled();
  report('MongoDB gone for 30 s', [
    ['changes refused in words', 'longest wait for that in ms', 'seconds from its start until all is well'],
    [waitsMs.length, Math.round(Math.max(...waitsMs)), ((performance.now() - startedMs) / 1_000).toFixed(1)],
  ]);
  await person.makeFlow(context.id, 'Made after');
  expect(await person.titles(context.id)).toEqual(['Made after']);
  expect((await one('api'))[0].id).toBe(before[0].id);
  expect((await one('api'))[0].startedAt).toBe(before[0].startedAt);
});

it('replaces the API while 200 requests a second arrive, and drops none', { timeout: 240_000 }, async () => {
  const context = await person.makeContext('Rolling');
  const flow = await person.makeFlow(context.id, 'Read over and over');
  const [old] = await one('api');
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
    ['sent', 'seconds', 'failed', 'p50 ms', 'p95 ms', 'p99 ms', 'exit code of the old one'],
    [
      sent,
      Math.round(seconds),
      failed.length,
      ...[50, 95, 99].map((part) => Math.round(percentile(latenciesMs, part))),
      stopped?.exitCode ?? -1,
    ],
  ]);
  expect(failed.slice(0, 20)).toEqual([]);
  expect(sent / seconds).toBeGreaterThan(150);
  expect(stopped?.exitCode).toBe(0);
});

it('loses no acknowledged write to SIGKILL, and makes none twice', { timeout: 400_000 }, async () => {
  const kills = 12;
  const context = await person.makeContext('Killed');
  const acknowledged = new Set<string>();
  const stop = new AbortController();
  const writers = Array.from({ length: 4 }, async (_, writer) => {
    for (let number = 0; !stop.signal.aborted; number += 1) {
      const title = `flow ${writer}-${number}`;
      // Sent again with the same key until it is answered, as the client in the browser does.
      for (let done = false; !done && !stop.signal.aborted; ) {
        const answer = await person
          .call('POST', '/flows', { contextId: context.id, title }, { 'idempotency-key': `killed-${writer}-${number}` })
          .catch(() => null);
        done = answer !== null && answer.status < 300;
        if (done) acknowledged.add(title);
        else await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  });
  for (let kill = 0; kill < kills; kill += 1) {
    // In the midst of writing, however long a busy machine takes to come there; a transaction that the last kill left open may hold it up as well.
    const before = acknowledged.size;
    const endsAtMs = performance.now() + 12_000;
    while (acknowledged.size < before + 3 && performance.now() < endsAtMs) await new Promise((resolve) => setTimeout(resolve, 20));
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 500));
    const [{ id }] = await one('api');
    await docker(['kill', '--signal', 'KILL', id]);
    await stack.compose(['start', 'api']);
    await stack.untilHealthy('api');
  }
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  stop.abort();
  await Promise.all(writers);
  const found = await person.titles(context.id);
  const lost = [...acknowledged].filter((title) => !found.includes(title));
  const doubled = found.filter((title, index) => found.indexOf(title) !== index);
  report('SIGKILL of the API during writes', [
    ['kills', 'acknowledged', 'found', 'lost', 'doubled'],
    [kills, acknowledged.size, found.length, lost.length, doubled.length],
  ]);
  expect([lost, doubled]).toEqual([[], []]);
  expect(acknowledged.size).toBeGreaterThan(kills);
});

it('comes back from a backup when everything is gone, equal', async () => {
  const everything = async () => {
    const { body } = await person.call('GET', '/contexts');
    // The API's own tests hold its answers to the contract.
    const { items } = body as { items: { id: string; name: string }[] };
    return Promise.all(items.map(async ({ id, name }) => [id, name, await person.titles(id)]));
  };
  const before = await everything();
  await stack.compose(['run', '--rm', 'backup']);
  const [file = ''] = readdirSync(path.join(inject('clone'), 'backups'));
  await stack.down();
  await stack.up('mongo', 'redis');
  await stack.compose(['run', '--rm', 'backup', 'node', 'cli.mjs', 'restore', `/backups/${file}`]);
  await stack.up();
  person = await signIn(url, password);
  expect(before.length).toBeGreaterThan(3);
  expect(await everything()).toEqual(before);
});

it('is upgraded and goes back, with what is in it', async () => {
  const context = await person.makeContext('Upgraded');
  await person.makeFlow(context.id, 'There before');
  for (const service of ['api', 'client'])
    await docker(['tag', `myflow-${service}:${inject('tag')}`, `myflow-${service}:${inject('tag')}-next`]);
  const folder = inject('clone');
  const env = { MYFLOW_PORT: new URL(url).port, MYFLOW_RATE_LIMIT_PER_MINUTE: '0' };
  for (const version of [`${inject('tag')}-next`, inject('tag')]) {
    const other = createStack({
      folder,
      file: 'docker-compose.prod.yml',
      project: 'myflow-test-prod',
      env: { ...env, MYFLOW_VERSION: version },
    });
    await other.up();
    const image = await docker(['inspect', '--format', '{{.Config.Image}}', (await other.states('api'))[0]?.id ?? '']);
    expect(image).toBe(`myflow-api:${version}`);
    await person.makeFlow(context.id, `Made on ${version}`);
  }
  expect((await person.titles(context.id)).length).toBe(3);
});

type Inspected = {
  readonly HostConfig: {
    readonly ReadonlyRootfs: boolean;
    readonly PidsLimit: number;
    readonly Memory: number;
    readonly RestartPolicy: { readonly Name: string };
    readonly LogConfig: unknown;
    readonly PortBindings: Readonly<Record<string, unknown>> | null;
  };
};

async function one(service: string) {
  const [state, ...others] = await stack.states(service);
  if (state === undefined || others.length > 0) throw new Error(`${service} has ${others.length} others beside ${state?.id}`);
  return [state] as const;
}

/** The number, on this machine, of the service's own process: below the init of the container. */
async function topProcess(id: string): Promise<string> {
  const lines = (await docker(['top', id, '-o', 'pid,ppid,comm'])).split('\n').slice(1);
  return lines.map((line) => line.trim().split(/\s+/)[0] ?? '').at(-1) ?? '';
}

function procStatus(pid: string): Record<string, string> {
  const lines = readFileSync(`/proc/${pid}/status`, 'utf8').split('\n');
  return Object.fromEntries(lines.map((line) => line.split(':\t')).filter((pair) => pair.length === 2)) as Record<string, string>;
}

async function health(): Promise<Record<string, unknown>> {
  const text = await stack.evaluate('api', "console.log(await (await fetch('http://127.0.0.1:8000/health')).text())");
  // Health answers with an object.
  return JSON.parse(text) as Record<string, unknown>;
}

/** Waits until a read goes through again. */
async function settled(): Promise<void> {
  await until(
    () => person.call('GET', '/contexts').catch(() => ({ status: 599 })),
    ({ status }) => status === 200,
    60_000,
  );
}

async function until<Value>(read: () => Promise<Value>, isWanted: (value: Value) => boolean, withinMs = 30_000): Promise<Value> {
  const deadlineMs = Date.now() + withinMs;
  for (;;) {
    const value = await read();
    if (isWanted(value)) return value;
    if (Date.now() > deadlineMs) throw new Error(`not as wanted within ${withinMs} ms; the last was ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

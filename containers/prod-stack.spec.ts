import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { heldInProduction, heldInProfiles } from './support/held-to.ts';
import { signIn } from './support/person.ts';
import { type Production, services, startProduction } from './support/production.ts';
import { readConfinement } from './support/read-confinement.ts';
import { report } from './support/report.ts';
import { docker } from './support/run-program.ts';
import { until } from './support/until.ts';
import { launchBrowser, walkIn } from './support/walk.ts';

let production: Production;
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
  production = await startProduction();
  report('Production stack from nothing to healthy', [
    ['', 'seconds'],
    ['docker compose up --wait', (production.upMs / 1000).toFixed(1)],
  ]);
});

afterAll(async () => {
  await browser?.close();
  await production?.stack.down();
});

it('lets a newcomer sign in, capture a flow, and go to another context and back', async () => {
  const { url, password } = production;
  const page = await walkIn(browser, url, password, 'Call the dentist tomorrow at 10');
  const dentist = page.getByRole('main').getByRole('listitem').filter({ hasText: 'Call the dentist' });
  await production.person.makeContext('Garden');
  await page.getByRole('link', { name: /^Garden,/ }).click();
  await page.getByRole('heading', { level: 1, name: 'Garden' }).waitFor();
  expect(await dentist.count()).toBe(0);
  await page.getByRole('link', { name: /^Work,/ }).click();
  await dentist.waitFor();
  await page.close();
  expect((await signIn(url, 'not the password').catch(() => null))?.call).toBeUndefined();
});

describe('hardening, as the kernel has it for each process of the running containers', () => {
  it.each(services)('%s', async (service) => {
    expect(await readConfinement((await production.one(service)).id)).toEqual(heldInProduction[service]);
  });

  it.each(Object.keys(heldInProfiles))('%s, of a profile, while a program of ours runs in the place of its own', async (service) => {
    const stack = production.as({ over: [sleeping(service)] });
    onTestFinished(async () => void (await stack.compose(['rm', '--force', '--stop', '--volumes', service])));
    await stack.compose(['up', '--detach', '--no-deps', service]);
    expect(await readConfinement((await production.one(service)).id)).toMatchObject(heldInProfiles[service] ?? {});
  });

  it('would be missed in a container without any', async () => {
    const id = await docker([
      'run',
      '--detach',
      '--user=0',
      '--publish=127.0.0.1::6379',
      '--volume=/kept',
      // Its own entry point takes the root away.
      '--entrypoint=redis-server',
      'redis:7-alpine',
    ]);
    onTestFinished(async () => void (await docker(['rm', '--force', '--volumes', id])));
    const seen = await readConfinement(id);
    const held = heldInProduction.redis;
    // Each line of the table by itself. The file systems in memory are those which a container has in any case.
    for (const [name, value] of Object.entries(held)) expect([name, seen[name as keyof typeof held]]).not.toEqual([name, value]);
  });

  it('leaves no database a published port, in no profile, by the configuration', async () => {
    const { services: all } = JSON.parse(await production.stack.compose(['--profile', '*', 'config', '--format', 'json'])) as Configuration;
    const published = Object.entries(all).map(([name, { ports = [] }]) => [
      name,
      ports.map(({ host_ip, target }) => `${host_ip} to ${target}`),
    ]);
    expect(Object.fromEntries(published)).toMatchObject({
      ...Object.fromEntries(['api', 'redis', 'mongo', 'postgres', 'backup'].map((name) => [name, []])),
      logto: ['127.0.0.1 to 3001', '127.0.0.1 to 3002'],
    });
  });

  it('publishes one port, on this machine alone', async () => {
    const ports = await Promise.all(services.map(async (service) => docker(['port', (await production.one(service)).id])));
    expect(ports.filter((port) => port !== '')).toEqual([expect.stringMatching(/^3000\/tcp -> 127\.0\.0\.1:\d+$/)]);
  });

  it('lets a service reach what it needs and nothing else', async () => {
    const reach = async (from: string, host: string, port: number) =>
      production.stack.evaluate(
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
    expect(await production.stack.compose(['exec', '--no-TTY', 'redis', 'redis-cli', 'get', 'x'])).toContain('NOAUTH');
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
    await expect(production.stack.compose(list)).rejects.toThrow(/auth/i);
  });
});

it('survives the restart of every service, with what is in it', async () => {
  const { stack, person } = production;
  const context = await person.makeContext('Restarts');
  await person.makeFlow(context.id, 'There before the restart');
  await redis('set', 'of-a-test', 'there before the restart', 'EX', '600');
  const rows: (string | number)[][] = [];
  for (const service of services) {
    const beganMs = performance.now();
    await stack.compose(['restart', service]);
    await stack.untilHealthy(service);
    await production.settled();
    rows.push([service, ((performance.now() - beganMs) / 1000).toFixed(1)]);
  }
  report('Restart of each service, until all is well again', [['service', 'seconds'], ...rows]);
  expect(await person.titles(context.id)).toEqual(['There before the restart']);
  expect(await redis('get', 'of-a-test')).toBe('there before the restart');
});

it('keeps what Redis holds on its disk, and drops only what has a time to live anyway', async () => {
  expect((await redis('config', 'get', 'appendonly', 'appendfsync', 'maxmemory-policy', 'maxmemory')).split('\n')).toEqual(
    expect.arrayContaining([
      'appendonly',
      'yes',
      'appendfsync',
      'everysec',
      'maxmemory-policy',
      'volatile-lru',
      'maxmemory',
      String(96 * 1024 * 1024),
    ]),
  );
});

it('goes on without Redis, and takes it up again', async () => {
  const { stack, person, health } = production;
  const context = await person.makeContext('Without Redis');
  const before = await production.one('api');
  await stack.compose(['stop', 'redis']);
  // It was told, and has written down what it held.
  expect((await production.one('redis')).exitCode).toBe(0);
  const goneMs = performance.now();
  const gone = await person.makeFlow(context.id, 'Made while Redis is gone');
  const firstMs = performance.now() - goneMs;
  expect(gone.title).toBe('Made while Redis is gone');
  expect(await health()).toMatchObject({ db: 'connected', cache: 'disconnected' });
  const startedMs = performance.now();
  await stack.compose(['start', 'redis']);
  await until(health, (answer) => answer['cache'] === 'connected');
  report('Redis gone and back', [
    ['ms for the first change without it', 'seconds from its start until it is taken up'],
    [Math.round(firstMs), ((performance.now() - startedMs) / 1000).toFixed(1)],
  ]);
  expect(await person.titles(context.id)).toEqual(['Made while Redis is gone']);
  expect(await production.one('api')).toEqual(before);
});

it('says so for the 30 seconds that MongoDB is gone, and goes on when it is back', { timeout: 180_000 }, async () => {
  const { stack, person, one } = production;
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
  await production.settled();
  report('MongoDB gone for 30 s', [
    ['changes refused in words', 'longest wait for that in ms', 'seconds from its start until all is well'],
    [waitsMs.length, Math.round(Math.max(...waitsMs)), ((performance.now() - startedMs) / 1_000).toFixed(1)],
  ]);
  await person.makeFlow(context.id, 'Made after');
  expect(await person.titles(context.id)).toEqual(['Made after']);
  expect((await one('api')).id).toBe(before.id);
  expect((await one('api')).startedAt).toBe(before.startedAt);
});

it('comes back from a backup when everything is gone, equal', async () => {
  const { stack, url, password } = production;
  for (const name of ['Kept', 'Kept as well']) {
    const { id } = await production.person.makeContext(name);
    for (let number = 1; number <= 10; number += 1) await production.person.makeFlow(id, `${name} ${number}`);
    await makeOneOfEachKind(id);
  }
  const folder = path.join(inject('clone'), 'backups');
  const newest = () => readdirSync(folder).toSorted().at(-1) ?? '';
  /** Backs up everything of everybody, and gives the checksum of the contents, which is the same for equal contents. */
  const backedUp = async () => {
    await stack.compose(['run', '--rm', 'backup']);
    const said = await stack.compose(['run', '--rm', 'backup', 'node', 'cli.mjs', 'verify', `/backups/${newest()}`]);
    return /SHA-256 of the contents: ([0-9a-f]{64})/.exec(said)?.[1] ?? said;
  };
  const before = await backedUp();
  const backupS = await secondsOf(() => stack.compose(['run', '--rm', 'backup']));
  const file = newest();
  await stack.down();
  const emptyS = await secondsOf(() => stack.up('mongo', 'redis'));
  const restoreS = await secondsOf(() => stack.compose(['run', '--rm', 'backup', 'node', 'cli.mjs', 'restore', `/backups/${file}`]));
  await stack.up();
  production.person = await signIn(url, password);
  report('Backup, everything wiped, restore', [
    ['bytes', 'seconds of the backup', 'of empty databases', 'of the restore'],
    [statSync(path.join(folder, file)).size, backupS, emptyS, restoreS],
  ]);
  expect(before).toMatch(/^[0-9a-f]{64}$/);
  expect(await backedUp()).toBe(before);
  const [context] = await production.person.contexts();
  await production.person.makeFlow(context?.id ?? '', 'A flow more would be seen');
  expect(await backedUp()).not.toBe(before);
});

/** Flows with all that a flow can have, in each state that it can be in. */
async function makeOneOfEachKind(contextId: string): Promise<void> {
  const { person } = production;
  const step = { id: 'step_01J8Z3Y4QK6V9N2R5T7W0X1ABC', title: 'The first page', done: true };
  const given = {
    contextId,
    notes: '# Of each kind\n\nžluťoučký 🌱',
    priority: 'high',
    due: { kind: 'instant', at: '2030-03-31T01:30:00.000Z', zone: 'Europe/Vienna' },
    startDay: '2030-03-01',
    estimateMinutes: 45,
    labels: ['kept'],
    steps: [step],
    recurrence: 'FREQ=WEEKLY;BYDAY=FR',
  };
  const ways: readonly (readonly [string, string, object?])[] = [
    ['POST', '/complete'],
    ['POST', '/park', { untilDay: '2031-01-01' }],
    ['POST', '/archive'],
    ['DELETE', ''],
  ];
  for (const [method, way, body] of ways) {
    const made = await person.change('POST', '/flows', { ...given, title: `${method} ${way}` });
    await person.change(method, `/flows/${made.flows[0]?.id}${way}`, body);
  }
}

type Configuration = {
  readonly services: Readonly<Record<string, { readonly ports?: readonly { readonly host_ip?: string; readonly target: number }[] }>>;
};

/** A compose file that puts a program of ours into a service, whose own image is not everywhere to be had, and publishes nothing of it. */
function sleeping(service: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'myflow-overlay-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'compose.yml');
  const program = "image: 'myflow-api:TAG', entrypoint: [node], command: [--eval, 'setTimeout(() => {}, 60000)'], ports: !reset []";
  writeFileSync(file, `services: { ${service}: { ${program.replace('TAG', inject('tag'))} } }\n`);
  return file;
}

/** Runs a command of Redis, as somebody who has its password. */
function redis(...args: string[]): Promise<string> {
  const line = 'REDISCLI_AUTH="$REDIS_PASSWORD" exec redis-cli "$@"';
  return production.stack.compose(['exec', '--no-TTY', 'redis', 'sh', '-c', line, 'sh', ...args]);
}

async function secondsOf(work: () => Promise<unknown>): Promise<string> {
  const beganMs = performance.now();
  await work();
  return ((performance.now() - beganMs) / 1000).toFixed(1);
}

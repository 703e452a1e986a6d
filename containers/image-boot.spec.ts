import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { type Container, hardening, startContainer, sweepContainers } from './support/container.ts';
import { longestWaitMs, noWaits, readCoreWaits } from './support/core-waits.ts';
import { readProcess } from './support/read-process.ts';
import { report } from './support/report.ts';

const healthyWithinMs = 5000;
const cpuMsMax = 3000;
const secret = randomBytes(33).toString('base64');

const services = {
  api: {
    image: `myflow-api:${inject('tag')}`,
    port: 8000,
    memory: 192,
    probe: '/livez',
    env: { MYFLOW_LOCAL_SECRET: secret, MYFLOW_ALLOW_REMOTE_API: 'true' },
  },
  client: {
    image: `myflow-client:${inject('tag')}`,
    port: 3000,
    memory: 256,
    probe: '/api/health',
    env: { MYFLOW_LOCAL_SECRET: secret, MYFLOW_PASSWORD: 'a long phrase of a test' },
  },
};
type ServiceName = keyof typeof services;

const measured: (string | number)[][] = [];
const startsMs: Record<ServiceName, number[]> = { api: [], client: [] };
/** Of each start, what a thread of it waited for a core that another program had. */
const waitsMs: Record<ServiceName, number[]> = { api: [], client: [] };

afterAll(async () => {
  report('Start under the full hardening', [
    ['service', 'uid', 'healthy after ms', 'CPU ms till then', 'memory at rest in MB', 'limit in MB'],
    ...measured,
  ]);
  await sweepContainers();
});

type More = { readonly env?: Readonly<Record<string, string>>; readonly port?: number };

/** Starts a service under the full hardening, and waits until it is healthy. */
async function start(name: ServiceName, uid: number, more: More = {}): Promise<Container> {
  const { image, port, memory, env } = services[name];
  // SQLite's file needs a place that the image does not have; MongoDB needs none.
  const data = name === 'api' ? [`--tmpfs=/data:rw,noexec,nosuid,nodev,size=32m,mode=0700,uid=${uid}`] : [];
  const user = uid === 65_532 ? [] : [`--user=${uid}:${uid}`];
  const flags = [...hardening(`${memory}m`), ...data, ...user];
  const container = await startContainer({ image, port: more.port ?? port, env: { ...env, ...more.env }, flags });
  startsMs[name].push(await container.untilHealth('healthy', 40_000));
  waitsMs[name].push(longestWaitMs(noWaits, await readCoreWaits(container.id)));
  return container;
}

const starts: [ServiceName, number][] = [
  ['api', 65_532],
  ['api', 123_456],
  ['client', 65_532],
  ['client', 123_456],
];

describe.each(starts)('the %s as uid %i', (name, uid) => {
  it('is healthy in time, and the kernel holds it to what it was given', async () => {
    const { memory, port, probe } = services[name];
    const container = await start(name, uid);
    expect((await fetch(`${container.url}${probe}`)).status).toBe(200);
    const seen = await readProcess(container);
    measured.push([
      name,
      uid,
      startsMs[name].at(-1) ?? 0,
      Math.round(seen.cpuMs),
      Math.round(seen.memoryBytes / 1e6),
      Math.round(seen.memoryMaxBytes / 1e6),
    ]);

    expect(seen).toMatchObject({ uids: [uid, uid, uid, uid], capEff: 0n, capBnd: 0n, noNewPrivs: 1, seccomp: 2, pidsMax: 64, cpuShare: 1 });
    // Of the start and its probes; it says more than time does where other programs run beside.
    expect(seen.cpuMs).toBeLessThan(cpuMsMax);
    expect(seen.memoryMaxBytes).toBe(memory * 1024 * 1024);
    expect(seen.memoryBytes).toBeLessThan(seen.memoryMaxBytes * 0.6);
    expect(seen.mounts['/']).toContain('ro');
    expect(seen.mounts['/tmp']).toEqual(expect.arrayContaining(['rw', 'noexec', 'nosuid', 'nodev', 'size=16384k']));
    // One socket for IPv6 and IPv4.
    expect(seen.listening).toEqual([`::${port}`]);
    expect(seen.writableFolders).toEqual(
      name === 'api' ? ['/data', '/dev/mqueue', '/dev/shm', '/tmp'] : ['/dev/mqueue', '/dev/shm', '/tmp'],
    );
    await container.remove();
  });
});

it.each(['api', 'client'] as const)('takes the port of the %s from PORT, for its probe too', async (name) => {
  const container = await start(name, 65_532, { env: { PORT: '9123' }, port: 9123 });
  expect((await fetch(`${container.url}${services[name].probe}`)).status).toBe(200);
  await container.remove();
});

it('starts with no flag at all, and what is read then is what the flags changed', async () => {
  const { image, env, port } = services.client;
  const container = await startContainer({ image, env, port });
  await container.untilHealth('healthy', 40_000);
  const seen = await readProcess(container);
  // The image alone offers nothing to write to.
  expect(seen.writableFolders).toEqual(['/dev/mqueue', '/dev/shm']);
  expect(seen).toMatchObject({ capEff: 0n, noNewPrivs: 0, seccomp: 2 });
  expect(seen.capBnd).not.toBe(0n);
  expect(seen.mounts['/']).toContain('rw');
  expect(seen.mounts['/tmp']).toBeUndefined();
  expect([seen.memoryMaxBytes > 1e12 || Number.isNaN(seen.memoryMaxBytes), seen.pidsMax === 64, seen.cpuShare === 1]).toEqual([
    true,
    false,
    false,
  ]);
  await container.remove();
});

it('serves a script of its pages and a file of its public folder', async () => {
  const container = await start('client', 65_532);
  const page = await (await fetch(`${container.url}/sign-in`)).text();
  const script = /\/_next\/static\/chunks\/[\w.~-]+\.js/.exec(page)?.[0];
  const served = await fetch(`${container.url}${script}`);
  expect([served.status, served.headers.get('content-type'), served.headers.get('cache-control')]).toEqual([
    200,
    expect.stringContaining('javascript'),
    'public, max-age=31536000, immutable',
  ]);
  expect((await served.text()).length).toBeGreaterThan(1000);
  const robots = await fetch(`${container.url}/robots.txt`);
  expect([robots.status, await robots.text()]).toEqual([
    200,
    readFileSync(path.join(inject('clone'), 'my_flow_client/public/robots.txt'), 'utf8'),
  ]);
  await container.remove();
});

it('gives the reference page of the API its script', async () => {
  const container = await start('api', 65_532);
  const script = await fetch(`${container.url}/api/v1/docs/reference.js`);
  expect([script.status, (await script.text()).length > 1_000_000]).toEqual([200, true]);
  expect((await container.inspect()).State.OOMKilled).toBe(false);
  await container.remove();
});

it('says what is wrong and ends when it is given nowhere to keep its data', async () => {
  const { image, env } = services.api;
  const container = await startContainer({ image, env, flags: hardening('192m') });
  await expect(container.untilHealth('healthy', 40_000)).rejects.toThrow(/ended with code 1/);
  expect(await container.logs()).toMatch(/myflow\.db cannot be opened/);
  await container.remove();
});

it.each(['api', 'client'] as const)('was healthy soon after a start of the %s', (name) => {
  // The middle one of the starts above, and of two in the middle the later; without what it waited for a core, as the kernel counts it.
  const ownMs = startsMs[name].map((ms, index) => Math.round(ms - (waitsMs[name][index] ?? 0))).toSorted((a, b) => a - b);
  const middleMs = ownMs[Math.floor(ownMs.length / 2)];
  report(`Starts of the ${name}, to healthy`, [
    ['', 'ms', 'of them waiting for a core'],
    ...startsMs[name].map((ms, index) => [`${index + 1}`, ms, Math.round(waitsMs[name][index] ?? 0)]),
    ['the middle one, without waiting', middleMs ?? -1, 0],
  ]);
  expect(ownMs.length).toBeGreaterThanOrEqual(3);
  expect(middleMs).toBeLessThanOrEqual(healthyWithinMs);
});

import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, inject, it } from 'vitest';
import { type Container, createNetwork, hardening, startContainer, sweepContainers } from './support/container.ts';
import { startMongo } from './support/mongo.ts';
import { report } from './support/report.ts';
import { docker } from './support/run-program.ts';

const api = `myflow-api:${inject('tag')}`;
const secret = randomBytes(33).toString('base64');
/** The probe of the image, more often than in use so that nobody has to wait. */
const often = ['--health-interval=1s', '--health-retries=2', '--health-start-period=0s', '--health-timeout=3s'];

afterAll(() => sweepContainers());

it.each([
  ['api', 8000, { MYFLOW_ALLOW_REMOTE_API: 'true' }, ['--tmpfs=/data:rw,size=32m,mode=0700,uid=65532']],
  ['client', 3000, { MYFLOW_PASSWORD: 'a long phrase of a test' }, []],
])('calls the %s unhealthy while its event loop is blocked, and healthy again after', async (name, port, env, flags) => {
  const container = await startContainer({
    image: `myflow-${name}:${inject('tag')}`,
    port,
    env: { MYFLOW_LOCAL_SECRET: secret, ...env },
    flags: [...hardening('256m'), ...often, ...flags],
  });
  await container.untilHealth('healthy', 20_000);
  const startedMs = performance.now();
  await blockEventLoop(container, 20_000);
  await container.untilHealth('unhealthy', 15_000);
  const unhealthyMs = Math.round(performance.now() - startedMs);
  await container.untilHealth('healthy', 40_000);
  report(`Blocked event loop of the ${name}, probed each second`, [
    ['called unhealthy after ms', 'healthy again after ms'],
    [unhealthyMs, Math.round(performance.now() - startedMs)],
  ]);
  await container.remove();
});

it('calls the API healthy while MongoDB is only slow, and tells of it where it is asked', async () => {
  const network = `myflow-test-${randomBytes(4).toString('hex')}`;
  await createNetwork(network);
  await startMongo(network);
  const proxy = await startContainer({
    image: api,
    flags: ['--init', `--network=${network}`, '--network-alias=slow', '--no-healthcheck'],
    command: ['node', '--eval', slowProxy],
  });
  const container = await startContainer({
    image: api,
    port: 8000,
    env: { MYFLOW_LOCAL_SECRET: secret, MYFLOW_ALLOW_REMOTE_API: 'true', MONGODB_URI: 'mongodb://slow:27017/myflow?directConnection=true' },
    flags: [...hardening('192m'), ...often, `--network=${network}`],
  });
  await container.untilHealth('healthy', 60_000);
  await expect.poll(() => health(container), { timeout: 30_000 }).toMatchObject({ status: 200, db: 'connected' });

  await docker(['kill', '--signal=USR2', proxy.id]);
  const probes: string[] = [];
  const states = new Set<string | undefined>();
  let slowestMs = 0;
  for (let round = 0; round < 5; round += 1) {
    const { ms, status, db } = await health(container);
    slowestMs = Math.max(slowestMs, ms);
    probes.push(await probeByHand(container, '/livez'));
    states.add((await container.inspect()).State.Health?.Status);
    if (round > 0) expect([status, db]).toEqual([503, 'disconnected']);
    await sleep(1500);
  }
  expect(await probeByHand(container, '/readyz')).not.toBe('0');
  expect(probes).toEqual(['0', '0', '0', '0', '0']);
  expect([...states]).toEqual(['healthy']);
  // Its own checks are bounded to a second each, and run beside one another.
  expect(slowestMs).toBeLessThan(2500);
  report('MongoDB 5 s slower than it should be', [
    ['state of the container', 'slowest answer of /health in ms'],
    ['healthy', slowestMs],
  ]);

  await docker(['kill', '--signal=USR2', proxy.id]);
  await expect.poll(() => health(container), { timeout: 40_000, interval: 500 }).toMatchObject({ status: 200, db: 'connected' });
  expect((await container.inspect()).State.Status).toBe('running');
}, 180_000);

/** Stops the running server's own thread, by the debugger that Node opens for SIGUSR1 inside its container; nothing in the product helps with it. */
async function blockEventLoop(container: Container, forMs: number): Promise<void> {
  await docker(['kill', '--signal=USR1', container.id]);
  await container.evaluate(`
    const until = Date.now() + 5000;
    let targets;
    while (!targets && Date.now() < until) targets = await fetch('http://127.0.0.1:9229/json/list').then((answer) => answer.json(), () => undefined);
    const socket = new WebSocket(targets[0].webSocketDebuggerUrl);
    await new Promise((resolve) => socket.addEventListener('open', resolve));
    const expression = 'const until = Date.now() + ${forMs}; while (Date.now() < until);';
    socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression: '{ ' + expression + ' }' } }));
    setTimeout(() => process.exit(0), 300);
  `);
}

async function health(container: Container): Promise<{ status: number; db: unknown; ms: number }> {
  const startedMs = performance.now();
  const answer = await fetch(`${container.url}/health`, { signal: AbortSignal.timeout(10_000) });
  // The route answers an object.
  const { db } = (await answer.json()) as { db?: unknown };
  return { status: answer.status, db, ms: Math.round(performance.now() - startedMs) };
}

/** The exit code of the image's probe for a path. */
async function probeByHand(container: Container, path: string): Promise<string> {
  return container.evaluate(
    `import { spawnSync } from 'node:child_process'; console.log(spawnSync('node', ['/app/health-probe.mjs', '${path}', 'PORT']).status)`,
  );
}

/** Stands before MongoDB; from each SIGUSR2 to the next it passes everything on five seconds late. */
const slowProxy = `
  const { connect, createServer } = require('node:net');
  let lateMs = 0;
  process.on('SIGUSR2', () => { lateMs = lateMs ? 0 : 5000; });
  createServer((near) => {
    const far = connect(27017, 'mongo');
    for (const [from, to] of [[near, far], [far, near]]) {
      from.on('data', (chunk) => setTimeout(() => to.writable && to.write(chunk), lateMs));
      from.on('close', () => to.destroy());
      from.on('error', () => to.destroy());
    }
  }).listen(27017, '::');
`;

import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openLive } from '#src/testing/open-live.ts';
import { findPlace, spawnApi, startApi } from '#src/testing/start-api.ts';

// Each starts a process, on a machine that may have more to do.
vi.setConfig({ testTimeout: 30_000 });

test('an environment that cannot be used is refused in words', async () => {
  const api = await spawnApi(await findPlace(), { MYFLOW_LOCAL_SECRET: '', LOG_LEVEL: 'loud' });
  expect(await api.ended).toBe(1);
  expect(api.output()).toMatch(/MYFLOW_LOCAL_SECRET is required.*\n.*LOG_LEVEL must be one of/);
});

test('a port that is taken is named, and how to choose another', async () => {
  const place = await findPlace();
  const other = createServer().listen(place.port, '127.0.0.1');
  onTestFinished(() => void other.close());
  await once(other, 'listening');
  const api = await spawnApi(place);
  expect(await api.ended).toBe(1);
  expect(api.output().trim()).toBe(
    `MyFlow's API cannot listen on 127.0.0.1 port ${place.port}: another program has that port. Choose another, for example MYFLOW_API_PORT=${place.port + 1}.`,
  );
});

test('a data folder that cannot be made is refused in words', async () => {
  const place = await findPlace();
  const dataDir = path.join(place.dataDir, 'a-file', 'data');
  writeFileSync(path.dirname(dataDir), '');
  const api = await spawnApi({ ...place, dataDir });
  expect(await api.ended).toBe(1);
  expect(api.output()).toMatch(/^MyFlow's API cannot start: myflow.db cannot be opened/);
});

test.each(['SIGTERM', 'SIGINT'] as const)(
  '%s: the request in flight is answered, the stream ends, nobody new is let in, and the exit is clean',
  async (signal) => {
    const api = await startApi(await findPlace());
    const live = await openLive(`${api.url}/api/v1/live`, api.headers);
    await live.next(({ event }) => event === 'ready');
    const body = JSON.stringify({ name: 'Written while stopping' });
    const writing = request(`${api.url}/api/v1/contexts`, {
      method: 'POST',
      headers: { ...api.headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
    });
    writing.write(body.slice(0, 5));
    // Until the server has the first half for certain.
    await fetch(`${api.url}/livez`);
    api.child.kill(signal);
    expect(await live.next(({ event }) => event === 'act')).toBeNull();
    await expect
      .poll(() =>
        fetch(`${api.url}/livez`).then(
          () => 'let in',
          () => 'refused',
        ),
      )
      .toBe('refused');
    writing.end(body.slice(5));
    const [response] = await once(writing, 'response');
    expect(response.statusCode).toBe(201);
    response.resume();
    expect(await api.ended).toBe(0);
    expect(api.output()).toContain('stopped');
  },
);

test('ends in order too when nobody reads its log any more', async () => {
  const api = await startApi(await findPlace());
  api.child.stdout?.destroy();
  api.child.stderr?.destroy();
  expect((await fetch(`${api.url}/readyz`)).status).toBe(200);
  api.child.kill('SIGTERM');
  expect(await api.ended).toBe(0);
});

const hasIpv6 = Object.values(networkInterfaces()).some((addresses) => addresses?.some(({ address }) => address === '::1'));

test('listens on IPv6 and IPv4 alike where it is told ::, on the port that a platform sets; without IPv6 it says so', async () => {
  const place = await findPlace();
  const settings = { MYFLOW_API_HOST: '::', MYFLOW_ALLOW_REMOTE_API: 'true', MYFLOW_API_PORT: '', PORT: String(place.port) };
  const api = await startApi(place, settings).catch((error: unknown) => String(error));
  if (typeof api === 'string') {
    expect([hasIpv6, api]).toEqual([false, expect.stringContaining('this machine has no IPv6')]);
    return;
  }
  for (const host of ['127.0.0.1', ...(hasIpv6 ? ['[::1]'] : [])])
    expect((await fetch(`http://${host}:${place.port}/livez`)).status).toBe(200);
  api.child.kill('SIGTERM');
  expect(await api.ended).toBe(0);
});

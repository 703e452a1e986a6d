import { afterEach, expect, test, vi } from 'vitest';

const secret = 'x'.repeat(48);

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

/** The configuration is read once per process, so each set-up gets a fresh module. */
async function withEnvironment(given: Record<string, string>) {
  vi.stubEnv('MYFLOW_LOCAL_SECRET', secret);
  vi.stubEnv('MYFLOW_PASSWORD', '');
  vi.stubEnv('MYFLOW_PUBLIC_URL', '');
  for (const [name, value] of Object.entries(given)) vi.stubEnv(name, value);
  return import('./own-origin.ts');
}

function write(headers: Record<string, string>): Request {
  return new Request('http://localhost:4000/api/v1/flows', { method: 'POST', headers });
}

test.each([
  ['localhost:4000', true],
  ['127.0.0.1:4000', true],
  ['[::1]:4000', true],
  ['localhost', true],
  ['localhost.evil.example', false],
  ['rebound.example:4000', false],
  ['192.168.1.5:4000', false],
])('without a password the host %s is ours: %s', async (host, isOurs) => {
  const { isOwnHost } = await withEnvironment({});
  expect(isOwnHost(host)).toBe(isOurs);
});

test('with a public address that host is ours, others are not', async () => {
  const { isOwnHost } = await withEnvironment({ MYFLOW_PUBLIC_URL: 'https://flow.example', MYFLOW_PASSWORD: 'long enough' });
  expect(isOwnHost('flow.example')).toBe(true);
  expect(isOwnHost('flow.example:8443')).toBe(false);
  expect(isOwnHost('other.example')).toBe(false);
});

test('with a password and no public address any name of the home network is ours', async () => {
  const { isOwnHost } = await withEnvironment({ MYFLOW_PASSWORD: 'long enough' });
  expect(isOwnHost('192.168.1.5:4000')).toBe(true);
});

test.each([
  ['our own page', { host: 'localhost:4000', origin: 'http://localhost:4000' }, true],
  ['another port of this machine', { host: 'localhost:4000', origin: 'http://localhost:5000' }, false],
  ['another site', { host: 'localhost:4000', origin: 'https://evil.example' }, false],
  ['a site that calls itself like the host it was rebound to', { host: 'evil.example', origin: 'http://evil.example' }, false],
  ['a page without an origin', { host: 'localhost:4000', origin: 'null' }, false],
  ['no page at all', { host: 'localhost:4000' }, false],
  ['our own page, which sent no origin', { host: 'localhost:4000', 'sec-fetch-site': 'same-origin' }, true],
  ['another site, which sent no origin', { host: 'localhost:4000', 'sec-fetch-site': 'cross-site' }, false],
])('a write from %s', async (_, headers, isOurs) => {
  const { isOwnOrigin } = await withEnvironment({});
  expect(isOwnOrigin(write(headers))).toBe(isOurs);
});

test.each([
  ['the host as people know it', { host: 'flow.example', origin: 'https://flow.example' }, true],
  ['the host that a proxy made of it', { host: '127.0.0.1:4000', origin: 'https://flow.example' }, true],
  ['the public name without TLS', { host: '127.0.0.1:4000', origin: 'http://flow.example' }, false],
  [
    'another site, forwarded as ours',
    { host: '127.0.0.1:4000', origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' },
    false,
  ],
  ['another name, forwarded as ours', { host: 'evil.example', origin: 'https://evil.example', 'x-forwarded-host': 'flow.example' }, false],
])('behind a proxy a write to %s', async (_, headers, isOurs) => {
  const { isOwnOrigin } = await withEnvironment({ MYFLOW_PUBLIC_URL: 'https://flow.example', MYFLOW_PASSWORD: 'long enough' });
  expect(isOwnOrigin(write(headers))).toBe(isOurs);
});

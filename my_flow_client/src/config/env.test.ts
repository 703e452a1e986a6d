import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';

const secret = 'x'.repeat(48);

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

/** The configuration is read once per process, so each set-up gets a fresh module. */
async function withEnvironment(given: Record<string, string>) {
  const none = { MYFLOW_API_URL: '', MYFLOW_PASSWORD: '', MYFLOW_PUBLIC_URL: '', HOSTNAME: '' };
  for (const [name, value] of Object.entries({ ...none, MYFLOW_LOCAL_SECRET: secret, ...given })) vi.stubEnv(name, value);
  return import('./env.ts');
}

function fileWith(text: string): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'myflow-env-')), 'value');
  writeFileSync(file, text);
  return file;
}

test('each variable may come from a file, whose last line break does not count', async () => {
  const given = {
    MYFLOW_LOCAL_SECRET: '',
    MYFLOW_LOCAL_SECRET_FILE: fileWith(`${secret}\n`),
    MYFLOW_PASSWORD_FILE: fileWith('long enough\n'),
  };
  const { environment } = await withEnvironment(given);
  expect(environment()).toMatchObject({ localSecret: secret, password: 'long enough' });
});

test('all faults come together, with names and without values', async () => {
  const given = {
    MYFLOW_LOCAL_SECRET: 'too-short-a-secret',
    MYFLOW_PASSWORD: 'twice-given',
    MYFLOW_PASSWORD_FILE: fileWith('twice-given'),
  };
  const { environment } = await withEnvironment({ ...given, MYFLOW_PUBLIC_URL_FILE: '/nowhere/at/all' });
  expect(environment).toThrow(
    /MYFLOW_PUBLIC_URL cannot be read.*ENOENT.*MYFLOW_LOCAL_SECRET must be at least 32.*MYFLOW_PASSWORD is given twice/s,
  );
  expect(environment).not.toThrow(/too-short-a-secret|twice-given/);
});

test.each(['', '0.0.0.0', '::', '192.168.1.5', 'box', '127.0.0.1.example.org'])('does not start on %j without a password', async (host) => {
  const { refuseExposure } = await withEnvironment({ HOSTNAME: host });
  expect(refuseExposure).toThrow("MYFLOW_PASSWORD='a long phrase of your own'");
  vi.resetModules();
  const open = await withEnvironment({ HOSTNAME: host, MYFLOW_PASSWORD: 'long enough' });
  expect(open.refuseExposure).not.toThrow();
});

test.each(['127.0.0.1', 'localhost', '::1'])('starts on %s without a password', async (host) => {
  const { refuseExposure } = await withEnvironment({ HOSTNAME: host });
  expect(refuseExposure).not.toThrow();
});

test('starts without a password where the port of its container is published on this machine alone', async () => {
  const { refuseExposure } = await withEnvironment({ HOSTNAME: '::', MYFLOW_ALLOW_REMOTE_CLIENT: 'true' });
  expect(refuseExposure).not.toThrow();
});

test('the names of story 5.0 are read while running, and stand for an issuer', async () => {
  const given = {
    MYFLOW_LOCAL_SECRET: '',
    HOSTNAME: '::',
    NEXT_PUBLIC_API_URL: 'http://backend:8000/',
    NEXT_PUBLIC_BASE_URL: 'https://flow.example.org',
    NEXT_PUBLIC_LOGTO_ENDPOINT: 'https://tenant.logto.app/',
    NEXT_PUBLIC_LOGTO_APP_ID: 'abc123xyz',
    LOGTO_APP_SECRET: 'secret_abc123xyz',
    LOGTO_COOKIE_SECRET: secret,
    NEXT_PUBLIC_LOGTO_RESOURCE: 'https://api.myflow.app',
  };
  const { environment, localSecret, refuseExposure } = await withEnvironment(given);
  expect(environment()).toMatchObject({
    apiUrl: 'http://backend:8000',
    publicUrl: new URL('https://flow.example.org'),
    issuer: { issuer: 'https://tenant.logto.app/oidc', appId: 'abc123xyz', resource: 'https://api.myflow.app', cookieSecret: secret },
  });
  expect(refuseExposure).not.toThrow();
  expect(localSecret).toThrow('people sign in at an issuer');
});

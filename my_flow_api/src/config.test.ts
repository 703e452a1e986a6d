import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

const secret = 's3cret-'.repeat(6);
const enough = { MYFLOW_LOCAL_SECRET: secret };

function faultsOf(env: Record<string, string>): string {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error('no fault was found');
}

test('the secret is enough: the rest has defaults that bind to this machine alone', () => {
  expect(readConfig(enough)).toEqual({
    host: '127.0.0.1',
    port: 4100,
    dataDir: path.resolve('.myflow'),
    logLevel: 'info',
    trustProxy: false,
    mongodb: null,
    redis: null,
    identity: { kind: 'local', secret },
    personalTokens: { secret, revokedIds: [] },
    rateLimitPerMinute: 1200,
    metrics: null,
    otlp: null,
    drainMs: 0,
    closingMs: 9000,
    warnings: [],
  });
});

test('the result cannot be changed', () => {
  expect(Object.isFrozen(readConfig(enough))).toBe(true);
});

test('all faults come together, each with the variable and an example', () => {
  const message = faultsOf({ MYFLOW_API_PORT: '70000', LOG_LEVEL: 'loud', MYFLOW_TRUST_PROXY: 'maybe' });
  expect(message).toContain('MYFLOW_LOCAL_SECRET is required');
  expect(message).toContain('MYFLOW_API_PORT must be a port from 1 to 65535. Example: MYFLOW_API_PORT=4100');
  expect(message).toContain('LOG_LEVEL must be one of');
  expect(message).toContain('MYFLOW_TRUST_PROXY must be true or false');
});

test('a secret that is refused is not repeated', () => {
  expect(faultsOf({ MYFLOW_LOCAL_SECRET: 'short-but-secret', MYFLOW_PASSWORD: 'tiny' })).not.toMatch(/short-but-secret|tiny/);
});

test('an empty variable counts as one that is not set', () => {
  expect(readConfig({ ...enough, MYFLOW_API_PORT: '', PORT: '', LOG_LEVEL: '', MYFLOW_API_HOST: '' })).toMatchObject({
    port: 4100,
    logLevel: 'info',
  });
});

test('PORT is honoured, and MYFLOW_API_PORT wins', () => {
  expect(readConfig({ ...enough, PORT: '8080' }).port).toBe(8080);
  expect(readConfig({ ...enough, PORT: '8080', MYFLOW_API_PORT: '4200' }).port).toBe(4200);
});

test('every variable may come from a file', () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'myflow-config-')), 'secret');
  writeFileSync(file, `${secret}\n`);
  expect(readConfig({ MYFLOW_LOCAL_SECRET_FILE: file }).identity).toEqual({ kind: 'local', secret });
  expect(faultsOf({ MYFLOW_LOCAL_SECRET_FILE: `${file}-missing` })).toMatch(
    /MYFLOW_LOCAL_SECRET cannot be read from the file in MYFLOW_LOCAL_SECRET_FILE \(ENOENT\)/,
  );
  expect(faultsOf({ MYFLOW_LOCAL_SECRET_FILE: file, MYFLOW_LOCAL_SECRET: secret })).toContain('is given twice');
});

test.each(['0.0.0.0', '::', '192.168.1.5', 'myhost'])('refuses to listen on %s without a password, and says how to set one', (host) => {
  expect(faultsOf({ ...enough, MYFLOW_API_HOST: host })).toMatch(
    /MYFLOW_API_HOST lets other machines reach the API.*MYFLOW_PASSWORD.*MYFLOW_ALLOW_REMOTE_API=true/,
  );
  expect(readConfig({ ...enough, MYFLOW_API_HOST: host, MYFLOW_PASSWORD: 'a long phrase' }).host).toBe(host);
  expect(readConfig({ ...enough, MYFLOW_API_HOST: host, MYFLOW_ALLOW_REMOTE_API: 'true' }).host).toBe(host);
});

test.each(['127.0.0.1', '127.3.2.1', 'localhost', '::1'])('listens on %s without a password', (host) => {
  expect(readConfig({ ...enough, MYFLOW_API_HOST: host }).host).toBe(host);
});

test('engines, an issuer, figures and traces are configured by naming them', () => {
  const config = readConfig({
    MONGODB_URI: 'mongodb://user:pass@db/myflow',
    UPSTASH_REDIS_REST_URL: 'https://abc-123.upstash.io/',
    UPSTASH_REDIS_REST_TOKEN: 'token',
    LOGTO_ENDPOINT: 'https://tenant.logto.app/',
    NEXT_PUBLIC_LOGTO_RESOURCE: 'https://api.example.org',
    MYFLOW_METRICS_PORT: '9464',
    OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318',
    MYFLOW_RATE_LIMIT_PER_MINUTE: '0',
  });
  expect(config).toMatchObject({
    mongodb: { uri: 'mongodb://user:pass@db/myflow', database: null },
    redis: { url: 'https://abc-123.upstash.io', token: 'token', ca: null },
    identity: { kind: 'oidc', issuer: 'https://tenant.logto.app/oidc', audience: 'https://api.example.org', jwksUrl: null },
    personalTokens: null,
    metrics: { host: '127.0.0.1', port: 9464 },
    otlp: { endpoint: 'http://collector:4318', headers: null, serviceName: 'myflow-api' },
    rateLimitPerMinute: null,
  });
});

test('an issuer that is not Logto is taken as it stands, and guards an API that others can reach', () => {
  const issuer = { OIDC_ISSUER: 'https://login.example.org', OIDC_AUDIENCE: 'my-flow', MYFLOW_API_HOST: '::' };
  expect(readConfig(issuer)).toMatchObject({
    host: '::',
    identity: { kind: 'oidc', issuer: 'https://login.example.org', audience: 'my-flow' },
  });
});

test('a name with a slip in it is a warning, and no reason not to start', () => {
  expect(readConfig({ ...enough, MYFLOW_API_PROT: '4200' }).warnings).toEqual([
    'MYFLOW_API_PROT is not known; did you mean MYFLOW_API_PORT?',
  ]);
});

test('the figures have a port of their own', () => {
  const said = /MYFLOW_METRICS_PORT is the port of the API itself/;
  expect(faultsOf({ ...enough, MYFLOW_METRICS_PORT: '4100' })).toMatch(said);
  expect(faultsOf({ ...enough, PORT: '8000', MYFLOW_METRICS_PORT: '8000' })).toMatch(said);
  expect(readConfig({ ...enough, PORT: '8000', MYFLOW_METRICS_PORT: '4100' }).metrics?.port).toBe(4100);
});

import { expect, test } from 'vitest';
import { readEnvironment } from './read-environment.ts';
import { type VariableName, variableList } from './variables.ts';

const secret = 'planted-secret-'.repeat(3);
const enough = { MYFLOW_LOCAL_SECRET: secret };
const files: Readonly<Record<string, string>> = { '/run/secrets/one': `${secret}\n`, '/run/secrets/empty': '\n' };

function readFile(path: string): string {
  const text = files[path];
  if (text === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
  return text;
}

function read(source: Record<string, string>, service: 'api' | 'client' = 'api') {
  return readEnvironment(service, source, readFile);
}

function reasonFor(name: VariableName, source: Record<string, string>, service: 'api' | 'client' = 'api') {
  return read(source, service).faults.find((fault) => fault.name === name)?.reason;
}

test('a secret is enough for either service', () => {
  expect(read(enough).faults).toEqual([]);
  expect(read(enough, 'client').values).toMatchObject({ MYFLOW_API_URL: 'http://127.0.0.1:4100', MYFLOW_PUBLIC_URL: undefined });
});

test('the set-up of story 5.0 is complete under the names it has there', () => {
  const backend = {
    MONGODB_URI: 'mongodb+srv://user:pass@cluster0.abc123.mongodb.net/myflow_dev?retryWrites=true&w=majority',
    REDIS_URL: 'redis://redis:6379',
    LOGTO_ENDPOINT: 'https://your-tenant.logto.app/',
    LOGTO_APP_ID: 'abc123xyz',
    LOGTO_APP_SECRET: 'secret_abc123xyz',
    NEXT_PUBLIC_LOGTO_RESOURCE: 'https://api.myflow.app',
    OPENAI_API_KEY: 'sk-proj-abc123',
    ANTHROPIC_API_KEY: 'sk-ant-abc123',
  };
  expect(read(backend).values).toMatchObject({
    LOGTO_ENDPOINT: 'https://your-tenant.logto.app',
    LOGTO_RESOURCE: 'https://api.myflow.app',
    REDIS_URL: 'redis://redis:6379',
  });
  const frontend = {
    NEXT_PUBLIC_API_URL: 'http://backend:8000',
    NEXT_PUBLIC_LOGTO_ENDPOINT: 'https://your-tenant.logto.app',
    NEXT_PUBLIC_LOGTO_APP_ID: 'abc123xyz',
    LOGTO_APP_SECRET: 'secret_abc123xyz',
    LOGTO_COOKIE_SECRET: 'rAnD0mStr1ng0f32Ch4r4ct3rsF0rC00k13Encrypti0n==',
    NEXT_PUBLIC_BASE_URL: 'http://localhost:3000',
    NEXT_PUBLIC_LOGTO_RESOURCE: 'https://api.myflow.app',
  };
  expect(read(frontend, 'client').values).toMatchObject({
    MYFLOW_API_URL: 'http://backend:8000',
    MYFLOW_PUBLIC_URL: 'http://localhost:3000',
    LOGTO_APP_ID: 'abc123xyz',
  });
});

test.each(variableList.map((variable) => variable.name))('%s is taken from a file, and under every other name', (name) => {
  const variable = variableList.find((listed) => listed.name === name);
  const [service] = variable?.services ?? [];
  const given = variable?.type.schema.safeParse(secret).success ? secret : (variable?.example.replaceAll(/^['"]|['"]$/g, '') ?? '');
  for (const each of [name, ...(variable?.aliases ?? [])]) {
    const text = name === 'REDIS_CA' ? '-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----' : given;
    const asItIs = readEnvironment(service ?? 'api', { [each]: text }, readFile);
    const fromFile = readEnvironment(service ?? 'api', { [`${each}_FILE`]: '/there' }, () => `${text}\n`);
    const entries = [asItIs, fromFile].map((reading) => reading.entries.find((entry) => entry.name === name));
    expect(entries).toEqual([
      { name, as: each, fault: null },
      { name, as: `${each}_FILE`, fault: null },
    ]);
  }
});

test('an issuer is taken as it is written, since tokens are compared with it; of other addresses a slash at the end does not count', () => {
  const issuer = 'https://your-tenant.eu.auth0.com/';
  expect(read({ OIDC_ISSUER: issuer, OIDC_AUDIENCE: 'r' }).values?.OIDC_ISSUER).toBe(issuer);
  expect(read({ LOGTO_ENDPOINT: issuer, OIDC_AUDIENCE: 'r' }).values?.LOGTO_ENDPOINT).toBe(issuer.slice(0, -1));
});

test('a requirement follows from what else is set', () => {
  expect(reasonFor('MYFLOW_LOCAL_SECRET', {})).toMatch(/^is required when nobody else vouches for people/);
  const issuer = { OIDC_ISSUER: 'https://login.example.org' };
  expect(reasonFor('MYFLOW_LOCAL_SECRET', issuer)).toBeUndefined();
  expect(reasonFor('LOGTO_RESOURCE', issuer)).toMatch(/^is required when people sign in at an issuer/);
  expect(read(issuer, 'client').faults.map((fault) => fault.name)).toEqual([
    'MYFLOW_PUBLIC_URL',
    'LOGTO_RESOURCE',
    'LOGTO_APP_ID',
    'LOGTO_APP_SECRET',
    'LOGTO_COOKIE_SECRET',
  ]);
  const upstash = { ...enough, UPSTASH_REDIS_REST_URL: 'https://abc-123.upstash.io' };
  expect(reasonFor('UPSTASH_REDIS_REST_TOKEN', upstash)).toMatch(/^is required when REDIS_URL is a REST address/);
  expect(reasonFor('UPSTASH_REDIS_REST_TOKEN', { ...enough, REDIS_URL: 'redis://redis:6379' })).toBeUndefined();
});

test('every fault is told at once, with an example and without any value', () => {
  const { values, faults } = read({
    MONGODB_URI: `postgres://planted:${secret}@db/`,
    REDIS_URL: `planted-${secret}`,
    MYFLOW_API_PORT: '70000',
    LOG_LEVEL: 'planted',
    MYFLOW_RATE_LIMIT_PER_MINUTE: '-1',
    REDIS_CA: 'planted',
    OPENAI_API_KEY: 'op://MyFlow/planted',
  });
  expect(values).toBeNull();
  expect(faults.map((fault) => fault.name).toSorted()).toEqual([
    'LOG_LEVEL',
    'MONGODB_URI',
    'MYFLOW_API_PORT',
    'MYFLOW_LOCAL_SECRET',
    'MYFLOW_RATE_LIMIT_PER_MINUTE',
    'OPENAI_API_KEY',
    'REDIS_CA',
    'REDIS_URL',
  ]);
  expect(faults.every((fault) => fault.example !== '' && fault.reason !== '')).toBe(true);
  expect(JSON.stringify(faults)).not.toContain('planted');
});

test('an empty variable, or an empty file, counts as not set', () => {
  const empty = Object.fromEntries(variableList.flatMap(({ name, aliases = [] }) => [name, ...aliases].map((each) => [each, ''])));
  expect(read({ ...empty, ...enough }).values).toEqual(read(enough).values);
  expect(read({ ...enough, MYFLOW_PASSWORD_FILE: '/run/secrets/empty' }).values?.MYFLOW_PASSWORD).toBeUndefined();
});

test('what is given twice has to be the same', () => {
  const twice = { LOGTO_ENDPOINT: 'https://a.example', NEXT_PUBLIC_LOGTO_ENDPOINT: 'https://a.example', LOGTO_RESOURCE: 'r' };
  expect(read(twice).faults).toEqual([]);
  expect(reasonFor('LOGTO_ENDPOINT', { ...twice, NEXT_PUBLIC_LOGTO_ENDPOINT: 'https://b.example' })).toBe(
    'is given twice, as LOGTO_ENDPOINT and as NEXT_PUBLIC_LOGTO_ENDPOINT; keep one',
  );
  expect(reasonFor('MYFLOW_LOCAL_SECRET', { ...enough, MYFLOW_LOCAL_SECRET_FILE: '/run/secrets/one' })).toMatch(/^is given twice/);
});

test('a fault names the name under which the value came', () => {
  expect(reasonFor('MYFLOW_API_URL', { ...enough, NEXT_PUBLIC_API_URL: 'backend:8000' }, 'client')).toMatch(
    /^\(given as NEXT_PUBLIC_API_URL\) must be an address/,
  );
  expect(reasonFor('MYFLOW_LOCAL_SECRET', { MYFLOW_LOCAL_SECRET_FILE: '/nowhere' })).toBe(
    'cannot be read from the file in MYFLOW_LOCAL_SECRET_FILE (ENOENT)',
  );
});

test('a reference to a vault that nobody resolved is told apart from a value', () => {
  expect(reasonFor('MONGODB_URI', { ...enough, MONGODB_URI: 'op://MyFlow/MongoDB/MONGODB_URI' })).toContain('op run --env-file');
});

test.each([
  ['MYFLOW_PASWORD', 'did you mean MYFLOW_PASSWORD?'],
  ['MYFLOW_API_PROT', 'did you mean MYFLOW_API_PORT?'],
  ['MYFLOW_DATADIR_FILE', 'did you mean MYFLOW_DATA_DIR?'],
  ['MYFLOW_SOMETHING_ELSE', 'nothing reads it'],
])('%s is not known, and said so: %s', (name, words) => {
  const { warnings, values } = read({ ...enough, [name]: secret });
  expect(warnings).toEqual([expect.stringContaining(words)]);
  expect(warnings.join()).not.toContain(secret);
  expect(values).not.toBeNull();
});

test('the table itself is sound: no name twice, every default and every example of the kind it must be', () => {
  const names = variableList.flatMap(({ name, aliases = [] }) => [name, ...aliases]);
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => name.endsWith('_FILE'))).toEqual([]);
  for (const { name, type, default: standard, example } of variableList) {
    if (standard !== undefined) expect(type.schema.safeParse(standard).success, `${name}'s default`).toBe(true);
    const bare = example.replaceAll(/^['"]|['"]$/g, '');
    if (!bare.includes('$(')) expect(type.schema.safeParse(bare).success, `${name}'s example`).toBe(true);
  }
});

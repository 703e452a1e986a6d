import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { rootCertificates } from 'node:tls';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { freePort } from '../scripts/lib/ports.mjs';
import { createProdStack, type ProdStack } from './support/prod-stack.ts';
import { docker } from './support/run-program.ts';

const project = `myflow-${inject('tag')}-laid-over`;
const [certificate = ''] = rootCertificates;

let scratch: string;
let prod: ProdStack;
let apiPort: number;

beforeAll(async () => {
  scratch = mkdtempSync(path.join(tmpdir(), 'myflow-laid-over-'));
  const file = path.join(scratch, 'ca.pem');
  writeFileSync(file, certificate, { mode: 0o644 });
  apiPort = await freePort();
  const over = ['api-port', 'metrics', 'redis-ca'].map((name) => `deploy/compose/${name}.yml`);
  const env = { MYFLOW_API_PORT: String(apiPort), REDIS_CA_FILE: file };
  prod = await createProdStack({ folder: inject('clone'), tag: inject('tag'), project, over, env });
  await prod.stack.down();
  await prod.stack.up();
});

afterAll(async () => {
  await prod?.stack.down();
  rmSync(scratch, { recursive: true, force: true });
});

it('lets a program with a token reach the API from this machine, and nobody without one', async () => {
  const call = async (headers: Readonly<Record<string, string>>, body?: string) => {
    const request = { method: body === undefined ? 'GET' : 'POST', headers, signal: AbortSignal.timeout(10_000) };
    const where = `http://127.0.0.1:${apiPort}/api/v1/contexts`;
    return (await fetch(where, body === undefined ? request : { ...request, body })).status;
  };
  const tokenFor = async (scope: string) => {
    const told = await prod.stack.compose(['exec', '--no-TTY', 'api', 'node', 'cli.mjs', 'create-token', '--scope', scope, '--days', '1']);
    return { authorization: `Bearer ${told.split('\n').at(-1)}` };
  };
  const context = JSON.stringify({ name: 'By a program', icon: '💼', hue: 250 });
  const json = { 'content-type': 'application/json' };
  expect(await call({})).toBe(401);
  expect(await call({ authorization: 'Bearer of nothing' })).toBe(401);
  const [read, write] = [await tokenFor('read'), await tokenFor('write')];
  expect(await call(read)).toBe(200);
  expect(await call({ ...read, ...json }, context)).toBe(403);
  expect(await call({ ...write, ...json }, context)).toBe(201);
  // The pages take sessions, and no tokens.
  expect((await fetch(`${prod.url}/api/v1/contexts`, { headers: read, signal: AbortSignal.timeout(10_000) })).status).toBe(401);
  expect(await docker(['port', (await prod.stack.states('api'))[0]?.id ?? ''])).toBe(`8000/tcp -> 127.0.0.1:${apiPort}`);
});

it('shows its figures to who is on their network', async () => {
  const script = "console.log(await (await fetch('http://myflow-api:9464/metrics', { signal: AbortSignal.timeout(5000) })).text())";
  const run = [
    'run',
    '--rm',
    '--network',
    `${project}_metrics`,
    `myflow-api:${inject('tag')}`,
    'node',
    '--input-type=module',
    '--eval',
    script,
  ];
  expect(await docker(run)).toMatch(/^myflow_http_request_duration_seconds_count\{.*\} \d+$/m);
  expect(await docker(['network', 'inspect', '--format', '{{.Internal}}', `${project}_metrics`])).toBe('true');
});

it('gives every service that asks Redis the certificate out of the file', async () => {
  const read = "import { readFileSync } from 'node:fs'; console.log(readFileSync(process.env.REDIS_CA_FILE, 'utf8'))";
  for (const service of ['client', 'api']) expect(await prod.stack.evaluate(service, read)).toBe(certificate.trim());
  expect(await prod.stack.compose(['run', '--rm', 'backup', 'node', '--input-type=module', '--eval', read])).toBe(certificate.trim());
  const told = await prod.stack.compose(['exec', '--no-TTY', 'api', 'node', 'cli.mjs', 'doctor']);
  expect(told).toMatch(/REDIS_CA\b.*REDIS_CA_FILE/);
});

import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { oidcUserId } from '#src/adapters/identity/oidc/oidc-user-id.ts';
import { apiSecret, findPlace, startApi } from '#src/testing/start-api.ts';

const cli = path.join(import.meta.dirname, 'cli.ts');
const good = { MYFLOW_LOCAL_SECRET: apiSecret };

/** Calls the command as an operator does, in a process of its own. */
async function createToken(
  args: string[],
  env: Record<string, string> = good,
): Promise<{ code: number; lines: string[]; complaint: string }> {
  const outcome = await promisify(execFile)(process.execPath, [cli, 'create-token', ...args], {
    env: { PATH: process.env['PATH'], ...env },
  }).catch((error: unknown) => ({ stdout: '', stderr: '', code: 1, ...Object(error) }));
  return { code: 'code' in outcome ? outcome.code : 0, lines: outcome.stdout.trimEnd().split('\n'), complaint: outcome.stderr };
}

test('a program calls the API with the token that stands alone on the last line, until its id is on the list of the revoked', async () => {
  const { lines } = await createToken(['--scope', 'write', '--days', '30']);
  const [said = '', advice = '', token = ''] = lines;
  expect(said).toMatch(/^tok_[0-9A-Z]{26} of local may read and write until \d{4}-/);
  const [id = ''] = said.split(' ');
  expect(advice).toContain(`MYFLOW_REVOKED_TOKENS=${id}`);
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const create = (url: string, name: string) =>
    fetch(`${url}/api/v1/contexts`, { method: 'POST', headers, body: JSON.stringify({ name }) });
  const place = await findPlace();
  const api = await startApi(place);
  expect((await create(api.url, 'From a script')).status).toBe(201);
  // What the client says of a person and what a token says are about the same one.
  const { items } = Object(await (await fetch(`${api.url}/api/v1/contexts`, { headers: api.headers })).json());
  expect(items).toMatchObject([{ name: 'From a script' }]);
  api.child.kill('SIGTERM');
  await api.ended;
  const strict = await startApi(place, { MYFLOW_REVOKED_TOKENS: id });
  expect((await create(strict.url, 'Too late')).status).toBe(401);
});

test.each([
  [[], 'Say with --scope'],
  [['--scope', 'admin', '--days', '3'], 'Say with --scope'],
  [['--scope', 'read'], 'Say with --days'],
  [['--scope', 'read', '--days', '400'], 'from 1 to 366 days'],
  [['--scope', 'read', '--days', '3', '--for', 'me'], '--for'],
  [['--scope', 'read', '--days', '3', '--user', '../etc'], 'no id of a person'],
  [['--scope', 'read', '--days', '3', '--subject', 'ada'], 'none is configured'],
])('called with %j it says what is missing, and how it is called', async (args, words) => {
  const { code, complaint } = await createToken(args);
  expect([code, complaint]).toEqual([2, expect.stringContaining(words)]);
  expect(complaint).toContain('Usage: create-token --scope read|write --days');
});

test('beside an issuer it is made for one of its people, by the subject', async () => {
  const issuer = { OIDC_ISSUER: 'https://login.example.org', LOGTO_RESOURCE: 'https://api.example.org' };
  const call = ['--scope', 'read', '--days', '1'];
  const { lines } = await createToken([...call, '--subject', 'ada'], { ...good, ...issuer });
  expect(lines[0]).toContain(` of ${oidcUserId('https://login.example.org', 'ada')} may read until `);
  expect((await createToken(call, { ...good, ...issuer })).complaint).toContain('--subject');
  const unsigned = await createToken([...call, '--subject', 'ada'], issuer);
  expect([unsigned.code, unsigned.complaint]).toEqual([1, expect.stringContaining('MYFLOW_LOCAL_SECRET, which is not set')]);
});

import { randomBytes } from 'node:crypto';
import { afterAll, expect, inject, it } from 'vitest';
import { type Container, hardening, startContainer, sweepContainers } from './support/container.ts';
import { docker } from './support/run-program.ts';

const image = `myflow-api:${inject('tag')}`;
const volume = `myflow-test-${randomBytes(4).toString('hex')}`;
const env = { MYFLOW_LOCAL_SECRET: randomBytes(33).toString('base64'), MYFLOW_ALLOW_REMOTE_API: 'true' };
const flags = [...hardening('192m'), `--volume=${volume}:/data`];

afterAll(async () => {
  await sweepContainers();
  await docker(['volume', 'rm', '--force', volume]);
});

it('keeps SQLite in a volume that was given to its user, over the end of the container', async () => {
  // The line of docs/deployment/images.md.
  const giveAway = "require('node:fs').chownSync('/data', 65532, 65532)";
  await docker(['run', '--rm', '--user=0', '--network=none', `--volume=${volume}:/data`, image, 'node', '--eval', giveAway]);
  const first = await started();
  const token = (await first.evaluate(cli('create-token', '--scope', 'write', '--days', '1'))).split('\n').at(-1);
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const created = await fetch(`${first.url}/api/v1/contexts`, { method: 'POST', headers, body: JSON.stringify({ name: 'Kept' }) });
  expect(created.status).toBe(201);
  await docker(['stop', first.id]);
  expect((await first.inspect()).State.ExitCode).toBe(0);
  await first.remove();

  const second = await started();
  const answer = await fetch(`${second.url}/api/v1/contexts`, { headers });
  expect(await answer.json()).toMatchObject({ items: [{ name: 'Kept' }] });
  expect(await second.evaluate(cli('doctor'))).toContain('MYFLOW_DATA_DIR');
  await second.remove();
});

async function started(): Promise<Container> {
  const container = await startContainer({ image, port: 8000, env, flags });
  await container.untilHealth('healthy', 40_000);
  return container;
}

/** Runs a command of the operator in the container; what it printed comes back. */
function cli(...args: string[]): string {
  return `import { execFileSync } from 'node:child_process'; process.stdout.write(execFileSync('node', ['/app/cli.mjs', ...${JSON.stringify(args)}]))`;
}

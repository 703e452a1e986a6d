import path from 'node:path';
import { expect, it } from 'vitest';
import { docker, runProgram } from './support/run-program.ts';

const root = path.resolve(import.meta.dirname, '..');

// The workflow runs every suite of the API on each version; here it is the script that is tried, on a few of them.
it('runs tests of the API on a server that a container holds, and takes it away', { timeout: 600_000 }, async () => {
  // Without a program for it no test can start a server of its own, so that a passing one has asked the container.
  const env = { MONGOMS_SYSTEM_BINARY: '/nowhere/mongod', MYFLOW_TEST_MONGODB_URI: '' };
  const before = await servers();
  const { stdout } = await runProgram('scripts/ci/test-on-mongo.sh', ['7', 'mongo-queries'], { cwd: root, env, timeoutMs: 580_000 });
  expect(stdout).toMatch(/mongo-queries\.test\.ts/);
  expect(stdout).toMatch(/Tests .*\d passed/);
  expect(await servers()).toBe(before);
});

function servers(): Promise<string> {
  return docker(['ps', '--all', '--quiet', '--filter', 'name=myflow-test-mongo-']);
}

import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rootCertificates } from 'node:tls';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { shellBlocks } from '../e2e/support/pages.ts';
import { freePort } from '../scripts/lib/ports.mjs';
import { cloneCommit, removeImages } from './support/clone.ts';
import { docker, runProgram } from './support/run-program.ts';

const blocks = shellBlocks('docs/deployment/docker-deployment.md');
const endless = 'docker compose up';
const tag = 'documents';
const projects = { dev: 'myflow-test-documents-dev', prod: 'myflow-test-documents-prod' };

/** Blocks of the page that are not run, by their beginnings, and why not. */
const notRun: Readonly<Record<string, string>> = {
  'op run': 'it needs a vault of 1Password',
  "echo 'MYFLOW_REGISTRY": 'nobody publishes images at the name that stands there as an example',
  'docker compose -f docker-compose.prod.yml pull client api': 'nobody publishes images yet',
  'docker compose -f docker-compose.prod.yml --profile edge':
    'it needs a name on the Internet that leads here; edge.spec.ts runs it for localhost',
  "echo 'LOGTO_ENDPOINT": 'its images are not everywhere to be had',
  'docker compose -f docker-compose.prod.yml --profile logto': 'as above, and it needs an account there',
};

/** What the output of a block with such a line has to hold. Each block has to end with exit code 0 besides. */
const heard: readonly (readonly [RegExp, readonly string[]])[] = [
  [/redis-cli ping$/m, ['PONG', '"db":"connected"', '"cache":"connected"', '{"status":"ok"}']],
  [/make-secrets\.sh$/m, ['Sign in with the password']],
  [/cli\.mjs doctor$/m, ['All that was looked at is well.']],
  [/^docker image ls/m, ['myflow-api', 'myflow-client']],
  [/create-token/, ['{"items":[']],
  [/run --rm backup$/m, ['which was read back and is whole']],
  [/cli\.mjs verify/, ['is whole: every byte is as it was written']],
  [/cli\.mjs restore/, ['read back and compared']],
];

let folder: string;
let ports: { readonly client: number; readonly api: number };
let running: ChildProcess | undefined;

beforeAll(async () => {
  // A clone of its own: what the blocks write, .env and backups, would be in the way of other tests.
  folder = await cloneCommit();
  // What whoever follows the page has at hand.
  writeFileSync(path.join(folder, 'redis-ca.pem'), rootCertificates[0] ?? '', { mode: 0o644 });
  ports = { client: await freePort(), api: await freePort() };
  for (const service of ['api', 'client']) await docker(['tag', `myflow-${service}:${inject('tag')}`, `myflow-${service}:${tag}`]);
});

afterAll(async () => {
  running?.kill();
  for (const [kind, project] of Object.entries(projects)) {
    const file = kind === 'dev' ? 'docker-compose.yml' : 'docker-compose.prod.yml';
    // Without a .env, which a failed test may not have made, there is nothing of the production stack either.
    await bash(`docker compose --file ${file} --profile '*' down --volumes --remove-orphans --timeout 20`, project).catch(() => {});
  }
  await removeImages(`myflow-api:${tag}`, `myflow-client:${tag}`, 'myflow-api:mine', 'myflow-client:mine');
  rmSync(path.dirname(folder), { recursive: true, force: true });
});

const isRun = (block: string) => !Object.keys(notRun).some((beginning) => block.startsWith(beginning));

it('speaks of blocks that are on the page', () => {
  expect(blocks[0]).toBe(endless);
  for (const beginning of Object.keys(notRun))
    expect([beginning, blocks.filter((block) => block.startsWith(beginning)).length]).toEqual([beginning, 1]);
  for (const [line] of heard) expect([line, blocks.some((block) => line.test(block))]).toEqual([line, true]);
});

it.each(blocks.filter(isRun).map((block) => [block]))('%s', { timeout: 900_000 }, async (block) => {
  if (block === endless) return await startEndless();
  const output = await bash(block, block.includes('docker-compose.prod.yml') ? projects.prod : projects.dev);
  for (const [line, words] of heard) if (line.test(block)) for (const word of words) expect(output).toContain(word);
});

/** Starts what goes on until it is stopped, and waits until the pages are there. */
async function startEndless(): Promise<void> {
  const child = spawn('bash', ['-c', endless], { cwd: folder, env: { ...process.env, ...settings(projects.dev) }, stdio: 'ignore' });
  running = child;
  const deadlineMs = Date.now() + 800_000;
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${ports.client}/api/health`, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
    if (answer?.ok) return;
    if (child.exitCode !== null) throw new Error(`${endless} ended with ${child.exitCode}`);
    if (Date.now() > deadlineMs) throw new Error(`${endless} served no page in time`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** Runs a block as it stands there, but for the ports, which are free ones. Gives all that it said. Throws when a command of it fails. */
async function bash(script: string, project: string): Promise<string> {
  const here = script.replaceAll('localhost:3000', `127.0.0.1:${ports.client}`).replaceAll('localhost:8000', `127.0.0.1:${ports.api}`);
  const options = { cwd: folder, env: settings(project), timeoutMs: 840_000 };
  const { stdout, stderr } = await runProgram('bash', ['-c', `set -euo pipefail\n${here}`], options);
  return `${stdout}\n${stderr}`;
}

function settings(project: string): Record<string, string> {
  return {
    COMPOSE_PROJECT_NAME: project,
    MYFLOW_PORT: String(ports.client),
    MYFLOW_API_PORT: String(ports.api),
    MYFLOW_VERSION: tag,
    // For development there is nothing set.
    ...(project === projects.dev ? { COMPOSE_DISABLE_ENV_FILE: '1' } : {}),
  };
}

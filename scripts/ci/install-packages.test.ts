import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { temporaryFolder } from '../lib/temporary-folder.ts';

const install = path.join(import.meta.dirname, 'install-packages.sh');
/** What the scripts themselves need of a machine. */
const tools = ['bash', 'dirname', 'env', 'grep', 'node'];

/** The only folder on the path, with a machine's programs in it. */
let machine: string;
let installed: string;
beforeEach(() => {
  machine = temporaryFolder();
  installed = path.join(machine, 'installed.log');
  for (const tool of tools) symlinkSync(execFileSync('which', [tool], { encoding: 'utf8' }).trim(), path.join(machine, tool));
  program('id', 'echo 1000');
  program('sudo', 'exec "$@"');
  program('dpkg-query', 'echo "deinstall ok config-files"');
  for (const name of ['apt-get', 'npx']) program(name, `echo "${name} $*" >> "${installed}"`);
});

it('installs nothing where everything is there', () => {
  for (const name of ['redis-server', 'google-chrome']) program(name, '');
  program('dpkg-query', 'echo "install ok installed"');
  expect(run([install, 'redis-server', 'chromium', 'fonts-liberation'])).toMatchObject({ status: 0, said: '' });
  expect(asked()).toEqual([]);
});

it('installs what is missing on Debian, as root', () => {
  program('redis-server', '');
  expect(run([install, 'redis-server', 'chromium', 'fonts-liberation'])).toMatchObject({ status: 0 });
  expect(asked()).toEqual(['apt-get update -qq', 'apt-get install -y -qq --no-install-recommends chromium fonts-liberation']);
});

it('takes the browser of Playwright on Ubuntu, whose own is a snap, in the version that the tests find', () => {
  expect(run([install, 'redis-server', 'chromium'], 'ID=ubuntu\n')).toMatchObject({ status: 0 });
  const { version } = JSON.parse(readFileSync(path.resolve('node_modules/playwright-core/package.json'), 'utf8')) as { version: string };
  expect(asked()).toEqual([
    `npx --yes playwright-core@${version} install --with-deps --no-shell chromium`,
    'apt-get update -qq',
    'apt-get install -y -qq --no-install-recommends redis-server',
  ]);
});

it('names what is missing where it cannot be installed', () => {
  rmSync(path.join(machine, 'apt-get'));
  const { status, said } = run([install, 'redis-server', 'git']);
  expect(status).toBe(1);
  expect(said).toContain('redis-server git');
});

it('gets Redis for the tests on a version of MongoDB before anything is started', () => {
  program('apt-get', 'echo "$*"; exit 100');
  program('docker', `echo "docker $*" >> "${installed}"`);
  const { status, said } = run([path.join(import.meta.dirname, 'test-on-mongo.sh'), '7']);
  expect(status).toBe(100);
  expect(said).toContain('Installing redis-server');
  expect(asked()).toEqual([]);
});

function run([script = '', ...args]: string[], release = 'ID=debian\n') {
  const file = path.join(machine, 'os-release');
  writeFileSync(file, release);
  const { status, stdout, stderr } = spawnSync(script, args, { encoding: 'utf8', env: { PATH: machine, OS_RELEASE: file } });
  return { status, said: `${stdout}${stderr}` };
}

function asked(): string[] {
  try {
    return readFileSync(installed, 'utf8').trimEnd().split('\n');
  } catch {
    return [];
  }
}

function program(name: string, script: string): void {
  const file = path.join(machine, name);
  writeFileSync(file, `#!${path.join(machine, 'bash')}\n${script}\n`);
  chmodSync(file, 0o755);
}

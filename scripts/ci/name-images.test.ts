import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { temporaryFolder } from '../lib/temporary-folder.ts';

const script = path.join(import.meta.dirname, 'name-images.sh');
const index = `sha256:${'c'.repeat(64)}`;

let folder: string;
let calls: string;
beforeEach(() => {
  folder = temporaryFolder();
  calls = path.join(folder, 'calls.log');
  mkdirSync(path.join(folder, 'bin'));
  program(
    'docker',
    `echo "docker $*" >> "${calls}"; case "$*" in *'{{json .Manifest.Digest}}'*) printf '"${index}"' ;; *inspect*) echo 'Name: a table' ;; esac`,
  );
  program('cosign', `echo "cosign $*" >> "${calls}"`);
  for (const [arch, letter] of [
    ['amd64', 'a'],
    ['arm64', 'b'],
  ] as const)
    writeFileSync(path.join(folder, `digests-${arch}.json`), JSON.stringify(digests(letter)));
});

it.each([
  ['the first release', ['v1.2.3'], 'v1.2.3', ['1.2.3', '1.2', '1', 'latest']],
  ['the newest of several', ['v1.2.3', 'v1.9.0', 'v1.10.0', 'notes'], 'v1.10.0', ['1.10.0', '1.10', '1', 'latest']],
  ['a fix of an older line', ['v1.0.4', 'v1.0.5', 'v2.0.0'], 'v1.0.5', ['1.0.5', '1.0', '1']],
  ['a fix of a line within the newest major', ['v2.1.5', 'v2.1.6', 'v2.2.0', 'v12.1.0'], 'v2.1.6', ['2.1.6', '2.1']],
  ['a version that is older than every other', ['v1.0.5', 'v1.0.6', 'v2.0.0'], 'v1.0.5', ['1.0.5']],
  ['a candidate', ['v1.2.2', 'v1.2.3-rc.1'], 'v1.2.3-rc.1', ['1.2.3-rc.1']],
  ['a release after a candidate of the next', ['v1.2.3', 'v2.0.0-rc.1'], 'v1.2.3', ['1.2.3', '1.2', '1', 'latest']],
])('gives %s its names', (_, tags, version, names) => {
  repository(tags);
  expect(run(version)).toMatchObject({ status: 0 });
  for (const service of ['api', 'client']) {
    const image = `ghcr.io/some/myflow-${service}`;
    const parts = ['a', 'b'].map((letter) => `${image}@${digest(service, letter)}`);
    expect(called().filter((call) => call.includes(image))).toEqual([
      `docker buildx imagetools create ${names.map((name) => `--tag ${image}:${name}`).join(' ')} ${parts.join(' ')}`,
      `docker buildx imagetools inspect ${image}:${names[0]} --format {{json .Manifest.Digest}}`,
      `cosign sign --yes ${image}@${index}`,
    ]);
  }
});

it.each(['main', 'v1.2', 'v1.2.3.4', 'v1.2.3+build'])('gives %s no name', (version) => {
  repository(['v1.2.3']);
  const { status, said } = run(version);
  expect(status).toBe(1);
  expect(said).toContain(`no version such as v1.2.3: ${version}`);
  expect(called()).toEqual([]);
});

it('gives no name where tags may be missing', () => {
  repository(['v1.0.5', 'v2.0.0'], 'whole');
  git('clone', '--quiet', '--depth=1', '--branch=v1.0.5', `file://${path.join(folder, 'whole')}`, path.join(folder, 'repository'));
  const { status, said } = run('v1.0.5');
  expect(status).toBe(1);
  expect(said).toContain('fetch every tag first');
  expect(called()).toEqual([]);
});

/** What `push-images.sh` left for an architecture. */
function digests(letter: string): Record<string, unknown> {
  return Object.fromEntries(
    ['api', 'client'].map((service) => [`${service}-release`, { 'containerimage.digest': digest(service, letter) }]),
  );
}

function digest(service: string, letter: string): string {
  return `sha256:${service === 'api' ? 1 : 2}${letter.repeat(63)}`;
}

function repository(tags: readonly string[], name = 'repository'): void {
  const place = path.join(folder, name);
  git('init', '--quiet', place);
  for (const tag of tags) {
    git('-C', place, '-c', 'user.name=n', '-c', 'user.email=n@example.org', 'commit', '--quiet', '--allow-empty', '--message', tag);
    git('-C', place, 'tag', tag);
  }
}

function git(...args: string[]): void {
  execFileSync('git', args, { stdio: 'pipe' });
}

function run(version: string) {
  const files = ['amd64', 'arm64'].map((arch) => path.join(folder, `digests-${arch}.json`));
  const env = { PATH: `${path.join(folder, 'bin')}:${process.env['PATH']}`, REGISTRY: 'ghcr.io/Some/', VERSION: version };
  const { status, stdout, stderr } = spawnSync(script, files, { cwd: path.join(folder, 'repository'), encoding: 'utf8', env });
  return { status, said: `${stdout}${stderr}` };
}

function called(): string[] {
  try {
    return readFileSync(calls, 'utf8').trimEnd().split('\n');
  } catch {
    return [];
  }
}

function program(name: string, text: string): void {
  const file = path.join(folder, 'bin', name);
  writeFileSync(file, `#!/usr/bin/env bash\n${text}\n`);
  chmodSync(file, 0o755);
}

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { runProgram } from './support/run-program.ts';

const root = path.resolve(import.meta.dirname, '..');

/** What `docker buildx bake --print` says of a target. */
type Target = {
  readonly dockerfile: string;
  readonly args: Readonly<Record<string, string>>;
  readonly tags: readonly string[];
  readonly platforms?: readonly string[];
  readonly output?: readonly unknown[];
  readonly attest?: readonly unknown[];
};

it('pushes both images by digest and without a name, with a bill of materials and their provenance', async () => {
  const env = { REGISTRY: 'ghcr.io/Somebody/', VERSION: '1.2.3', TAGS: 'dev', PLATFORMS: '' };
  const targets = await printed(['release'], env);
  expect(Object.keys(targets)).toEqual(['api-release', 'client-release']);
  for (const service of ['api', 'client']) {
    const target = targets[`${service}-release`];
    expect(target).toMatchObject({ dockerfile: `my_flow_${service}/Dockerfile`, tags: [`ghcr.io/somebody/myflow-${service}`] });
    expect(target?.args['VERSION']).toBe('1.2.3');
    // The machine's own: each architecture is built on one of its kind.
    expect(target?.platforms).toBeUndefined();
    expect(parts(target?.attest)).toEqual([{ type: 'provenance', mode: 'max' }, { type: 'sbom' }]);
    expect(parts(target?.output)).toEqual([{ type: 'image', 'push-by-digest': 'true', 'name-canonical': 'true', push: 'true' }]);
  }
});

it('builds for this machine what is not released, without what an engine cannot hold', async () => {
  const targets = await printed([], { REGISTRY: '', TAGS: 'one,two', PLATFORMS: 'linux/amd64,linux/arm64' });
  expect(Object.keys(targets)).toEqual(['api', 'client']);
  for (const service of ['api', 'client']) {
    expect(targets[service]?.tags).toEqual([`myflow-${service}:one`, `myflow-${service}:two`]);
    expect(targets[service]?.platforms).toEqual(['linux/amd64', 'linux/arm64']);
    expect([targets[service]?.attest, targets[service]?.output]).toEqual([undefined, undefined]);
  }
});

it('names a release where every tag of the repository is', () => {
  const { jobs } = parse(readFileSync(path.join(root, '.github/workflows/docker-ci.yml'), 'utf8')) as {
    jobs: Record<string, { steps: { uses?: string; with?: Record<string, unknown> }[] }>;
  };
  const checkout = jobs['release']?.steps.find(({ uses }) => uses?.startsWith('actions/checkout@'));
  expect(checkout?.with).toMatchObject({ 'fetch-depth': 0 });
});

async function printed(targets: readonly string[], env: Readonly<Record<string, string>>): Promise<Record<string, Target>> {
  const { stdout } = await runProgram('docker', ['buildx', 'bake', '--print', ...targets], { cwd: root, env });
  return (JSON.parse(stdout) as { target: Record<string, Target> }).target;
}

/** Older versions of Buildx print `type=sbom`, newer ones an object. */
function parts(list: readonly unknown[] = []): unknown[] {
  return list.map((entry) => (typeof entry === 'string' ? Object.fromEntries(entry.split(',').map((part) => part.split('='))) : entry));
}
